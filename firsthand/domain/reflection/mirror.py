"""The mirror: what one says of oneself, beside what one's record shows. docs/measures/mirror.md has every figure's reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Literal

import numpy as np

from firsthand.domain.reflection.rating import BY_KEY, LEVEL_WORDS, STRENGTH_FROM, Rated
from firsthand.domain.ties.student_t import beta_share
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext

Quadrant = Literal["known strength", "blind spot", "hidden strength", "known gap", "can't tell yet"]

QUADRANTS: Mapping[Quadrant, str] = {
    "known strength": gettext_noop("Known strength"),
    "blind spot": gettext_noop("Blind spot"),
    "hidden strength": gettext_noop("Hidden strength"),
    "known gap": gettext_noop("Known gap"),
    "can't tell yet": gettext_noop("Can’t tell yet"),
}
"""As msgids, in their order on the page."""

LINES = (
    "answers-quickly", "follows-through", "gives-first", "thanks", "asks-feedback", "accepts-help", "beyond-specialty",
    "keeps-ties", "makes-introductions", "spends-time",
)  # fmt: skip
"""What the record can speak to: keys of the sentences in `rating.ITEMS`."""

WINDOW_DAYS = 26 * 7
"""Half a year: short enough to be about now, long enough for five acts of most kinds."""

ACTS_MIN = 5
"""Below five acts the mirror says nothing."""

JUDGED_SHARE_MIN = 0.7
"""People confirm what flatters them: lines made of exchanges speak only where so many suggestions were judged."""

TAIL = 0.1
"""An 80 % interval leaves so much on either side."""

EVIDENCE_MAX = 5

Verdict = Literal["shown", "not shown", "few", "close"]
"""few: too little to go by. close: the 80 % interval lies on both sides of the threshold."""


@dataclass(frozen=True)
class Evidence:
    """One piece of what a line rests on. ref: an exchange's key, or the number of a message or a person.

    message_id: as the mail has it, of a message; ''.
    """

    kind: Literal["exchange", "message", "person"]
    ref: str
    words: str
    message_id: str = ""


@dataclass(frozen=True)
class Record:
    """What the record shows of one line. words: what was found, or what is missing; unseen: what it can't see.

    evidence: at most `EVIDENCE_MAX`; total: how many there are.
    """

    key: str
    verdict: Verdict
    words: str
    unseen: str = ""
    evidence: tuple[Evidence, ...] = ()
    total: int = 0


@dataclass(frozen=True)
class Line:
    """One sentence of oneself beside the record. level: 1 to 5 as rated last, None where nothing was said.

    missing: what it would take for a quadrant, where it is "can't tell yet"; ''.
    """

    key: str
    statement: str
    level: int | None
    said: str
    said_on: date | None
    record: Record
    quadrant: Quadrant
    missing: str

    @property
    def enough(self) -> bool:
        """Whether the record has enough to go by."""
        return self.record.verdict in ("shown", "not shown")


@dataclass(frozen=True)
class Judged:
    """How many of the window's suggestions the user judged. waiting: those that were not."""

    judged: int
    waiting: int

    @property
    def tells(self) -> bool:
        return self.judged > 0 and self.judged >= JUDGED_SHARE_MIN * (self.judged + self.waiting)

    @property
    def wanted(self) -> int:
        """How many more have to be judged before lines made of exchanges may speak."""
        total = self.judged + self.waiting
        return max(0, ceil(JUDGED_SHARE_MIN * total) - self.judged)


def verdict_of(hits: int, acts: int, threshold: float) -> Verdict:
    """Whether a share reaches its threshold, by the 80 % interval of Beta(1 + hits, 1 + acts - hits)."""
    if acts < ACTS_MIN:
        return "few"
    # One value of the distribution tells on which side of the threshold its two ends lie.
    below = float(beta_share(np.float64(1 + hits), np.float64(1 + acts - hits), np.float64(threshold)))
    if below <= TAIL:
        return "shown"
    return "not shown" if below >= 1 - TAIL else "close"


def quadrant_of(level: int | None, verdict: Verdict) -> Quadrant:
    """Where what was said and what is seen meet. A gap needs both: who said nothing, denied nothing."""
    counted = level is not None and level >= STRENGTH_FROM
    if verdict == "shown":
        return "known strength" if counted else "hidden strength"
    if verdict == "not shown" and level is not None:
        return "blind spot" if counted else "known gap"
    return "can't tell yet"


def line_of(record: Record, said: Rated | None) -> Line:
    level = said.level if said else None
    quadrant = quadrant_of(level, record.verdict)
    missing = ""
    if quadrant == "can't tell yet":
        missing = record.words if record.verdict in ("few", "close") else _("Say first how far it holds of you.")
    return Line(
        key=record.key,
        statement=_(BY_KEY[record.key].text),
        level=level,
        said=_(LEVEL_WORDS[level]) if level is not None else _("Nothing yet"),
        said_on=said.on if said else None,
        record=record,
        quadrant=quadrant,
        missing=missing,
    )


def too_few(acts: int) -> str:
    """ "Two acts so far; five are needed." """
    found = ngettext("%(count)s act so far", "%(count)s acts so far", acts) % {"count": acts}
    return _("%(found)s; %(needed)s are needed before it says anything.") % {"found": found, "needed": ACTS_MIN}


def too_close(hits: int, acts: int) -> str:
    return _("%(hits)s of %(acts)s: too close to call, one way or the other. More acts will tell.") % {
        "hits": hits, "acts": acts,
    }  # fmt: skip
