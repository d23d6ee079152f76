"""The weekly review as Markdown, to be read in a terminal or kept in a file."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from firsthand.domain.network_readings import Reading
from firsthand.domain.practice.attempts import ENJOYMENT
from firsthand.domain.wording import date_in_words, figure
from firsthand.language import gettext as _
from firsthand.language import ngettext
from firsthand.services.exchanges import Entry
from firsthand.services.practice.plans import Shown
from firsthand.services.private_notes import IntentNote
from firsthand.services.review import Review


def as_markdown(review: Review) -> str:
    """Every part of the review under its own heading; what was written by people is given as one line each."""
    last = review.until - timedelta(days=1)
    title = _("The week from %(first)s to %(last)s") % {"first": _day(review.week), "last": _day(last)}
    parts = [f"# {title}"]
    parts += [_section(title, lines) for title, lines in sections(review)]
    return "\n\n".join(parts) + "\n"


def sections(review: Review) -> Iterable[tuple[str, Sequence[str]]]:
    """Title and lines of each part that has something to say."""
    yield from _passed(review)
    if review.reading is not None:
        yield _("One thing about your network"), _reading(review.reading, review.coverage)
    if review.experiment is not None and review.attempt is not None:
        lines = [_(review.experiment.what), *filter(None, [review.attempt.happened])]
        if review.attempt.enjoyment:
            lines.append(_("It felt like: %(words)s") % {"words": _(ENJOYMENT[review.attempt.enjoyment - 1])})
        yield _("What you tried"), lines
    if review.lessons:
        yield _("What you learnt, once more"), [one.words for one in review.lessons]
    number, question = review.question
    yield _("The question of the week"), [f"{number}. {_(question)}", review.answer or "…"]
    if review.plans:
        yield _("Plans of this week"), [f"{_plan(one)} ({OUTCOMES()[one.plan.state]})" for one in review.plans]
    yield _("Next week"), [*filter(None, [review.next_week]), *map(_plan, review.next)] or ["…"]
    if review.intents:
        yield _("Whom things were for, this quarter"), [intent_words(review.intents)]


def OUTCOMES() -> dict[str, str]:  # noqa: N802  # a constant that is spoken anew in each language
    """What became of a plan, in words."""
    return {"done": _("done"), "not done": _("not done"), "rest": _("rested"), "open": _("open")}


def intent_words(intents: Sequence[IntentNote]) -> str:
    """'3 for them, 1 for us all, 2 for me': counts of what was said, never more."""
    told = []
    for whom, pattern in (
        ("them", _("%(count)s for them")),
        ("us", _("%(count)s for us all")),
        ("me", _("%(count)s for me")),
    ):
        count = sum(whom in one.whom for one in intents)
        if count:
            told.append(pattern % {"count": count})
    return ", ".join(told) or _("no word on whom")


def waiting_words(review: Review) -> str:
    """What stands in place of the week's counts while too little was judged."""
    waiting = review.passed.waiting
    if not waiting:
        return _("Nothing of this week is confirmed.")
    return ngettext(
        "%(count)s suggestion of these weeks waits for your word; what passed is told once most are judged.",
        "%(count)s suggestions of these weeks wait for your word; what passed is told once most are judged.",
        waiting,
    ) % {"count": figure(waiting)}


def _passed(review: Review) -> Iterable[tuple[str, Sequence[str]]]:
    if not review.passed.tells:
        yield _("Given and received"), [waiting_words(review)]
        return
    titles = (_("Given"), _("Received"), _("Promised"), _("Thanked"))
    kinds = (review.passed.given, review.passed.received, review.passed.promised, review.passed.thanked)
    for title, entries in zip(titles, kinds, strict=True):
        if entries:
            yield title, [_entry(one) for one in entries]
    if not any(kinds):
        yield _("Given and received"), [_("Nothing of this week is confirmed.")]


def _reading(reading: Reading, coverage: str) -> list[str]:
    named = [": ".join(filter(None, (one.name, one.note))) for one in reading.people]
    return [reading.title, *filter(None, [reading.words]), *named, coverage]


def _section(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"## {title}", "", *(f"- {' '.join(line.split())}" for line in lines)])


def _entry(one: Entry) -> str:
    return f"{one.exchange.what} – {one.person_name}" if one.person_name else one.exchange.what


def _plan(one: Shown) -> str:
    return _("If %(cue)s, then %(action)s.") % {"cue": one.plan.if_words, "action": one.plan.then_words}


def _day(day: date) -> str:
    return date_in_words(day, year=True)
