from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.domain.people import PersonId
from firsthand.errors import NotFoundError
from firsthand.services import describing, drafts, judging, moves, workspaces
from firsthand.services.actor import now
from firsthand.web.elements.draft import as_file
from firsthand.web.elements.forms import Form
from firsthand.web.elements.words import formatted
from firsthand.web.request import Request, asked_as_of, wants_part
from firsthand.web.today.doing import doing_page
from firsthand.web.today.forms import (
    DraftForm,
    IntentForm,
    LaterForm,
    LookBackForm,
    MoveForm,
    NotThisForm,
    StepForm,
    UsefulForm,
)
from firsthand.web.today.page import today_page


@require_safe
def today(request: Request) -> HttpResponse:
    """The page; somebody without anything yet is welcomed first."""
    if workspaces.is_empty(request.actor):
        return redirect("welcome:welcome")
    return render(request, "today/today.html", {"page": today_page(request.actor, asked_as_of(request))})


@require_safe
def do(request: Request) -> HttpResponse:
    """How to do one of today's moves: its words, its first step, its drafts; alone for htmx, else a page."""
    page = doing_page(request.actor, request.GET.get("key", ""), now(request.actor), not_now="not_now" in request.GET)
    template = "today/parts/doing.html" if wants_part(request) else "today/do.html"
    return render(request, template, {"page": page})


@require_POST
def draft(request: Request) -> HttpResponse:
    """One draft, with what the user made of it, as a file."""
    form = DraftForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("This draft cannot be saved. Copy its text instead."))
    values = form.cleaned_data
    found = drafts.drafted(request.actor, values["key"], now(request.actor), not_now="not_now" in request.POST).drafts
    if values["number"] > len(found):
        raise NotFoundError(_("This draft"), _("it is not there any more"), _("Open the move again."))
    return as_file(request.actor, found[values["number"] - 1], values["subject"], values["body"])


@require_POST
def pin(request: Request) -> HttpResponse:
    """Keep a move in view: it stands higher, and a promise does not lapse; once more lets go of it."""
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    key = form.cleaned_data["key"]
    pinned = key not in judging.pins(request.actor)
    judging.pin(request.actor, key, pinned)
    return _decided(request, _("Kept in view.") if pinned else _("Let go."))


@require_POST
def useful(request: Request) -> HttpResponse:
    """What the user answers, once and lightly, to whether a move was useful."""
    form = UsefulForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    judging.useful(request.actor, form.cleaned_data["key"], form.cleaned_data["useful"] == "yes")
    return _decided(request, _("Thank you. It moves what is suggested a little."))


@require_POST
def look_back(request: Request) -> HttpResponse:
    """What came of something the user gave."""
    form = LookBackForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    moves.look_back_on(request.actor, form.cleaned_data["exchange"], form.cleaned_data["words"].strip())
    return _decided(request, _("Kept.") if form.cleaned_data["words"].strip() else _("It will not be asked again."))


@require_POST
def done(request: Request) -> HttpResponse:
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    moves.done(request.actor, form.cleaned_data["key"])
    return _decided(request, _("Noted as done."), undo=form.cleaned_data["key"], ask=True)


@require_POST
def later(request: Request) -> HttpResponse:
    form = LaterForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    until: date = form.cleaned_data["until"]
    moves.later(request.actor, form.cleaned_data["key"], until)
    when = _("this afternoon") if until == now(request.actor).day else formatted(until, "l j F")
    return _decided(request, _("Kept for %(day)s.") % {"day": when}, undo=form.cleaned_data["key"])


@require_POST
def not_this(request: Request) -> HttpResponse:
    form = NotThisForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    key, why = form.cleaned_data["key"], form.cleaned_data["why"]
    if why == "done":
        moves.done(request.actor, key)
        return _decided(request, _("Noted as done."), undo=key)
    if why == "never-them":
        return _never_with_them(request, key)
    moves.not_this(request.actor, key, why)
    return _decided(request, _("Taken off, and it will not come back."), undo=key)


@require_POST
def take_back(request: Request) -> HttpResponse:
    """Undo what was just decided on a move."""
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    moves.take_back(request.actor, form.cleaned_data["key"])
    return _decided(request, _("Taken back."))


@require_POST
def step(request: Request) -> HttpResponse:
    """Keep the user's own first step."""
    form = StepForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    moves.change_first_step(request.actor, form.cleaned_data["key"], form.cleaned_data["step"])
    return _decided(request, _("Your first step is kept."))


@require_POST
def intent(request: Request) -> HttpResponse:
    """Keep for whom the move is, in the user's own choice and words."""
    form = IntentForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    values = form.cleaned_data
    moves.state_intent(request.actor, values["key"], tuple(values["whom"]), values["words"])
    return HttpResponse(_("Kept.")) if wants_part(request) else redirect("today:today")


def _never_with_them(request: Request, key: str) -> HttpResponse:
    """Refuse a move, and every later one with its people."""
    shown = moves.today(request.actor, now(request.actor)).moves
    names = []
    for person in (person for move in shown if move.key == key for person in move.people):
        describing.never_suggest(request.actor, PersonId(person.id), True)
        names.append(person.called)
    moves.not_this(request.actor, key, "never-them")
    said = _("No move with %(names)s will be suggested. Their page takes that back.")
    return _decided(request, said % {"names": ", ".join(names)})


def _decided(request: Request, said: str, undo: str = "", *, ask: bool = False) -> HttpResponse:
    """The moves that are left: alone for htmx, else by way of the page. ask: whether the move was useful."""
    if not wants_part(request):
        return redirect(reverse("today:today") + "#moves")
    page = today_page(request.actor, now(request.actor), said=said, undo=undo, ask=undo if ask else "")
    return render(request, "today/parts/decided.html", {"page": page})


def _refused(request: Request, form: Form) -> HttpResponse:
    reason = str(next(iter(form.errors.values()))[0])
    page = today_page(request.actor, now(request.actor), refused={request.POST.get("key", ""): reason})
    template = "today/parts/moves.html" if wants_part(request) else "today/today.html"
    return render(request, template, {"page": page}, status=422)
