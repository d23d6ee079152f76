"""Families and kinds of value as they stand inside a sentence: "Nobody gives you feedback yet"."""

from collections.abc import Mapping

from firsthand.domain.exchanges import Value
from firsthand.domain.people import Family
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_SAID: Mapping[Value | Family, str] = {
    "support": gettext_noop("support"),
    "recognition": gettext_noop("recognition"),
    "feedback": gettext_noop("feedback"),
    "knowledge": gettext_noop("knowledge"),
    "introduction": gettext_noop("introduction"),
    "resource": gettext_noop("resource"),
    "opportunity": gettext_noop("opportunity"),
    "resources": gettext_noop("resources"),
}


def value_in_words(value: Value | Family) -> str:
    """The word for a kind of value, or for a family of them, as it stands in the middle of a sentence."""
    return _(_SAID[value])
