"""What passes between the user and a person, as their page shows it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.people import PersonId
from firsthand.domain.wording import figure, sentence_case
from firsthand.services import passing
from firsthand.services.actor import Actor, AsOf
from firsthand.services.exchanges import Entry
from firsthand.services.passing import Promises
from firsthand.web.elements.words import number
from firsthand.web.ledger.line import exchange_line


@dataclass(frozen=True)
class Line:
    """note: how it stands, and whether it waits for the user's word."""

    key: str
    flow: str
    headline: str
    what: str
    day: str
    note: str


@dataclass(frozen=True)
class Side:
    """Promises of one side: in words, with the way to them ('' where there are none)."""

    title: str
    words: str
    href: str


@dataclass(frozen=True)
class PassingPart:
    lines: tuple[Line, ...]
    all: str
    from_me: str
    from_them: str
    promises: tuple[Side, ...]


def passing_part(actor: Actor, person: PersonId, name: str, as_of: AsOf) -> PassingPart:
    """name: what one calls the person in running text."""
    found = passing.between(actor, person, as_of)
    every = ngettext("All %(count)s", "All %(count)s", found.total) % {"count": figure(found.total)}
    if found.to_judge:
        every += ", " + _("%(count)s for you to judge") % {"count": figure(found.to_judge)}
    address = reverse("ledger:ledger") + f"?person={person}&status=confirmed&flow="
    return PassingPart(
        lines=tuple(_line(entry, as_of.day) for entry in found.entries),
        all=every if found.total else "",
        from_me=_("From me to %(name)s") % {"name": name},
        from_them=_("From %(name)s to me") % {"name": name},
        promises=(
            Side(
                _("Yours to %(name)s") % {"name": name},
                promises_in_words(found.mine),
                _where(found.mine, address + "out"),
            ),
            Side(_("Theirs to you"), promises_in_words(found.theirs), _where(found.theirs, address + "in")),
        ),
    )


def _where(promises: Promises, address: str) -> str:
    return address if promises.past or promises.waiting else ""


def _line(entry: Entry, today: date) -> Line:
    line = exchange_line(entry, today)
    notes = [line.standing, str(line.status) if line.suggested else ""]
    return Line(line.key, line.flow, line.headline, line.what, line.day, " · ".join(note for note in notes if note))


def promises_in_words(promises: Promises) -> str:
    """'Two of three kept by the day, one later.'"""
    if not promises.past:
        return _("One is still open.") if promises.waiting else _("None that you confirmed.")
    words = [_kept(promises.by_the_day, promises.past)]
    if promises.later:
        words.append(ngettext("one later", "%(count)s later", promises.later) % {"count": number(promises.later)})
    if promises.lapsed:
        words.append(ngettext("one lapsed", "%(count)s lapsed", promises.lapsed) % {"count": number(promises.lapsed)})
    return sentence_case(", ".join(words)) + "."


def _kept(kept: int, past: int) -> str:
    """How many promises were kept by the day, of those whose day is past: one at least."""
    if past == 1:
        return _("One of one kept by the day") if kept else _("None of one kept by the day")
    words = (
        ngettext("One of %(past)s kept by the day", "%(kept)s of %(past)s kept by the day", kept)
        if kept
        else _("None of %(past)s kept by the day")
    )
    return words % {"kept": number(kept), "past": number(past)}
