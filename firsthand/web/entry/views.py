from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.services import entry
from firsthand.web import errors, security


@require_safe
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Spend the one-time link, start a session, and lead on.

    The answer is a page that leads on by itself and no redirect: a redirect would carry on the journey from wherever
    the link was pressed, and the browser would hold a SameSite=Strict cookie back.
    """
    if request.method == "HEAD":
        return HttpResponse()
    opens = entry.redeem(settings.CONFIG.home, token)
    if opens is None:
        return errors.spent_link(request)
    security.let_in(request, opens)
    return render(request, "entry/inside.html")
