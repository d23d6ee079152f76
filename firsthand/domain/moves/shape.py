"""The shape that every kind of move takes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from firsthand.domain.questions import Span
from firsthand.domain.wording import listed
from firsthand.language import gettext as _
from firsthand.language import pgettext

Kind = Literal["promise", "answer", "accept", "thank", "give", "introduce", "reconnect", "feedback", "ask", "reflect"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Direction = Literal["from-them", "from-me"]

TIER_OF: dict[Kind, int] = {
    "promise": 1,
    "answer": 2,
    "accept": 2,
    "thank": 3,
    "give": 4,
    "introduce": 5,
    "reconnect": 6,
    "feedback": 7,
    "ask": 8,
    "reflect": 9,
}
"""Lower tiers come first; a score only orders moves within one tier."""

SERVES_ME: dict[Kind, bool] = {
    "promise": False,
    "answer": False,
    "accept": True,
    "thank": False,
    "give": False,
    "introduce": False,
    "reconnect": True,
    "feedback": True,
    "ask": True,
    "reflect": True,
}
"""Whether a kind of move has a benefit to the user beyond the tie itself."""

LIFTED_TIER = 3
LIFTS: frozenset[Kind] = frozenset({"reconnect", "feedback", "ask"})
"""What a need that the user declared, or a pin, lifts to `LIFTED_TIER`, so that asking never starves."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a move is about: the person's id, full name ('' when only an address is known) and addresses."""

    id: int
    name: str
    addresses: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The full name, or the address when no name is known."""
        return self.name or (self.addresses[0] if self.addresses else _("somebody without a name"))

    @property
    def first_name(self) -> str:
        """The given name for running text; the full name where it cannot be told."""
        return given_name(self.name) or self.called


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a move.

    quote: one to three sentences, white space folded, at most `questions.QUOTE_CHARS_MAX` characters; '' when the
        message has no words of its own.
    marked: the proving words in `quote` as (start, end).
    message_id: '' where the message had none; interaction_id finds it in the store, None for what the user entered.
    """

    message_id: str
    interaction_id: int | None
    sent_at: datetime
    subject: str
    quote: str
    marked: Span
    direction: Direction
    person: Person


@dataclass(frozen=True, slots=True)
class FirstStep:
    """A plan small enough to take now: "If {cue}, then {action}."."""

    cue: str
    action: str

    @property
    def words(self) -> str:
        """The whole plan as one sentence."""
        return _("If %(cue)s, then %(action)s.") % {"cue": self.cue, "action": self.action}


@dataclass(frozen=True, slots=True)
class Intent:
    """Whom a move may be for; the user chooses, nothing is inferred."""

    key: Literal["them", "us", "me"]
    words: str


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a score: its name, what it says in words, and the points it brings (negative for a deduction)."""

    name: Literal["timeliness", "importance", "fit", "breadth", "ease", "learnt", "other moves", "busy"]
    words: str
    points: float


@dataclass(frozen=True, slots=True)
class Matter:
    """What a move is about, for a draft; each '' or None where it does not apply.

    what: in a few words, the thing promised, given, received, offered. need: what somebody looks for. offer: what somebody
        can bring. due: the day named. purpose: what it is looked for, the user's goal. exchange: the key of the ledger's entry.
    stage: of an introduction: whom to write to next.
    """

    what: str = ""
    need: str = ""
    offer: str = ""
    due: date | None = None
    purpose: str = ""
    exchange: str = ""
    stage: Literal["", "ask both", "ask a", "ask b", "introduce"] = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A suggested next step.

    key: the same for the same move on every day and in every import, for "done", "later" and "not this".
    deed: the title, an imperative ("Answer Rosa on “October counts”").
    minutes: the time the first step takes.
    score: 0 to 100, comparable within one tier only; the sum of the points of `terms`, never below 0.
    since: when the move became open (the question was asked, the last contact was made).
    lifted: the user declared the need behind it, or pinned it.
    suggested: it rests on what nobody has confirmed.
    note: a thought beside it that stops nothing ("they had nothing from you yet"); '' for none.
    """

    key: str
    kind: Kind
    people: tuple[Person, ...]
    deed: str
    why: str
    evidence: tuple[Evidence, ...]
    first_step: FirstStep
    minutes: int
    score: float
    terms: tuple[Term, ...]
    since: datetime
    intents: tuple[Intent, ...]
    benefit_to_me: bool
    lifted: bool = False
    note: str = ""
    suggested: bool = False
    matter: Matter = Matter()

    @property
    def tier(self) -> int:
        """1 (keep a promise) to 9 (reflect)."""
        return LIFTED_TIER if self.lifted and self.kind in LIFTS else TIER_OF[self.kind]


def intents_for(people: tuple[Person, ...]) -> tuple[Intent, ...]:
    """The choices offered under "Who is it for?"."""
    return (
        Intent("them", listed([person.first_name for person in people])),
        Intent("us", pgettext("Who is it for?", "The organisation")),
        Intent("me", pgettext("Who is it for?", "Me")),
    )


def given_name(name: str) -> str:
    """The given name in "Rosa Marin" or "Marin, Rosa"; '' where it cannot be told."""
    rest = name.split("(", maxsplit=1)[0].strip()
    if "," in rest:
        rest = rest.split(",", 1)[1].strip()
    words = [word for word in rest.split() if word.strip(".").lower() not in _TITLES]
    for word in words:
        bare = word.strip(".,'\"")
        if len(bare) > 1 and bare[0].isalpha() and "@" not in bare:
            return bare if not bare.isupper() and not bare.islower() else bare.title()
    return ""


_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "herr", "frau", "mme", "sr", "sra"})
