"""The frame around every page: where one can go, whose it is, how it looks."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext

from firsthand import language
from firsthand.services import workspaces
from firsthand.web.shell_promise import Assurance, promise_of

APPEARANCES = ("system", "light", "dark")
APPEARANCE_COOKIE = "firsthand_appearance"
LANGUAGE_COOKIE = "firsthand_language"
SHORTCUTS_COOKIE = "firsthand_shortcuts"


@dataclass(frozen=True)
class Place:
    """One entry of the navigation. current: whether the page belongs to it."""

    href: str
    icon: str
    label: str | Promise
    current: bool


@dataclass(frozen=True)
class Shell:
    """inside: whether somebody is here, else no navigation is drawn; theme: '' follows the system."""

    inside: bool = False
    demo: bool = False
    owner_name: str = ""
    appearance: str = "system"
    theme: str = ""
    next_appearance: str = "dark"
    next_appearance_label: str = ""
    shortcuts: bool = True
    main: tuple[Place, ...] = ()
    minor: tuple[Place, ...] = ()
    here: str = "/"
    language: str = language.ENGLISH
    chosen_language: str = ""
    promise: Assurance | None = None


MAIN = (
    ("today:today", "sun", lazy("Today")),
    ("people:people", "users-round", lazy("People")),
    ("ledger:ledger", "scroll-text", lazy("Ledger")),
    ("network:network", "waypoints", lazy("Network")),
    ("reflect:reflect", "book-open", lazy("Reflect")),
    ("practice:practice", "sprout", lazy("Practice")),
)
MINOR = (
    ("search:search", "search", lazy("Search")),
    ("sources:sources", "inbox", lazy("Sources")),
    ("settings:settings", "settings", lazy("Settings")),
)


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Context processor: `shell` in every template."""
    return {"shell": shell_of(request)}


def shell_of(request: HttpRequest) -> Shell:
    appearance = request.COOKIES.get(APPEARANCE_COOKIE, "system")
    appearance = appearance if appearance in APPEARANCES else "system"
    theme = "" if appearance == "system" else appearance
    actor = getattr(request, "actor", None)
    if actor is None:
        return Shell(appearance=appearance, theme=theme, language=language.spoken())
    following = APPEARANCES[(APPEARANCES.index(appearance) + 1) % len(APPEARANCES)]
    return Shell(
        inside=True,
        demo=actor.demo,
        owner_name=workspaces.settings(actor).owner_name,
        appearance=appearance,
        theme=theme,
        next_appearance=following,
        next_appearance_label=_appearance_label(following),
        shortcuts=request.COOKIES.get(SHORTCUTS_COOKIE, "on") != "off",
        main=_places(MAIN, request.path),
        minor=_places(MINOR, request.path),
        here=request.get_full_path(),
        language=language.spoken(),
        chosen_language=chosen if (chosen := request.COOKIES.get(LANGUAGE_COOKIE, "")) in language.LANGUAGES else "",
        promise=promise_of(actor),
    )


def _places(entries: tuple[tuple[str, str, str | Promise], ...], path: str) -> tuple[Place, ...]:
    return tuple(Place(reverse(name), icon, label, _is_within(path, reverse(name))) for name, icon, label in entries)


def _is_within(path: str, place: str) -> bool:
    return path == place if place == "/" else path.startswith(place)


def _appearance_label(appearance: str) -> str:
    return {
        "system": _("As the system is"),
        "light": pgettext("appearance", "Light"),
        "dark": pgettext("appearance", "Dark"),
    }[appearance]
