"""Web pages, profiles and handles in the form in which equal ones are equal; phone numbers out of their wrapping."""

import re
from typing import Final

_LINKEDIN: Final = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*linkedin\.com/((?:in|pub|company|school)/[^?#\s/]+(?:/[^?#\s]*)?)", re.IGNORECASE
)
_LANGUAGE: Final = re.compile(r"(in/[^/]+)/[a-z]{2}(?:[_-][a-z]{2})?\Z")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d+\Z)", re.IGNORECASE)
_EXTENSION: Final = re.compile(r"([^;]*);ext=(\w+)\Z", re.IGNORECASE)

HANDLES: Final = {
    "X-AIM": "aim", "X-ICQ": "icq", "X-MSN": "msn", "X-YAHOO": "ymsgr", "X-JABBER": "xmpp", "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype", "X-GTALK": "gtalk", "X-GOOGLE-TALK": "gtalk", "X-QQ": "qq", "X-GADUGADU": "gg",
    "X-GROUPWISE": "groupwise", "X-TWITTER": "twitter", "X-MATRIX": "matrix", "X-TELEGRAM": "telegram",
    "X-SIGNAL": "signal", "X-FACEBOOK": "facebook", "X-LINKEDIN": "linkedin", "X-MS-IMADDRESS": "im", "X-SIP": "sip",
    "X-EVOLUTION-BLOG-URL": "", "X-EVOLUTION-VIDEO-URL": "", "X-MASTODON": "mastodon", "X-INSTAGRAM": "instagram",
}  # fmt: skip
"""Properties of before IMPP was agreed on, and the scheme under which their handle is known."""

HANDLE_SCHEMES: Final = frozenset(
    {scheme for scheme in HANDLES.values() if scheme}
    | {"im", "irc", "msnim", "yahoo", "jabber", "x-apple", "sips", "zoomus", "threema", "discord", "other"}
)


def link(value: str, scheme: str = "") -> str:
    """One web page or handle. scheme: for a handle without one of its own; '' says that it needs none."""
    value = value.strip().strip("<>").strip()
    found = _LINKEDIN.match(value)
    if found:
        path = _LANGUAGE.sub(r"\1", found[1].lower().rstrip("/"))
        return f"linkedin.com/{path}"
    if value[:8].lower() == "x-apple:":
        value = value[8:]
    if scheme and value and not _SCHEME.match(value) and not value.lower().startswith("www."):
        return f"{scheme}:{value}"
    return value


def is_handle(value: str) -> bool:
    """Whether a link is a handle in some service, not a page."""
    found = _SCHEME.match(value)
    return bool(found) and found[1].lower() in HANDLE_SCHEMES if found else False


def phone(value: str) -> str:
    """A number as written, without 'tel:'; an extension said in words."""
    value = value.strip()
    if value[:4].lower() == "tel:":
        value = value[4:].strip()
        found = _EXTENSION.match(value)
        if found:
            value = f"{found[1]} ext. {found[2]}"
    return " ".join(value.split())


def address(value: str) -> str:
    """A mail address lower-cased, without 'mailto:' or angle brackets; '' when it is none."""
    value = value.strip().strip("\"'").strip()
    if value.endswith(">") and "<" in value:
        value = value[value.rfind("<") + 1 : -1]
    if value[:7].lower() == "mailto:":
        value = value[7:].partition("?")[0]
    value = value.strip().lower()
    local, at, domain = value.rpartition("@")
    if not at or not local or not domain or any(mark.isspace() or mark in ",;<>" for mark in value):
        return ""
    return value


def bare_uid(value: str) -> str:
    """A uid or a member without 'urn:uuid:'; a member that is an address without 'mailto:', lower-cased."""
    value = value.strip()
    if value[:9].lower() == "urn:uuid:":
        return value[9:].strip()
    return address(value) or value if value[:7].lower() == "mailto:" else value
