"""Header lines by hand: encoded words, folded lists of addresses, dates; fast, and the same on every Python."""

import base64
from datetime import UTC, datetime

from firsthand.demo.days import local, offset_minutes

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ATOM = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 '-")


def encoded(text: str, charset: str = "utf-8") -> str:
    """`text` as it may stand in a header: encoded words when it is not ASCII, split where they grow long."""
    if text.isascii():
        return text
    if charset == "iso-8859-1":
        try:
            octets = text.encode("iso-8859-1")
        except UnicodeEncodeError:
            return encoded(text)
        if len(octets) < 24:
            quoted = "".join(
                chr(o) if chr(o).isalnum() and o < 128 else "_" if o == 32 else f"={o:02X}" for o in octets
            )
            return f"=?iso-8859-1?Q?{quoted}?="
    words = [text[at : at + 15] for at in range(0, len(text), 15)]
    return "\n ".join(f"=?utf-8?B?{base64.b64encode(word.encode()).decode()}?=" for word in words)


def mailbox(name: str, address: str, charset: str = "utf-8") -> str:
    """`Name <address>`, quoted or encoded where the name needs it; the bare address without a name."""
    if not name:
        return address
    if not name.isascii():
        return f"{encoded(name, charset)} <{address}>"
    return f"{name} <{address}>" if _ATOM.issuperset(name) else f'"{name}" <{address}>'


def folded(name: str, items: list[str]) -> str:
    """A header with a list of mailboxes, a line each from the second on."""
    return f"{name}: " + ",\n\t".join(items)


def dated(sent_at: int, standard_minutes: int) -> str:
    """The Date header's value on a sender's clock."""
    here = local(sent_at, standard_minutes)
    offset = offset_minutes(datetime.fromtimestamp(sent_at, UTC).date(), standard_minutes)
    sign, minutes = ("-" if offset < 0 else "+"), abs(offset)
    return (
        f"{_DAYS[here.weekday()]}, {here.day} {_MONTHS[here.month - 1]} {here.year} "
        f"{here:%H:%M:%S} {sign}{minutes // 60:02d}{minutes % 60:02d}"
    )


def envelope(address: str, sent_at: int) -> str:
    """The `From ` line that begins a message in an mbox file."""
    then = datetime.fromtimestamp(sent_at, UTC)
    return f"From {address} {_DAYS[then.weekday()]} {_MONTHS[then.month - 1]} {then.day:2d} {then:%H:%M:%S} {then.year}"
