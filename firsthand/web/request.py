"""What every page knows of a request: the actor, htmx, and the day to look back from."""

from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from firsthand.services.actor import Actor, AsOf, as_of

YEARS = range(1971, 2200)
"""Days that can be looked back from; there was no mail before, and dates far off overflow when days are added."""


class Request(HttpRequest):
    """A request that came through the door: `Entry` has put the actor on it."""

    actor: Actor
    htmx: HtmxDetails


def asked_day(request: Request, name: str = "as_of") -> date | None:
    """The day in the address, None where none was asked for. Raises BadRequest for what is not a day."""
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise BadRequest(_("“%(text)s” is not a day. Write it as 2024-11-14.") % {"text": text[:40]})
    return day


def asked_as_of(request: Request) -> AsOf:
    """The moment to look back from: the start of the day asked for, else now."""
    return as_of(request.actor, asked_day(request))


def wants_part(request: Request) -> bool:
    """Whether htmx asks for a part of the page rather than the page."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def back_to(request: HttpRequest, fallback: str) -> str:
    """The local address that a form's hidden `next` names; `fallback` for anything that leaves this site."""
    wanted = request.POST.get("next", "")
    local = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and "\\" not in wanted
    return wanted if local else fallback
