"""Where a person works and worked, the days of their year, their groups, and what was said on who they are."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from firsthand.domain.days_of_the_year import falls_on
from firsthand.domain.people import PersonId
from firsthand.domain.positions import Held
from firsthand.domain.wording import sentence_case
from firsthand.services import dates, describing, joining, positions
from firsthand.services.actor import Actor, AsOf
from firsthand.services.dates import PersonalDay
from firsthand.services.joining import Change
from firsthand.web.elements.words import formatted, long_day, month_words
from firsthand.web.person.forms import PositionForm

CHANGES: dict[str, str | Promise] = {
    "join": lazy("You joined %(first)s and %(second)s"),
    "apart": lazy("You said that %(first)s and %(second)s are two people"),
    "separate": lazy("You took %(second)s out of %(first)s"),
}


@dataclass(frozen=True)
class PositionLine:
    """words: "Captain, Moss & Co"; when: since or until when; known_from: who says so. number: of the user's own word, 0 for
    none; form: to correct it.
    """

    number: int
    organisation: str
    title: str
    words: str
    when: str
    known_from: str
    quote: str
    letter: int
    current: bool
    suggested: bool
    form: PositionForm


@dataclass(frozen=True)
class DayLine:
    """note: when it comes round, and where it is known from."""

    label: str
    month: int
    day: int
    words: str
    note: str
    remind: bool
    days_before: int


@dataclass(frozen=True)
class ChangeLine:
    number: int
    words: str
    day: str
    undone: bool


@dataclass(frozen=True)
class LivesPart:
    """undo: the newest change that still stands, if it was made today: a join is taken back most easily at once."""

    positions: tuple[PositionLine, ...]
    days: tuple[DayLine, ...]
    hidden_groups: tuple[str, ...]
    changes: tuple[ChangeLine, ...]
    undo: ChangeLine | None


def lives_part(actor: Actor, person: PersonId, as_of: AsOf) -> LivesPart:
    said = joining.history(actor, person)
    fresh = next((one for one in said if not one.undone and one.made_at.date() == as_of.day), None)
    return LivesPart(
        positions=tuple(
            _position(held, place, as_of.day) for place, held in enumerate(positions.history(actor, person, as_of.day))
        ),
        days=tuple(_day(one, as_of.day) for one in dates.of_person(actor, person)),
        hidden_groups=describing.hidden_groups(actor, person),
        changes=tuple(change_line(one, as_of.day) for one in said),
        undo=change_line(fresh, as_of.day) if fresh else None,
    )


def change_line(one: Change, today: date) -> ChangeLine:
    words = str(CHANGES[one.kind]) % {"first": one.first, "second": one.second}
    return ChangeLine(one.id, words, long_day(one.made_at.date(), today), one.undone)


def _position(held: Held, place: int, today: date) -> PositionLine:
    return PositionLine(
        number=held.id or 0,
        organisation=held.organisation,
        title=held.title,
        words=", ".join(part for part in (held.title, held.organisation) if part),
        when=_when(held),
        known_from=_known_from(held),
        quote=held.quote if held.status == "suggested" else "",
        letter=held.interaction_id or 0,
        current=held.is_current_on(today),
        suggested=held.status == "suggested",
        form=PositionForm(
            initial={
                "title": held.title, "organisation": held.organisation, "from_day": held.from_day, "until_day": held.until_day
            },
            auto_id=f"position-{place}-%s",
        ),
    )  # fmt: skip


def _when(held: Held) -> str:
    if held.from_day and held.until_day:
        return _("%(first)s to %(last)s") % {"first": month_words(held.from_day), "last": month_words(held.until_day)}
    if held.from_day:
        return _("since %(month)s") % {"month": month_words(held.from_day)}
    if held.until_day:
        return _("until %(month)s") % {"month": month_words(held.until_day)}
    return ""


def _known_from(held: Held) -> str:
    if held.origin == "mail" and held.messages and held.seen_from and held.as_of:
        seen = ngettext(
            "Under %(count)s message, %(last)s", "Under %(count)s messages, %(first)s to %(last)s", held.messages
        )
        return seen % {
            "count": held.messages, "first": month_words(held.seen_from), "last": month_words(held.as_of)
        }  # fmt: skip
    source = {"hand": _("Your own word"), "mail": _("From a signature"), "card": _("From your address book")}[
        held.origin
    ]
    if held.origin == "card" and held.status == "suggested":
        source = _("From %(place)s") % {"place": held.said_by}
        if held.as_of and not held.from_day:
            return _("%(source)s, as of %(month)s") % {"source": source, "month": month_words(held.as_of)}
        return source
    return source if held.origin == "hand" else _("%(source)s, confirmed by you") % {"source": source}


def _day(one: PersonalDay, today: date) -> DayLine:
    on = formatted(falls_on(one.month, one.day, 2000), "j F")
    return DayLine(
        label=one.label,
        month=one.month,
        day=one.day,
        words=f"{sentence_case(one.called)}: {on}" + (f" {one.year}" if one.year else ""),
        note=_("From your address book") if one.from_card else _("Your own word"),
        remind=one.remind,
        days_before=one.days_before,
    )
