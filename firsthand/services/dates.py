"""Birthdays and other days of people: by hand and from cards, and which of them the user wants to be reminded of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from firsthand.domain.days_of_the_year import is_a_day, next_on, turns
from firsthand.domain.people import PersonId
from firsthand.domain.text_folding import folded
from firsthand.domain.wording import date_in_words
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.language import ngettext
from firsthand.services.actor import Actor, AsOf, as_of, now
from firsthand.services.people import nobody_called
from firsthand.services.ties import ties_of
from firsthand.storage import personal_dates
from firsthand.storage.connection import execute, one, write
from firsthand.storage.personal_dates import Kept
from firsthand.storage.queries import people as queries

BIRTHDAY = "birthday"
LABEL_CHARS_MAX = 60
DAYS_BEFORE_MAX = 60
SOON_DAYS = 14


@dataclass(frozen=True)
class PersonalDay:
    """One day of a person. id: the user's own row, None where only a card names it. remind: as it holds now, by the user's
    choice or by default; chosen: whether the user chose.
    """

    person: PersonId
    name: str
    id: int | None
    label: str
    year: int | None
    month: int
    day: int
    from_card: bool
    remind: bool
    chosen: bool
    days_before: int

    @property
    def called(self) -> str:
        """The label in the language spoken where it is known here, else as it was written."""
        return _("birthday") if self.label == BIRTHDAY else self.label


@dataclass(frozen=True)
class Upcoming:
    """A day that comes round soon. turns: how many years it is then, None where not known."""

    of: PersonalDay
    on: date
    days_left: int
    turns: int | None

    @property
    def sentence(self) -> str:
        """As the daily mail says it: "Ada Moss: birthday on 12 March, 50 years."."""
        leap = (self.of.month, self.of.day) == (2, 29) and self.on.day == 28
        if self.days_left == 0:
            said = _("%(name)s: %(label)s today (the 29th)") if leap else _("%(name)s: %(label)s today")
        elif self.days_left == 1:
            said = _("%(name)s: %(label)s tomorrow (the 29th)") if leap else _("%(name)s: %(label)s tomorrow")
        else:
            said = _("%(name)s: %(label)s on %(day)s (the 29th)") if leap else _("%(name)s: %(label)s on %(day)s")
        said %= {
            "name": self.of.name,
            "label": self.of.called,
            "day": date_in_words(self.on),
        }
        if self.turns is None:
            return f"{said}."
        age = ngettext("%(count)s year", "%(count)s years", self.turns) % {"count": self.turns}
        return f"{said}, {age}."


def of_person(actor: Actor, person: PersonId) -> tuple[PersonalDay, ...]:
    """All days of one person, birthdays first, then through the year."""
    found = _days(actor, [person], now(actor))
    return tuple(sorted(found, key=lambda one: (one.label != BIRTHDAY, one.month, one.day, one.label)))


def upcoming(actor: Actor, as_of: AsOf, days: int = SOON_DAYS, *, reminded_only: bool = False) -> tuple[Upcoming, ...]:
    """Days that come round from this day on, up to so many days later, the next ones first."""
    ahead = {(as_of.day + timedelta(days=n)).timetuple()[1:3] for n in range(days + 1)}
    wanted = ahead | ({(2, 29)} if (2, 28) in ahead else set())
    found = []
    for one_day in _days(actor, None, as_of, wanted):
        on = next_on(one_day.month, one_day.day, as_of.day)
        left = (on - as_of.day).days
        if left <= days and (one_day.remind or not reminded_only):
            found.append(Upcoming(one_day, on, left, turns(one_day.year, on)))
    return tuple(sorted(found, key=lambda one: (one.on, one.of.label != BIRTHDAY, folded(one.of.name))))


def reminders_on(actor: Actor, day: date) -> Sequence[str]:
    """Sentences for the daily mail: what is on this day, and what the user wants to hear of so many days before."""
    here = now(actor) if now(actor).day == day else as_of(actor, day)
    return [
        one.sentence
        for one in upcoming(actor, here, DAYS_BEFORE_MAX, reminded_only=True)
        if one.days_left in (0, one.of.days_before)
    ]


def add(actor: Actor, person: PersonId, label: str, month: int, day: int, year: int | None = None) -> int:
    """Enter a day by hand. Raises FirsthandError for a day that is none."""
    words = " ".join(label.split()).lower()[:LABEL_CHARS_MAX] or BIRTHDAY
    if not is_a_day(year, month, day):
        raise FirsthandError(
            _("The day"), _("there is no such day"), _("Write month and day, and the year if you know it.")
        )
    with write(actor.scope):
        if not queries.exists(actor.scope, person):
            raise nobody_called(str(person))
        return personal_dates.insert(actor.scope, Kept(0, person, words, year, month, day, "hand", False, None, 0))


def remind(
    actor: Actor, person: PersonId, label: str, month: int, day: int, wanted: bool, days_before: int = 0
) -> None:
    """Choose whether to be reminded of a day, and how many days before. Raises NotFoundError and FirsthandError."""
    if not 0 <= days_before <= DAYS_BEFORE_MAX:
        raise FirsthandError(
            _("The reminder"),
            _("%(days_before)s days before is too early") % {"days_before": days_before},
            _("Choose 0 to %(days_before_max)s.") % {"days_before_max": DAYS_BEFORE_MAX},
        )
    with write(actor.scope):
        row = _own_row(actor, person, label, month, day)
        execute(
            actor.scope,
            "UPDATE personal_date SET remind = %s, days_before = %s WHERE workspace_id = %s AND id = %s",
            [wanted, days_before, actor.scope.workspace, row],
        )


def remove(actor: Actor, person: PersonId, label: str, month: int, day: int) -> None:
    """Take a day out; one that a card names stays on the card, and is not shown any more. Raises NotFoundError."""
    with write(actor.scope):
        row = _own_row(actor, person, label, month, day)
        if personal_dates.is_on_card(actor.scope, person, label, month, day):
            execute(
                actor.scope,
                "UPDATE personal_date SET hidden = %s, origin = 'card' WHERE workspace_id = %s AND id = %s",
                [True, actor.scope.workspace, row],
            )
        else:
            execute(
                actor.scope,
                "DELETE FROM personal_date WHERE workspace_id = %s AND id = %s",
                [actor.scope.workspace, row],
            )


def _own_row(actor: Actor, person: PersonId, label: str, month: int, day: int) -> int:
    """The user's own row for a day; made where only a card named it until now."""
    row = one(
        actor.scope,
        "SELECT id FROM personal_date WHERE workspace_id = %s AND person_id = %s AND label = %s AND month = %s AND day = %s",
        [actor.scope.workspace, person, label, month, day],
    )
    if row:
        return int(row[0])
    if not personal_dates.is_on_card(actor.scope, person, label, month, day):
        raise NotFoundError(_("This day"), _("it is not there"), _("Reload the page."))
    return personal_dates.insert(actor.scope, Kept(0, person, label, None, month, day, "card", False, None, 0))


def _days(
    actor: Actor, people: Collection[int] | None, as_of: AsOf, wanted: Collection[tuple[int, ...]] | None = None
) -> list[PersonalDay]:
    own = personal_dates.by_user(actor.scope, people)
    told = {(one.person, folded(one.label), one.month, one.day): one for one in own}
    found: list[tuple[Kept, bool]] = []
    seen = set()
    for card in personal_dates.on_cards(actor.scope, people, wanted):
        key = (card.person, folded(card.label), card.month, card.day)
        said = told.pop(key, None)
        if key not in seen and not (said and said.hidden):
            merged = card if said is None else said._replace(year=said.year or card.year)
            found.append((merged, True))
        seen.add(key)
    # What a card no longer names is the user's only where they entered it.
    found += [
        (one, False) for one in told.values() if one.origin == "hand" and not one.hidden and _key(one) not in seen
    ]
    found = [pair for pair in found if wanted is None or (pair[0].month, pair[0].day) in wanted]
    known = queries.by_ids(actor.scope, {one.person for one, _ in found})
    warm = _warm(actor, {one.person for one, _ in found if one.label == BIRTHDAY and one.remind is None}, as_of)
    return [
        PersonalDay(
            PersonId(one.person), known[one.person].name, one.id or None, one.label, one.year, one.month, one.day, on_card,
            bool(one.remind) if one.remind is not None else one.label == BIRTHDAY and one.person in warm,
            one.remind is not None, one.days_before,
        )
        for one, on_card in found
        if one.person in known and known[one.person].kind == "person" and not known[one.person].set_aside
    ]  # fmt: skip


def _key(one: Kept) -> tuple[int, str, int, int]:
    return (one.person, folded(one.label), one.month, one.day)


def _warm(actor: Actor, people: Collection[int], as_of: AsOf) -> set[int]:
    """Those of these people whose tie has a band of warmth, measured or set by the user."""
    if not people:
        return set()
    numbers = sorted(people)
    ties = ties_of(actor, as_of, numbers)
    warmths = ties.warmths(ties.rows(np.array(numbers, dtype=np.int64)))
    known = queries.by_ids(actor.scope, numbers)
    return {id for id, warmth in zip(numbers, warmths, strict=True) if warmth.band or known[id].warmth_set}
