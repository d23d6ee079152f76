"""`firsthand ledger`: what was asked, offered, promised, given and thanked."""

from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json
from firsthand.domain.wording import date_in_words, figure, quoted
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from datetime import date

    from firsthand.services.actor import Actor
    from firsthand.services.exchanges import Entry

ledger = typer.Typer(
    help=_("What was asked, offered, promised, given and thanked."), no_args_is_help=False, rich_markup_mode=None
)
app.add_typer(ledger, name="ledger")

Ids = Annotated[list[str], typer.Argument(help=_("Ids, as `firsthand ledger` shows them."))]
STATUSES = ("suggested", "confirmed", "dismissed")
STATES = ("asked", "offered", "promised", "given", "accepted", "thanked", "declined", "lapsed")
VALUES = ("support", "recognition", "feedback", "knowledge", "introduction", "resource", "opportunity")
FLOWS = ("out", "in")


@ledger.callback(invoke_without_command=True)
def show(
    context: typer.Context,
    status: Annotated[
        str, typer.Option(help=_("suggested, confirmed or dismissed."), show_default=_("all but dismissed"))
    ] = "",
    state: Annotated[str, typer.Option(help=", ".join(STATES) + ".", show_default=_("any"))] = "",
    only_open: Annotated[bool, typer.Option("--open", help=_("Only what waits for somebody."))] = False,
    person: Annotated[str | None, typer.Option("--person", help=_("With whom."), show_default=False)] = None,
    kind: Annotated[str, typer.Option(help=", ".join(VALUES) + ".", show_default=_("any"))] = "",
    flow: Annotated[str, typer.Option(help=_("out: I give; in: they give."), show_default=_("both"))] = "",
    words: Annotated[str, typer.Option(help=_("Words of what it is about."), show_default=False)] = "",
    limit: Annotated[
        int | None, typer.Option(min=1, help=_("At most so many."), show_default=_("all, 40 in words"))
    ] = None,
    as_of: AsOfDay = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """List exchanges, the newest first, each with the words that show it."""
    if context.invoked_subcommand is not None:
        return
    one_of(status, STATUSES, "--status")
    one_of(state, STATES, "--state")
    one_of(kind, VALUES, "--kind")
    one_of(flow, FLOWS, "--flow")
    day = day_from(as_of)
    actor = open_record()
    from firsthand.services import acts, exchanges
    from firsthand.services.actor import as_of as point

    query = exchanges.LedgerQuery(
        status=cast(Any, status or None),
        state=cast(Any, state or None),
        open=True if only_open else None,
        person=exchanges.find_person(actor, person) if person else None,
        flow=cast(Any, flow or None),
        value=cast(Any, kind or None),
        words=words,
    )
    at = point(actor, day)
    found = exchanges.listing(actor, query, at, limit=limit if as_json or limit else 40)
    if as_json:
        print_json({"total": found.total, "exchanges": documents(actor, found.entries)})
        return
    _print(found.entries, found.total, at.day)
    from rich.console import Console

    coverage = acts.coverage(actor)
    console = Console(highlight=False, markup=False)
    console.print(coverage.words, style="dim")
    if coverage.pending:
        console.print(_("`firsthand ledger read` goes on reading."), style="dim")


@ledger.command(help=_("Say that these happened so."))
def confirm(ids: Ids, as_json: Json = False, home: Home = None) -> None:
    actor = open_record()
    from firsthand.services import exchanges

    exchanges.confirm(actor, ids)
    _said("confirmed", ids, as_json=as_json)


@ledger.command(help=_("Say that these are no exchanges; they are not suggested again."))
def dismiss(ids: Ids, as_json: Json = False, home: Home = None) -> None:
    actor = open_record()
    from firsthand.services import exchanges

    exchanges.dismiss(actor, ids)
    _said("dismissed", ids, as_json=as_json)


@ledger.command(help=_("Put your own words over an exchange; this confirms it."))
def correct(
    id: Annotated[str, typer.Argument(help=_("The id, as `firsthand ledger` shows it."))],
    what: Annotated[str | None, typer.Option(help=_("What it is about."), show_default=False)] = None,
    person: Annotated[str | None, typer.Option(help=_("With whom."), show_default=False)] = None,
    flow: Annotated[str, typer.Option(help=_("out: I give; in: they give."), show_default=False)] = "",
    kind: Annotated[str, typer.Option(help=", ".join(VALUES) + ".", show_default=False)] = "",
    state: Annotated[str, typer.Option(help=", ".join(STATES) + ".", show_default=False)] = "",
    effort: Annotated[str, typer.Option(help=_("minutes, hour or more."), show_default=False)] = "",
    by: Annotated[
        str, typer.Option("--by", help=_("The day it is due, in words; none for no day."), show_default=False)
    ] = "",
    on: Annotated[str, typer.Option("--on", help=_("The day it began, in words."), show_default=False)] = "",
    as_json: Json = False,
    home: Home = None,
) -> None:
    one_of(flow, FLOWS, "--flow")
    one_of(kind, VALUES, "--kind")
    one_of(state, STATES, "--state")
    one_of(effort, ("minutes", "hour", "more"), "--effort")
    actor = open_record()
    from firsthand.domain.exchanges.corrections import Correction
    from firsthand.services import exchanges

    no_due = by.strip().lower() == "none"
    said = Correction(
        person=exchanges.find_person(actor, person) if person else None,
        flow=cast(Any, flow or None),
        value=cast(Any, kind or None),
        effort=cast(Any, effort or None),
        state=cast(Any, state or None),
        what=what,
        due=exchanges.day_in_words(actor, by, future=True) if by and not no_due else None,
        no_due=no_due,
        opened=exchanges.day_in_words(actor, on, future=False) if on else None,
    )
    tell(actor, exchanges.correct(actor, id, said), as_json=as_json)


@ledger.command(help=_("Take back the last thing you did in the ledger."))
def undo(as_json: Json = False, home: Home = None) -> None:
    actor = open_record()
    from firsthand.services import exchanges

    did = exchanges.undo(actor)
    if as_json:
        print_json({"undone": did})
    else:
        typer.echo(_("Taken back: %(did)s.") % {"did": did})


@ledger.command(help=_("Go on reading what messages ask, promise and give, where it was left off."))
def read(as_json: Json = False, home: Home = None) -> None:
    actor = open_record()
    from firsthand.services import acts

    coverage = acts.read(actor)
    if as_json:
        print_json({"read": coverage.read, "pending": coverage.pending, "not_english": coverage.not_english})
    else:
        typer.echo(coverage.words)


def documents(actor: "Actor", entries: "tuple[Entry, ...]") -> list[dict[str, Any]]:
    """Exchanges in the shape promised to scripts."""
    from firsthand.services import exchanges

    owner = exchanges.owner(actor)
    me = {"id": owner.id, "name": owner.name}
    return [document(entry, me) for entry in entries]


def document(entry: "Entry", me: dict[str, Any]) -> dict[str, Any]:
    """One exchange in the shape promised to scripts."""
    one = entry.exchange
    them = {"id": one.person, "name": entry.person_name}
    return {
        "id": one.key,
        "giver": me if one.flow == "out" else them,
        "receiver": them if one.flow == "out" else me,
        "kind": one.value,
        "state": one.state,
        "status": one.status,
        "what": one.what,
        "effort": one.effort,
        "due": one.due,
        "opened": one.opened,
        "closed": one.closed,
        "confidence": round(one.confidence, 3),
        "third": None if one.third is None else {"id": one.third, "name": entry.third_name},
        "evidence": [
            {
                "message_id": step.message_id,
                "date": step.at.isoformat(),
                "subject": step.subject,
                "quote": step.quote,
                "by_me": step.by_me,
                "leads_to": step.leads_to,
            }
            for step in one.steps
            if step.interaction_id is not None
        ],
    }


def tell(actor: "Actor", entry: "Entry", *, as_json: bool) -> None:
    """Print one exchange that was just written."""
    if as_json:
        print_json(documents(actor, (entry,))[0])
    else:
        typer.echo(_("Kept as %(key)s: %(entry)s.") % {"key": entry.exchange.key, "entry": in_a_line(entry)})


def in_a_line(entry: "Entry") -> str:
    """Who gives what to whom, and how far it has come."""
    one = entry.exchange
    due = _(", by %(day)s") % {"day": _day(one.due)} if one.due and one.closed is None else ""
    return f"{_who(entry)}: {one.what} ({one.value}, {one.state}{due})"


def _who(entry: "Entry") -> str:
    said = _("you → %(name)s") if entry.exchange.flow == "out" else _("%(name)s → you")
    return said % {"name": entry.person_name}


def one_of(word: str, allowed: tuple[str, ...], option: str) -> None:
    """Refuse a word that is none of these as wrong use."""
    if word and word not in allowed:
        raise typer.BadParameter(
            _("“%(word)s” is none of %(allowed)s.") % {"word": word, "allowed": ", ".join(allowed)}, param_hint=option
        )


def _said(did: str, ids: list[str], *, as_json: bool) -> None:
    if as_json:
        print_json({did: ids})
    else:
        words = {
            "confirmed": _("%(count)s confirmed. `firsthand ledger undo` takes it back."),
            "dismissed": _("%(count)s dismissed. `firsthand ledger undo` takes it back."),
        }
        typer.echo(words[did] % {"count": len(ids)})


def _print(entries: "tuple[Entry, ...]", total: int, today: "date") -> None:
    from rich.console import Console
    from rich.padding import Padding

    console = Console(highlight=False, markup=False)
    if not entries:
        console.print(_("Nothing in the ledger fits."))
        return
    for entry in entries:
        one = entry.exchange
        console.print(f"{_who(entry)}: {one.what}", style="bold")
        last = next((step for step in reversed(one.steps) if step.quote), None)
        if last is not None:
            console.print(Padding(f"{quoted(last.quote)} {_day(last.at.date())}", (0, 0, 0, 3)), style="italic")
        console.print(Padding(f"{_standing(entry, today)} · {one.key}", (0, 0, 0, 3)), style="dim")
    console.print(
        _("%(count)s of %(total)s. A question mark: suggested, for you to confirm or dismiss.")
        % {"count": figure(len(entries)), "total": figure(total)}
    )


def _standing(entry: "Entry", today: "date") -> str:
    """Kind, state, since when and by when, in a few words."""
    one = entry.exchange
    state = {
        "confirmed": one.state,
        "suggested": f"{one.state}?",
        "dismissed": _("%(state)s, dismissed") % {"state": one.state},
    }[one.status]
    words = [one.value, state, _("since %(day)s") % {"day": _day(one.opened)}]
    if one.due is not None and one.closed is None:
        by = _("by %(day)s, which is past") if one.due < today else _("by %(day)s")
        words.append(by % {"day": _day(one.due)})
    return " · ".join(words)


def _day(day: "date") -> str:

    return date_in_words(day, year=True)
