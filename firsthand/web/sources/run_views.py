"""Imports: how they go, stopping them, going on, taking them back; and taking sources off the list."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.errors import NotFoundError
from firsthand.services import accounts, imports, taking_back
from firsthand.web.request import Request, back_to
from firsthand.web.sources.account_forms import DisconnectForm
from firsthand.web.sources.page import read_source
from firsthand.web.sources.runs import run_view, taken_back_words, will_go


@require_safe
def run(request: Request, run: int) -> HttpResponse:
    """All that one import read."""
    view = run_view(request.actor, imports.progress(request.actor, run), full=True)
    return render(request, "sources/run.html", {"run": view})


@require_safe
def progress(request: Request, run: int) -> HttpResponse:
    """How an import goes, for htmx, which asks again until it is done."""
    view = run_view(request.actor, imports.progress(request.actor, run))
    return render(request, "sources/parts/run.html", {"run": view})


@require_POST
def stop(request: Request, run: int) -> HttpResponse:
    """End an import after its batch; what it read stays."""
    imports.cancel(request.actor, run)
    return redirect(back_to(request, reverse("sources:run", args=[run])))


@require_POST
def go_on(request: Request, run: int) -> HttpResponse:
    """Start an import again that was stopped or broke off; the account, where it read one."""
    account = imports.progress(request.actor, run).account
    if account:
        accounts.sync_now(request.actor, account)
        return redirect("sources:account", account)
    imports.go_on(request.actor, run)
    return redirect(reverse("sources:sources") + "#now")


@require_POST
def let_be(request: Request, run: int) -> HttpResponse:
    """Go on no more with an import; uploaded copies that wait for it are removed."""
    imports.let_be(request.actor, run)
    return redirect(back_to(request, reverse("sources:sources")))


def undo(request: Request, run: int) -> HttpResponse:
    """Say what goes and what stays; then, once the user wants it, take everything back and say what became of it."""
    report = imports.progress(request.actor, run)
    view = run_view(request.actor, report)
    if request.method == "POST":
        went = taking_back.undo(request.actor, run)
        return render(
            request, "sources/undone.html", {"run": view, "said": taken_back_words(went), "paused": went.paused}
        )
    return render(request, "sources/undo.html", {"run": view, "goes": will_go(report)})


def remove(request: Request, source_id: int) -> HttpResponse:
    """Take a source off the list, with what only it brought or without."""
    source = read_source(request.actor, source_id)
    if source is None:
        raise NotFoundError(
            _("This source"), _("it is not on the list any more"), _("Look at Sources for those that are.")
        )
    form = DisconnectForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        went = taking_back.remove_source(request.actor, source_id, with_content=form.takes)
        said = taken_back_words(went) if form.takes else ()
        return render(request, "sources/removed.html", {"name": source.name, "said": said})
    status = 422 if form.is_bound else 200
    return render(request, "sources/remove.html", {"source": source, "form": form}, status=status)
