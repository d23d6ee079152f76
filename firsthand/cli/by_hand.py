"""`firsthand give`, `thank`, `ask`, `offer` and `promise`: an exchange that mail did not see, by hand."""

from typing import Annotated, Any, cast

import typer

from firsthand.cli.ledger import VALUES, one_of, tell
from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record

Person = Annotated[str, typer.Argument(help="Their name, address or number.")]
What = Annotated[str, typer.Argument(help="What it is about, in a few words.")]
On = Annotated[
    str, typer.Option("--on", help="The day, in words: yesterday, last Friday, 2026-03-31.", show_default="today")
]
By = Annotated[str, typer.Option("--by", help="The day it is due, in words: Friday, in 2 weeks.", show_default=False)]
KindOfValue = Annotated[str, typer.Option("--kind", help=", ".join(VALUES) + ".", show_default="by your words")]
EffortOf = Annotated[str, typer.Option("--effort", help="minutes, hour or more.", show_default="by your words")]


@app.command()
def give(
    person: Person,
    what: What,
    on: On = "",
    kind: KindOfValue = "",
    effort: EffortOf = "",
    as_json: Json = False,
    home: Home = None,
) -> None:
    """You gave somebody something."""
    _add("give", person, what, on, "", kind, effort, as_json=as_json)


@app.command()
def thank(
    person: Person,
    what: What,
    on: On = "",
    kind: KindOfValue = "",
    effort: EffortOf = "",
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Somebody gave you something, and you thanked them."""
    _add("thank", person, what, on, "", kind, effort, as_json=as_json)


@app.command()
def ask(
    person: Person, what: What, on: On = "", by: By = "", kind: KindOfValue = "", effort: EffortOf = "", as_json: Json = False,
    home: Home = None,
) -> None:  # fmt: skip
    """You asked somebody for something."""
    _add("ask", person, what, on, by, kind, effort, as_json=as_json)


@app.command()
def offer(
    person: Person, what: What, on: On = "", by: By = "", kind: KindOfValue = "", effort: EffortOf = "", as_json: Json = False,
    home: Home = None,
) -> None:  # fmt: skip
    """You offered somebody something."""
    _add("offer", person, what, on, by, kind, effort, as_json=as_json)


@app.command()
def promise(
    person: Person, what: What, on: On = "", by: By = "", kind: KindOfValue = "", effort: EffortOf = "", as_json: Json = False,
    home: Home = None,
) -> None:  # fmt: skip
    """You promised somebody something."""
    _add("promise", person, what, on, by, kind, effort, as_json=as_json)


def _add(act: str, person: str, what: str, on: str, by: str, kind: str, effort: str, *, as_json: bool) -> None:
    one_of(kind, VALUES, "--kind")
    one_of(effort, ("minutes", "hour", "more"), "--effort")
    actor = open_record()
    from firsthand.services import exchanges

    entry = exchanges.add(
        actor,
        exchanges.find_person(actor, person),
        act,
        what,
        on=on,
        due=by,
        value=cast(Any, kind or None),
        effort=cast(Any, effort or None),
    )
    tell(actor, entry, as_json=as_json)
