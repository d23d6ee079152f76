"""What is said below a page comes in the page's own language."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from firsthand import language

Respond = Callable[[HttpRequest], HttpResponse]


class Speaking:
    """Rules and services speak the language that Django chose for the request."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with language.speaking(get_language() or language.ENGLISH):
            return self.get_response(request)
