import secrets

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.errors import ConfigError, FirsthandError, NotFoundError
from firsthand.services import archive, digest, forgetting, imports, judging, owner, workspaces
from firsthand.services.actor import now
from firsthand.web.request import Request, back_to
from firsthand.web.security import let_in, own_actor
from firsthand.web.settings.forms import (
    AppearanceForm,
    DeleteForm,
    DigestForm,
    EnergyForm,
    LanguageForm,
    RestoreForm,
    WeightsForm,
    WhoForm,
)
from firsthand.web.settings.page import settings_page
from firsthand.web.shell import APPEARANCE_COOKIE, LANGUAGE_COOKIE, SHORTCUTS_COOKIE
from firsthand.web.sources import uploads

COOKIE_SECONDS = 60 * 60 * 24 * 400


@require_safe
def settings(request: Request) -> HttpResponse:
    return _show(request)


@require_POST
def who(request: Request) -> HttpResponse:
    """Keep which addresses are mine, and who sends for me."""
    form = WhoForm(request.POST)
    if not form.is_valid():
        return _show(request, status=422, who=form)
    values = form.cleaned_data
    workspaces.change_settings(request.actor, owner_name=values["owner_name"], time_zone=values["time_zone"])
    # Opened again, so that days are counted in the zone that holds from now on.
    owner.set_owner(workspaces.open_home(request.actor.scope.database), form.addresses(), form.delegates())
    return redirect(reverse("settings:settings") + "#who")


@require_POST
def appearance(request: Request) -> HttpResponse:
    """Light, dark, or as the system is; kept in a cookie."""
    form = AppearanceForm(request.POST)
    if not form.is_valid():
        return _show(request, status=422)
    response = redirect(back_to(request, reverse("settings:settings")))
    return _remember(response, APPEARANCE_COOKIE, form.cleaned_data["appearance"])


@require_POST
def spoken(request: Request) -> HttpResponse:
    """The language of the pages, or what the browser prefers; kept in a cookie, and for the daily mail."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return _show(request, status=422)
    response = redirect(reverse("settings:settings") + "#language")
    chosen = form.cleaned_data["language"]
    workspaces.change_settings(request.actor, language=chosen)
    if chosen:
        return _remember(response, LANGUAGE_COOKIE, chosen)
    response.delete_cookie(LANGUAGE_COOKIE)
    return response


@require_POST
def shortcuts(request: Request) -> HttpResponse:
    """Single-key shortcuts on or off."""
    response = redirect(reverse("settings:settings") + "#keys")
    return _remember(response, SHORTCUTS_COOKIE, "on" if "shortcuts" in request.POST else "off")


@require_POST
def weights(request: Request) -> HttpResponse:
    """What a score is made of, in the user's own weights; or the usual ones again."""
    if "reset" in request.POST:
        judging.set_weights(request.actor, None)
        return redirect(reverse("settings:settings") + "#counts")
    form = WeightsForm(request.POST)
    if not form.is_valid():
        return _show(request, status=422, weights=form)
    judging.set_weights(request.actor, form.weights())
    return redirect(reverse("settings:settings") + "#counts")


@require_POST
def energy(request: Request) -> HttpResponse:
    """How much strength there is this week."""
    form = EnergyForm(request.POST)
    if not form.is_valid():
        return _show(request, status=422, energy=form)
    judging.say_energy(request.actor, form.cleaned_data["level"])
    return redirect(back_to(request, reverse("settings:settings") + "#energy"))


@require_POST
def daily(request: Request) -> HttpResponse:
    """Send the daily mail from now on, as the form says."""
    form = DigestForm(request.POST)
    if form.is_valid():
        try:
            digest.set_up(request.actor, **form.cleaned_data)
            return redirect(reverse("settings:settings") + "#daily")
        except ConfigError as error:
            form.refuse(error)
    return _show(request, status=422, digest=form)


@require_POST
def test_daily(request: Request) -> HttpResponse:
    """Send a test to oneself, and say whether it went."""
    try:
        plan = digest.test(request.actor)
    except FirsthandError as error:
        return _show(request, test_failed=f"{error.thing}: {error.reason}. {error.remedy}")
    return _show(request, said=_("A test is on its way to %(to)s.") % {"to": plan.recipient})


@require_POST
def daily_off(request: Request) -> HttpResponse:
    digest.turn_off(request.actor)
    return redirect(reverse("settings:settings") + "#daily")


@require_POST
def export(request: Request) -> HttpResponseBase:
    """Everything, as one zip of open formats."""
    path = imports.uploads_folder(request.actor) / f"export-{secrets.token_hex(6)}.zip"
    try:
        archive.export(request.actor, path)
        file = path.open("rb")
    finally:
        # The open file stays readable; nothing of it is left in the folder, whatever happens to the download.
        path.unlink(missing_ok=True)
    name = f"firsthand-{now(request.actor).day.isoformat()}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


@require_POST
def restore(request: Request) -> HttpResponse:
    """Bring an export back, always into the user's own record."""
    form = RestoreForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, status=422, restore=form)
    actor = own_actor(request) if request.actor.demo else request.actor
    folder = uploads.keep(actor, [form.cleaned_data["archive"]])
    try:
        for path in folder.iterdir():
            archive.restore(actor, path)
    finally:
        uploads.remove(folder)
    request.actor = actor
    return _show(request, said=_("The export is back."))


@require_POST
def delete(request: Request) -> HttpResponse:
    """Delete everything, once the words are typed."""
    form = DeleteForm(request.POST)
    if not form.is_valid():
        return _show(request, status=422, delete=form)
    forgetting.delete_everything(request.actor)
    if request.actor.demo:
        let_in(request, "own")
    return redirect("welcome:welcome")


@require_POST
def leave_demo(request: Request) -> HttpResponse:
    let_in(request, "own")
    return redirect("today:today")


@require_POST
def enter_demo(request: Request) -> HttpResponse:
    if not workspaces.demo_exists():
        raise NotFoundError(_("The demo"), _("it has not been made yet"), _("Run “firsthand demo” in a terminal."))
    let_in(request, "demo")
    return redirect("today:today")


@require_safe
def check(request: Request) -> HttpResponse:
    """How to see for oneself that nothing leaves the machine."""
    return render(request, "settings/check.html")


def _show(request: Request, status: int = 200, **changed: object) -> HttpResponse:
    page = settings_page(request, request.actor, **changed)
    return render(request, "settings/settings.html", {"page": page}, status=status)


def _remember(response: HttpResponse, name: str, value: str) -> HttpResponse:
    response.set_cookie(name, value, max_age=COOKIE_SECONDS, httponly=True, samesite="Strict")
    return response
