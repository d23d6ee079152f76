from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from firsthand import language
from firsthand.errors import ConfigError
from firsthand.web.elements.forms import Form, text
from firsthand.web.shell import APPEARANCES
from firsthand.web.sources.account_forms import SECURITIES, line, password
from firsthand.web.sources.forms import ADDRESS

POINTS = 100
ENERGIES = {1: _("1, none"), 2: "2", 3: "3", 4: "4", 5: _("5, plenty")}


def points(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=POINTS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class WhoForm(Form):
    """Which addresses are the owner's own, and who sends for them. Lists come as repeated fields."""

    owner_name = text(_("Your name"), required=False, autocomplete="name")
    time_zone = text(
        _("Your time zone"), hint=_("Its name, such as Europe/London; days begin and end by it."), autocomplete="off"
    )
    more_addresses = text(_("Another address of yours"), required=False, autocomplete="off")
    more_delegates = text(
        _("Somebody else who sends for you"), required=False, hint=_("An assistant, for instance."), autocomplete="off"
    )

    def clean_time_zone(self) -> str:
        name: str = self.cleaned_data["time_zone"].strip()
        try:
            return ZoneInfo(name).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise forms.ValidationError(_("No time zone has this name. Write one such as Europe/London.")) from None

    def clean_more_addresses(self) -> str:
        return _address(self.cleaned_data["more_addresses"])

    def clean_more_delegates(self) -> str:
        return _address(self.cleaned_data["more_delegates"])

    def addresses(self) -> tuple[str, ...]:
        """Every address that was ticked or written, once."""
        return self._ticked("addresses")

    def delegates(self) -> tuple[str, ...]:
        return self._ticked("delegates")

    def _ticked(self, name: str) -> tuple[str, ...]:
        ticked = self.data.getlist(name) if hasattr(self.data, "getlist") else []
        return tuple(dict.fromkeys(one for one in [*ticked, self.cleaned_data[f"more_{name}"]] if one))


class WeightsForm(Form):
    """What a score is made of: five numbers in points, together 100."""

    timeliness = points(_("How much it presses now"))
    importance = points(_("How much they matter to you"))
    fit = points(_("How well it fits"))
    breadth = points(_("What your own targets lack"))
    ease = points(_("How little time it takes"))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        together = sum(values.values())
        if not self.errors and together != POINTS:
            raise forms.ValidationError(
                now_("These come to %(together)s; they must come to 100.") % {"together": together}
            )
        return values

    def weights(self) -> dict[str, float]:
        return {name: value / POINTS for name, value in self.cleaned_data.items()}


class EnergyForm(Form):
    level = forms.TypedChoiceField(
        label=_("My energy this week"), coerce=int, choices=list(ENERGIES.items()), widget=forms.RadioSelect
    )


class AppearanceForm(Form):
    appearance = forms.ChoiceField(choices=[(name, name) for name in APPEARANCES])


class LanguageForm(Form):
    """The language of the pages; '' for what the browser prefers."""

    language = forms.ChoiceField(choices=[("", ""), *language.LANGUAGES.items()], required=False)


class RestoreForm(Form):
    archive = forms.FileField(
        label=_("An export of Firsthand"), error_messages={"required": _("Choose the file of an export first.")}
    )


class DigestForm(Form):
    """The daily mail to oneself, through one's own server for outgoing mail."""

    sender = text(_("Your mail address"), hint=_("It is sent from here to here."), max_length=300, autocomplete="email")
    host = line(_("Server for outgoing mail"), hint=_("Your provider names it under SMTP, such as smtp.example.com."))
    user = line(_("The name you sign in with"), required=False, hint=_("Often your mail address."))
    password = password(_("Password"), _("Left empty, the one that is kept stays."), required=False)
    hour = forms.IntegerField(
        label=_("At what hour of your day"),
        min_value=0,
        max_value=23,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    security = forms.ChoiceField(label=_("Protection"), choices=[SECURITIES[1], SECURITIES[0], SECURITIES[2]])
    port = forms.IntegerField(
        label=_("Port"),
        required=False,
        min_value=1,
        max_value=65535,
        help_text=_("587 for STARTTLS, 465 for TLS."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def refuse(self, error: ConfigError) -> None:
        """Say what is wrong where it was written."""
        self.add_error(error.at if error.at in self.fields else None, f"{error.thing}: {error.reason}. {error.remedy}")


QUOTED_WITH = " \u00a0\u202f“”„«»\"'"
"""What may stand around words that were copied from between the quotation marks of a language."""


class DeleteForm(Form):
    """Deleting needs the words, typed."""

    words = text(_("Type “delete everything”"), autocomplete="off", autocapitalize="off", spellcheck="false")

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"].strip(QUOTED_WITH).lower()
        if words != now_("delete everything"):
            raise forms.ValidationError(_("Type the two words as they stand, or leave everything where it is."))
        return words


def _address(words: Any) -> str:
    address = str(words).strip().lower()
    if address and not ADDRESS.fullmatch(address):
        raise forms.ValidationError(_("“%(word)s” is not a mail address."), params={"word": address[:60]})
    return address
