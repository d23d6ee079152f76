from collections.abc import Sequence
from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from firsthand.services import imports
from firsthand.services.actor import Actor, now
from firsthand.web.request import Request
from firsthand.web.security import own_actor
from firsthand.web.sources import uploads
from firsthand.web.sources.forms import PathForm, UploadForm
from firsthand.web.sources.page import run_view, sources_page


@require_safe
def sources(request: Request) -> HttpResponse:
    return render(
        request, "sources/sources.html", {"page": sources_page(request.actor, left_demo="left" in request.GET)}
    )


@require_POST
def upload(request: Request) -> HttpResponse:
    """Files from the browser."""
    form = UploadForm(request.POST, request.FILES, prefix="upload")
    if not form.is_valid():
        return render(request, "sources/sources.html", {"page": sources_page(request.actor, upload=form)}, status=422)
    actor, left = _into(request)
    folder = uploads.keep(actor, form.cleaned_data["mail"])
    return _start(actor, [folder], form.cleaned_data["me"], left)


@require_POST
def from_path(request: Request) -> HttpResponse:
    """A file or folder that stands on this machine."""
    form = PathForm(request.POST, prefix="path")
    if not form.is_valid():
        return render(request, "sources/sources.html", {"page": sources_page(request.actor, path=form)}, status=422)
    actor, left = _into(request)
    return _start(actor, [form.cleaned_data["path"]], form.cleaned_data["me"], left)


@require_safe
def run(request: Request, run: int) -> HttpResponse:
    """All that one import read."""
    view = run_view(imports.progress(request.actor, run), now(request.actor).day)
    return render(request, "sources/run.html", {"run": view})


@require_safe
def progress(request: Request, run: int) -> HttpResponse:
    """How an import goes, for htmx, which asks again until it is done."""
    view = run_view(imports.progress(request.actor, run), now(request.actor).day)
    return render(request, "sources/parts/run.html", {"run": view})


def _into(request: Request) -> tuple[Actor, bool]:
    """Whose record real mail goes into, and whether the demo was left for it."""
    return (own_actor(request), True) if request.actor.demo else (request.actor, False)


def _start(actor: Actor, paths: Sequence[Path], me: Sequence[str], left_demo: bool) -> HttpResponse:
    imports.start_in_background(actor, paths, me=me)
    return redirect(reverse("sources:sources") + ("?left=demo#now" if left_demo else "#now"))
