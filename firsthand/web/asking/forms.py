from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.domain.drafts import EASY_NO, PURPOSE_CHARS_MAX
from firsthand.domain.exchanges import EFFORTS
from firsthand.domain.inventory import WORDS_CHARS_MAX
from firsthand.web.elements.forms import Form, text
from firsthand.web.elements.intent import own_words, whom
from firsthand.web.ledger.words import EFFORT_LABELS
from firsthand.web.numbers import NUMBER_MAX


class AskForm(Form):
    """An ask before it is written. to, person: whom the letter is for, once chosen from the list or written.

    goal: the number of the goal of mine that it serves, empty for none.
    """

    what = text(_("What I need"), max_length=WORDS_CHARS_MAX, hint=_("One thing, in a line."), autocomplete="off")
    purpose = text(_("What it is for"), max_length=PURPOSE_CHARS_MAX, autocomplete="off")
    size = forms.ChoiceField(
        label=_("How big it is"),
        choices=[(effort, EFFORT_LABELS[effort]) for effort in EFFORTS],
        widget=forms.RadioSelect,
        initial="minutes",
    )
    by = text(
        _("By when"),
        required=False,
        hint=_("“Next Friday”, “2026-03-31”; no day presses if empty."),
        autocomplete="off",
    )
    easy_no = forms.CharField(
        label=_("The easy no"), required=False, max_length=PURPOSE_CHARS_MAX, initial=_(EASY_NO), widget=forms.TextInput(
            attrs={"autocomplete": "off"}
        ),
    )  # fmt: skip
    whom = whom()
    words = own_words()
    goal = forms.IntegerField(required=False, min_value=1, max_value=NUMBER_MAX, widget=forms.HiddenInput)
    to = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    person = text(_("Somebody else, by name or address"), required=False, autocomplete="off")


class FileForm(Form):
    """The letter with the user's own words."""

    subject = forms.CharField(required=False, max_length=150)
    body = forms.CharField(max_length=20_000, strip=False)
