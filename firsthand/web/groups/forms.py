from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from firsthand.domain.trait_words import trait_in_words
from firsthand.domain.traits import VALUE_CHARS_MAX, Dimension
from firsthand.web.elements.forms import Form, text

FIELD_OF: dict[Dimension, str] = {"function": "f", "level": "l", "place": "w"}
"""By which letter a line's field begins; its person follows."""


class OwnForm(Form):
    """What the user says of themself."""

    function = text(_("My function"), required=False, max_length=VALUE_CHARS_MAX, list="functions", autocomplete="off")
    organisation = text(_("My organisation"), required=False, max_length=VALUE_CHARS_MAX, autocomplete="off")
    level = text(_("My level"), required=False, max_length=VALUE_CHARS_MAX, list="levels", autocomplete="off")
    place = text(_("My place"), required=False, max_length=VALUE_CHARS_MAX, list="places", autocomplete="off")
    came_from = text(
        _("The function I came from"), required=False, max_length=VALUE_CHARS_MAX, list="functions", autocomplete="off"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "own-%s", **kwargs})


class FunctionTargetsForm(Form):
    """The share of contact the user wants with each function, in whole percents; empty for none."""

    def __init__(self, functions: tuple[str, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "share-%s", **kwargs})
        self.functions = functions
        for place, function in enumerate(functions):
            self.fields[f"share-{place}"] = forms.IntegerField(
                label=trait_in_words(function, "function"),
                required=False,
                min_value=0,
                max_value=100,
                widget=forms.NumberInput({"class": "input"}),
            )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if sum(value or 0 for value in values.values()) > 100:
            self.add_error(f"share-{len(self.functions) - 1}", _("Together they come to more than 100 percent."))
        return values

    @property
    def percents(self) -> dict[str, int | None]:
        return {function: self.cleaned_data.get(f"share-{place}") for place, function in enumerate(self.functions)}


def values_said(posted: QueryDict, people: list[int]) -> dict[int, dict[Dimension, str]]:
    """What stands in the fields of these lines; a field that was not sent is not spoken of."""
    return {
        person: {
            dimension: str(posted[f"{letter}-{person}"])
            for dimension, letter in FIELD_OF.items()
            if f"{letter}-{person}" in posted
        }
        for person in people
    }
