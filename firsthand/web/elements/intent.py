"""Whom something is for: the user's own choice and words, never inferred."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firsthand.web.elements.forms import text

WHOM: dict[str, str | Promise] = {"them": _("Them"), "us": _("Us all"), "me": _("Me")}
"""The choices offered wherever it is asked."""


def whom() -> forms.MultipleChoiceField:
    """Chips, any of them."""
    return forms.MultipleChoiceField(
        label=_("Whom is it for?"), required=False, choices=list(WHOM.items()), widget=forms.CheckboxSelectMultiple
    )


def own_words() -> forms.CharField:
    return text(
        _("Your own interest in it, in your words"),
        required=False,
        hint=_("Said openly in the letter. Would you say it aloud to them?"),
        max_length=400,
        autocomplete="off",
    )
