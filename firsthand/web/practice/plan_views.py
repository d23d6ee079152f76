from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.services.actor import now
from firsthand.services.practice import plans as kept
from firsthand.web.elements.reading import read_day, read_person
from firsthand.web.practice.forms import DecideForm
from firsthand.web.practice.plan_page import begun, plan_form, plans_page
from firsthand.web.request import Request, back_to


@require_http_methods(["GET", "HEAD", "POST"])
def plans(request: Request) -> HttpResponse:
    """Plans, open and decided; POST makes one. `move` in the address begins it with the first step of a move."""
    moment = now(request.actor)
    if request.method != "POST":
        key = request.GET.get("move", "")
        initial = begun(request.actor, key) if key else {"origin": request.GET.get("origin", "")[:400], "cue": "habit"}
        return render(request, "practice/plans.html", {"page": plans_page(request.actor, moment, initial=initial)})
    form = plan_form(request.actor, moment, request.POST)
    person, due = None, None
    if form.is_valid():
        person, due = read_person(request, form, "person"), read_day(request, form, "due")
    if form.errors:
        return render(request, "practice/plans.html", {"page": plans_page(request.actor, moment, form)}, status=422)
    values = form.cleaned_data
    kept.make(
        request.actor, values["if_words"], values["then_words"], obstacle=values["obstacle"], answer=values["answer"],
        cue=values["cue"], due=due, meeting=values["meeting"], person=person, origin=values["origin"],
    )  # fmt: skip
    return redirect(back_to(request, reverse("practice:plans")))


@require_POST
def decide(request: Request, plan_id: int) -> HttpResponse:
    """Done, not done, or it rests."""
    form = DecideForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("What became of this plan cannot be read. Open Practice again."))
    kept.decide(request.actor, plan_id, form.cleaned_data["state"])
    return redirect(back_to(request, reverse("practice:plans")))


@require_POST
def remove(request: Request, plan_id: int) -> HttpResponse:
    kept.remove(request.actor, plan_id)
    return redirect(back_to(request, reverse("practice:plans")))
