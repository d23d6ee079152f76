"""The lines of the mirror that are read from exchanges which the user confirmed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.exchanges import Exchange
from firsthand.domain.reflection.mirror import (
    ACTS_MIN,
    EVIDENCE_MAX,
    Evidence,
    Judged,
    Record,
    Verdict,
    too_close,
    too_few,
    verdict_of,
)
from firsthand.language import gettext as _
from firsthand.language import ngettext

KEPT_SHARE = 2 / 3
"""Promises kept in time, from which the record shows it: two in three, as some are put off by agreement and nobody writes so."""

HALF = 0.5
"""More often than not: gives before asking, thanks, accepts."""

COUNT_MIN = 3
"""Of what is done now and then (asking for feedback, introducing): once in two months."""

LIKE_MIN = 15
"""Never once among so many acts of its like is no chance: whoever does it three times in a half-year does it not at all in one
half-year of twenty (Poisson). One or two is too close to call.
"""

THANKS_DAYS = 14
"""Help of the last fortnight may still be thanked for."""

GAVE_WITHIN_DAYS = 365

_HAD = ("given", "accepted", "thanked")


@dataclass(frozen=True)
class Window:
    """confirmed: all exchanges that may matter, as they stood on `until`, also those from a year before `since`.

    since, until: the first day, and the first that is not used.
    """

    confirmed: Sequence[Exchange]
    since: date
    until: date
    judged: Judged

    def opened(self, exchange: Exchange) -> bool:
        return self.since <= exchange.opened < self.until

    def closed(self, exchange: Exchange, days_before: int = 0) -> bool:
        end = self.until - timedelta(days=days_before)
        return exchange.closed is not None and self.since <= exchange.closed < end


def records(window: Window, introduced: Sequence[tuple[int, int]] = ()) -> tuple[Record, ...]:
    """The six lines; introduced: pairs whom the user's own introductions brought together in the window."""
    if not window.judged.tells:
        return tuple(Record(key, "few", _unjudged(window.judged)) for key in (*_READERS, "makes-introductions"))
    return (*(read(window) for read in _READERS.values()), makes_introductions(window, introduced))


def follows_through(window: Window) -> Record:
    """Measure 5: what I promised for a day of the window, and whether it was there by then.

    A promise of which no end is seen may have been kept aloud: it is read as broken and as kept, and both have to say the
    same.
    """
    due = [
        one for one in window.confirmed
        if one.flow == "out" and one.due is not None and window.since <= one.due < window.until
        and one.state != "declined" and any(step.by_me and step.leads_to == "promised" for step in one.steps)
    ]  # fmt: skip
    ended = [one for one in due if one.state in _HAD and one.closed is not None]
    kept = [one for one in ended if one.closed and one.due and one.closed <= one.due]
    unknown = len(due) - len(ended)
    unseen = _("What you handed over in person, or put off by agreement, is not seen.")
    if len(ended) < ACTS_MIN:
        words = too_few(len(ended))
        if unknown:
            words = (
                ngettext(
                    "What became of %(count)s promise is not seen; say so in the ledger.",
                    "What became of %(count)s promises is not seen; say so in the ledger.",
                    unknown,
                )
                % {"count": unknown}
                + f" {words}"
            )
        return Record("follows-through", "few", words, unseen, _evidence(due), len(due))
    verdict = _both(verdict_of(len(kept), len(due), KEPT_SHARE), verdict_of(len(kept) + unknown, len(due), KEPT_SHARE))
    words = ngettext(
        "%(hits)s of %(acts)s promise with a day was kept by that day.",
        "%(hits)s of %(acts)s promises with a day were kept by that day.",
        len(due),
    ) % {"hits": len(kept), "acts": len(due)}
    if unknown:
        words += " " + _("What became of %(count)s is not seen.") % {"count": unknown}
    if verdict == "close":
        words += " " + _("That is too close to call.")
    known = {one.key for one in kept}
    shown = [one for one in ended if one.key not in known] if verdict == "not shown" else kept
    return Record("follows-through", verdict, words, unseen, _evidence(shown or due), len(shown or due))


def gives_first(window: Window) -> Record:
    """Of the people of whom I asked something, those to whom I had given something in the year before."""
    asks = sorted(_my_asks(window), key=lambda one: (one.opened, one.key))
    first: dict[int, Exchange] = {}
    for ask in asks:
        first.setdefault(ask.person, ask)
    gave: dict[int, list[date]] = {}
    for one in window.confirmed:
        if one.flow == "out" and one.state in _HAD and one.closed is not None:
            gave.setdefault(one.person, []).append(one.closed)
    year = timedelta(days=GAVE_WITHIN_DAYS)
    hits = [
        ask for ask in first.values()
        if any(ask.opened - year <= day < ask.opened for day in gave.get(ask.person, ()))
    ]  # fmt: skip
    return _share(
        "gives-first", hits, list(first.values()), HALF,
        ngettext(
            "Of %(acts)s person you asked for something, you had given something to %(hits)s before.",
            "Of %(acts)s people you asked for something, you had given something to %(hits)s before.",
            len(first),
        ),
        _("What you give in person is not seen."),
    )  # fmt: skip


def thanks(window: Window) -> Record:
    """Of the favours I had, those for which I thanked.

    A favour: what I asked for, what was offered, or what took more than five minutes; what is handed over in passing wants
    no thanks. Of favours known only because I thanked for them it cannot be told how many like them went without, so the
    share is read without them and with them, and both have to say the same.
    """
    had = [
        one for one in window.confirmed if one.flow == "in" and one.state in _HAD and window.closed(one, THANKS_DAYS)
    ]  # fmt: skip
    favours = [one for one in had if one.steps[0].leads_to in ("asked", "offered") or one.effort != "minutes"]
    seen = [one for one in favours if one.steps[0].leads_to != "thanked"]
    thanked = [one for one in seen if one.state == "thanked"]
    only_thanks = sum(one.steps[0].leads_to == "thanked" for one in had)
    without = verdict_of(len(thanked), len(seen), HALF)
    with_them = verdict_of(len(thanked) + only_thanks, len(seen) + only_thanks, HALF)
    verdict = _both(without, with_them)
    words = ngettext(
        "Thanks found for %(hits)s of %(acts)s favour.", "Thanks found for %(hits)s of %(acts)s favours.", len(seen)
    ) % {"hits": len(thanked), "acts": len(seen)}
    if verdict == "few":
        words = too_few(len(seen))
    elif only_thanks:
        words += " " + ngettext(
            "Once more you thanked for something that is not seen otherwise.",
            "%(count)s times more you thanked for something that is not seen otherwise.",
            only_thanks,
        ) % {"count": only_thanks}
    if verdict == "close":
        words += " " + _("That is too close to call.")
    shown = [one for one in seen if one.state != "thanked"] if verdict == "not shown" else thanked
    unseen = _("You may do it in person; mail cannot see that.")
    return Record("thanks", verdict, words, unseen, _evidence(shown or seen), len(shown or seen))


def asks_feedback(window: Window) -> Record:
    """Among what I asked for, how often it was what somebody thinks."""
    asks = _my_asks(window)
    return _count(
        "asks-feedback", [one for one in asks if one.value == "feedback"], asks,
        ngettext(
            "%(acts)s thing you asked for, %(hits)s of it what somebody thinks.",
            "%(acts)s things you asked for, %(hits)s of them what somebody thinks.",
            len(asks),
        ),
        _("What you ask in a corridor is not seen, nor what the ledger holds to be of another kind."),
    )  # fmt: skip


def accepts_help(window: Window) -> Record:
    """Measure 11: of what was offered to me and has come to an end, what I took."""
    offered = [
        one for one in window.confirmed
        if one.flow == "in" and one.steps[0].leads_to == "offered" and window.opened(one) and one.closed is not None
    ]  # fmt: skip
    return _share(
        "accepts-help", [one for one in offered if one.state in _HAD], offered, HALF,
        ngettext(
            "You took up %(hits)s of %(acts)s offer.", "You took up %(hits)s of %(acts)s offers.", len(offered)
        ),
        _("A yes on the telephone is not seen."),
    )  # fmt: skip


def makes_introductions(window: Window, introduced: Sequence[tuple[int, int]] = ()) -> Record:
    """Among what I gave, whom I brought together: by mail, or in an introduction that stands in Firsthand."""
    given = [one for one in window.confirmed if one.flow == "out" and one.state in _HAD and window.closed(one)]
    made = [one for one in given if one.value == "introduction"]
    seen = {frozenset((one.person, one.third)) for one in made if one.third is not None}
    further = {frozenset(pair) for pair in introduced} - seen
    return _count(
        "makes-introductions", made, given,
        ngettext(
            "%(acts)s thing you gave, %(hits)s of it an introduction.",
            "%(acts)s things you gave, %(hits)s of them introductions.",
            len(given) + len(further),
        ),
        _("Whom you brought together at a table is not seen."),
        further=len(further),
    )  # fmt: skip


_READERS: dict[str, Callable[[Window], Record]] = {
    "follows-through": follows_through,
    "gives-first": gives_first,
    "thanks": thanks,
    "asks-feedback": asks_feedback,
    "accepts-help": accepts_help,
}


def _both(one: Verdict, other: Verdict) -> Verdict:
    """What both readings of what is not seen agree on."""
    return one if one in ("few", other) else "close"


def _my_asks(window: Window) -> list[Exchange]:
    return [
        one for one in window.confirmed
        if one.flow == "in" and one.steps[0].leads_to == "asked" and one.steps[0].by_me and window.opened(one)
    ]  # fmt: skip


def _share(
    key: str, hits: Sequence[Exchange], acts: Sequence[Exchange], threshold: float, pattern: str, unseen: str
) -> Record:
    verdict = verdict_of(len(hits), len(acts), threshold)
    words = pattern % {"hits": len(hits), "acts": len(acts)}
    if verdict == "few":
        words = too_few(len(acts))
    elif verdict == "close":
        words = too_close(len(hits), len(acts))
    # What speaks against it is what one would want to look at, where it is not shown.
    known = {one.key for one in hits}
    shown = [one for one in acts if one.key not in known] if verdict == "not shown" else list(hits)
    return Record(key, verdict, words, unseen, _evidence(shown or acts), len(shown or acts))


def _count(
    key: str, hits: Sequence[Exchange], acts: Sequence[Exchange], pattern: str, unseen: str, further: int = 0
) -> Record:
    total, found = len(acts) + further, len(hits) + further
    if total < ACTS_MIN:
        return Record(key, "few", too_few(total), unseen, _evidence(acts), len(acts))
    words = pattern % {"hits": found, "acts": total}
    verdict: Verdict = "shown" if found >= COUNT_MIN else "not shown" if not found and total >= LIKE_MIN else "close"
    if verdict == "close":
        words += " " + _("That is too close to call.")
    return Record(key, verdict, words, unseen, _evidence(hits or acts), len(hits or acts))


def _evidence(found: Sequence[Exchange]) -> tuple[Evidence, ...]:
    newest = sorted(found, key=lambda one: (one.opened, one.key), reverse=True)
    return tuple(Evidence("exchange", one.key, one.what) for one in newest[:EVIDENCE_MAX])


def _unjudged(judged: Judged) -> str:
    if not judged.judged and not judged.waiting:
        return _("No exchange of these months is in your ledger yet.")
    return _(
        "%(judged)s of %(total)s suggestions of these months are judged; it speaks once you have judged %(wanted)s more."
    ) % {"judged": judged.judged, "total": judged.judged + judged.waiting, "wanted": max(1, judged.wanted)}
