"""What was shown before and what the user did with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from firsthand.domain.moves.shape import Kind, Move

Outcome = Literal["shown", "done", "later", "not-this"]

REST_DAYS = 14
"""At most one prompt a person in this time, unless a move's kind is exempt."""

PROMPT_DAYS = 3
"""A prompt that nobody touched stays on the page for this long."""

LATER_DAYS = 3
"""How long "later" holds a move back when the user names no day."""

EXEMPT: frozenset[Kind] = frozenset({"promise", "answer"})
"""Somebody waits for the owner; these come back until they are done, refused or too old."""

PROMPTS_UNANSWERED_MAX = 2


@dataclass(frozen=True, slots=True)
class Remembered:
    """One thing that happened to a move on one day.

    until: for "later": the first day on which the move may show again; None means `LATER_DAYS` after `on`.
    """

    key: str
    kind: Kind
    person_ids: tuple[int, ...]
    on: date
    outcome: Outcome
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything remembered, and whom the user never wants suggested.

    reopened: people whose silence the user has ended, with the day they did.
    """

    entries: tuple[Remembered, ...] = ()
    never_suggest: frozenset[int] = frozenset()
    reopened: dict[int, date] = field(default_factory=dict)


Refusal = Literal["", "done", "not-this", "later", "never-suggest", "rest", "silence"]


@dataclass(frozen=True, slots=True)
class Recall:
    """`Memory` arranged for one day; entries of later days are left out."""

    today: date
    by_key: dict[str, tuple[Remembered, ...]]
    by_person: dict[int, tuple[Remembered, ...]]
    memory: Memory

    def refusal(self, move: Move) -> Refusal:
        """Why `move` must not show today; '' when it may."""
        if any(person.id in self.memory.never_suggest for person in move.people):
            return "never-suggest"
        own = self.by_key.get(move.key, ())
        for entry in own:
            if entry.outcome in ("done", "not-this"):
                return entry.outcome
        if any(entry.outcome == "later" and self.today < _back_on(entry) for entry in own):
            return "later"
        if move.kind in EXEMPT:
            return ""
        for person in move.people:
            if refusal := self._of_person(person.id, move.key):
                return refusal
        return ""

    def other_moves(self, move: Move) -> int:
        """Distinct other moves with the same people, shown in the last 14 days before today."""
        since = self.today - timedelta(days=REST_DAYS)
        return len(
            {
                entry.key
                for person in move.people
                for entry in self.by_person.get(person.id, ())
                if entry.key != move.key and since <= entry.on < self.today
            }
        )

    def _of_person(self, person_id: int, key: str) -> Refusal:
        """ "rest" within 14 days of another prompt, "silence" after two that led to nothing."""
        prompts = _prompts([e for e in self.by_person.get(person_id, ()) if e.kind not in EXEMPT])
        reopened = self.memory.reopened.get(person_id, date.min)
        unanswered = 0
        for prompt in reversed(prompts):
            if prompt.touched or prompt.first < reopened:
                break
            if prompt.first <= self.today - timedelta(days=PROMPT_DAYS):
                unanswered += 1
        if unanswered >= PROMPTS_UNANSWERED_MAX:
            return "silence"
        for prompt in prompts:
            age_days = (self.today - prompt.first).days
            still_showing = prompt.keys == {key} and age_days < PROMPT_DAYS
            came_back = prompt.keys == {key} and prompt.postponed
            if age_days < REST_DAYS and not still_showing and not came_back and prompt.first >= reopened:
                return "rest"
        return ""


@dataclass(slots=True)
class _Prompt:
    """Days on which one person was suggested, taken together while they lie within `REST_DAYS`."""

    first: date
    keys: set[str]
    touched: bool
    postponed: bool


def recall(memory: Memory, today: date) -> Recall:
    """`memory` as it stood on `today`, showings of `today` itself left out so that a page can be asked for twice."""
    by_key: dict[str, list[Remembered]] = {}
    by_person: dict[int, list[Remembered]] = {}
    for entry in sorted(memory.entries, key=lambda entry: entry.on):
        if entry.on > today or (entry.on == today and entry.outcome == "shown"):
            continue
        by_key.setdefault(entry.key, []).append(entry)
        for person_id in entry.person_ids:
            by_person.setdefault(person_id, []).append(entry)
    return Recall(
        today,
        {key: tuple(entries) for key, entries in by_key.items()},
        {person_id: tuple(entries) for person_id, entries in by_person.items()},
        memory,
    )


def _back_on(entry: Remembered) -> date:
    return entry.until or entry.on + timedelta(days=LATER_DAYS)


def _prompts(entries: Iterable[Remembered]) -> list[_Prompt]:
    prompts: list[_Prompt] = []
    for entry in entries:
        if not prompts or (entry.on - prompts[-1].first).days >= REST_DAYS:
            prompts.append(_Prompt(entry.on, set(), touched=False, postponed=False))
        prompts[-1].keys.add(entry.key)
        prompts[-1].touched |= entry.outcome != "shown"
        prompts[-1].postponed |= entry.outcome == "later"
    return prompts
