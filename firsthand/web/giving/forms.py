from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.domain.inventory import LIMITS_CHARS_MAX, MINUTES_MAX, WORDS_CHARS_MAX
from firsthand.web.elements.forms import Form, text
from firsthand.web.ledger.words import VALUE_LABELS

KEY_CHARS = 16


def day(label: Any) -> forms.CharField:
    """A day in words that may be left empty."""
    return text(label, required=False, hint=_("“Next Friday”, “2026-03-31”; open if empty."), autocomplete="off")


class Beside(Form):
    """A form that stands beside others on a page: its fields' ids begin with its own name."""

    own = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{self.own}_%s", **kwargs})


class OfferForm(Beside):
    """Something I can bring; what is left empty is read from the words."""

    own = "offer"

    words = text(_("What I can bring"), max_length=WORDS_CHARS_MAX, autocomplete="off")
    kind = forms.ChoiceField(
        label=_("What it is worth"), required=False, choices=[("", _("As the words say")), *VALUE_LABELS.items()]
    )
    minutes = forms.IntegerField(
        label=_("How many minutes"), required=False, min_value=1, max_value=MINUTES_MAX, widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off"}
        ),
    )  # fmt: skip
    limits = text(
        _("Its limits"),
        required=False,
        hint=_("Such as “not in March”."),
        max_length=LIMITS_CHARS_MAX,
        autocomplete="off",
    )
    until = day(_("Until"))


class NeedForm(Beside):
    """Something that somebody looks for."""

    own = "need"

    person = text(_("Who"), hint=_("A name or an address."), autocomplete="off")
    words = text(_("What they look for"), max_length=WORDS_CHARS_MAX, autocomplete="off")
    until = day(_("Until"))


class MineForm(Beside):
    """Something that I look for myself."""

    own = "mine"

    words = text(_("What I look for"), max_length=WORDS_CHARS_MAX, autocomplete="off")
    until = day(_("Until"))


class JudgeForm(Form):
    """A yes or a no to a suggestion, by its key."""

    key = forms.RegexField(rf"^[0-9a-f]{{{KEY_CHARS}}}$")
    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
