"""Shares of a whole as one says them."""

from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_SAID = (
    (0.04, gettext_noop("hardly any")),
    (0.075, gettext_noop("a twentieth")),
    (0.15, gettext_noop("a tenth")),
    (0.225, gettext_noop("a fifth")),
    (0.29, gettext_noop("a quarter")),
    (0.365, gettext_noop("a third")),
    (0.45, gettext_noop("two fifths")),
    (0.55, gettext_noop("half")),
    (0.63, gettext_noop("three fifths")),
    (0.71, gettext_noop("two thirds")),
    (0.775, gettext_noop("three quarters")),
    (0.85, gettext_noop("four fifths")),
    (0.95, gettext_noop("nine tenths")),
)


def share_in_words(share: float) -> str:
    """ "a third", "half", "nearly all": the nearest plain fraction of a share from 0 to 1."""
    return next((_(words) for below, words in _SAID if share < below), None) or _("nearly all")
