"""The daily mail to oneself: when it is due, and what it says."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

from firsthand.domain.accounts import Security
from firsthand.domain.moves import Move
from firsthand.domain.wording import in_words, quoted, sentence_case, weekday_and_date
from firsthand.language import gettext as _
from firsthand.language import ngettext

DigestState = Literal["", "sending", "sent", "quiet", "failed", "refused", "uncertain"]
"""How it went on the last day dealt with. 'quiet': nothing to say. 'failed': certainly not sent, tried again. 'refused':
not sent, and no use in trying again that day. 'uncertain': the connection or the program ended in the middle; it may have
arrived, so it is not sent again."""

LINE_CHARS = 76
RETRY_SECONDS: Final = (5 * 60, 15 * 60, 60 * 60)
"""How long to wait after a first, a second and each further failure of one day."""


@dataclass(frozen=True)
class DigestPlan:
    """Where the daily mail goes and when; what became of it on `last_day`.

    hour: of the user's day, 0 to 23. user: '' for a server that wants no password.
    """

    wanted: bool
    host: str
    port: int
    security: Security
    user: str
    sender: str
    recipient: str
    hour: int
    last_day: date
    state: DigestState
    failures: int
    next_at: int
    reason: str
    remedy: str


@dataclass(frozen=True)
class Waiting:
    """Something open: with whom, what, and for how many working days."""

    person_name: str
    subject: str
    working_days: int


def due_at(day: date, hour: int, zone: ZoneInfo) -> int:
    """The second at which `hour` of a day begins, where it exists.

    Where clocks jump over the hour it is the moment of the jump; where they go through it twice, the first time.
    """
    return int(datetime(day.year, day.month, day.day, hour, tzinfo=zone).timestamp())


def is_due(plan: DigestPlan, now: int, zone: ZoneInfo) -> bool:
    """Whether the daily mail is to be sent now: once a day, late rather than never, and again only if certainly not sent."""
    today = datetime.fromtimestamp(now, zone).date()
    if not plan.wanted or now < due_at(today, plan.hour, zone):
        return False
    if plan.last_day < today:
        return True
    return plan.last_day == today and plan.state == "failed" and plan.next_at <= now


def next_try(now: int, failures: int) -> int:
    """When to try again after the `failures`-th failure of a day (from 1)."""
    return now + RETRY_SECONDS[min(failures, len(RETRY_SECONDS)) - 1]


def subject(moves: Sequence[Move], day: date) -> str:
    """How many moves there are; a mail without any speaks of practice."""
    if not moves:
        return _("From your practice, %(day)s") % {"day": weekday_and_date(day)}
    told = {"moves": in_words(len(moves), unit="move"), "day": weekday_and_date(day)}
    return sentence_case(_("%(moves)s for %(day)s") % told)


def body(
    moves: Sequence[Move],
    waiting: Sequence[Waiting],
    waiting_total: int,
    birthdays: Sequence[str] = (),
    practice: Sequence[str] = (),
) -> str:
    """The mail as plain text: moves with their evidence, what waits, and birthdays and what practice has to say as worded."""
    parts = []
    for number, move in enumerate(moves, start=1):
        lines = [_wrapped(f"{number}. {move.deed}"), _wrapped(move.why, "   ")]
        lines += [_wrapped(quoted(proof.quote), "   ") for proof in move.evidence[:1] if proof.quote]
        lines.append(_wrapped(f"{move.first_step.words} ({in_words(move.minutes, unit='minute')})", "   "))
        parts.append("\n".join(lines))
    if waiting:
        lines = [_("Still open:")]
        for one in waiting:
            about, age = one.subject or _("no subject"), in_words(one.working_days, unit="working day")
            lines.append(_wrapped(f"{one.person_name}: {about} ({age})", "   "))
        if waiting_total > len(waiting):
            more = waiting_total - len(waiting)
            lines.append("   " + ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more})
        parts.append("\n".join(lines))
    if birthdays:
        parts.append("\n".join([_("Birthdays:"), *(_wrapped(one, "   ") for one in birthdays)]))
    if practice:
        parts.append("\n".join([_("From your practice:"), *(_wrapped(one, "   ") for one in practice)]))
    parts.append(
        _(
            "You get this mail because you asked Firsthand on your machine for it.\n"
            "To end it: `firsthand digest --off`, or Settings."
        )
    )
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str, indent: str = "") -> str:
    """Lines of mail; what stands in one is folded, so that a quote cannot look like our own words."""
    folded = " ".join(text.split())
    return textwrap.fill(
        folded, LINE_CHARS, initial_indent=indent, subsequent_indent=indent or "   ", break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
