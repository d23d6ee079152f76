"""Accounts: connecting one, how it is doing, changing it and taking it away."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.errors import AccountError, ConfigError, NotFoundError
from firsthand.services import accounts, connecting, oauth
from firsthand.services.connecting import CheckError
from firsthand.services.disconnecting import disconnect as take_away
from firsthand.web.request import Request
from firsthand.web.security import own_actor
from firsthand.web.sources.account_forms import (
    AccountForm,
    AddressForm,
    ChangeForm,
    DavForm,
    DisconnectForm,
    MailForm,
    ProviderForm,
)
from firsthand.web.sources.accounts import account_page, choices
from firsthand.web.sources.runs import taken_back_words

# Connecting


@require_safe
def new(request: Request) -> HttpResponse:
    """The ways to connect an account."""
    return render(request, "sources/accounts/new.html")


def new_mail(request: Request) -> HttpResponse:
    return _connect(request, MailForm, "mail")


def new_dav(request: Request) -> HttpResponse:
    return _connect(request, DavForm, "dav")


def new_address(request: Request) -> HttpResponse:
    return _connect(request, AddressForm, "address")


def _connect(request: Request, kind: type[AccountForm], page: str) -> HttpResponse:
    """Show a form; sent, try the account, and go on to what it holds, or say at the field what is wrong."""
    form = kind(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        actor = own_actor(request) if request.actor.demo else request.actor
        try:
            connecting.begin(actor, form.wanted(), title=values["title"], every_minutes=values["every_minutes"])
            return redirect("sources:choose")
        except (CheckError, ConfigError) as error:
            form.refuse(error)
    return render(request, f"sources/accounts/{page}.html", {"form": form}, status=422 if form.is_bound else 200)


def choose(request: Request) -> HttpResponse:
    """What an account holds that answered; keep it with what is ticked."""
    try:
        found = connecting.pending(request.actor)
    except NotFoundError as error:
        return render(request, "sources/accounts/new.html", {"note": f"{error.reason[:1].upper()}{error.reason[1:]}."})
    if request.method != "POST":
        return render(request, "sources/accounts/choose.html", {"places": choices(found.places)})
    if "cancel" in request.POST:
        connecting.give_up(request.actor)
        return redirect("sources:sources")
    ticked = set(request.POST.getlist("places"))
    if not ticked & {place.name for place in found.places}:
        shown = {"places": choices(found.places, ticked), "error": _("Tick at least one.")}
        return render(request, "sources/accounts/choose.html", shown, status=422)
    kept = connecting.keep(request.actor, ticked)
    return (
        redirect("sources:account", kept[0].id)
        if len(kept) == 1
        else redirect(reverse("sources:sources") + "#accounts")
    )


def new_provider(request: Request) -> HttpResponse:
    """Keep a mail account of a provider at which one signs in; it is read once that is done."""
    form = ProviderForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actor = own_actor(request) if request.actor.demo else request.actor
        try:
            secret = {"client_secret": form.cleaned_data["client_secret"]}
            account = accounts.add(actor, "imap", form.settings(), secret)
            accounts.pause(actor, account.id)
            return redirect("sources:account", account.id)
        except ConfigError as error:
            form.refuse(error)
    return render(request, "sources/accounts/provider.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
def sign_in(request: Request, account_id: int) -> HttpResponse:
    """Where to give consent: a link, since forms of these pages may not lead elsewhere."""
    account = accounts.show(request.actor, account_id)
    address = oauth.begin(request.actor, account, request.build_absolute_uri(reverse("sources:oauth")))
    host = address.partition("://")[2].partition("/")[0]
    return render(request, "sources/accounts/sign_in.html", {"account": account, "address": address, "host": host})


@require_safe
def come_back(request: Request) -> HttpResponse:
    """Back from the provider, with consent or without."""
    if "state" not in request.GET:
        return render(request, "sources/accounts/new.html")
    if "code" not in request.GET:
        # What the provider says of its refusal is its own wording, and may be anything.
        note = _("The provider gave no consent. Nothing was changed; sign in again when you like.")
        return render(request, "sources/accounts/new.html", {"note": note})
    account = oauth.finish(request.actor, request.GET["state"], request.GET["code"])
    accounts.resume(request.actor, account.id)
    accounts.sync_now(request.actor, account.id)
    return redirect("sources:account", account.id)


# One that is kept


def account(request: Request, account_id: int) -> HttpResponse:
    """How an account is doing; sent, change its name, interval or password."""
    kept = accounts.show(request.actor, account_id)
    form = ChangeForm(request.POST if request.method == "POST" else None, account=kept)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        secret = values.get("password") or ""
        try:
            accounts.change(
                request.actor,
                account_id,
                title=values["title"],
                every_minutes=values["every_minutes"],
                writes_back=values["writes_back"] == "on" if "writes_back" in values else None,
                secret={"url" if kept.sign == "none" else "password": secret} if secret else None,
            )
            if secret and kept.state in ("active", "failed"):
                accounts.sync_now(request.actor, account_id)
            return redirect("sources:account", account_id)
        except ConfigError as error:
            form.add_error(None, f"{error.thing}: {error.reason}. {error.remedy}")
    page = account_page(request.actor, account_id)
    status = 422 if form.is_bound else 200
    return render(request, "sources/accounts/account.html", {"page": page, "form": form}, status=status)


@require_safe
def account_progress(request: Request, account_id: int) -> HttpResponse:
    """For htmx: how the account is doing at this moment."""
    return render(request, "sources/accounts/parts/doing.html", {"page": account_page(request.actor, account_id)})


@require_POST
def read_now(request: Request, account_id: int) -> HttpResponse:
    accounts.sync_now(request.actor, account_id)
    return redirect("sources:account", account_id)


@require_POST
def stop(request: Request, account_id: int) -> HttpResponse:
    """End its reading after the batch it is at."""
    accounts.cancel(request.actor, account_id)
    return redirect("sources:account", account_id)


@require_POST
def pause(request: Request, account_id: int) -> HttpResponse:
    accounts.pause(request.actor, account_id)
    return redirect("sources:account", account_id)


@require_POST
def resume(request: Request, account_id: int) -> HttpResponse:
    accounts.resume(request.actor, account_id)
    accounts.sync_now(request.actor, account_id)
    return redirect("sources:account", account_id)


def places(request: Request, account_id: int) -> HttpResponse:
    """Which folders, calendars or address books are read; the server is asked what there is."""
    kept = accounts.show(request.actor, account_id)
    context: dict[str, object] = {"account": kept}
    try:
        found = connecting.places_of(request.actor, account_id)
        ticked = connecting.chosen_of(kept, found)
        if request.method == "POST":
            ticked = set(request.POST.getlist("places"))
            if ticked & {place.name for place in found}:
                connecting.choose(request.actor, account_id, found, ticked)
                return redirect("sources:account", account_id)
            context |= {"error": _("Tick at least one.")}
        context |= {"places": choices(found, ticked)}
    except AccountError as error:
        context |= {"trouble": error}
    return render(request, "sources/accounts/places.html", context, status=422 if request.method == "POST" else 200)


def disconnect(request: Request, account_id: int) -> HttpResponse:
    """Take an account away, with what only it brought or without."""
    kept = accounts.show(request.actor, account_id)
    form = DisconnectForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        went = take_away(request.actor, account_id, with_content=form.takes)
        said = (_("Its password is forgotten."), *(taken_back_words(went) if form.takes else ()))
        return render(request, "sources/removed.html", {"name": kept.title, "said": said})
    status = 422 if form.is_bound else 200
    return render(request, "sources/accounts/disconnect.html", {"account": kept, "form": form}, status=status)
