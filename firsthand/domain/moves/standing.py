"""How a person and an entry of the ledger stand on a day, as the moves of the ledger see them."""

from dataclasses import dataclass
from hashlib import blake2b

from firsthand.domain.exchanges import Effort, Exchange, Step
from firsthand.domain.moves.score import NO_TARGET, Reason, ease_of, importance_of
from firsthand.domain.moves.shape import Evidence, Person
from firsthand.domain.moves.words import topic
from firsthand.language import gettext as _

SURE_MIN = 0.8
"""A promise, an offer, a need may rest on a suggestion at least this probable; totals never do."""

WHAT_CHARS_MAX = 60

MINUTES_OF: dict[Effort, int] = {"minutes": 5, "hour": 45, "more": 60}


@dataclass(frozen=True, slots=True)
class Standing:
    """One person as a move needs them.

    contact_days: days of contact before the day. importance: 0, .5 or 1: the user's star or a link to a goal; never rank.
    below_target: which purpose, group or kind of value below the user's own target they feed, in words; '' for none.
    pinned: the user wants moves with them seen.
    """

    person: Person
    contact_days: int
    importance: float = 0.0
    below_target: str = ""
    pinned: bool = False

    def breadth(self) -> Reason:
        """1 where a target of the user's own is fed, else 0."""
        return Reason(1.0, _("Feeds %(target)s") % {"target": self.below_target}) if self.below_target else NO_TARGET

    def importance_reason(self) -> Reason:
        return importance_of(self.importance, self.person.first_name)


@dataclass(frozen=True, slots=True)
class Entry:
    """One exchange with the person on its other side. pinned: the user keeps it from lapsing."""

    exchange: Exchange
    standing: Standing
    pinned: bool = False

    @property
    def person(self) -> Person:
        return self.standing.person

    @property
    def is_sure(self) -> bool:
        """Whether a move of tier 1, 2, 4 or 8 may rest on it."""
        exchange = self.exchange
        return exchange.status == "confirmed" or (exchange.status == "suggested" and exchange.confidence >= SURE_MIN)

    @property
    def contact_days(self) -> int | None:
        """What certainty rests on; None for what the user entered, which is certain."""
        by_hand = all(step.interaction_id is None for step in self.exchange.steps)
        return None if by_hand else self.standing.contact_days

    @property
    def what(self) -> str:
        """What it is about, short enough for a title; the subject of its message where it does not say."""
        first = self.exchange.steps[0] if self.exchange.steps else None
        return shortened(self.exchange.what) or (topic(first.subject) if first else "")

    def step(self, *states: str) -> Step:
        """The last step that led to one of `states`; the first step where none did."""
        found = [step for step in self.exchange.steps if step.leads_to in states]
        return found[-1] if found else self.exchange.steps[0]

    def evidence(self, step: Step) -> tuple[Evidence, ...]:
        return evidence_of(step, self.person, self.exchange.what)

    @property
    def ease(self) -> Reason:
        return ease_of(MINUTES_OF[self.exchange.effort])


def evidence_of(step: Step, person: Person, what: str = "") -> tuple[Evidence, ...]:
    """The words of a step; what the user entered stands in its own words."""
    quote, marked = step.quote, step.marked
    if not quote:
        quote, marked = what or step.subject, (0, 0)
    if not quote:
        return ()
    by = "from-me" if step.by_me else "from-them"
    return (
        Evidence(step.message_id, step.interaction_id, step.at, step.subject, quote, marked, by, person),  # type: ignore[arg-type]
    )


def shortened(words: str) -> str:
    """`words` on one line, at most `WHAT_CHARS_MAX` characters, cut between words, without a full stop."""
    flat = " ".join(words.split()).rstrip(" .;:,")
    if len(flat) <= WHAT_CHARS_MAX:
        return flat
    return flat[:WHAT_CHARS_MAX].rsplit(" ", 1)[0].rstrip(" ,;:–-(") + "…"


def move_key(kind: str, *identity: object) -> str:
    """A key that is the same for the same facts."""
    told = "\x1f".join(str(one) for one in identity)
    return f"{kind}:" + blake2b(told.encode("utf-8", "replace"), digest_size=8).hexdigest()
