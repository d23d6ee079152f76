"""The language the program speaks: for rules, services and doors alike, with no framework behind it.

A door says once whom it speaks to (`speaking`); whatever is said below it comes in that language, or in English where the
catalogue has no words. The catalogues are those of the pages: `firsthand/locale/<language>/LC_MESSAGES/django.mo`.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

LANGUAGES: dict[str, str] = {"en-gb": "English"}
"""What can be spoken, each under its own name. English is what the words in the code are written in."""

ENGLISH = "en-gb"
CATALOGUES = Path(__file__).with_name("locale")

_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)


def spoken() -> str:
    """The language of what is being said."""
    return _spoken.get()


def speak(language: str) -> None:
    """Speak a language from here on, for a program that speaks to one person; one unknown is English."""
    _spoken.set(language if language in LANGUAGES else ENGLISH)


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
    return _catalogue(_spoken.get()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a message that goes with a count, in the language spoken."""
    return _catalogue(_spoken.get()).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """A message that means different things in different places."""
    return _catalogue(_spoken.get()).pgettext(context, message)


def gettext_noop(message: str) -> str:
    """Marks words for the catalogues that are translated where they are shown."""
    return message


@lru_cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("django", CATALOGUES, [language], fallback=True)
