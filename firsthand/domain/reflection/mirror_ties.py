"""The lines of the mirror that are read from ties and time, which need no judging."""

from collections.abc import Sequence
from statistics import median

from firsthand.domain.reflection.mirror import Evidence, Record, too_close, too_few, verdict_of
from firsthand.domain.wording import decimal
from firsthand.language import gettext as _
from firsthand.language import ngettext

QUICK_SHARE = 0.5
QUICK_HOURS = 8
"""Half of the answers within a working day."""

OUTSIDE_SHARE = 1 / 3
"""One in three: a circle that is mostly one's own field, with a real part beyond it."""

TIES_MIN = 15
KNOWN_SHARE_MIN = 0.8
"""Measure 7 is told from fifteen ties, with four in five of known group."""

IN_RHYTHM_SHARE = 0.5
"""A tie reaches its quiet end by chance one time in ten; half of them quiet is no chance."""

HOURS_MIN = 4
"""Half a working day a week."""

WEEKS_MIN = 8
"""Weeks with anything in them, of the last twelve."""


def answers_quickly(
    quick: int, answers: int, people: int, hours: float | None, evidence: Sequence[Evidence] = ()
) -> Record:
    """The user's answers of the last twelve weeks, and those given within a working day.

    people: how many were answered. hours: the median working hours until an answer; None without any.
    """
    verdict = verdict_of(quick, answers, QUICK_SHARE)
    words = ngettext(
        "Half of your %(acts)s answers took at most %(hours)s, all to one person.",
        "Half of your %(acts)s answers took at most %(hours)s, to %(people)s people.",
        people,
    ) % {"acts": answers, "hours": working_hours_in_words(hours or 0), "people": people}
    return Record(
        "answers-quickly",
        verdict,
        _or_why_not(verdict, quick, answers, words),
        _("What you never answered is not counted: not every letter wants an answer, and some are answered aloud."),
        tuple(evidence),
        answers,
    )


def keeps_ties(in_rhythm: int, quieter: int, evidence: Sequence[Evidence] = ()) -> Record:
    """Measure 2: of the ties that have a rhythm of their own and lived in the last year, those that are in it.

    evidence: of those that are quieter.
    """
    ties = in_rhythm + quieter
    verdict = verdict_of(in_rhythm, ties, IN_RHYTHM_SHARE)
    words = ngettext(
        "%(hits)s of %(acts)s tie is in its own rhythm.", "%(hits)s of %(acts)s ties are in their own rhythm.", ties
    ) % {"hits": in_rhythm, "acts": ties}
    return Record(
        "keeps-ties",
        verdict,
        _or_why_not(verdict, in_rhythm, ties, words),
        _("Calls and corridors are not seen."),
        tuple(evidence),
        quieter,
    )


def beyond_specialty(
    outside: int, inside: int, unknown: int, by_function: bool, own_known: bool, evidence: Sequence[Evidence] = ()
) -> Record:
    """Measure 7's ties of the window: how many of them are outside one's own field, or failing that one's own organisation.

    by_function: whether functions are known, else organisations are compared. own_known: whether one's own is.
    """
    known, unseen = outside + inside, _("A field is known only as far as you or their cards said it.")
    if not own_known:
        words = _("Your own organisation is not known, so that nobody can be told to be outside it.")
        return Record("beyond-specialty", "few", words, unseen)
    if known + unknown < TIES_MIN or known < KNOWN_SHARE_MIN * (known + unknown):
        words = _("It is told from %(needed)s ties, four in five with a known group; there are %(known)s of %(ties)s.") % {
            "needed": TIES_MIN, "known": known, "ties": known + unknown,
        }  # fmt: skip
        return Record("beyond-specialty", "few", words, unseen)
    verdict = verdict_of(outside, known, OUTSIDE_SHARE)
    if by_function:
        words = _("%(hits)s of %(acts)s people you are in touch with work in another field than yours.")
    else:
        words = _("%(hits)s of %(acts)s people you are in touch with work in another organisation than yours.")
    words = words % {"hits": outside, "acts": known}
    return Record(
        "beyond-specialty", verdict, _or_why_not(verdict, outside, known, words), unseen, tuple(evidence), outside
    )


def spends_time(minutes: Sequence[float], calendar: bool, evidence: Sequence[Evidence] = ()) -> Record:
    """The median week of the last twelve, from calendar and mail; minutes: of each week, 0 for one with nothing.

    Without a calendar little can be told: what mail shows is a floor, and a low one says nothing.
    """
    unseen = _("Calls and corridors are not seen.")
    weeks = sum(1 for one in minutes if one > 0)
    if weeks < WEEKS_MIN:
        words = _("%(weeks)s of the last %(all)s weeks have anything in them; %(needed)s are needed.") % {
            "weeks": weeks, "all": len(minutes), "needed": WEEKS_MIN,
        }  # fmt: skip
        return Record("spends-time", "few", words, unseen)
    usual = median(minutes) / 60
    words = _("%(hours)s hours in a usual week, in small meetings and in letters.") % {"hours": decimal(usual)}
    if usual >= HOURS_MIN:
        return Record("spends-time", "shown", words, unseen, tuple(evidence), len(evidence))
    if not calendar:
        words += " " + _("Without a calendar, meetings are unseen; bring one in.")
        return Record("spends-time", "few", words, unseen)
    return Record("spends-time", "not shown", words, unseen, tuple(evidence), len(evidence))


def working_hours_in_words(hours: float) -> str:
    """ "One working hour" for anything up to one and a half, then whole hours."""
    whole = max(1, round(hours))
    return ngettext("%(count)s working hour", "%(count)s working hours", whole) % {"count": whole}


def _or_why_not(verdict: str, hits: int, acts: int, words: str) -> str:
    if verdict == "few":
        return too_few(acts)
    return too_close(hits, acts) if verdict == "close" else words
