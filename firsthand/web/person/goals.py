"""The goals that a person stands behind, as their page shows them, and putting them behind one more."""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firsthand.domain.people import Family, PersonId
from firsthand.services import goals
from firsthand.services.actor import Actor, AsOf
from firsthand.web.elements.forms import Form
from firsthand.web.elements.kinds import FAMILY_LABELS
from firsthand.web.people.forms import FAMILY_CHOICES


class BehindForm(Form):
    """An open goal, and with what they stand behind it."""

    goal = forms.TypedChoiceField(label=_("Goal"), coerce=int)
    family = forms.ChoiceField(label=_("With what"), choices=FAMILY_CHOICES)

    def __init__(self, actor: Actor, as_of: AsOf, *args: Any) -> None:
        super().__init__(*args, auto_id="behind_%s")
        self.goals = [(one.goal.id, one.goal.title) for one in goals.listing(actor, as_of)]
        cast(forms.ChoiceField, self.fields["goal"]).choices = self.goals


@dataclass(frozen=True)
class Line:
    """families: with what they stand behind it, or helped."""

    title: str
    href: str
    families: tuple[str | Promise, ...]


@dataclass(frozen=True)
class GoalsPart:
    """form: None while no goal is open."""

    lines: tuple[Line, ...]
    form: Form | None


def goals_part(actor: Actor, person: PersonId, as_of: AsOf, refused: Form | None = None) -> GoalsPart:
    """refused: the form with what is wrong in it, if it was."""
    lines = []
    for one in goals.listing(actor, as_of):
        families: list[Family] = [who.family for who in one.people if who.id == person and who.part == "behind"]
        if families:
            labels = tuple(FAMILY_LABELS[family] for family in families)
            lines.append(Line(one.goal.title, reverse("goals:goal", args=[one.goal.id]), labels))
    form = BehindForm(actor, as_of)
    return GoalsPart(tuple(lines), refused or (form if form.goals else None))
