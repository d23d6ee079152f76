"""`firsthand give`, `thank`, `ask`, `offer` and `promise`: an exchange that mail did not see, by hand."""

from typing import Annotated, Any, cast

import typer

from firsthand.cli.ledger import VALUES, one_of, tell
from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.language import gettext as _

Person = Annotated[str, typer.Argument(help=_("Their name, address or number."))]
What = Annotated[str, typer.Argument(help=_("What it is about, in a few words."))]
On = Annotated[
    str, typer.Option("--on", help=_("The day, in words: yesterday, last Friday, 2026-03-31."), show_default=_("today"))
]
By = Annotated[
    str, typer.Option("--by", help=_("The day it is due, in words: Friday, in 2 weeks."), show_default=False)
]
KindOfValue = Annotated[str, typer.Option("--kind", help=", ".join(VALUES) + ".", show_default=_("by your words"))]
EffortOf = Annotated[str, typer.Option("--effort", help=_("minutes, hour or more."), show_default=_("by your words"))]


@app.command(help=_("You gave somebody something."))
def give(
    person: Person,
    what: What,
    on: On = "",
    kind: KindOfValue = "",
    effort: EffortOf = "",
    as_json: Json = False,
    home: Home = None,
) -> None:
    _add("give", person, what, on, "", kind, effort, as_json=as_json)


@app.command(help=_("Somebody gave you something, and you thanked them."))
def thank(
    person: Person,
    what: What,
    on: On = "",
    kind: KindOfValue = "",
    effort: EffortOf = "",
    as_json: Json = False,
    home: Home = None,
) -> None:
    _add("thank", person, what, on, "", kind, effort, as_json=as_json)


@app.command(help=_("You asked somebody for something."))
def ask(
    person: Person, what: What, on: On = "", by: By = "", kind: KindOfValue = "", effort: EffortOf = "", as_json: Json = False,
    home: Home = None,
) -> None:  # fmt: skip
    _add("ask", person, what, on, by, kind, effort, as_json=as_json)


@app.command(help=_("You offered somebody something."))
def offer(
    person: Person, what: What, on: On = "", by: By = "", kind: KindOfValue = "", effort: EffortOf = "", as_json: Json = False,
    home: Home = None,
) -> None:  # fmt: skip
    _add("offer", person, what, on, by, kind, effort, as_json=as_json)


@app.command(help=_("You promised somebody something."))
def promise(
    person: Person, what: What, on: On = "", by: By = "", kind: KindOfValue = "", effort: EffortOf = "", as_json: Json = False,
    home: Home = None,
) -> None:  # fmt: skip
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
