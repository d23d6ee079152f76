"""The page of sources, and its two doors for files."""

from collections.abc import Sequence
from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from firsthand.errors import FirsthandError
from firsthand.services import asked, imports, looking
from firsthand.services.actor import Actor
from firsthand.web.request import Request
from firsthand.web.security import own_actor
from firsthand.web.sources import uploads
from firsthand.web.sources.forms import PathForm, UploadForm
from firsthand.web.sources.page import sources_page


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
    asked.tidy(actor)
    folder = uploads.keep(actor, form.cleaned_data["mail"])
    try:
        return _start(request, actor, [folder], form.cleaned_data["me"], left)
    except FirsthandError:
        uploads.remove(folder)
        raise


@require_POST
def from_path(request: Request) -> HttpResponse:
    """A file or folder that stands on this machine."""
    form = PathForm(request.POST, prefix="path")
    if not form.is_valid():
        return render(request, "sources/sources.html", {"page": sources_page(request.actor, path=form)}, status=422)
    actor, left = _into(request)
    return _start(request, actor, [form.cleaned_data["path"]], form.cleaned_data["me"], left)


def _into(request: Request) -> tuple[Actor, bool]:
    """Whose record real mail goes into, and whether the demo was left for it."""
    return (own_actor(request), True) if request.actor.demo else (request.actor, False)


def _start(request: Request, actor: Actor, paths: Sequence[Path], me: Sequence[str], left_demo: bool) -> HttpResponse:
    """Bring it in, or look first: by the button that was pressed."""
    if request.POST.get("then") == "look":
        return redirect("sources:look", looking.begin(actor, paths, me))
    imports.start_in_background(actor, paths, me=me)
    return redirect(reverse("sources:sources") + ("?left=demo#now" if left_demo else "#now"))
