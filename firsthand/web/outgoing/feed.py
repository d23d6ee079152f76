"""The private calendar: given out at a secret address, without a session; started, changed and ended with one."""

import threading
import time
from collections import deque

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from firsthand.domain.feed_entries import Words
from firsthand.errors import FirsthandError
from firsthand.services import feed as service
from firsthand.services import workspaces
from firsthand.services.actor import Actor, now
from firsthand.web.outgoing.views import CALENDAR
from firsthand.web.request import Request
from firsthand.web.settings.page import settings_page

WRONG_MAX = 20
WRONG_SECONDS = 600


class WrongTokens:
    """Counts addresses tried in vain. A right one is always answered: nobody can lock the owner out by guessing."""

    def __init__(self) -> None:
        self._tried: deque[float] = deque(maxlen=WRONG_MAX)
        self._lock = threading.Lock()

    def too_many(self) -> bool:
        """Note one more; whether there have been too many of late."""
        with self._lock:
            at = time.monotonic()
            full = len(self._tried) == WRONG_MAX and at - self._tried[0] < WRONG_SECONDS
            if not full:
                self._tried.append(at)
            return full

    def forget(self) -> None:
        with self._lock:
            self._tried.clear()


WRONG_TOKENS = WrongTokens()


@csrf_exempt
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar for whoever has its address. Nothing of the address is said again in any answer."""
    if request.method not in {"GET", "HEAD"}:
        return _nothing_here()
    actor = workspaces.open_home(workspaces.OWN)
    if not service.opens(actor, token):
        return _later() if WRONG_TOKENS.too_many() else _nothing_here()
    found = service.calendar(actor)
    response = HttpResponse(found.text, content_type=CALENDAR)
    response["ETag"] = etag = f'"{found.digest}"'
    response["Last-Modified"] = http_date(found.changed_at)
    answer = get_conditional_response(request, etag=etag, last_modified=found.changed_at, response=response)
    assert isinstance(answer, HttpResponse)
    return answer


@require_safe
def download(request: Request) -> HttpResponse:
    """The same as a file."""
    response = HttpResponse(service.calendar(request.actor).text, content_type=CALENDAR)
    name = f"firsthand-moves-{now(request.actor).day}.ics"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


@require_POST
def start(request: Request) -> HttpResponse:
    """Give the calendar out at a new address, which is shown this once."""
    token = service.start(_own(request), _words(request))
    address = request.build_absolute_uri(reverse("outgoing:feed", args=[token]))
    return render(
        request, "settings/settings.html", {"page": settings_page(request, request.actor, feed_address=address)}
    )


@require_POST
def words(request: Request) -> HttpResponse:
    """Name people in full, or by initials."""
    service.change_words(_own(request), _words(request))
    return redirect(reverse("settings:settings") + "#taking")


@require_POST
def stop(request: Request) -> HttpResponse:
    service.stop(_own(request))
    return redirect(reverse("settings:settings") + "#taking")


def _own(request: Request) -> Actor:
    if request.actor.demo:
        raise FirsthandError(
            _("The private calendar"), _("the invented record of the demo has none"), _("Leave the demo first.")
        )
    return request.actor


def _words(request: Request) -> Words:
    return "full" if request.POST.get("words") == "full" else "initials"


def _nothing_here() -> HttpResponse:
    text = _("There is no calendar at this address.")
    return HttpResponse(text, status=404, content_type="text/plain; charset=utf-8")


def _later() -> HttpResponse:
    text = _("Too many wrong addresses were tried. Try again in ten minutes.")
    response = HttpResponse(text, status=429, content_type="text/plain; charset=utf-8")
    response["Retry-After"] = str(WRONG_SECONDS)
    return response
