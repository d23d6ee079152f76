from typing import Any, cast

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.errors import NotFoundError
from firsthand.services import introductions
from firsthand.services.actor import now
from firsthand.web.elements.draft import as_file
from firsthand.web.elements.intent import said_in_own_words
from firsthand.web.elements.reading import read_person
from firsthand.web.introductions.forms import CameForm, FileForm, SaidForm, StartForm, StepForm
from firsthand.web.introductions.page import beginning, introduction_page, list_page
from firsthand.web.request import Request, asked_as_of


@require_safe
def introductions_list(request: Request) -> HttpResponse:
    page = list_page(request.actor, asked_as_of(request))
    return render(request, "introductions/introductions.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: Request) -> HttpResponse:
    """Two people who may help one another; both are asked first."""
    initial: dict[str, Any] = {}
    if request.method != "POST":
        initial = beginning(
            request.actor, {name: str(value) for name, value in request.GET.items()}, now(request.actor)
        )
    form = StartForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        id = _started(request, form)
        if id is not None:
            return redirect("introductions:introduction", id)
    said = said_in_own_words(request.actor)
    context = {"form": form, "own_words": said}
    return render(request, "introductions/start.html", context, status=422 if form.errors else 200)


@require_safe
def introduction(request: Request, introduction_id: int) -> HttpResponse:
    """One introduction: how far it has come, the letters to write, and what they said."""
    return _show(request, introduction_id)


@require_POST
def said(request: Request, introduction_id: int) -> HttpResponse:
    """Keep a side's yes or no; a no lets it rest."""
    form = SaidForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("That answer could not be read. Nothing was changed."))
    introductions.said(
        request.actor, introduction_id, cast(Any, form.cleaned_data["side"]), cast(Any, form.cleaned_data["answer"])
    )
    return redirect("introductions:introduction", introduction_id)


@require_POST
def step(request: Request, introduction_id: int) -> HttpResponse:
    """Keep what the user did."""
    form = StepForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("That step could not be read. Nothing was changed."))
    actor = request.actor
    match form.cleaned_data["step"]:
        case "introduced":
            introductions.introduced(actor, introduction_id)
        case "rest":
            introductions.let_lapse(actor, introduction_id)
        case asked:
            introductions.other_asked(actor, introduction_id, "a" if asked == "asked a" else "b")
    return redirect("introductions:introduction", introduction_id)


@require_POST
def came(request: Request, introduction_id: int) -> HttpResponse:
    """Keep what became of it, in the user's words."""
    form = CameForm(request.POST)
    if not form.is_valid():
        return _show(request, introduction_id, form)
    introductions.came_of_it(request.actor, introduction_id, form.cleaned_data["words"])
    return redirect("introductions:introduction", introduction_id)


@require_POST
def save(request: Request, introduction_id: int) -> HttpResponse:
    """One of the letters, with the user's own words, as a file for a mail program."""
    form = FileForm(request.POST)
    drafts = introductions.show(request.actor, introduction_id, now(request.actor)).drafts
    if not form.is_valid():
        raise BadRequest(_("That letter is empty or too long. Go back, and write a line."))
    values = form.cleaned_data
    if values["number"] > len(drafts):
        raise NotFoundError(_("This letter"), _("it is not to be written any more"), _("Open the introduction again."))
    return as_file(request.actor, drafts[values["number"] - 1], values["subject"], values["body"])


def _started(request: Request, form: StartForm) -> int | None:
    """The number of the introduction begun, or of the one under way; None where a field was wrong, which then says so."""
    a, b = read_person(request, form, "a"), read_person(request, form, "b")
    if a is None or b is None:
        return None
    if a == b:
        form.add_error("b", _("Both sides are the same person. Name two."))
        return None
    values = form.cleaned_data
    going = introductions.going_between(request.actor, a, b)
    if going is None:
        going = introductions.asked(request.actor, a, b, values["first"], values["why_a"], values["why_b"])
    if values["whom"] or values["words"]:
        introductions.state_intent(request.actor, going.id, values["whom"], values["words"])
    return going.id


def _show(request: Request, introduction_id: int, came: CameForm | None = None) -> HttpResponse:
    page = introduction_page(request.actor, introduction_id, asked_as_of(request), came)
    return render(request, "introductions/introduction.html", {"page": page}, status=422 if came else 200)
