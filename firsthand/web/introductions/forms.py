from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.services.introductions import WORDS_CHARS_MAX
from firsthand.web.elements.forms import Form, text
from firsthand.web.elements.intent import own_words, whom


class StartForm(Form):
    """Two people, why it serves each, and who is asked first."""

    a = text(_("Who looks for something"), hint=_("A name or an address."), autocomplete="off")
    why_a = text(_("Why it helps them: what they look for"), max_length=WORDS_CHARS_MAX, autocomplete="off")
    b = text(_("Who can bring it"), hint=_("A name or an address."), autocomplete="off")
    why_b = text(_("Why they come to mind: what they can bring"), max_length=WORDS_CHARS_MAX, autocomplete="off")
    first = forms.ChoiceField(
        label=_("Who is asked first"),
        choices=[("both", _("Both, each alone")), ("a", _("Who looks for it")), ("b", _("Who can bring it"))],
        widget=forms.RadioSelect,
        initial="both",
    )
    whom = whom()
    words = own_words()


class SaidForm(Form):
    side = forms.ChoiceField(choices=[("a", "a"), ("b", "b")])
    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class StepForm(Form):
    """What the user did: wrote to the other side, wrote to both, or let it rest."""

    step = forms.ChoiceField(choices=[(one, one) for one in ("asked a", "asked b", "introduced", "rest")])


class CameForm(Form):
    words = forms.CharField(
        label=_("What became of it"),
        max_length=WORDS_CHARS_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a line first, or leave it for another day.")},
    )


class FileForm(Form):
    """The draft of this number with the user's own words."""

    number = forms.IntegerField(min_value=1, max_value=9)
    subject = forms.CharField(required=False, max_length=150)
    body = forms.CharField(max_length=20_000, strip=False)
