"""Cards and meetings of others without somebody who is forgotten."""

import quopri
import re
from collections.abc import Callable, Iterator
from hashlib import blake2b

from firsthand.domain.cards import Card, Labelled
from firsthand.domain.meetings import Attendee, Meeting

Clean = Callable[[str], str]
"""Takes whoever is forgotten out of a text; gives it back as it is where it does not speak of them."""

BINARY_CHARS_MIN = 500
"""A photo or a key so long is not a place where somebody is named."""

_BINARY = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[^:]*QUOTED-PRINTABLE", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def card_without(card: Card, clean: Clean, clean_name: Clean) -> Card:
    """Somebody else's card without them; the card itself where it does not speak of them.

    clean_name: as clean, but a namesake keeps their name. Addresses, numbers, relations and members go as a whole. The
    digest is made anew, so that a card which is reduced in the same way is the same card.
    """

    def silent(text: str) -> bool:
        return clean(text) == text

    def kept(values: tuple[Labelled, ...]) -> tuple[Labelled, ...]:
        return tuple(Labelled(clean(one.label), one.value) for one in values if silent(one.value))

    reduced = card._replace(
        item=card.item if silent(card.item) else "",
        uid=card.uid if silent(card.uid) else "",
        name=clean_name(card.name),
        family=clean_name(card.family),
        given=clean_name(card.given),
        additional=clean_name(card.additional),
        nicknames=tuple(clean_name(one) for one in card.nicknames),
        addresses=kept(card.addresses),
        phones=kept(card.phones),
        links=kept(card.links),
        places=kept(card.places),
        positions=tuple(
            one._replace(organisation=clean(one.organisation), unit=clean(one.unit), title=clean(one.title))
            for one in card.positions
        ),
        dates=tuple(one._replace(label=clean(one.label)) for one in card.dates),
        groups=tuple(clean(one) for one in card.groups),
        members=tuple(one for one in card.members if silent(one)),
        related=kept(card.related),
        notes=tuple(clean(one) for one in card.notes),
        original=original_without(card.original, clean),
        where=clean(card.where),
    )
    return card if reduced == card else reduced._replace(digest=_digest(reduced))


def meeting_without(meeting: Meeting, people: tuple[Attendee, ...], clean: Clean, clean_name: Clean) -> Meeting:
    """A meeting of others without them. people: those who stay.

    Where they are the one who organised it, its text and its link are theirs and go as well.
    """
    theirs = any(one.role == "o" and one not in people for one in meeting.people)
    return meeting._replace(
        item=meeting.item if clean(meeting.item) == meeting.item else "",
        uid=clean(meeting.uid),
        title=clean(meeting.title),
        text="" if theirs else clean(meeting.text),
        place=clean(meeting.place),
        link="" if theirs else clean(meeting.link),
        people=tuple(one._replace(name=clean_name(one.name)) for one in people),
        where=clean(meeting.where),
    )


def original_without(original: str, clean: Clean) -> str:
    """A card as it was read, without the lines that speak of them, however these are folded or encoded."""
    if not original:
        return original
    return "".join(raw for raw, plain in _lines(original) if clean(plain) == plain)


def _lines(original: str) -> Iterator[tuple[str, str]]:
    """Each line as it stands with what continues it, and as a person would read it; binary values as nothing."""
    raw: list[str] = []
    for line in original.splitlines(keepends=True):
        continues = line[:1] in " \t" or (raw and raw[-1].rstrip("\r\n").endswith("=") and _QUOTED.match(raw[0]))
        if raw and not continues:
            yield "".join(raw), _plain(raw)
            raw = []
        raw.append(line)
    if raw:
        yield "".join(raw), _plain(raw)


def _plain(raw: list[str]) -> str:
    if _BINARY.match(raw[0]) and sum(map(len, raw)) > BINARY_CHARS_MIN:
        return ""
    if _QUOTED.match(raw[0]):
        encoded = "".join(raw).encode("utf-8", "replace")
        joined = quopri.decodestring(encoded).decode("utf-8", "replace")
    else:
        stripped = [line.rstrip("\r\n") for line in raw]
        joined = stripped[0] + "".join(line[1:] for line in stripped[1:])
    # The parts of a name stand between semicolons.
    return _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], joined).replace(";", " ")


def _digest(card: Card) -> bytes:
    said = card._replace(key=b"", digest=b"", item="", where="")
    return blake2b(repr(tuple(said)).encode("utf-8", "replace"), digest_size=16).digest()
