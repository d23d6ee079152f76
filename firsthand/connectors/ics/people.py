"""Who a calendar entry names: the organiser, those invited and what they answered, rooms and other resources."""

import re
from typing import Final
from urllib.parse import unquote

from firsthand.connectors.ics.properties import Property, one_line
from firsthand.domain.meetings import Attendee, AttendeeRole, Reply

_MAILTO = re.compile(r"mailto:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>\"(),;:]+@[^\s<>\"(),;:]+")
_REPLIES: Final[dict[str, Reply]] = {
    "ACCEPTED": "accepted",
    "DECLINED": "declined",
    "TENTATIVE": "tentative",
    "DELEGATED": "delegated",
}


def people(organiser: Property | None, invited: list[Property]) -> tuple[Attendee, ...]:
    """Organiser first, then in the order of the entry; who is named twice stands once, with the answer given."""
    found: dict[str, Attendee] = {}
    for role, one in [*([("o", organiser)] if organiser else []), *((None, each) for each in invited)]:
        name, address = _who(one)
        attendee = Attendee(role or _role(one), name, address, _REPLIES.get(_setting(one, "PARTSTAT"), ""))  # type: ignore[arg-type]
        which = address or f" {name}"
        if not which.strip():
            continue
        known = found.get(which)
        if known is None:
            found[which] = attendee
        else:
            found[which] = known._replace(name=known.name or name, reply=known.reply or attendee.reply)
    return tuple(found.values())


def _setting(one: Property, parameter: str) -> str:
    return one.parameters.get(parameter, "").upper()


def _role(one: Property) -> AttendeeRole:
    if _setting(one, "CUTYPE") in {"ROOM", "RESOURCE"}:
        return "r"
    return "x" if _setting(one, "ROLE") in {"OPT-PARTICIPANT", "NON-PARTICIPANT"} else "a"


def _who(one: Property) -> tuple[str, str]:
    """Name and address. What is no mail address (an urn, a path on a server) is left, unless there is no name."""
    value = one.value.replace("\n", "").strip()
    mailto = _MAILTO.search(value)
    if mailto:
        value = value[mailto.end() :].partition("?")[0]
    if "%" in value:
        value = unquote(value)
    address = ""
    for text in (value, one.parameters.get("EMAIL", ""), one.parameters.get("X-CALENDARSERVER-EMAIL", "")):
        mail = _ADDRESS.search(text) if mailto or "://" not in text else None
        if mail:
            address = mail[0].lower().strip(".'")
            break
    name = one_line(one.parameters.get("CN", "")).strip("'")
    if name.lower() in {address, f"mailto:{address}"}:
        name = ""
    if not name and not address and value.lower() != "invalid:nomail":
        name = one_line(value)
    return name, address
