from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.web.elements.forms import Form

NOT_THIS = {
    "not-true": _("It is not so"),
    "done": _("It is done already"),
    "never-them": _("Never with this person"),
    "not-now": _("It is not worth it"),
}
"""Why a move was refused: what is kept, and what the user reads."""


class MoveForm(Form):
    key = forms.CharField(max_length=400)


class LaterForm(MoveForm):
    until = forms.DateField(
        error_messages={"invalid": _("Write the day as 2024-11-14."), "required": _("Choose the day first.")}
    )


class DraftForm(MoveForm):
    """One of a move's drafts, as the user has left it."""

    number = forms.IntegerField(min_value=1, max_value=9)
    subject = forms.CharField(required=False, max_length=300)
    body = forms.CharField(required=False, max_length=40_000)


class UsefulForm(MoveForm):
    useful = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class LookBackForm(Form):
    """What came of something given; empty for "I would rather not say"."""

    exchange = forms.CharField(max_length=64)
    words = forms.CharField(required=False, max_length=2000)


class NotThisForm(MoveForm):
    why = forms.ChoiceField(choices=list(NOT_THIS.items()))


class StepForm(MoveForm):
    step = forms.CharField(
        label=_("The first step, small enough to take now"),
        max_length=400,
        error_messages={"required": _("Write the first step, or leave it as it was.")},
    )


class IntentForm(MoveForm):
    whom = forms.MultipleChoiceField(required=False, choices=[("them", "them"), ("us", "us"), ("me", "me")])
    words = forms.CharField(required=False, max_length=400)
