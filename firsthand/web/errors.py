"""What goes wrong, said in words: what happened, why, and what to do."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from firsthand.errors import FirsthandError, NotFoundError
from firsthand.web.shell import Shell, shell_of


@dataclass(frozen=True)
class ErrorPage:
    """title: what happened; text: why, and what to do; link, link_text: where to go next, empty for nowhere."""

    title: str
    text: str
    link: str = "/"
    link_text: str = ""


class Trouble:
    """Shows every trouble a user can mend in words, once, at this door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        return form_only(request, response) if response.status_code == 405 else response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return in_words(request, error) if isinstance(error, FirsthandError) else None


def in_words(request: HttpRequest, error: FirsthandError) -> HttpResponse:
    """404 for what is not there, 409 for anything else the user can mend."""
    if isinstance(error, NotFoundError):
        return not_found(request, error)
    page = ErrorPage(_sentence(error.thing, error.reason), error.remedy, "/", _("To today’s moves"))
    return _answer(page, 409, request)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the address or the form asks for something that does not exist."""
    reason = str(exception) if isinstance(exception, BadRequest) else ""
    text = reason or _("The address or the form was not one that Firsthand knows. Nothing was changed.")
    return _answer(ErrorPage(_("That could not be read."), text, "/", _("To today’s moves")), 400, request)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: for somebody who is in, but may not do this."""
    text = _("Nothing was changed. Go back, load the page again, and try once more.")
    return _answer(ErrorPage(_("That is not allowed from here."), text, "/", _("To today’s moves")), 403, request)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that did not come from a page of ours, or from one that was open too long."""
    text = _("The form did not come from a page of this session. Nothing was changed. Load the page and try again.")
    return _answer(ErrorPage(_("That form has expired."), text, "/", _("To today’s moves")), 403, request)


def stranger(request: HttpRequest) -> HttpResponse:
    """403: no session yet."""
    text = _("Open the link that the command line printed. For a new one, run “firsthand” again in a terminal.")
    return _answer(ErrorPage(_("This is somebody’s own Firsthand."), text), 403, None)


def coming_back(request: HttpRequest) -> HttpResponse:
    """403 with the way on: the same address, asked for by a page of ours, so that the browser sends the session along."""
    again = f"{request.get_full_path()}&again=1"
    text = _("Back from the provider. This page goes on by itself; if it does not, go on here.")
    page = ErrorPage(_("Nearly there."), text, again, _("Go on"))
    return HttpResponse(
        render_to_string("elements/error.html", {"page": page, "shell": Shell(), "refresh": again}), status=403
    )


def spent_link(request: HttpRequest) -> HttpResponse:
    """403: the one-time link was used before, or was never printed."""
    text = _("Each link opens once. Run “firsthand” again in a terminal, and open the link it prints.")
    return _answer(ErrorPage(_("This link has been used."), text), 403, None)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, person or message."""
    text = _("It may have been joined with another, separated, or forgotten. Search finds what is still here.")
    if isinstance(exception, NotFoundError):
        text = f"{_sentence(exception.thing, exception.reason)} {exception.remedy}"
    return _answer(ErrorPage(_("There is nothing at this address."), text, "/search/", _("Search")), 404, request)


def form_only(request: HttpRequest, refused: HttpResponseBase) -> HttpResponse:
    """405: the address of a form, opened as a page, as after reloading one that was refused."""
    text = _("This address takes what a form sends, and shows nothing by itself. Nothing was changed.")
    page = _answer(ErrorPage(_("There is no page here."), text, "/", _("To today’s moves")), 405, request)
    page.headers["Allow"] = refused.headers.get("Allow", "")
    return page


def too_large(request: HttpRequest) -> HttpResponse:
    """413: an upload beyond the limit that is set."""
    text = _("Give Firsthand the path of the file instead, under Sources; that has no limit.")
    return _answer(ErrorPage(_("That file is too large to upload."), text, "/sources/", _("To Sources")), 413, request)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Built without the database, which may be what broke."""
    text = _("This is a fault of Firsthand, not yours. Nothing was lost. “firsthand doctor” in a terminal says more.")
    return _answer(ErrorPage(_("Something broke."), text, "/", _("To today’s moves")), 500, None)


def unknown_host() -> HttpResponse:
    """400: asked for under a name that is not ours; plain text, since nothing else of ours may be loaded there."""
    text = _("Firsthand does not answer to this name. Open it as http://127.0.0.1, or allow the name in its settings.")
    return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")


def _answer(page: ErrorPage, status: int, request: HttpRequest | None) -> HttpResponse:
    context: dict[str, object] = {"page": page, "shell": Shell()}
    if request is not None:
        context |= {"shell": _shell(request), "csrf_token": get_token(request)}
    # Without the request no context processor runs, and so nothing reads the store, which may be what failed.
    return HttpResponse(render_to_string("elements/error.html", context), status=status)


def _shell(request: HttpRequest) -> Shell:
    """The frame around the error; none where the store can't be read."""
    try:
        return shell_of(request)
    except (DatabaseError, FirsthandError):
        return Shell()


def _sentence(thing: str, reason: str) -> str:
    return f"{thing}: {reason}."
