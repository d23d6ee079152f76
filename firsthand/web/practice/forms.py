from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.domain.practice.attempts import ENERGY, ENJOYMENT, SKILL_STATES, SURE_MAX, WORDS_CHARS_MAX
from firsthand.domain.practice.plans import CUES, DECIDED
from firsthand.domain.practice.plans import WORDS_CHARS_MAX as LINE_CHARS_MAX
from firsthand.web.elements.forms import Form, text

HOURS = [(hour, f"{hour:02d}:00") for hour in range(24)]


def levels(label: Any, words: tuple[str, ...]) -> forms.TypedChoiceField:
    """Chips from 1 on, none of them chosen to begin with."""
    return forms.TypedChoiceField(
        label=label, required=False, coerce=int, empty_value=None, widget=forms.RadioSelect,
        choices=[(level, _(word)) for level, word in enumerate(words, start=1)],
    )  # fmt: skip


def sure(label: Any) -> forms.IntegerField:
    """How sure one is, 0 to 10, on a slider."""
    slider = forms.NumberInput(
        attrs={"type": "range", "class": "slider", "min": "0", "max": str(SURE_MAX), "step": "1"}
    )
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=SURE_MAX, widget=slider)


def words(label: Any, rows: int, **attrs: Any) -> forms.CharField:
    """Several lines, which may stay empty."""
    widget = forms.Textarea(attrs={"rows": str(rows), **attrs})
    return forms.CharField(label=label, required=False, max_length=WORDS_CHARS_MAX, widget=widget)


class TakeOnForm(Form):
    """The week's experiment: which, how sure one is, and with whom."""

    key = forms.CharField(max_length=60, widget=forms.HiddenInput)
    person = forms.IntegerField(required=False, widget=forms.HiddenInput)
    move = forms.CharField(max_length=400, required=False, widget=forms.HiddenInput)
    sure_before = sure(_("How sure are you that you will do it?"))


class TriedForm(Form):
    """How it went; every part of it may stay empty."""

    happened = words(_("What happened"), 3, placeholder=_("Two lines are plenty"))
    enjoyment = levels(_("It felt like"), ENJOYMENT)
    energy = levels(_("It left me"), ENERGY)
    sure_after = sure(_("How sure are you that you could do it again?"))
    learnt = words(_("What I learnt"), 2, placeholder=_("It comes back to you, at growing gaps"))


class PlanForm(Form):
    """An if-then plan, with what may come in between."""

    if_words = text(
        _("If"), max_length=LINE_CHARS_MAX, autocomplete="off", placeholder=_("I have closed my mail for lunch")
    )
    then_words = text(_("then"), max_length=LINE_CHARS_MAX, autocomplete="off", placeholder=_("I write the two lines"))
    cue = forms.ChoiceField(
        label=_("Tied to"), widget=forms.RadioSelect, initial="habit",
        choices=list(zip(CUES, (_("A day"), _("A meeting"), _("A habit")), strict=True)),
    )  # fmt: skip
    due = text(_("Which day"), required=False, hint=_("“Next Friday”, “2026-03-31”."), autocomplete="off")
    meeting = forms.TypedChoiceField(label=_("Which meeting"), required=False, coerce=int, empty_value=None)
    obstacle = text(_("What may come in between"), required=False, max_length=LINE_CHARS_MAX, autocomplete="off")
    answer = text(_("What I do then"), required=False, max_length=LINE_CHARS_MAX, autocomplete="off")
    person = text(_("With whom"), required=False, hint=_("A name or an address; may stay empty."), autocomplete="off")
    origin = forms.CharField(max_length=400, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, meetings: list[tuple[int, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["meeting"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = [("", _("None")), *(meetings or [])]

    def clean(self) -> dict[str, Any]:
        """A day for a time, a meeting for a meeting."""
        values = super().clean() or self.cleaned_data
        if values.get("cue") == "time" and not values.get("due"):
            self.add_error("due", _("Name the day, or tie it to a habit."))
        if values.get("cue") == "meeting" and not values.get("meeting"):
            self.add_error("meeting", _("Choose the meeting, or tie it to a day."))
        return values


class DecideForm(Form):
    """What became of a plan."""

    state = forms.ChoiceField(choices=[(state, state) for state in (*DECIDED, "open")])


class SkillForm(Form):
    """A skill and what it becomes."""

    skill = forms.CharField(max_length=40)
    state = forms.ChoiceField(choices=[(state, state) for state in SKILL_STATES])


class LessonForm(Form):
    """Whether what was learnt still holds."""

    still = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class ProgrammeForm(Form):
    """A programme, as a file or as its text."""

    file = forms.FileField(
        label=_("The file"), required=False, allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,text/yaml,text/plain"}),
    )  # fmt: skip
    content = forms.CharField(
        label=_("Or its text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": "10", "spellcheck": "false"}),
    )


class RemindersForm(Form):
    """Whether the pages remind, and when they keep quiet."""

    wanted = forms.BooleanField(label=_("Remind me quietly, on Today and in the daily mail"), required=False)
    quiet_from = forms.TypedChoiceField(label=_("Quiet from"), coerce=int, choices=HOURS)
    quiet_until = forms.TypedChoiceField(label=_("Until"), coerce=int, choices=HOURS)


class SnoozeForm(Form):
    """For how many days nothing is said; 0 ends it."""

    days = forms.IntegerField(min_value=0, max_value=90)
