"""How sources, their readings and their times are said."""

import re
from datetime import date, datetime
from pathlib import PurePath
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.wording import date_in_words, figure
from firsthand.web.elements.words import day_words, number

CALENDARS = {"ics", "caldav", "ics-url"}
PEOPLE = {
    "vcard", "carddav", "monica", "linkedin", "linkedin-invitations", "google-contacts", "outlook-contacts", "contacts-csv",
}  # fmt: skip
MIXED = {"zip", "tar", "folder"}

_UPLOADED = re.compile(r".*/uploads/[0-9a-f]{12}(?=/|$)", re.DOTALL)
"""Where files that came through the browser lay while they were read; nobody knows them by it."""


def icon_of(kind: str) -> str:
    """The drawing for a kind of source."""
    if kind in CALENDARS:
        return "calendar"
    if kind in PEOPLE:
        return "users-round"
    return "folder" if kind in MIXED else "mail"


def name_of(path: str) -> str:
    """The last part of a source's path, which people know it by."""
    if "://" in path:
        parts = urlsplit(path)
        return unquote(parts.path.strip("/").rpartition("/")[2]) or parts.hostname or path
    if _UPLOADED.fullmatch(path):
        return _("Files you chose")
    return PurePath(path).name or path


def place_of(path: str) -> str:
    """Where a source lies: its folder, or the archive it is in; '' where it came through the browser."""
    place = _UPLOADED.sub("", path).removesuffix(PurePath(path).name).rstrip("/› ")
    return "" if _UPLOADED.fullmatch(path) else place.lstrip("/") if _UPLOADED.match(path) else place


def counted(kind: str, count: int) -> str:
    """'612 entries', as what is read of this kind is called."""
    if kind in CALENDARS:
        words = ngettext("%(count)s entry", "%(count)s entries", count)
    elif kind in PEOPLE:
        words = ngettext("%(count)s card", "%(count)s cards", count)
    elif kind in MIXED:
        words = ngettext("%(count)s item", "%(count)s items", count)
    else:
        words = ngettext("%(count)s message", "%(count)s messages", count)
    return words % {"count": figure(count)}


def moment_words(seconds: int, zone: ZoneInfo, today: date) -> str:
    """'Today, 8:14', 'Tuesday, 17:30', '2 Nov'."""
    at = datetime.fromtimestamp(seconds, zone)
    if at.date() > today:
        return _("%(day)s, %(time)s") % {"day": date_in_words(at.date()), "time": f"{at:%-H:%M}"}
    if (today - at.date()).days >= 7:
        return day_words(at.date(), today)
    return _("%(day)s, %(time)s") % {"day": day_words(at.date(), today), "time": f"{at:%-H:%M}"}


def left_words(seconds: float) -> str:
    """How long something still takes, as one would say it."""
    if seconds < 20:
        return _("A few seconds left.")
    if seconds < 90:
        return _("About a minute left.")
    if seconds < 90 * 60:
        return _("About %(count)s minutes left.") % {"count": number(round(seconds / 60))}
    return _("About %(count)s hours left.") % {"count": number(round(seconds / 3600))}


def every_words(minutes: int) -> str:
    """How often an account is read."""
    if minutes == 0:
        return _("only when you ask")
    if minutes % (24 * 60) == 0:
        days = minutes // (24 * 60)
        return ngettext("every day", "every %(count)s days", days) % {"count": number(days)}
    if minutes % 60 == 0:
        hours = minutes // 60
        return ngettext("every hour", "every %(count)s hours", hours) % {"count": number(hours)}
    return _("every %(count)s minutes") % {"count": number(minutes)}
