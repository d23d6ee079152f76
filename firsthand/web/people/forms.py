from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.domain.keeping_in_touch import DAYS_MAX
from firsthand.domain.people import FAMILIES
from firsthand.web.elements.forms import Form, text
from firsthand.web.elements.kinds import FAMILY_LABELS
from firsthand.web.numbers import NUMBER_MAX

FAMILY_CHOICES = [(family, FAMILY_LABELS[family]) for family in FAMILIES]
TEN = 10


def families(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, choices=FAMILY_CHOICES, widget=forms.CheckboxSelectMultiple
    )


class PersonForm(Form):
    """Somebody put in by hand."""

    name = text(_("Name"), autocomplete="off")
    address = text(_("Mail address"), required=False, inputmode="email", autocomplete="off")
    organisation = text(_("Organisation"), required=False, autocomplete="off")
    role_title = text(_("Role"), required=False, autocomplete="off")
    gives_me = families(_("Gives me"))
    i_give = families(_("I give"))


class NameForm(Form):
    """One line of the ten; a line without a name is left out."""

    name = text(_("Name"), required=False, autocomplete="off")
    gives_me = families(_("Gives me"))
    i_give = families(_("I give"))


NameFormSet = forms.formset_factory(NameForm, extra=TEN, max_num=TEN, absolute_max=TEN)


class BulkForm(Form):
    """What to do with the people who were ticked."""

    ids = forms.TypedMultipleChoiceField(coerce=int, required=True)
    action = forms.ChoiceField(choices=[(name, name) for name in ("tag", "set_aside", "bring_back", "keep")])
    tag = forms.CharField(required=False, max_length=60)
    max_days = forms.IntegerField(required=False, min_value=1, max_value=DAYS_MAX)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.data.getlist("ids") if hasattr(self.data, "getlist") else []
        numbers = [value for value in given if value.isascii() and value.isdigit() and len(value) < 19]
        self.fields["ids"].choices = [(value, value) for value in numbers]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("action") == "tag" and not cleaned.get("tag", "").strip():
            self.add_error("tag", _("Write the tag first."))
        if cleaned.get("action") == "keep" and not cleaned.get("max_days"):
            self.add_error("max_days", _("Write the number of days first."))
        return cleaned


class PairForm(Form):
    """The user's word on two people who may be one."""

    first = forms.IntegerField(min_value=1, max_value=NUMBER_MAX)
    second = forms.IntegerField(min_value=1, max_value=NUMBER_MAX)
    same = forms.ChoiceField(choices=[("join", "join"), ("apart", "apart")])
