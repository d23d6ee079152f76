"""Forms that look like the kit: a label, the field, a hint, and what is wrong in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

CLASSES: dict[type[forms.Widget], str] = {forms.Textarea: "area", forms.Select: "input pick", forms.CheckboxInput: ""}


class Form(forms.Form):
    """A form whose widgets carry the kit's classes and point at their error."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            css = CLASSES.get(type(field.widget), "input")
            if css:
                field.widget.attrs.setdefault("class", css)

    def full_clean(self) -> None:
        """Check everything; a field that is wrong points at the words that say so."""
        super().full_clean()
        for name in set(self.errors) & set(self.fields):
            self.fields[name].widget.attrs["aria-describedby"] = f"{self[name].id_for_label}_error"


def text(
    label: StrOrPromise, *, required: bool = True, hint: StrOrPromise = "", max_length: int = 300, **attrs: StrOrPromise
) -> forms.CharField:
    """A line of text."""
    return forms.CharField(
        label=label, required=required, help_text=hint, max_length=max_length, widget=forms.TextInput(attrs=attrs)
    )
