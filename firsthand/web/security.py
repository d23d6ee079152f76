"""The door: which hosts are answered, what browsers may load, and who comes in."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host
from django.http.response import HttpResponseBase

from firsthand.errors import FirsthandError
from firsthand.services import workspaces
from firsthand.services.actor import Actor
from firsthand.web import errors

Respond = Callable[[HttpRequest], HttpResponseBase]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Nothing goes to other sites. With "no-referrer" browsers would send forms with "Origin: null", which CSRF refuses.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), usb=(), payment=(), browsing-topics=()",
}

HOMES = {"own": "default", "demo": "demo"}
"""What the session calls a home, and the database that holds it."""

OPEN_TO_ALL = ("/enter/", "/favicon.ico", "/feed/")

COMES_BACK = "/sources/accounts/oauth/"
"""Where consent to read an account comes back to, from another site."""


class SecurityHeaders:
    """Answers only to known hosts (a page elsewhere could else reach us by a name of its own) and adds the headers."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request) if host_is_known(request) else errors.unknown_host()
        for name, value in HEADERS.items():
            response.headers[name] = value
        if not request.path.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = "private, no-store"
        return response


class Entry:
    """Puts the actor on the request; whoever has no session meets the page for strangers."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(OPEN_TO_ALL):
            return self.get_response(request)
        try:
            actor = actor_of(request)
        except FirsthandError as error:
            return errors.in_words(request, error)
        if actor is None:
            return errors.coming_back(request) if _is_coming_back(request) else errors.stranger(request)
        request.actor = actor  # type: ignore[attr-defined]
        if _content_bytes(request) > settings.CONFIG.upload_mb_max * 1_000_000:
            return errors.too_large(request)
        return self.get_response(request)


def _is_coming_back(request: HttpRequest) -> bool:
    """Whether a provider's page leads back here: the browser then sends no session, which is kept from other sites."""
    asked = request.GET.keys()
    return request.method == "GET" and request.path == COMES_BACK and "state" in asked and "again" not in asked


def host_is_known(request: HttpRequest) -> bool:
    """Whether the Host header names this machine's loopback or a host that the configuration allows."""
    domain, _port = split_domain_port(request.headers.get("Host", ""))
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def actor_of(request: HttpRequest) -> Actor | None:
    """Who the session says is here; None for a stranger."""
    database = HOMES.get(str(request.session.get("home", "")))
    return workspaces.open_home(database) if database else None


def let_in(request: HttpRequest, home: str) -> None:
    """Start a session in `home`, 'own' or 'demo'."""
    request.session.flush()
    request.session["home"] = home


def own_actor(request: HttpRequest) -> Actor:
    """The owner of the user's own record; whoever looks at the demo leaves it first, so that the two never mix."""
    let_in(request, "own")
    return workspaces.open_home(HOMES["own"])


def _content_bytes(request: HttpRequest) -> int:
    text = request.headers.get("Content-Length", "")
    return int(text) if text.isascii() and text.isdigit() else 0
