from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.web.request import Request
from firsthand.web.welcome.page import welcome_page


@require_safe
def welcome(request: Request) -> HttpResponse:
    return render(request, "welcome/welcome.html", {"page": welcome_page(request.actor)})
