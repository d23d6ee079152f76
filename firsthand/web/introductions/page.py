"""The objects of the introductions' pages."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from firsthand.domain.moves import Introduction
from firsthand.domain.moves.shape import given_name
from firsthand.domain.people import PersonId
from firsthand.services import helping, introductions, needs, people
from firsthand.services.actor import Actor, AsOf
from firsthand.services.introductions import Shown
from firsthand.web.elements.draft import DraftCard, draft_card
from firsthand.web.elements.words import day_words
from firsthand.web.introductions.forms import CameForm
from firsthand.web.numbers import number_in

OVER = ("introduced", "came of it", "lapsed kindly")


@dataclass(frozen=True)
class Line:
    """One introduction in the list. stage: how far it has come; next: what is to be done, ''; over: nothing more is."""

    id: int
    names: tuple[str, str]
    words: str
    stage: str
    next: str
    day: str
    over: bool


@dataclass(frozen=True)
class ListPage:
    going: tuple[Line, ...]
    over: tuple[Line, ...]


@dataclass(frozen=True)
class Side:
    """One of the two. asked: whether the answer is the user's to enter now; said: what they answered, in words."""

    side: str
    person_id: int
    name: str
    first_name: str
    why: str
    said: str
    asked: bool


@dataclass(frozen=True)
class IntroductionPage:
    """step, step_words: what the user says was done when it is, ''; came: where it may be said what became of it."""

    id: int
    names: tuple[str, str]
    stage: str
    next: str
    sides: tuple[Side, Side]
    drafts: tuple[DraftCard, ...]
    step: str
    step_words: str
    open: bool
    came_of_it: str
    came: CameForm | None


def list_page(actor: Actor, as_of: AsOf) -> ListPage:
    lines = tuple(_line(one, as_of.day) for one in introductions.introductions(actor))
    return ListPage(tuple(line for line in lines if not line.over), tuple(line for line in lines if line.over))


def introduction_page(actor: Actor, id: int, as_of: AsOf, came: CameForm | None = None) -> IntroductionPage:
    """came: the form that was refused, in place of the page's own. Raises NotFoundError."""
    found = introductions.show(actor, id, as_of)
    one, over = found.introduction, found.introduction.state in OVER
    a, b = found.a.first_name, found.b.first_name
    may_say = one.state in ("introduced", "came of it")
    step, step_words = _step(one, found.next, a, b)
    return IntroductionPage(
        id=id,
        names=(found.a.called, found.b.called),
        stage=stage_words(one, a, b),
        next=next_words(one, found.next, a, b),
        sides=_sides(found),
        drafts=tuple(
            draft_card(draft, number, reverse("introductions:save", args=[id]), {"number": str(number)})
            for number, draft in enumerate(found.drafts, 1)
        ),
        step=step,
        step_words=step_words,
        open=not over,
        came_of_it=found.came_of_it,
        came=(came or CameForm(initial={"words": found.came_of_it})) if may_say else None,
    )


def beginning(actor: Actor, asked: dict[str, str], as_of: AsOf) -> dict[str, str]:
    """What the form begins with: the people and the need that the address names; unknown ones are left out."""
    found: dict[str, str] = {}
    for side in ("a", "b"):
        if id := number_in(asked.get(side, "")):
            found[side] = people.words_for(actor, PersonId(id))
    need = next((one.need for one in needs.needs(actor) if one.need.id == number_in(asked.get("need", ""))), None)
    if need is not None and need.person is not None:
        found |= {"a": people.words_for(actor, PersonId(need.person)), "why_a": need.words}
        answers = helping.helpers(actor, [need], as_of).get(need.id, ())
        brought = (one.offer.words for one in answers if one.person and one.person.id == number_in(asked.get("b", "")))
        found["why_b"] = next(brought, "")
    return found


def stage_words(one: Introduction, a: str, b: str) -> str:
    """How far it has come, in a sentence. a, b: first names."""
    names = {"a": a, "b": b}
    if one.state == "introduced":
        return _("%(a)s and %(b)s know of one another now.") % names
    if one.state == "came of it":
        return _("%(a)s and %(b)s were introduced, and something came of it.") % names
    if one.state == "lapsed kindly":
        no = a if one.says_a == "no" else b if one.says_b == "no" else ""
        if no:
            return _("%(name)s would rather not. It rests, with no blame on anybody.") % {"name": no}
        return _("It rests, with no blame on anybody.")
    if one.says_a == one.says_b == "yes":
        return _("Both said yes.")
    waits = {"asked a": (a,), "asked b": (b,), "asked both": (a, b)}[one.state]
    if one.says_a == "yes":
        yes, waits = a, tuple(name for name in waits if name != a)
    elif one.says_b == "yes":
        yes, waits = b, tuple(name for name in waits if name != b)
    else:
        yes = ""
    if yes and waits:
        return _("%(yes)s said yes; %(name)s is asked.") % {"yes": yes, "name": waits[0]}
    if yes:
        return _("%(yes)s said yes.") % {"yes": yes}
    if len(waits) == 2:
        return _("%(a)s and %(b)s are asked, each alone.") % names
    return _("%(name)s is asked.") % {"name": waits[0]}


def next_words(one: Introduction, stage: str, a: str, b: str) -> str:
    """What is to be done, in a few words; '' when nothing is."""
    if one.state in OVER:
        return _("Ask what became of it.") if one.state == "introduced" else ""
    return {
        "introduce": _("Write one letter to both."),
        "ask a": _("Ask %(name)s, naming nobody yet.") % {"name": a},
        "ask b": _("Ask %(name)s, naming nobody yet.") % {"name": b},
    }.get(stage, _("Wait for a yes or a no; both are fine."))


def _line(listed: introductions.Listed, today: date) -> Line:
    one = listed.introduction
    a, b = given_name(listed.name_a) or listed.name_a, given_name(listed.name_b) or listed.name_b
    return Line(
        id=one.id,
        names=(listed.name_a, listed.name_b),
        words=one.why_a,
        stage=stage_words(one, a, b),
        next=next_words(one, listed.next, a, b),
        day=day_words(one.on, today),
        over=one.state in OVER,
    )


def _sides(found: Shown) -> tuple[Side, Side]:
    one = found.introduction
    said = {"": "", "yes": _("Said yes"), "no": _("Said no, and that is fine")}
    over = one.state in OVER
    asked_a, asked_b = one.state in ("asked a", "asked both"), one.state in ("asked b", "asked both")
    return (
        Side(
            "a", found.a.id, found.a.called, found.a.first_name, one.why_a, said[one.says_a],
            asked_a and not one.says_a and not over,
        ),
        Side(
            "b", found.b.id, found.b.called, found.b.first_name, one.why_b, said[one.says_b],
            asked_b and not one.says_b and not over,
        ),
    )  # fmt: skip


def _step(one: Introduction, stage: str, a: str, b: str) -> tuple[str, str]:
    """What the user does next, to be noted when it is done."""
    steps = {
        "introduce": ("introduced", _("I have written to both")),
        "ask a": ("asked a", _("I have asked %(name)s") % {"name": a}),
        "ask b": ("asked b", _("I have asked %(name)s") % {"name": b}),
    }
    return steps.get(stage, ("", "")) if one.state not in OVER else ("", "")
