from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.domain.purposes import PURPOSES
from firsthand.web.elements.forms import Form


def percent(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=100)


class TargetsForm(Form):
    """The user's own mix, in whole percents; empty for no target."""

    operational = percent(_("Operational"))
    personal = percent(_("Personal"))
    strategic = percent(_("Strategic"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "target-%s", **kwargs})

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if sum(values.get(purpose) or 0 for purpose in PURPOSES) > 100:
            self.add_error("strategic", _("Together they come to more than 100 percent."))
        return values
