"""Addresses brought to the form in which equal ones are equal."""

import re
from functools import lru_cache
from typing import NamedTuple

from firsthand.domain.identity.domains import organisation_key

GMAIL = frozenset({"gmail.com", "googlemail.com"})

_IMCEA_BYTE = re.compile(r"\+([0-9a-f]{2})")
_EMBEDDED = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_LOOSE_QUOTES = re.compile(r"(?:^|(?<=[.\s_]))['`]+|['`]+(?=$|[.\s_])")
_DOTS = re.compile(r"\.{3,}")
_DIGITS = re.compile(r"\d+$")


class Address(NamedTuple):
    """One address in normal form.

    text: equal for equal mailboxes; '' when there is none. local, domain: its two halves (for an X.500 address the last
        CN and ''). organisation: a key shared by all domains of an organisation, '' when unknown.
    """

    text: str
    local: str
    domain: str
    organisation: str


NOWHERE = Address("", "", "", "")


def looks_like_address(text: str) -> bool:
    """Whether a display name is only an address again."""
    at = text.find("@")
    return at > 0 and " " not in text.strip() and "." in text[at:]


def normalised(address: str) -> Address:
    """The normal form of a lower-cased address: stray quotes, tags, Gmail's dots, Notes and Exchange wrappings off."""
    text = address
    if not text:
        return NOWHERE
    local, at, domain = text.rpartition("@")
    if at and local.replace(".", "").isalpha() and ".." not in text and domain not in GMAIL and "." in domain:
        return Address(text, local, domain, organisation_key(domain))
    return _normalised_slowly(text)


@lru_cache(maxsize=100_000)
def _normalised_slowly(address: str) -> Address:
    text = address.strip(" \t\"'<>()[],;:`").removeprefix("mailto:").removeprefix("smtp:")
    if text.startswith("imcea"):
        text = _unwrapped(text)
    if text.startswith("/") or "/cn=" in text:
        return _exchange(text)
    if text.count("@") > 1:
        found = _EMBEDDED.search(text)
        text = found.group() if found else text.replace("@", ".", text.count("@") - 1)
    local, at, domain = text.rpartition("@")
    if not at:
        return Address(text, text, "", "") if text else NOWHERE
    if not local:
        return Address(text, "", domain, organisation_key(domain))
    domain = domain.strip(" .'\"")
    local = local.split("/", 1)[0].strip('" ') or local
    stem, plus, _ = local.partition("+")
    if plus and stem:
        local = stem
    # Two dots stay: Exchange writes 'b..roe' where the given name is missing and 'b' is the middle initial.
    local = _DOTS.sub("..", _LOOSE_QUOTES.sub("", local).rstrip(".")).lstrip("?")
    if domain in GMAIL:
        # The dots mean nothing to Gmail, and much to a reader of names.
        return Address(f"{local.replace('.', '')}@gmail.com", local, "gmail.com", "")
    return Address(f"{local}@{domain}", local, domain, organisation_key(domain))


def _unwrapped(text: str) -> str:
    """What a gateway packed into 'imcea<kind>-…': bytes as +2e, slashes as underlines."""
    kind, _, body = text.partition("-")
    body, _, outer = body.rpartition("@")
    body = _IMCEA_BYTE.sub(lambda match: chr(int(match[1], 16)), body or outer)
    if kind == "imceaex":
        return body.replace("_", "/")
    found = _EMBEDDED.search(body)
    if found:
        return found.group()
    person = body.split("/", 1)[0].strip("\"' ").replace(" ", ".")
    return f"{person}@{outer}" if outer else person


def _exchange(text: str) -> Address:
    parts = dict[str, str]()
    for piece in text.split("@", 1)[0].split("/"):
        key, equals, part = piece.partition("=")
        if equals:
            parts[key] = part.strip()
    local = parts.get("cn", "")
    organisation = parts.get("o", "")
    return Address(f"/o={organisation}/cn={local}", local, "", organisation)


def without_digits(local: str) -> tuple[str, str]:
    """A local part and the number at its end: 'jroe2' gives ('jroe', '2')."""
    found = _DIGITS.search(local)
    return (local[: found.start()], found.group()) if found else (local, "")
