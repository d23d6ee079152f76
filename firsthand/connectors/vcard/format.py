"""vCard 2.1, 3.0 and 4.0, in files and in what a server sends."""

import io
import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from firsthand.connectors.base import Bytes
from firsthand.connectors.vcard.belonging import Held
from firsthand.connectors.vcard.decoding import card_text, utf16
from firsthand.connectors.vcard.fields import Fields
from firsthand.connectors.vcard.splitting import Outside, RawCard, raw_cards
from firsthand.domain.cards import ORIGINAL_CHARS_MAX, Card
from firsthand.domain.messages import Rejected
from firsthand.domain.wording import decimal, figure
from firsthand.language import gettext as _
from firsthand.language import ngettext

_BEGIN: Final = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_ONE_BEGIN: Final = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*[\r\n]", re.IGNORECASE)


class VcardFormat:
    """See `RecordFormat`."""

    kind = "vcard"
    is_single = True
    needs_seeking = False

    def recognises(self, head: bytes) -> bool:
        """Whether a card begins within the head, on a line of its own."""
        codec = utf16(head)
        if codec:
            head = head[: len(head) & ~1].decode(codec, "replace").lstrip("\ufeff").encode("utf-8", "replace")
        start = head.lstrip()
        if _ONE_BEGIN.match(start):
            return True
        return (
            b"\0" not in head
            and not start.startswith((b"<", b"{", b"%"))
            and bool(_BEGIN.search(head.replace(b"\r", b"\n")))
        )

    def records(self, stream: Bytes, now: int) -> Iterator[Card | Rejected]:
        """The cards, once the stream has ended, since a group may stand last; they wait outside memory when many."""
        held = Held()
        trouble: OSError | None = None
        try:
            for one in _read(stream, "", now):
                held.add(one)
        except OSError as error:
            trouble = error
        yield from held.resolved()
        if trouble is not None:
            raise trouble


def cards(text: str | bytes, item: str, now: int) -> Iterator[Card | Rejected]:
    """The cards in one address object of a server. item: what the server calls it.

    Bytes are better than text, where a fold can have broken a character in two.
    """
    raw = text.encode("utf-8", "replace") if isinstance(text, str) else text
    held = Held()
    for one in _read(io.BytesIO(raw), item, now):
        held.add(one)
    yield from held.resolved()


def _read(stream: Bytes, item: str, now: int) -> Iterator[Card | Rejected]:
    number = 0
    for raw in raw_cards(stream):
        if isinstance(raw, Outside):
            yield _outside(raw)
            continue
        number += 1
        where = _("card %(number)s") % {"number": number}
        try:
            yield from _card(raw, item, where, now)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one card must not cost the others
            yield Rejected(
                where,
                _("The card is formed in a way that could not be read (%(error)s).") % {"error": type(error).__name__},
                _("Please report this; the card itself is untouched in its place."),
            )


def _outside(outside: Outside) -> Rejected:
    return Rejected(
        _("line %(number)s") % {"number": figure(outside.first)},
        ngettext("One line belongs to no card.", "%(count)s lines belong to no card.", outside.lines)
        % {"count": figure(outside.lines)},
        _("If a card is missing, export the address book again; otherwise nothing needs to be done."),
    )


def _card(raw: RawCard, item: str, where: str, now: int) -> Iterator[Card | Rejected]:
    original = card_text(raw.raw)
    fields = Fields(original, now)
    kept, left_out = _kept(fields, original)
    yield from _said_of(raw, left_out, where)
    name, addresses = fields.name, fields.values("addresses")
    phones, links = fields.values("phones"), fields.values("links")
    if not (name or addresses or phones or links):
        yield Rejected(
            where,
            _("The card has no name, no address, no number and no link."),
            _("If it stands for somebody, give it a name in your address book and export again."),
        )
        return
    family, given, additional, prefix, suffix = fields.first("parts", ("",) * 5)
    yield Card(
        key=b"",
        digest=_unread(fields),
        item=item,
        sort=fields.sort,
        uid=fields.first("uid"),
        name=name,
        family=family,
        given=given,
        additional=additional,
        prefix=prefix,
        suffix=suffix,
        nicknames=fields.nicknames,
        addresses=addresses,
        phones=phones,
        links=links,
        places=fields.values("places"),
        positions=fields.values("positions"),
        dates=fields.values("dates"),
        groups=fields.values("groups"),
        members=fields.values("members"),
        related=fields.values("related"),
        notes=fields.values("notes"),
        revised_at=fields.first("revised_at", 0),
        original=kept,
        where=where,
    )


def _unread(fields: Fields) -> bytes:
    """A digest of all that no field was read from, however it was folded."""
    read = fields.lines_read()
    digest = blake2b(digest_size=16)
    for number, line in enumerate(fields.lines):
        if number not in read and line.name:
            digest.update(repr(line[2:]).encode("utf-8", "replace"))
    return digest.digest()


def _kept(fields: Fields, original: str) -> tuple[str, list[tuple[str, int]]]:
    """The original as far as it is kept, and what is left out of it, by name and size."""
    if len(original) <= ORIGINAL_CHARS_MAX:
        return original, []
    left_out = [(line.name, line.end - line.begin) for line in fields.lines if line.is_binary]
    kept = "".join(original[line.begin : line.end] for line in fields.lines if not line.is_binary)
    if len(kept) > ORIGINAL_CHARS_MAX:
        return "", [("", len(original))]
    return kept, left_out


def _said_of(raw: RawCard, left_out: list[tuple[str, int]], where: str) -> Iterator[Rejected]:
    for name, size in (*raw.left_out, *left_out):
        if name:
            what = _("Its %(name)s of %(size)s MB is too long to be kept; the rest of the card was read.") % {
                "name": name,
                "size": decimal(size / 1e6),
            }
        else:
            what = _("It is too long to be kept as it was written (%(size)s MB left out); its fields were read.") % {
                "size": decimal(size / 1e6)
            }
        yield Rejected(where, what, _("Keep the original file for it; nothing else needs to be done."))
    if not raw.has_end:
        yield Rejected(
            where,
            _("It has no end (END:VCARD); what stands there was read."),
            _("If something is missing in it, export the address book again: the file may have been cut off."),
        )
