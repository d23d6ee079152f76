from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.web.intents.page import intents_page
from firsthand.web.request import Request, asked_as_of


@require_safe
def intents(request: Request) -> HttpResponse:
    """What the user said, given back; nothing is inferred or counted up to a score."""
    return render(request, "intents/intents.html", {"page": intents_page(request.actor, asked_as_of(request))})
