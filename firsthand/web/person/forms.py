import calendar
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.domain.days_of_the_year import is_a_day
from firsthand.domain.inventory import WORDS_CHARS_MAX
from firsthand.domain.keeping_in_touch import DAYS_MAX, fault
from firsthand.domain.layer import KINDS_OF
from firsthand.domain.people import FAMILIES, PersonKind
from firsthand.services import dates, positions, private_notes
from firsthand.web.elements.forms import Form, text
from firsthand.web.elements.kinds import PURPOSE_LABELS
from firsthand.web.ledger.words import VALUE_LABELS
from firsthand.web.numbers import NUMBER_MAX
from firsthand.web.people.forms import families

JUDGEMENTS = {"yes": _("Yes"), "no": _("No"), "unsure": _("Unsure")}


def judgement(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=list(JUDGEMENTS.items()), widget=forms.RadioSelect)


class DescribeForm(Form):
    """Who they are, in the user's words; rules never change these again."""

    name = text(_("Name"), autocomplete="off")
    role_title = text(_("Role"), required=False, autocomplete="off")
    organisation = text(_("Organisation"), required=False, autocomplete="off")


def kinds(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=[(value, VALUE_LABELS[value]) for values in KINDS_OF.values() if len(values) > 1 for value in values],
        widget=forms.CheckboxSelectMultiple,
    )


class LayerForm(Form):
    """What they bring me and I bring them, by family, and the kinds of value beneath; a family of one kind has none."""

    gives_me = families(_("Brings me"))
    gives_me_kinds = kinds(_("In particular"))
    i_give = families(_("I bring"))
    i_give_kinds = kinds(_("In particular"))


class JudgeLayerForm(Form):
    """A yes or a no to what the ledger suggests of the layer."""

    flow = forms.ChoiceField(choices=[("in", "in"), ("out", "out")])
    family = forms.ChoiceField(choices=[(family, family) for family in FAMILIES])
    word = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class PurposesForm(Form):
    """What the tie is for; nothing ticked says that it is for none of these."""

    purposes = forms.MultipleChoiceField(
        label=_("What this tie is for"),
        required=False,
        choices=list(PURPOSE_LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
    )


class BringForm(Form):
    """A line of what they bring me, or I can bring them."""

    flow = forms.ChoiceField(choices=[("in", "in"), ("out", "out")], widget=forms.HiddenInput)
    words = text(_("In a few words"), max_length=WORDS_CHARS_MAX, autocomplete="off")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        flow = kwargs.pop("flow")
        super().__init__(*args, **{"auto_id": f"bring-{flow}-%s", "initial": {"flow": flow}, **kwargs})


class TrustForm(Form):
    """A dated judgement, for the user alone."""

    can_they = judgement(_("Can they?"))
    on_my_side = judgement(_("Are they on my side?"))
    keeps_word = judgement(_("Do they keep their word?"))
    trust_words = forms.CharField(
        label=_("In my words"),
        required=False,
        max_length=private_notes.WORDS_CHARS_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(str(value).strip() for value in values.values()):
            self.add_error("trust_words", _("Judge one of the three, or write a line."))
        return values


class RemoveTrustForm(Form):
    id = forms.IntegerField(min_value=1, max_value=NUMBER_MAX)


class NoteForm(Form):
    markdown = forms.CharField(
        label=_("A note"),
        max_length=100_000,
        widget=forms.Textarea,
        error_messages={"required": _("Write a few words first.")},
    )


class JoinForm(Form):
    other = text(
        _("Join with another"),
        hint=_("Their name or address. It can be undone, also later."),
        autocomplete="off",
    )


MONTHS = [(number, calendar.month_name[number]) for number in range(1, 13)]


def day_of_calendar(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class PositionForm(Form):
    """Where somebody works or worked; number: of the one to correct."""

    number = forms.IntegerField(required=False, min_value=1, max_value=NUMBER_MAX, widget=forms.HiddenInput)
    title = text(_("Role"), required=False, max_length=positions.WORDS_CHARS_MAX, autocomplete="off")
    organisation = text(_("Organisation"), required=False, max_length=positions.WORDS_CHARS_MAX, autocomplete="off")
    from_day = day_of_calendar(_("Since"))
    until_day = day_of_calendar(_("Until"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "position-%s", **kwargs})


class SuggestedForm(Form):
    """A word on a position that a card or a signature says, or on one confirmed before."""

    word = forms.ChoiceField(choices=[(word, word) for word in ("confirm", "dismiss", "remove")])
    number = forms.IntegerField(required=False, min_value=0, max_value=NUMBER_MAX)
    organisation = forms.CharField(required=False)
    title = forms.CharField(required=False)


class DayForm(Form):
    """A day of the year, with or without its year."""

    label = text(_("What"), max_length=dates.LABEL_CHARS_MAX, autocomplete="off")
    day = forms.IntegerField(label=_("Day"), min_value=1, max_value=31)
    month = forms.TypedChoiceField(label=_("Month"), coerce=int, choices=MONTHS)
    year = forms.IntegerField(label=_("Year, if you know it"), required=False, min_value=1, max_value=9999)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "day-%s", "initial": {"label": dates.BIRTHDAY}, **kwargs})

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and not is_a_day(values["year"], values["month"], values["day"]):
            self.add_error("day", _("There is no such day."))
        return values


class KnownDayForm(Form):
    """A word on a day that is known."""

    word = forms.ChoiceField(choices=[(word, word) for word in ("remind", "silent", "remove")])
    label = forms.CharField()
    month = forms.IntegerField(min_value=1, max_value=12)
    day = forms.IntegerField(min_value=1, max_value=31)
    days_before = forms.IntegerField(required=False, min_value=0, max_value=dates.DAYS_BEFORE_MAX)


class GroupForm(Form):
    group = forms.CharField()
    hide = forms.BooleanField(required=False)


class KeepForm(Form):
    """How often to be in touch, in days; both empty for nothing."""

    ideal_days = forms.IntegerField(label=_("About every, in days"), required=False, min_value=1, max_value=DAYS_MAX)
    max_days = forms.IntegerField(label=_("At most, in days"), required=False, min_value=1, max_value=DAYS_MAX)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "keep-%s", **kwargs})

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and fault(values.get("ideal_days"), values.get("max_days")):
            self.add_error("max_days", _("The longest gap is shorter than the usual one."))
        return values


class ChangeForm(Form):
    change = forms.IntegerField(min_value=1, max_value=NUMBER_MAX)


class TagForm(Form):
    """A tag to add, or the one to take off."""

    tag = forms.CharField(max_length=60)
    off = forms.BooleanField(required=False)


class SeparateForm(Form):
    mailbox_id = forms.IntegerField(min_value=1, max_value=NUMBER_MAX)


class WarmthForm(Form):
    """The user's own word on how warm a tie is; empty goes back to what is measured."""

    band = forms.ChoiceField(required=False, choices=[("warm", "warm"), ("mild", "mild"), ("cool", "cool")])


KINDS: tuple[PersonKind, ...] = ("person", "list", "role", "automated")
MARKS = ("star", "unstar", "never_suggest", "suggest", "set_aside", "bring_back", "pin", "unpin", "reopen", *KINDS)


class MarkForm(Form):
    mark = forms.ChoiceField(choices=[(mark, mark) for mark in MARKS])
