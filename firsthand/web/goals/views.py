from typing import Any, cast

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.domain.people import FAMILIES, PersonId
from firsthand.services import goals
from firsthand.services.actor import now
from firsthand.web.elements.reading import read_day, read_person
from firsthand.web.goals.forms import BehindForm, GoalForm, HelpForm, NewForm, TakeOutForm
from firsthand.web.goals.page import goal_page, goals_page
from firsthand.web.request import Request, asked_as_of


@require_safe
def goals_list(request: Request) -> HttpResponse:
    return render(request, "goals/goals.html", {"page": goals_page(request.actor, asked_as_of(request))})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Set down a goal, with the first help it needs."""
    form = NewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        by = read_day(request, form, "by") if form.is_valid() else None
        if not form.errors:
            values = form.cleaned_data
            said = [(family, values[family]) for family in FAMILIES if values[family]]
            kept = goals.add(
                request.actor, values["title"], why=values["why"], by=by, question=values["question"], needs=said
            )
            return redirect("goals:goal", kept.goal.id)
    return render(request, "goals/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def goal(request: Request, goal_id: int) -> HttpResponse:
    """One goal: who stands behind it, what it needs, who could, and what follows."""
    return render(request, "goals/goal.html", {"page": goal_page(request.actor, goal_id, asked_as_of(request))})


@require_POST
def change(request: Request, goal_id: int) -> HttpResponse:
    """Put other words over a goal."""
    form = GoalForm(request.POST)
    by = read_day(request, form, "by") if form.is_valid() else None
    if form.errors:
        return _refused(request, goal_id, change=form)
    values = form.cleaned_data
    goals.change(request.actor, goal_id, title=values["title"], why=values["why"], by=by, question=values["question"])
    return redirect("goals:goal", goal_id)


@require_POST
def add_help(request: Request, goal_id: int) -> HttpResponse:
    """One more thing that it needs."""
    form = HelpForm(request.POST, auto_id="help_%s")
    if not form.is_valid():
        return _refused(request, goal_id, more=form)
    need = goals.add_help(request.actor, goal_id, form.cleaned_data["kind"], form.cleaned_data["words"])
    return _back(goal_id, str(need.family))


@require_POST
def put_behind(request: Request, goal_id: int) -> HttpResponse:
    """Somebody stands behind it with a family of value."""
    family = next((one for one in FAMILIES if one == request.POST.get("family")), None)
    if family is None:
        raise BadRequest(_("With what they stand behind it could not be read. Nothing was changed."))
    form = BehindForm(request.POST, family=family)
    person = read_person(request, form, "person") if form.is_valid() else None
    if person is None:
        return _refused(request, goal_id, behind={family: form})
    goals.behind(request.actor, goal_id, person, family)
    return _back(goal_id, family)


@require_POST
def take_out(request: Request, goal_id: int) -> HttpResponse:
    """Somebody does not stand behind it."""
    form = TakeOutForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("That person could not be read. Nothing was changed."))
    family = cast(Any, form.cleaned_data["family"])
    goals.no_longer_behind(request.actor, goal_id, PersonId(form.cleaned_data["person"]), family)
    return _back(goal_id, family)


def _refused(request: Request, goal_id: int, **forms: Any) -> HttpResponse:
    page = goal_page(request.actor, goal_id, now(request.actor), **forms)
    return render(request, "goals/goal.html", {"page": page}, status=422)


def _back(goal_id: int, part: str) -> HttpResponse:
    return redirect(reverse("goals:goal", args=[goal_id]) + "#" + part)
