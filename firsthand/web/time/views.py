from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.web.request import Request, asked_as_of
from firsthand.web.time.page import time_page


@require_safe
def time(request: Request) -> HttpResponse:
    return render(request, "time/time.html", {"page": time_page(request.actor, asked_as_of(request))})
