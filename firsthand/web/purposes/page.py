"""The page of what ties are for: lines to confirm, the mix that was confirmed, and the user's own target."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from firsthand.domain.people import PersonRow
from firsthand.domain.purpose_mix import TAGGED_MIN, Mix
from firsthand.domain.purposes import PURPOSES, SuggestedPurpose
from firsthand.services import own_targets, people, purposes, regulars
from firsthand.services.actor import Actor, AsOf
from firsthand.services.own_targets import PURPOSE_MIX
from firsthand.web.elements.bar import Bar, bar
from firsthand.web.elements.kinds import PURPOSE_LABELS
from firsthand.web.elements.pager import Pager, asked_page, pager
from firsthand.web.elements.words import number
from firsthand.web.purposes.forms import TargetsForm

LINES = 20
SHOWS: dict[str, str | Promise] = {
    "waiting": lazy("Not said yet"),
    "said": lazy("Said by you"),
    "all": lazy("All"),
}


@dataclass(frozen=True)
class Choice:
    """One purpose of one line. key: the letter that toggles it."""

    value: str
    label: str | Promise
    key: str
    chosen: bool


@dataclass(frozen=True)
class PurposeLine:
    """One tie. reasons: what speaks for what is ticked; settled: the user had a word on it."""

    id: int
    name: str
    about: str
    choices: tuple[Choice, ...]
    reasons: tuple[str, ...]
    settled: bool


@dataclass(frozen=True)
class MixLine:
    """One purpose in the mix. target: the user's own, in words; ''."""

    label: str | Promise
    words: str
    target: str
    bar: Bar


@dataclass(frozen=True)
class Show:
    value: str
    label: str | Promise
    chosen: bool


@dataclass(frozen=True)
class PurposesPage:
    """here: the query of this page; mix: empty while too little is said (`too_few` says what is missing).

    undo: what the undo button sends, '' where nothing was done; done: what was done, in words.
    """

    lines: tuple[PurposeLine, ...]
    shows: tuple[Show, ...]
    pager: Pager
    here: str
    nobody: bool
    coverage: str
    mix: tuple[MixLine, ...]
    too_few: str
    targets: TargetsForm
    done: str = ""
    undo: str = ""


def purposes_page(
    actor: Actor, query: QueryDict, as_of: AsOf, *, done: str = "", undo: str = "", targets: TargetsForm | None = None
) -> PurposesPage:
    regular, settled = regulars.regulars(actor, as_of), purposes.settled(actor)
    shows, fitting = asked_lines(query, regular, settled)
    page = asked_page(query)
    shown = fitting[(page - 1) * LINES : page * LINES]
    found = purposes.mix(actor, as_of)
    wanted = own_targets.shares(actor, PURPOSE_MIX)
    return PurposesPage(
        lines=purpose_lines(actor, shown, as_of),
        shows=shows,
        pager=pager(query, page=page, size=LINES, total=len(fitting)),
        here=f"?{query.urlencode()}" if query else "",
        nobody=not regular and not settled,
        coverage=purposes.coverage(actor, as_of),
        mix=_mix(found) if found.enough else (),
        too_few=_too_few(found),
        targets=targets
        or TargetsForm(initial={purpose: round(100 * wanted[purpose]) for purpose in PURPOSES if purpose in wanted}),
        done=done,
        undo=undo,
    )


def asked_lines(
    query: QueryDict, regular: Sequence[int], settled: Collection[int]
) -> tuple[tuple[Show, ...], list[int]]:
    """Which lines the address asks for: the choices, and the people, first whoever the user is regularly in touch with.

    settled: of whom the user had a word.
    """
    show = query.get("show", "") if query.get("show", "") in SHOWS else "waiting"
    also = sorted(set(settled) - set(regular)) if show != "waiting" else []
    fitting = [one for one in (*regular, *also) if show == "all" or (one in settled) == (show == "said")]
    return tuple(Show(value, label, value == show) for value, label in SHOWS.items()), fitting


def purpose_lines(actor: Actor, shown: Collection[int], as_of: AsOf) -> tuple[PurposeLine, ...]:
    """Lines of some people, as suggested or as the user said."""
    suggested = purposes.suggested(actor, shown, as_of)
    said, settled = purposes.said(actor, shown), purposes.settled(actor)
    return tuple(
        _line(row, suggested.get(row.id, ()), said.get(row.id, frozenset()), row.id in settled)
        for row in people.rows_of(actor, list(shown), as_of)
    )


def kept_words(names: list[str]) -> str:
    """'Kept for Rosa Marin.', 'Kept for 20 people.'"""
    if len(names) == 1:
        return _("Kept for %(name)s.") % {"name": names[0]}
    return ngettext("Kept for %(count)s person.", "Kept for %(count)s people.", len(names)) % {
        "count": number(len(names))
    }


def _line(row: PersonRow, suggested: Collection[SuggestedPurpose], said: frozenset[str], settled: bool) -> PurposeLine:
    chosen = said if settled else {one.purpose for one in suggested}
    return PurposeLine(
        id=row.id,
        name=row.name,
        about=", ".join(part for part in (row.role_title, row.organisation) if part),
        choices=tuple(Choice(purpose, PURPOSE_LABELS[purpose], purpose[0], purpose in chosen) for purpose in PURPOSES),
        reasons=() if settled else tuple(f"{PURPOSE_LABELS[one.purpose]}: {one.reason}" for one in suggested),
        settled=settled,
    )


def _mix(found: Mix) -> tuple[MixLine, ...]:
    return tuple(
        MixLine(
            PURPOSE_LABELS[part.purpose],
            _("%(share)s percent, %(low)s to %(high)s with four chances in five; %(ties)s")
            % {
                "share": round(100 * part.share),
                "low": round(100 * part.low),
                "high": round(100 * part.high),
                "ties": ngettext("%(count)s tie", "%(count)s ties", part.ties) % {"count": number(part.ties)},
            },
            "" if part.target is None else _("You want %(share)s percent.") % {"share": round(100 * part.target)},
            bar(part.share, part.target),
        )
        for part in found.parts
    )


def _too_few(found: Mix) -> str:
    if found.enough:
        return ""
    return _("Can’t tell yet: %(said)s of the %(needed)s ties it takes have a purpose by your word.") % {
        "said": number(found.tagged) if found.tagged else _("none"),
        "needed": TAGGED_MIN,
    }
