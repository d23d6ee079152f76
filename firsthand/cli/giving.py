"""`firsthand offers` and `firsthand needs`: what can be brought, and what is looked for."""

from datetime import date
from typing import Annotated, Any

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json
from firsthand.language import gettext as _
from firsthand.language import ngettext

offers = typer.Typer(help=_("What you can bring, and what others can."), rich_markup_mode=None)
needs = typer.Typer(help=_("What people look for, and what you look for."), rich_markup_mode=None)
app.add_typer(offers, name="offers")
app.add_typer(needs, name="needs")

Until = Annotated[
    str | None, typer.Option("--until", help=_("The last day it holds (YYYY-MM-DD)."), show_default=False)
]
Words = Annotated[list[str], typer.Argument(help=_("In a few words."), show_default=False)]


@offers.callback(invoke_without_command=True)
def list_offers(context: typer.Context, as_json: Json = False, home: Home = None) -> None:
    """List offers, yours first, and what your record suggests you bring."""
    if context.invoked_subcommand is not None:
        return
    actor = open_record()
    from firsthand.services import inventory
    from firsthand.services.actor import now

    found = sorted(inventory.offers(actor), key=lambda one: one.offer.person is not None)
    proposed = inventory.proposals(actor, now(actor))
    if as_json:
        print_json(
            {
                "offers": [_offer(one.offer, one.person_name) for one in found],
                "suggested": [
                    {"words": one.words, "kind": one.value, "minutes": one.minutes, "why": one.why} for one in proposed
                ],
            }
        )
        return
    for one in found:
        offer = one.offer
        said = ngettext(
            "%(name)s: %(words)s, %(kind)s, %(minutes)s minutes",
            "%(name)s: %(words)s, %(kind)s, %(minutes)s minutes",
            offer.minutes,
        ) % {"name": one.person_name or _("You"), "words": offer.words, "kind": offer.value, "minutes": offer.minutes}
        until = _(", until %(day)s") % {"day": offer.until.isoformat()} if offer.until else ""
        limits = f" ({offer.limits})" if offer.limits else ""
        typer.echo(f"{offer.id}  {said}{until}{limits}")
    if not found:
        typer.echo(_("No offers yet. `firsthand offers add WORDS` keeps one."))
    if proposed:
        typer.echo("\n" + _("Your record suggests:"))
        for suggestion in proposed:
            typer.echo(f"   {suggestion.words} ({suggestion.value}). {suggestion.why}.")
        typer.echo(_("`firsthand offers add WORDS` takes one up."))


@offers.command("add", help=_("Keep what you can bring, or what somebody else can."))
def add_offer(
    words: Words,
    kind: Annotated[
        str, typer.Option(help=_("The kind of value; read from the words if not given."), show_default=False)
    ] = "",
    minutes: Annotated[int | None, typer.Option(help=_("About how long it takes."), show_default=False)] = None,
    limits: Annotated[str, typer.Option(help=_("Its limits, in your words."), show_default=False)] = "",
    until: Until = None,
    person: Annotated[str | None, typer.Option("--person", help=_("Whose, if not yours."), show_default=False)] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    last_day = _day(until)
    actor = open_record()
    from firsthand.services import inventory
    from firsthand.services import people as services

    kept = inventory.add_offer(
        actor,
        " ".join(words),
        value=kind,
        minutes=minutes,
        limits=limits,
        until=last_day,
        person=services.find(actor, person) if person else None,
    )
    if as_json:
        print_json(_offer(kept, ""))
    else:
        typer.echo(
            ngettext(
                "Kept, as number %(id)s: %(kind)s, about %(minutes)s minutes.",
                "Kept, as number %(id)s: %(kind)s, about %(minutes)s minutes.",
                kept.minutes,
            )
            % {"id": kept.id, "kind": kept.value, "minutes": kept.minutes}
        )


@offers.command("remove", help=_("Remove an offer."))
def remove_offer(
    id: Annotated[int, typer.Argument(help=_("Its number."))], as_json: Json = False, home: Home = None
) -> None:
    actor = open_record()
    from firsthand.services import inventory

    inventory.remove_offer(actor, id)
    _removed(id, as_json=as_json)


@needs.callback(invoke_without_command=True)
def list_needs(context: typer.Context, as_json: Json = False, home: Home = None) -> None:
    """List needs, yours first, and what your record suggests people look for."""
    if context.invoked_subcommand is not None:
        return
    actor = open_record()
    from firsthand.services import needs as services
    from firsthand.services import people
    from firsthand.services.actor import now

    found = sorted(services.needs(actor), key=lambda one: one.need.person is not None)
    proposed = services.proposals(actor, now(actor))
    names = people.names(actor, {one.person for one in proposed})
    if as_json:
        print_json(
            {
                "needs": [_need(one.need, one.person_name) for one in found],
                "suggested": [
                    {
                        "person": {"id": one.person, "name": names.get(one.person, "")},
                        "words": one.words,
                        "quote": one.source.quote,
                    }
                    for one in proposed
                ],
            }
        )
        return
    for one in found:
        need = one.need
        state = (
            _(", met %(day)s") % {"day": need.met.isoformat()}
            if need.met
            else _(", until %(day)s") % {"day": need.until.isoformat()}
            if need.until
            else ""
        )
        whose = one.person_name or _("You")
        typer.echo(f"{need.id}  {whose}: {need.words}{state}")
    if not found:
        typer.echo(
            _("No needs yet. `firsthand needs add PERSON WORDS` keeps one; `firsthand needs add me WORDS` your own.")
        )
    if proposed:
        typer.echo("\n" + _("Your record suggests:"))
        for suggestion in proposed:
            typer.echo(f"   {names.get(suggestion.person, '')}: {suggestion.words}")


@needs.command("add", help=_("Keep what somebody looks for; with “me”, what you look for yourself."))
def add_need(
    person: Annotated[
        str, typer.Argument(help=_("Who looks for it: a name, an address, a number; or me."), show_default=False)
    ],
    words: Words,
    until: Until = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    last_day = _day(until)
    actor = open_record()
    from firsthand.services import needs as services
    from firsthand.services import people

    whose = None if person.strip().lower() == "me" else people.find(actor, person)
    kept = services.add_need(actor, " ".join(words), person=whose, until=last_day)
    if as_json:
        print_json(_need(kept, ""))
    else:
        typer.echo(_("Kept, as number %(id)s.") % {"id": kept.id})


@needs.command("remove", help=_("Remove a need."))
def remove_need(
    id: Annotated[int, typer.Argument(help=_("Its number."))], as_json: Json = False, home: Home = None
) -> None:
    actor = open_record()
    from firsthand.services import needs as services

    services.remove_need(actor, id)
    _removed(id, as_json=as_json)


@needs.command("met", help=_("Say that a need is met."))
def met_need(
    id: Annotated[int, typer.Argument(help=_("Its number."))], as_json: Json = False, home: Home = None
) -> None:
    actor = open_record()
    from firsthand.services import needs as services

    services.met(actor, id)
    if as_json:
        print_json({"met": id})
    else:
        typer.echo(_("Noted as met."))


def _offer(offer: Any, name: str) -> dict[str, Any]:
    return {
        "id": offer.id,
        "person": None if offer.person is None else {"id": offer.person, "name": name},
        "kind": offer.value,
        "words": offer.words,
        "minutes": offer.minutes,
        "limits": offer.limits,
        "until": offer.until,
        "status": offer.status,
    }


def _need(need: Any, name: str) -> dict[str, Any]:
    return {
        "id": need.id,
        "person": None if need.person is None else {"id": need.person, "name": name},
        "words": need.words,
        "since": need.source.on,
        "until": need.until,
        "met": need.met,
        "status": need.status,
    }


def _removed(id: int, *, as_json: bool) -> None:
    if as_json:
        print_json({"removed": id})
    else:
        typer.echo(_("Removed."))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            _("“%(text)s” is not a day. Write it as 2026-03-31.") % {"text": text}, param_hint="--until"
        ) from None
