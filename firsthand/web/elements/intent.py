"""Whom something is for: the user's own choice and words, never inferred."""

from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firsthand.services import oneself
from firsthand.services.actor import Actor
from firsthand.web.elements.forms import text

WHOM: dict[str, str | Promise] = {"them": _("Them"), "us": _("Us all"), "me": _("Me")}
"""The choices offered wherever it is asked."""

DEFINED: dict[str, str | Promise] = {
    "politics": _("Politics"),
    "influence": _("Influence"),
    "networking": _("Networking"),
}


@dataclass(frozen=True)
class OwnWords:
    """What the user said that politics, influence or networking is to them."""

    label: str | Promise
    words: str


def said_in_own_words(actor: Actor) -> tuple[OwnWords, ...]:
    """To be shown quietly wherever it is asked whom something is for."""
    return tuple(OwnWords(DEFINED[name], words) for name, words in oneself.definitions(actor))


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
