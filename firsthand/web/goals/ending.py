"""How a goal ends: done or dropped, what came of it, and who helped."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.domain.goals import TITLE_CHARS_MAX
from firsthand.domain.people import PersonId
from firsthand.services import goals
from firsthand.services.actor import now
from firsthand.services.goals import Helped, Helper
from firsthand.web.elements.forms import Form
from firsthand.web.elements.reading import read_person
from firsthand.web.goals.forms import EndForm
from firsthand.web.goals.page import family_words
from firsthand.web.request import Request


@dataclass(frozen=True)
class HelperLine:
    """Somebody who may have helped. received: what the ledger says already that they gave, ''; act: what they did, else."""

    id: int
    name: str
    families: str
    received: str
    thanked: bool
    act: str
    ticked: bool


@dataclass(frozen=True)
class EndPage:
    goal_id: int
    title: str
    helpers: tuple[HelperLine, ...]
    form: Form
    act_characters_max: int = TITLE_CHARS_MAX


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Request, goal_id: int) -> HttpResponse:
    """Done, or dropped? And who helped?"""
    actor = request.actor
    listed = goals.show(actor, goal_id, now(actor))
    if listed.goal.state != "open":
        return redirect("goals:goal", goal_id)
    proposed = goals.proposed_helpers(actor, listed, now(actor))
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        other = read_person(request, form, "person")
        if not form.errors:
            helped = [_helped(request, one) for one in proposed if _is_ticked(request, one)]
            if other is not None:
                helped.append(Helped(other, form.cleaned_data["act"]))
            values = form.cleaned_data
            goals.end(actor, goal_id, cast(Any, values["state"]), came_of_it=values["came_of_it"], helped=helped)
            return redirect("goals:goal", goal_id)
    page = EndPage(goal_id, listed.goal.title, tuple(_line(request, one) for one in proposed), form)
    return render(request, "goals/end.html", {"page": page}, status=422 if form.errors else 200)


@require_POST
def reopen(request: Request, goal_id: int) -> HttpResponse:
    """It is to be done after all."""
    goals.reopen(request.actor, goal_id)
    return redirect("goals:goal", goal_id)


def _is_ticked(request: Request, one: Helper) -> bool:
    return str(one.id) in request.POST.getlist("helped")


def _helped(request: Request, one: Helper) -> Helped:
    return Helped(PersonId(one.id), request.POST.get(f"act_{one.id}", "")[:TITLE_CHARS_MAX])


def _line(request: Request, one: Helper) -> HelperLine:
    said = request.method == "POST"
    received = one.received.exchange if one.received else None
    return HelperLine(
        id=one.id,
        name=one.name,
        families=family_words(one.families),
        received=received.what if received else "",
        thanked=received is not None and received.state == "thanked",
        act=request.POST.get(f"act_{one.id}", "")[:TITLE_CHARS_MAX] if said else one.act,
        ticked=_is_ticked(request, one) if said else received is not None,
    )
