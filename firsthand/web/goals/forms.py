from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firsthand.domain.goals import TITLE_CHARS_MAX, WORDS_CHARS_MAX
from firsthand.domain.inventory import KINDS_WANTED, KindWanted, family_of
from firsthand.domain.inventory import WORDS_CHARS_MAX as TOPIC_CHARS_MAX
from firsthand.domain.people import Family
from firsthand.web.elements.forms import Form, text
from firsthand.web.ledger.words import VALUE_LABELS
from firsthand.web.numbers import NUMBER_MAX
from firsthand.web.people.forms import FAMILY_CHOICES

WANTED_LABELS: dict[KindWanted, str | Promise] = {
    kind: _("Resources, not sure which") if kind == "resources" else VALUE_LABELS[kind] for kind in KINDS_WANTED
}
"""The kinds of help, and the whole family where one is not sure."""

KIND_CHOICES = [
    (label, [(kind, words) for kind, words in WANTED_LABELS.items() if family_of(kind) == family])
    for family, label in FAMILY_CHOICES
]


def long_text(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=WORDS_CHARS_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GoalForm(Form):
    """A goal in the user's words."""

    title = text(_("What I must get done"), hint=_("In a line."), max_length=TITLE_CHARS_MAX, autocomplete="off")
    why = long_text(_("Why it matters"))
    question = long_text(
        _("The strategic question behind it"), _("One that no specialist can settle alone: for whom, instead of what?")
    )  # fmt: skip
    by = text(
        _("By when"), required=False, hint=_("“Next Friday”, “2026-03-31”; no day presses if empty."), autocomplete="off"
    )  # fmt: skip


class NewForm(GoalForm):
    """A goal with the first help it needs, a line for each family of value."""

    support = text(
        _("Support"), required=False, hint=_("Backing, encouragement, a word in the right room."), autocomplete="off"
    )
    feedback = text(_("Feedback"), required=False, hint=_("On what, and from whose side?"), autocomplete="off")
    resources = text(
        _("Resources"), required=False, hint=_("Knowledge, an introduction, people, money, an opening."), autocomplete="off"
    )  # fmt: skip


class HelpForm(Form):
    """One more thing that a goal needs."""

    kind = forms.ChoiceField(label=_("What kind of help"), choices=KIND_CHOICES)
    words = text(
        _("With what"), hint=_("In a few words, as you would say it."), max_length=TOPIC_CHARS_MAX, autocomplete="off"
    )


class BehindForm(Form):
    """Somebody to stand behind a goal with a family of value."""

    person = text(_("Who, by name or address"), autocomplete="off")
    family = forms.ChoiceField(choices=FAMILY_CHOICES, widget=forms.HiddenInput)

    def __init__(self, *args: Any, family: Family, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{family}_%s", "initial": {"family": family}, **kwargs})


class TakeOutForm(Form):
    person = forms.IntegerField(min_value=1, max_value=NUMBER_MAX)
    family = forms.ChoiceField(choices=FAMILY_CHOICES)


class EndForm(Form):
    """How a goal ended. Who helped is read beside it, a line for each of them."""

    state = forms.ChoiceField(
        label=_("How it ended"),
        choices=[("done", _("Done")), ("dropped", _("Dropped"))],
        widget=forms.RadioSelect,
        initial="done",
    )
    came_of_it = long_text(_("What came of it"), _("In your words; for you alone."))
    person = text(_("Somebody else who helped"), required=False, hint=_("A name or an address."), autocomplete="off")
    act = text(
        _("What they did"), required=False, hint=_("An act one can thank for; empty enters nothing."), max_length=TITLE_CHARS_MAX,
        autocomplete="off",
    )  # fmt: skip
