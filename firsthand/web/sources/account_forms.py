from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from firsthand.domain.accounts import EVERY_MINUTES, EVERY_MINUTES_MAX, Account
from firsthand.errors import ConfigError
from firsthand.services import oauth
from firsthand.services.connecting import CheckError, Wanted
from firsthand.web.elements.forms import Form, text

SECURITIES = (
    ("tls", _("TLS from the start (most providers)")),
    ("starttls", _("STARTTLS")),
    ("none", _("None (only on this machine)")),
)
PROVIDERS = (("google", "Google"), ("microsoft", "Microsoft"), ("other", _("Another one")))
HOSTS = {"google": "imap.gmail.com", "microsoft": "outlook.office365.com"}


def password(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    """A secret: never written back into the page."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


def line(label: Any, *, required: bool = True, hint: Any = "") -> forms.CharField:
    return text(label, required=required, hint=hint, max_length=500, autocomplete="off", spellcheck="false")


class AccountForm(Form):
    """What all ways to connect share: a name, and how often it is read."""

    usual_minutes = EVERY_MINUTES["imap"]

    title = line(_("What to call it"), required=False, hint=_("Left empty, it is called after your address."))
    every_minutes = forms.IntegerField(
        label=_("Minutes between readings"),
        required=False,
        min_value=0,
        max_value=EVERY_MINUTES_MAX,
        help_text=_("0: only when you ask."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["every_minutes"].widget.attrs["placeholder"] = str(self.usual_minutes)

    def wanted(self) -> tuple[Wanted, ...]:
        """The account, or the two of one server, to be tried."""
        raise NotImplementedError

    def refuse(self, error: ConfigError | CheckError) -> None:
        """Say what is wrong where it was written."""
        if isinstance(error, CheckError):
            field = "password" if error.at == "password" else "url" if "url" in self.fields else "host"
            words = f"{error.reason}. {error.remedy}"
        else:
            field = error.at
            words = f"{error.thing}: {error.reason}. {error.remedy}"
        self.add_error(field if field in self.fields else None, words)
        for name in set(self.errors) & set(self.fields):
            self.fields[name].widget.attrs |= {
                "aria-describedby": f"{self[name].id_for_label}_error",
                "aria-invalid": "true",
            }

    def rare(self) -> list[forms.BoundField]:
        """Fields that few need; the page folds them."""
        return [self[name] for name in ("title", "every_minutes", "port", "security", "ca_file") if name in self.fields]

    def rare_is_open(self) -> bool:
        """Whether something is wrong among them, or was written there."""
        usual = ("", "tls")
        return any(field.errors or (self.is_bound and (field.data or "") not in usual) for field in self.rare())


CA_FILE = line(
    _("Certificate file"),
    required=False,
    hint=_("The path of a certificate to trust, for a server of your own. Left empty by nearly everybody."),
)


class MailForm(AccountForm):
    user = line(_("Your mail address"), hint=_("Or the name you sign in with."))
    host = line(_("Mail server"), hint=_("Your provider names it under IMAP, such as imap.example.com."))
    password = password(
        _("Password"),
        _("Many providers want one made for programs (an app password). It is kept on this machine alone."),
    )
    port = forms.IntegerField(
        label=_("Port"),
        required=False,
        min_value=1,
        max_value=65535,
        help_text=_("993 for TLS, 143 otherwise."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    security = forms.ChoiceField(label=_("Protection"), choices=SECURITIES, required=False)
    ca_file = CA_FILE
    idle = forms.BooleanField(label=_("Read new mail within seconds, where the server tells of it"), required=False)

    def wanted(self) -> tuple[Wanted, ...]:
        values = self.cleaned_data
        settings = {
            "host": values["host"],
            "port": values["port"],
            "security": values["security"] or "tls",
            "user": values["user"],
            "ca_file": values["ca_file"],
            "idle": values["idle"],
        }
        return (Wanted("imap", settings, {"password": values["password"]}),)


class DavForm(AccountForm):
    """Calendars and address books of one server."""

    usual_minutes = EVERY_MINUTES["caldav"]

    url = line(
        _("Server"),
        hint=_("Its address, such as https://dav.example.com. The calendars on it are found by themselves."),
    )
    user = line(_("The name you sign in with"), hint=_("Often your mail address."))
    password = password(
        _("Password"),
        _("Many providers want one made for programs (an app password). It is kept on this machine alone."),
    )
    ca_file = CA_FILE

    def wanted(self) -> tuple[Wanted, ...]:
        values = self.cleaned_data
        settings = {"url": values["url"], "user": values["user"], "ca_file": values["ca_file"]}
        secret = {"password": values["password"]}
        return Wanted("caldav", settings, secret), Wanted("carddav", settings, secret)


class AddressForm(AccountForm):
    """A calendar that is given out at a web address."""

    usual_minutes = EVERY_MINUTES["ics-url"]

    url = password(
        _("Address of the calendar"),
        _("https:// or webcal://. Whoever knows it can read the calendar, so it is kept as a password is."),
    )
    ca_file = CA_FILE

    def wanted(self) -> tuple[Wanted, ...]:
        return (Wanted("ics-url", {"ca_file": self.cleaned_data["ca_file"]}, {"url": self.cleaned_data["url"]}),)


class ProviderForm(Form):
    """Signing in at a provider of mail, by a client that the user registered there."""

    provider = forms.ChoiceField(label=_("Provider"), choices=PROVIDERS)
    user = line(_("Your mail address"))
    client_id = line(_("Client id"), hint=_("Of the client (they call it an app) that you registered there."))
    client_secret = password(_("Client secret"), _("If the provider gave you one."), required=False)
    host = line(_("Mail server"), required=False, hint=_("Left empty for Google and Microsoft."))
    authorise_url = line(_("Address for consent"), required=False)
    token_url = line(_("Address for tokens"), required=False)
    scope = line(_("Scope"), required=False, hint=_("What the client may do, in the provider’s words."))

    def settings(self) -> dict[str, object]:
        """As `accounts.add` takes them; the provider's own where nothing was written."""
        values = self.cleaned_data
        preset = oauth.PRESETS.get(values["provider"], {})
        asked: dict[str, object] = {
            name: values[name] or preset.get(name, "") for name in ("authorise_url", "token_url", "scope")
        }
        return {
            "host": values["host"] or HOSTS.get(values["provider"], ""),
            "user": values["user"],
            "oauth": {**asked, "client_id": values["client_id"], "extra": preset.get("extra", {})},
        }

    def other(self) -> list[forms.BoundField]:
        return [self[name] for name in ("host", "authorise_url", "token_url", "scope")]

    def refuse(self, error: ConfigError) -> None:
        """Say what is wrong where it was written."""
        field = error.at
        words = (
            f"{error.thing}: {error.reason}. {error.remedy}"
            if field not in self.fields
            else (f"{error.reason[:1].upper()}{error.reason[1:]}. {error.remedy}")
        )
        self.add_error(field if field in self.fields else None, words)


class ChangeForm(Form):
    """What may be changed of an account that is kept. Another server is another account."""

    title = line(_("What to call it"))
    every_minutes = forms.IntegerField(
        label=_("Minutes between readings"),
        min_value=0,
        max_value=EVERY_MINUTES_MAX,
        help_text=_("0: only when you ask."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    password = password(_("New password"), _("Left empty, the one that is kept stays."), required=False)
    writes_back = forms.ChoiceField(
        label=_("Your changes of people"),
        choices=(("", _("Stay here; the address book is only read")), ("on", _("May be written to the address book"))),
        required=False,
        help_text=_("Each change is shown before it is sent, and nothing else in a card is touched."),
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        initial = {
            "title": account.title,
            "every_minutes": account.every_minutes,
            "writes_back": "on" if account.writes_back else "",
        }
        super().__init__(*args, initial=initial, **kwargs)
        if account.kind != "carddav":
            del self.fields["writes_back"]
        if account.sign == "oauth":
            del self.fields["password"]
        elif account.sign == "none":
            self.fields["password"].label = now_("New address")
            self.fields["password"].help_text = now_("Left empty, the one that is kept stays.")


class DisconnectForm(Form):
    """Whether what a source or an account brought stays."""

    content = forms.ChoiceField(
        label=_("What it brought"),
        choices=(("keep", _("Keep what it brought")), ("take", _("Take out what only it brought"))),
        widget=forms.RadioSelect,
        initial="keep",
        error_messages={"required": _("Choose one of the two.")},
    )

    @property
    def takes(self) -> bool:
        return bool(self.cleaned_data["content"] == "take")
