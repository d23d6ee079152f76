from django import forms

from firsthand.web.elements.forms import Form

LATEST = 4_102_444_800
"""The year 2100, in seconds."""


class SlotForm(Form):
    """A half hour, by the second in which it begins."""

    starts_at = forms.IntegerField(min_value=0, max_value=LATEST)
