"""Dates, gaps and counts as a person would say them."""

import re
from datetime import date, timedelta

from django.utils.dateformat import format as in_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from firsthand.domain.wording import day_of_month, figure, number_in_words

PATTERNS = {
    "D": pgettext_lazy("pattern of a date", "D"),
    "F": pgettext_lazy("pattern of a date", "F"),
    "F Y": pgettext_lazy("pattern of a date", "F Y"),
    "j": pgettext_lazy("pattern of a date", "j"),
    "j F": pgettext_lazy("pattern of a date", "j F"),
    "j F Y": pgettext_lazy("pattern of a date", "j F Y"),
    "j M": pgettext_lazy("pattern of a date", "j M"),
    "j M Y": pgettext_lazy("pattern of a date", "j M Y"),
    "l": pgettext_lazy("pattern of a date", "l"),
    "l j F": pgettext_lazy("pattern of a date", "l j F"),
    "l j F Y": pgettext_lazy("pattern of a date", "l j F Y"),
}
"""How days are written, in Django's letters for formats (l: weekday, j: day, F: month, M: month in short, Y: year)."""


_DAY_OF_MONTH = re.compile(r"(?<!\\)j")


def formatted(when: date, pattern: str) -> str:
    """A day after one of `PATTERNS`, in the order and with the signs of the language spoken."""
    said = "".join(f"\\{sign}" for sign in day_of_month(when))
    return in_format(when, _DAY_OF_MONTH.sub(lambda _found: said, str(PATTERNS[pattern])))


def day_words(day: date | str | None, today: date) -> str:
    """'Today', 'Yesterday', a weekday within the last week, '2 Nov' within a year, '2 Nov 1999' before; '' for none."""
    if not day:
        return ""
    when = date.fromisoformat(day[:10]) if isinstance(day, str) else day
    if when == today:
        return _("Today")
    if when == today - timedelta(days=1):
        return _("Yesterday")
    if today - timedelta(days=7) < when < today:
        return formatted(when, "l")
    if today - timedelta(days=330) < when <= today:
        return formatted(when, "j M")
    return formatted(when, "j M Y")


def long_day(day: date | str, today: date) -> str:
    """'Thursday 9 November', with the year where it is not this year's."""
    when = date.fromisoformat(day[:10]) if isinstance(day, str) else day
    return formatted(when, "l j F" if when.year == today.year else "l j F Y")


def month_words(day: date | str) -> str:
    when = date.fromisoformat(day[:10]) if isinstance(day, str) else day
    return formatted(when, "F Y")


def days_words(days: float) -> str:
    """'every day', 'every four days', 'every three weeks': how often, for a usual gap."""
    count = max(1, round(days))
    if count == 1:
        return _("every day or so")
    if count < 14:
        return _("every %(count)s days") % {"count": number(count)}
    if count < 60:
        return _("every %(count)s weeks") % {"count": number(round(count / 7))}
    return _("every %(count)s months") % {"count": number(round(count / 30.4))}


def ago_words(days: int) -> str:
    """'today', 'yesterday', 'six days ago', 'five weeks ago', 'two years ago'."""
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 21:
        return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": number(days)}
    if days < 60:
        return _("%(count)s weeks ago") % {"count": number(round(days / 7))}
    if days < 700:
        return _("%(count)s months ago") % {"count": number(round(days / 30.4))}
    return _("%(count)s years ago") % {"count": number(round(days / 365.25))}


def number(count: int) -> str:
    """In words up to twelve, above with thousands parted as the language parts them."""
    return number_in_words(count) if 0 < count <= 12 else figure(count)
