from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.services.review import WORDS_CHARS_MAX
from firsthand.web.elements.forms import Form


class ReviewForm(Form):
    """The user's own lines on a week."""

    answer = forms.CharField(
        label=_("Your answer"), required=False, max_length=WORDS_CHARS_MAX, widget=forms.Textarea(attrs={"rows": "4"})
    )
    next_week = forms.CharField(
        label=_("What next week is for"), required=False, max_length=WORDS_CHARS_MAX,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )  # fmt: skip
