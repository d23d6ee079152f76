"""The mirror of intents: what was said of whom things were for, given back by the quarter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from firsthand.domain.wording import sentence_case
from firsthand.services import oneself, private_notes
from firsthand.services.actor import Actor, AsOf
from firsthand.services.oneself import Value
from firsthand.services.private_notes import IntentNote
from firsthand.web.elements.intent import WHOM
from firsthand.web.elements.kinds import KINDS
from firsthand.web.elements.words import day_words, formatted, number

NOTES_MAX = 2000

GROUPS: dict[str, str | Promise] = {
    "ask": lazy("Asks"),
    "introduce": lazy("Introductions"),
    "influence": lazy("Influence"),
    "other": lazy("Other moves"),
}
BOTH: dict[str, str | Promise] = {
    "good-of-the-whole": lazy("What is good for the organisation"),
    "own-interest": lazy("What is in it for me"),
}
_GROUP_OF = {"ask": "ask", "accept": "ask", "feedback": "ask", "introduce": "introduce", "influence": "influence"}


@dataclass(frozen=True)
class Row:
    """Of one sort of thing: whom it was for, in words."""

    label: str | Promise
    words: str


@dataclass(frozen=True)
class Reason:
    """What was said of one thing. whom: as said, none where nothing was; words: '' where none were written."""

    day: str
    kind: str | Promise
    whom: tuple[str | Promise, ...]
    words: str


@dataclass(frozen=True)
class Quarter:
    title: str
    rows: tuple[Row, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class IntentsPage:
    """values: the user's own, in their order, with what each means; both: the organisation's good and their own interest."""

    quarters: tuple[Quarter, ...]
    values: tuple[Value, ...]
    both: tuple[Row, ...]


def intents_page(actor: Actor, as_of: AsOf) -> IntentsPage:
    notes = [one for one in private_notes.intents(actor, NOTES_MAX) if one.on <= as_of.day and (one.whom or one.words)]
    said = oneself.words(actor)
    return IntentsPage(
        tuple(
            quarter_of(year, quarter, _latest(list(found)), as_of.day)
            for (year, quarter), found in groupby(notes, key=lambda one: (one.on.year, (one.on.month - 1) // 3))
        ),
        tuple(Value(_(one.name), one.own_words) for one in oneself.values(actor)),
        tuple(Row(label, words) for name, label in BOTH.items() if (words := said[name])),
    )


def _latest(notes: list[IntentNote]) -> list[IntentNote]:
    """The newest word on each thing; notes: the newest first."""
    found: dict[str, IntentNote] = {}
    for one in notes:
        found.setdefault(one.key, one)
    return list(found.values())


def quarter_of(year: int, quarter: int, notes: Sequence[IntentNote], today: date) -> Quarter:
    """One quarter, 0 to 3, of a year. notes: the latest word on each thing."""
    first, last = date(year, 3 * quarter + 1, 1), date(year, 3 * quarter + 3, 1)
    grouped = {group: [one for one in notes if _group(one) == group] for group in GROUPS}
    return Quarter(
        title=_("%(first)s to %(last)s") % {"first": formatted(first, "F"), "last": formatted(last, "F Y")},
        rows=tuple(Row(GROUPS[group], _for_whom(found)) for group, found in grouped.items() if found),
        reasons=tuple(
            Reason(
                day_words(one.on, today), _kind(one), tuple(WHOM[whom] for whom in one.whom if whom in WHOM), one.words
            )
            for one in notes
        ),
    )


def _for_whom(notes: Sequence[IntentNote]) -> str:
    """'Three for them, one for us all, one of which you did not say whom.'"""
    them, us, me = (sum(whom in one.whom for one in notes) for whom in ("them", "us", "me"))
    unsaid = sum(not one.whom for one in notes)
    counted = (
        (ngettext("one for them", "%(count)s for them", them), them),
        (ngettext("one for us all", "%(count)s for us all", us), us),
        (ngettext("one for me", "%(count)s for me", me), me),
        (ngettext("one without a word on whom", "%(count)s without a word on whom", unsaid), unsaid),
    )
    return sentence_case(", ".join(words % {"count": number(count)} for words, count in counted if count)) + "."


def _group(one: IntentNote) -> str:
    return _GROUP_OF.get(one.key.partition(":")[0], "other")


def _kind(one: IntentNote) -> str | Promise:
    kind = one.key.partition(":")[0]
    return KINDS[kind].label if kind in KINDS else GROUPS[_group(one)]
