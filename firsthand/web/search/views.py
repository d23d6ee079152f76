from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.web.request import Request, wants_part
from firsthand.web.search.page import palette_page, search_page

WORDS_CHARS_MAX = 200


@require_safe
def search(request: Request) -> HttpResponse:
    """The page of all that fits; htmx gets its results alone."""
    page = search_page(request.actor, _words(request))
    template = "search/parts/found.html" if wants_part(request) else "search/search.html"
    return render(request, template, {"page": page})


@require_safe
def palette(request: Request) -> HttpResponse:
    return render(request, "search/parts/palette.html", {"page": palette_page(request.actor, _words(request))})


def _words(request: Request) -> str:
    return request.GET.get("q", "").strip()[:WORDS_CHARS_MAX]
