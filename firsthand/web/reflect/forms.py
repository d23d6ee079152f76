from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.domain.reflection.rating import ITEMS, LEVELS
from firsthand.domain.reflection.skills import SKILLS
from firsthand.domain.reflection.values import VALUES_MAX
from firsthand.services.oneself import NAME_CHARS_MAX, OWN_WORDS, WORDS_CHARS_MAX
from firsthand.web.elements.forms import Form, text

WORD_LABELS = {
    "politics": _("Politics is, to me"),
    "influence": _("Influence is, to me"),
    "networking": _("Networking is, to me"),
    "good-of-the-whole": _("What is good for the organisation"),
    "own-interest": _("What is in it for me"),
}


class AnswerForm(forms.Form):
    """What is typed. id, version: of the answer as the window last saw it; 0 for a page that was empty."""

    text = forms.CharField(required=False, strip=False)
    id = forms.IntegerField(required=False, min_value=0, max_value=2**62)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**30)


class WordsForm(Form):
    """The user's own words under some of the names; names: which."""

    def __init__(self, *args: Any, names: tuple[str, ...] = OWN_WORDS, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="word_%s", **kwargs)
        for name in names:
            area = forms.Textarea(attrs={"class": "area", "rows": 2, "dir": "auto"})
            self.fields[name] = forms.CharField(
                label=WORD_LABELS[name], required=False, max_length=WORDS_CHARS_MAX, widget=area
            )


class RatingForm(forms.Form):
    """How far each sentence holds; what is left open says nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in ITEMS:
            self.fields[item.key] = forms.TypedChoiceField(
                required=False, coerce=int, empty_value=None, choices=[(level, level) for level in LEVELS]
            )


class ValuesForm(Form):
    """Up to five values in their order, each with what it means."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="value_%s", **kwargs)
        attrs = {"class": "input", "dir": "auto", "autocomplete": "off"}
        for rank in range(1, VALUES_MAX + 1):
            self.fields[f"name{rank}"] = text(
                _("Value %(rank)s") % {"rank": rank}, required=False, max_length=NAME_CHARS_MAX, list="values", **attrs
            )
            self.fields[f"words{rank}"] = text(
                _("What it means to me"), required=False, max_length=WORDS_CHARS_MAX, **attrs
            )


class NamedForm(Form):
    """Somebody, found as one types; anybody else may be written as well. own: what its fields' ids begin with."""

    name = text(_("Who"), max_length=NAME_CHARS_MAX, autocomplete="off", list="people-found", dir="auto")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "named_%s", **kwargs})


class RoleModelForm(NamedForm):
    does = text(
        _("What they do that I don’t"), required=False, max_length=WORDS_CHARS_MAX, dir="auto", autocomplete="off"
    )


class DoesForm(Form):
    does = forms.CharField(required=False, max_length=WORDS_CHARS_MAX)


class LearnForm(forms.Form):
    skills = forms.MultipleChoiceField(required=False, choices=[(skill.key, skill.title) for skill in SKILLS])


class ReplyForm(Form):
    """A reply that came back, as a file or pasted."""

    file = forms.FileField(required=False, widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}))
    pasted = forms.CharField(
        label=_("Or paste its text"),
        required=False,
        widget=forms.Textarea(attrs={"class": "area", "rows": 4, "dir": "auto"}),
    )
