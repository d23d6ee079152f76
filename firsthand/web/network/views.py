from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.domain.people import PersonId
from firsthand.services.actor import now
from firsthand.services.network import map_places, pairs
from firsthand.web.network.asked import address
from firsthand.web.network.forms import NameForm, PairForm
from firsthand.web.network.page import network_page
from firsthand.web.network.second_way import second_way_page
from firsthand.web.network.slider import asked_stop
from firsthand.web.request import Request, asked_as_of, back_to, wants_part


@require_safe
def network(request: Request) -> HttpResponse:
    """Readings and the map, or its list; htmx gets these without the head. A stop of the slider is shown under its day."""
    today = now(request.actor).day
    if "quarter" in request.GET:
        return redirect(address(request.GET, as_of=asked_stop(request.actor, request.GET, today)))
    page = network_page(request.actor, request.GET, asked_as_of(request), today)
    return render(request, "network/parts/now.html" if wants_part(request) else "network/network.html", {"page": page})


@require_safe
def region(request: Request, region: int) -> HttpResponse:
    """Who could be a second way into a group. Raises NotFoundError where there is none of that number."""
    page = second_way_page(request.actor, region, request.GET, asked_as_of(request))
    return render(request, "network/second_way.html", {"page": page})


@require_POST
def rename(request: Request, region: int) -> HttpResponse:
    """Keep the user's own name of a group; an empty one takes it back."""
    form = NameForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("That name is too long. Go back, and write a shorter one."))
    map_places.rename(request.actor, region, form.cleaned_data["name"])
    return redirect(back_to(request, reverse("network:network") + "?show=list"))


@require_POST
def pair(request: Request) -> HttpResponse:
    """Keep whether two people talk without the user."""
    form = PairForm(request.POST)
    if not form.is_valid():
        raise BadRequest(
            _("That answer could not be read. Nothing was changed. Go back, and press one of the buttons.")
        )
    values = form.cleaned_data
    pairs.answer(request.actor, PersonId(values["a"]), PersonId(values["b"]), values["talk"])
    return redirect(back_to(request, reverse("network:network")))
