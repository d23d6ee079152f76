"""Words on what passes between the user and one person, and on what the tie is for."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from firsthand.domain.exchanges import Flow, Value
from firsthand.domain.people import Family, PersonId
from firsthand.services import layer as service
from firsthand.services import purposes as purposes_service
from firsthand.services.actor import now
from firsthand.web.person.forms import JudgeLayerForm, LayerForm, PurposesForm
from firsthand.web.person.page import person_page
from firsthand.web.person.views import back, refused
from firsthand.web.request import Request, wants_part

FIELDS = (("in", "gives_me"), ("out", "i_give"))


@require_POST
def layer(request: Request, person_id: int) -> HttpResponse:
    """Keep what they bring me and I bring them, by family and by kind; htmx gets the form as it is now."""
    form = LayerForm(request.POST)
    if not form.is_valid():
        return refused(request, person_id, "layer", form)
    values = form.cleaned_data
    families = [(flow, family) for flow, name in FIELDS for family in values[name]]
    kinds = [(flow, value) for flow, name in FIELDS for value in values[f"{name}_kinds"]]
    service.say(
        request.actor,
        PersonId(person_id),
        cast(list[tuple[Flow, Family]], families),
        cast(list[tuple[Flow, Value]], kinds),
    )
    if not wants_part(request):
        return back(person_id, "layer")
    page = person_page(request.actor, PersonId(person_id), now(request.actor), request.GET)
    return render(request, "person/parts/layer_answer.html", {"page": page})


@require_POST
def judge_layer(request: Request, person_id: int) -> HttpResponse:
    """A yes or a no to what the ledger suggests."""
    form = JudgeLayerForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        service.judge(
            request.actor, PersonId(person_id), values["flow"], values["family"], values["word"] == "yes"
        )  # fmt: skip
    return back(person_id, "layer")


@require_POST
def purposes(request: Request, person_id: int) -> HttpResponse:
    """Keep what the tie is for."""
    form = PurposesForm(request.POST)
    if form.is_valid():
        purposes_service.confirm(request.actor, {person_id: set(form.cleaned_data["purposes"])})
    return redirect("person:person", person_id)
