"""The language the program speaks: for rules, services and doors alike, with no framework behind it.

A door says once whom it speaks to (`speaking`, or `speak` for a whole process); whatever is said below it comes in that
language, or in English where the catalogue has no words. The catalogues are those of the pages:
`firsthand/locale/<language>/LC_MESSAGES/django.mo`.
"""

import gettext as _gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

LANGUAGES: dict[str, str] = {"en-gb": "English", "de": "Deutsch", "es": "Español", "fr": "Français"}
"""What can be spoken, each under its own name. English is what the words in the code are written in."""

ENGLISH = "en-gb"
CATALOGUES = Path(__file__).with_name("locale")

SETTING = "FIRSTHAND_LANGUAGE"
"""The variable that chooses the language of programs; the others are those of every program."""

_VARIABLES = (SETTING, "LC_ALL", "LC_MESSAGES", "LANG")

_spoken: ContextVar[str | None] = ContextVar("language", default=None)
_own = [ENGLISH]
"""What this process speaks to nobody in particular, in all its threads."""


def spoken() -> str:
    """The language of what is being said."""
    return _spoken.get() or _own[0]


def speak(language: str) -> None:
    """Speak a language from here on, for a process that speaks to one person; one unknown is English."""
    _own[0] = language if language in LANGUAGES else ENGLISH


def language_of(environ: Mapping[str, str]) -> str:
    """The language that an environment asks for: the first variable that is set says it; English where it is unknown."""
    asked = next((value for name in _VARIABLES if (value := environ.get(name))), "")
    return known(asked) or ENGLISH


def known(name: str) -> str:
    """Which language is meant by "de", "de-AT" or "de_AT.UTF-8"; '' for one that is not spoken here."""
    tag = name.partition(".")[0].partition("@")[0].replace("_", "-").lower()
    if tag in LANGUAGES:
        return tag
    primary = tag.partition("-")[0]
    return next((one for one in LANGUAGES if one.partition("-")[0] == primary), "")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language within a block."""
    token = _spoken.set(language if language in LANGUAGES else ENGLISH)
    try:
        yield
    finally:
        _spoken.reset(token)


def gettext(message: str) -> str:
    """The message in the language spoken."""
    return _catalogue(spoken()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a message that goes with a count, in the language spoken."""
    return _catalogue(spoken()).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """A message that means different things in different places."""
    return _catalogue(spoken()).pgettext(context, message)


def gettext_noop(message: str) -> str:
    """Marks words for the catalogues that are translated where they are shown."""
    return message


@lru_cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("django", CATALOGUES, [language], fallback=True)
