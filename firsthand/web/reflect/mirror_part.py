"""The mirror as pages show it: four quadrants, what can't be told yet, and how each line was read."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from firsthand.domain.reflection.mirror import QUADRANTS, Evidence, Line, Quadrant
from firsthand.domain.reflection.rating import LEVEL_WORDS
from firsthand.domain.wording import figure
from firsthand.services import mirror, others_view
from firsthand.services.actor import Actor, AsOf
from firsthand.services.mirror import Mirror
from firsthand.web.elements.words import day_words, month_words, number

WHERE: dict[Quadrant, str | Promise] = {
    "known strength": lazy("You count it a strength, your record shows it"),
    "blind spot": lazy("You count it a strength, your record does not show it"),
    "hidden strength": lazy("You do not count it, your record shows it"),
    "known gap": lazy("You do not count it, your record does not show it"),
}
"""Where a quadrant lies, for a screen too narrow for the square."""

HOW: dict[str, str | Promise] = {
    "answers-quickly": lazy(
        "Your answers of the last twelve weeks: a letter of yours after one of theirs in the same conversation. Shown where"
        " half of them came within one working day, and that is sure enough."
    ),
    "follows-through": lazy(
        "Promises of yours for a day of the half-year, as you confirmed them. Shown where two in three were kept by that day."
    ),
    "gives-first": lazy(
        "People you asked for something, and whether you had given them something in the year before. Shown from one in two."
    ),
    "thanks": lazy(
        "Favours you had: what you asked for, what was offered, what took more than five minutes. Shown where you thanked for"
        " one in two. The last fortnight is left out."
    ),
    "asks-feedback": lazy(
        "Among what you asked for, how often it was what somebody thinks. Shown from three in half a year."
    ),
    "accepts-help": lazy("Offers to you that came to an end, and those you took up. Shown from one in two."),
    "beyond-specialty": lazy(
        "People with three days of contact, the last of them in the half-year: how many work in another field, or where fields"
        " are not known, in another organisation. Shown from one in three."
    ),
    "keeps-ties": lazy(
        "Ties with a rhythm of their own that lived in the last year, each beside its own past. Shown where one in two is in"
        " rhythm."
    ),
    "makes-introductions": lazy("Among what you gave, whom you brought together. Shown from three in half a year."),
    "spends-time": lazy(
        "The usual week of the last twelve: small meetings by the clock, four minutes a letter. Shown from four hours."
    ),
}

LEDGER: dict[str, str] = {
    "follows-through": "flow=out&status=confirmed",
    "gives-first": "flow=in&status=confirmed",
    "thanks": "flow=in&status=confirmed",
    "asks-feedback": "flow=in&status=confirmed&kind=feedback",
    "accepts-help": "flow=in&status=confirmed",
    "makes-introductions": "flow=out&status=confirmed&kind=introduction",
}
"""The part of the ledger that a line was read from."""


@dataclass(frozen=True)
class EvidenceLink:
    href: str
    words: str


@dataclass(frozen=True)
class MirrorLine:
    """said: what was said of it, with its day; record, unseen: what was found, and what can't be seen; more: where all of the
    evidence is, ''; others: what the replies say together, ''; missing: what is needed for a quadrant, ''.
    """

    key: str
    statement: str
    said: str
    record: str
    unseen: str
    evidence: tuple[EvidenceLink, ...]
    evidence_words: str
    more: str
    others: str
    missing: str
    quadrant: str
    how: str | Promise


@dataclass(frozen=True)
class QuadrantPart:
    """place: its corner; marked: whether its heading carries the mark."""

    key: str
    title: str
    where: str | Promise
    place: str
    marked: bool
    lines: tuple[MirrorLine, ...]


@dataclass(frozen=True)
class MirrorPart:
    """upper: what is counted a strength, lower: what is not; each shown first and not shown second. to_judge: how many
    suggestions wait before lines made of exchanges may speak, in words; ''.
    """

    intro: str
    upper: tuple[QuadrantPart, ...]
    lower: tuple[QuadrantPart, ...]
    unsaid: tuple[MirrorLine, ...]
    lines: tuple[MirrorLine, ...]
    to_judge: str
    coverage: str
    nothing_said: bool


def mirror_part(actor: Actor, as_of: AsOf) -> MirrorPart:
    found = mirror.mirror(actor, as_of)
    others = {one.item: one.level for one in others_view.others_view(actor).levels if one.level is not None}
    lines = tuple(_line(one, found, others.get(one.key), as_of.day) for one in found.lines)
    quadrants = {
        key: QuadrantPart(
            key=key.replace(" ", "-"),
            title=_(QUADRANTS[key]),
            where=where,
            place=place,
            marked=key == "blind spot",
            lines=tuple(one for one in lines if one.quadrant == key),
        )
        for (key, where), place in zip(WHERE.items(), ("tl", "tr", "bl", "br"), strict=True)
    }
    return MirrorPart(
        intro=_intro(found),
        upper=(quadrants["known strength"], quadrants["blind spot"]),
        lower=(quadrants["hidden strength"], quadrants["known gap"]),
        unsaid=tuple(one for one in lines if one.quadrant == "can't tell yet"),
        lines=lines,
        to_judge=_to_judge(found),
        coverage=_("From your calendar and mail; calls and corridors are not seen.")
        if found.calendar
        else _("From mail alone, as no calendar was read; meetings, calls and corridors are not seen."),
        nothing_said=all(one.level is None for one in found.lines),
    )


def level_words(level: float) -> str:
    """A mean of levels as the nearest word."""
    return _(LEVEL_WORDS[min(5, max(1, round(level)))])


def _intro(found: Mirror) -> str:
    said = [one.said_on for one in found.lines if one.said_on is not None]
    if not said:
        return _(
            "What your mail, calendar and ledger show of the last half-year. Say how far each holds of you, to see both."
        )
    return _("What you said of yourself in %(month)s, beside what your mail, calendar and ledger show of the last half-year.") % {
        "month": month_words(max(said))
    }  # fmt: skip


def _line(one: Line, found: Mirror, others: float | None, today: date) -> MirrorLine:
    said = one.said
    if one.said_on is not None:
        said = _("%(level)s, %(day)s") % {"level": one.said, "day": day_words(one.said_on, today)}
    return MirrorLine(
        key=one.key,
        statement=one.statement,
        said=said,
        record=one.record.words,
        unseen=one.record.unseen,
        evidence=tuple(EvidenceLink(_href(proof), proof.words) for proof in one.record.evidence),
        evidence_words=_evidence_words(one),
        more=_more(one, found),
        others=_("Those you asked: %(level)s") % {"level": level_words(others)} if others is not None else "",
        missing=one.missing,
        quadrant=one.quadrant,
        how=HOW[one.key],
    )


def _href(proof: Evidence) -> str:
    if proof.kind == "exchange":
        return reverse("ledger:exchange", args=[proof.ref])
    return reverse("person:person" if proof.kind == "person" else "messages:message", args=[int(proof.ref)])


def _evidence_words(one: Line) -> str:
    shown = len(one.record.evidence)
    if not shown:
        return ""
    if one.record.total > shown:
        return _("See %(shown)s of %(total)s") % {"shown": number(shown), "total": figure(one.record.total)}
    return ngettext("See the one", "See the %(count)s", shown) % {"count": number(shown)}


def _more(one: Line, found: Mirror) -> str:
    if one.key not in LEDGER or not found.judged.tells or not one.record.evidence:
        return ""
    return reverse("ledger:ledger") + "?" + LEDGER[one.key]


def _to_judge(found: Mirror) -> str:
    if found.judged.tells or not found.judged.waiting:
        return ""
    wanted = max(1, found.judged.wanted)
    return ngettext(
        "%(count)s more suggestion of the half-year judged, and the lines from your ledger may speak.",
        "%(count)s more suggestions of the half-year judged, and the lines from your ledger may speak.",
        wanted,
    ) % {"count": figure(wanted)}
