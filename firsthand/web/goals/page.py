"""The objects of the goals' pages."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from firsthand.domain.goals import Goal
from firsthand.domain.inventory import Need
from firsthand.domain.people import FAMILIES, Family, PersonId
from firsthand.domain.wording import in_mid_sentence
from firsthand.services import goals
from firsthand.services.actor import Actor, AsOf
from firsthand.services.goals import Helper, Listed
from firsthand.web.elements.forms import Form
from firsthand.web.elements.kinds import FAMILY_LABELS
from firsthand.web.elements.words import long_day
from firsthand.web.giving.page import need_line
from firsthand.web.goals.forms import WANTED_LABELS, BehindForm, GoalForm, HelpForm
from firsthand.web.goals.matrix import Matrix, Standing, at, by_words, goals_matrix, quiet_lately, standing_line
from firsthand.web.goals.who import WhoLine, who_lines


@dataclass(frozen=True)
class EndedLine:
    """about: how it ended and when; helped: the names of those who helped."""

    title: str
    href: str
    about: str
    came_of_it: str
    helped: tuple[str, ...]


@dataclass(frozen=True)
class GoalsPage:
    matrix: Matrix
    ended: tuple[EndedLine, ...]


@dataclass(frozen=True)
class HelpLine:
    """A thing that the goal needs. ask: where asking for it begins; about: since when, or that it is met."""

    id: int
    kind: str | Promise
    words: str
    about: str
    live: bool
    ask: str


@dataclass(frozen=True)
class FamilyPart:
    """One family of value: who stands behind the goal with it, what of it is needed, and who else could bring it.

    gap: whether nobody stands behind it. leads: whether the most worthwhile step of the page is here: the first gap that
    somebody is known to fill.
    """

    family: Family
    label: str | Promise
    people: tuple[Standing, ...]
    needs: tuple[HelpLine, ...]
    who: tuple[WhoLine, ...]
    gap: bool
    leads: bool
    form: Form


@dataclass(frozen=True)
class HelpedLine:
    """Somebody who helped. thanks: how it stands with thanking them, with where it stands in the ledger."""

    id: int
    name: str
    families: str
    thanks: str
    href: str


@dataclass(frozen=True)
class GoalPage:
    """about: by when it is wanted, or how it ended. here: the page's own address, to come back to."""

    id: int
    title: str
    why: str
    question: str
    about: str
    came_of_it: str
    open: bool
    families: tuple[FamilyPart, ...]
    helped: tuple[HelpedLine, ...]
    change: Form
    more: Form
    here: str


def goals_page(actor: Actor, as_of: AsOf) -> GoalsPage:
    listed = goals.listing(actor, as_of, ended=True)
    waiting = tuple(one for one in listed if one.goal.state == "open")
    return GoalsPage(
        matrix=goals_matrix(actor, as_of, waiting),
        ended=tuple(_ended(one, as_of) for one in listed if one.goal.state != "open"),
    )


def goal_page(
    actor: Actor, goal_id: int, as_of: AsOf, *, change: Form | None = None, more: Form | None = None,
    behind: Mapping[Family, Form] | None = None,
) -> GoalPage:  # fmt: skip
    """Everything on the page of one goal. change, more, behind: a form that was refused. Raises NotFoundError."""
    listed = goals.show(actor, goal_id, as_of)
    goal, today = listed.goal, as_of.day
    is_open = goal.state == "open"
    return GoalPage(
        id=goal.id,
        title=goal.title,
        why=goal.why,
        question=goal.question,
        about=by_words(goal.by, today) if is_open else ended_words(goal, today),
        came_of_it=goal.came_of_it,
        open=is_open,
        families=_families(actor, listed, as_of, behind or {}) if is_open else (),
        helped=() if is_open else tuple(_helped(actor, listed, as_of)),
        change=change or GoalForm(initial=_said(goal)),
        more=more or HelpForm(auto_id="help_%s"),
        here=reverse("goals:goal", args=[goal.id]),
    )


def ended_words(goal: Goal, today: date) -> str:
    said = _("Done on %(day)s") if goal.state == "done" else _("Dropped on %(day)s")
    return said % {"day": long_day(goal.ended or goal.on, today)}


def family_words(families: tuple[Family, ...]) -> str:
    """ "Support, feedback"."""
    labels = [str(FAMILY_LABELS[family]) for family in families]
    return ", ".join([*labels[:1], *map(in_mid_sentence, labels[1:])])


def _ended(one: Listed, as_of: AsOf) -> EndedLine:
    return EndedLine(
        title=one.goal.title,
        href=reverse("goals:goal", args=[one.goal.id]) + at(as_of),
        about=ended_words(one.goal, as_of.day),
        came_of_it=one.goal.came_of_it,
        helped=tuple(dict.fromkeys(backer.name for backer in one.people if backer.part == "helped")),
    )


def _families(actor: Actor, listed: Listed, as_of: AsOf, refused: Mapping[Family, Form]) -> tuple[FamilyPart, ...]:
    notes = quiet_lately(actor, as_of, (listed,))
    could = who_lines(actor, listed, as_of)
    leads = next((family for family in listed.gaps if could[family]), None)
    return tuple(
        FamilyPart(
            family=family,
            label=FAMILY_LABELS[family],
            people=tuple(standing_line(backer, notes, as_of) for backer in listed.behind[family]),
            needs=tuple(_help(need, as_of.day) for need in listed.needs if need.family == family),
            who=could[family],
            gap=family in listed.gaps,
            leads=family == leads,
            form=refused.get(family) or BehindForm(family=family),
        )
        for family in FAMILIES
    )


def _help(need: Need, today: date) -> HelpLine:
    # Which goal it is for stands above it.
    line = need_line(replace(need, goal=None), "", (), today)
    return HelpLine(
        id=need.id,
        kind=WANTED_LABELS[need.value] if need.value else "",
        words=need.words,
        about=line.about,
        live=line.live,
        ask=reverse("asking:asking") + f"?need={need.id}",
    )


def _helped(actor: Actor, listed: Listed, as_of: AsOf) -> list[HelpedLine]:
    received = {one.id: one for one in goals.proposed_helpers(actor, listed, as_of)}
    families: dict[PersonId, list[Family]] = {}
    names: dict[PersonId, str] = {}
    for backer in listed.people:
        if backer.part == "helped":
            families.setdefault(backer.id, []).append(backer.family)
            names[backer.id] = backer.name
    return [
        HelpedLine(id, names[id], family_words(tuple(found)), *_thanks(received.get(id)))
        for id, found in families.items()
    ]


def _thanks(one: Helper | None) -> tuple[str, str]:
    if one is None or one.received is None:
        return _("No act of theirs is entered yet."), ""
    exchange = one.received.exchange
    href = reverse("ledger:exchange", args=[exchange.key])
    pattern = _("Thanked: “%(what)s”.") if exchange.state == "thanked" else _("Not thanked yet: “%(what)s”.")
    return pattern % {"what": exchange.what}, href


def _said(goal: Goal) -> dict[str, str]:
    return {
        "title": goal.title,
        "why": goal.why,
        "question": goal.question,
        "by": goal.by.isoformat() if goal.by else "",
    }
