"""A card as vCard 4.0, with what it said and no field holds."""

import re
from typing import Final

from firsthand.connectors.vcard.composing import Composer, Piece
from firsthand.connectors.vcard.escaping import components, escaped, text
from firsthand.connectors.vcard.fields import FAR_FUTURE, READ_NAMES, Fields
from firsthand.connectors.vcard.lines import Line, Parameters
from firsthand.connectors.vcard.properties import MANY
from firsthand.domain.cards import Card

_PREFERENCES: Final = frozenset({"addresses", "phones", "links", "places"})
_NOT_IN_VERSION_4: Final = frozenset(
    "BEGIN END VERSION PRODID LABEL AGENT MAILER CLASS NAME PROFILE SORT-STRING".split()
)
_DROPPED_PARAMETERS: Final = frozenset({"ENCODING", "CHARSET", "TYPE", "VALUE", "PREF", "ALTID", "X-APPLE-OMIT-YEAR"})
_MEDIA: Final = {
    "PHOTO": "image/jpeg", "LOGO": "image/png", "SOUND": "audio/basic", "KEY": "application/pgp-keys",
}  # fmt: skip
_MEDIA_OF_TYPES: Final = {
    "jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "bmp": "image/bmp",
    "tiff": "image/tiff", "wave": "audio/wav", "wav": "audio/wav", "ogg": "audio/ogg", "mp3": "audio/mpeg",
    "basic": "audio/basic", "x509": "application/pkix-cert", "pgp": "application/pgp-keys",
}  # fmt: skip
_BLANKS: Final = re.compile(r"\s+")
_GEO: Final = re.compile(r"\s*([+-]?[\d.]+)\s*[;,]\s*([+-]?[\d.]+)\s*\Z")


def vcard4(card: Card) -> str:
    """The card as vCard 4.0: every field, then the lines of its original that no field was read from.

    Of those, what version 4.0 no longer has (LABEL, AGENT, MAILER, CLASS and the like) and second names in another
    language are left out; pictures become data URIs.
    """
    said = Fields(card.original, FAR_FUTURE)
    unread = _unread(said)
    companions = {line.group for line in unread if line.group}
    composer = Composer("4.0", companions)
    pieces = [Piece("", "BEGIN", (), "VCARD"), Piece("", "VERSION", (), "4.0"), _kind(card, said, composer)]
    if card.uid:
        pieces.append(composer.uid(card.uid))
    pieces.append(composer.name(card.name))
    parts = (card.family, card.given, card.additional, card.prefix, card.suffix)
    if any(parts):
        pieces.append(composer.parts(parts)._replace(parameters=_sort_as(said)))
    if card.nicknames:
        pieces.append(composer.several("NICKNAME", card.nicknames))
    pieces += composer.positions(card.positions)
    for field in MANY:
        pieces += _many(card, field, said, composer, companions)
    if card.groups:
        pieces.append(composer.several("CATEGORIES", card.groups))
    if card.revised_at:
        pieces.append(composer.revised_at(card.revised_at))
    pieces += [kept for line in unread if (kept := _kept(line, said))]
    pieces.append(Piece("", "END", (), "VCARD"))
    return "".join([composer.line(piece) for piece in pieces])


def _kind(card: Card, said: Fields, composer: Composer) -> Piece:
    """KIND; where the original says more than is kept in the field ('location'), as it stands there."""
    for one in said.said("sort"):
        line = said.lines[one.lines[0]]
        if one.value == card.sort == "other" and line.value.isascii() and "kind" in line.name.lower():
            return Piece("", "KIND", (), line.value.strip().lower())
    return composer.sort(card.sort)


def _sort_as(said: Fields) -> Parameters:
    """By what the name is sorted: a parameter in version 4.0, a line of its own before."""
    for line in said.lines:
        by = text(line.content) if line.name == "SORT-STRING" else ""
        by = by or (line.parameter("SORT-AS") if line.name == "N" else "")
        if by:
            return (("SORT-AS", by),)
    return ()


def _many(card: Card, field: str, said: Fields, composer: Composer, companions: set[str]) -> list[Piece]:
    """The lines of a field of many values; one that stands in the original keeps its group and its structure."""
    values = getattr(card, field)
    originals = {one.value: said.lines[one.lines[0]] for one in said.said(field)}
    pieces: list[Piece] = []
    for number, value in enumerate(values):
        line = originals.get(value)
        if field == "notes" and line is not None and line.name in {"BDAY", "ANNIVERSARY", "DEATHDATE", "EMAIL"}:
            kind: Parameters = () if line.name == "EMAIL" else (("VALUE", "text"),)
            pieces.append(Piece("", line.name, kind, composer.text(" ".join(text(line.content, old=said.old).split()))))
            continue
        group = line.group if line is not None and line.group in companions else ""
        made = composer.one(
            field, value, group=group, preferred=field in _PREFERENCES and number == 0 < len(values) - 1
        )
        if field == "places" and line is not None and line.name == "ADR" and line.value.strip("; "):
            structure = (escaped(text(piece, old=said.old)) for piece in components(line))
            made[0] = made[0]._replace(value=";".join(structure))
        pieces += made
    return pieces


def _unread(said: Fields) -> list[Line]:
    """The lines that no field was read from and that version 4.0 still has."""
    read = said.lines_read() | said.agent_lines
    labelled = {said.lines[number].group for number in read}
    return [
        line
        for number, line in enumerate(said.lines)
        if number not in read
        and line.name
        and line.name not in _NOT_IN_VERSION_4
        and (line.name not in READ_NAMES or line.name == "ROLE")
        and not (line.name == "X-ABLABEL" and line.group in labelled)
    ]


def _kept(line: Line, said: Fields) -> Piece | None:
    """A line that nothing was read from, as version 4.0 writes it."""
    types = line.types
    parameters = [(key, value) for key, value in line.parameters if key not in _DROPPED_PARAMETERS]
    if "pref" in types:
        parameters.append(("PREF", "1"))
    media = next((_MEDIA_OF_TYPES[one] for one in types if one in _MEDIA_OF_TYPES), _MEDIA.get(line.name, ""))
    content = line.content
    if line.is_binary and line.value[:5].lower() != "data:":
        if not line.parameter("ENCODING"):
            return Piece(line.group, line.name, tuple(parameters), content)
        target = f"data:{media or 'application/octet-stream'};base64,{_BLANKS.sub('', content)}"
        return Piece(line.group, line.name, tuple(parameters), target) if content.strip() else None
    if line.name in _MEDIA:
        return Piece(line.group, line.name, tuple(parameters), text(content).strip()) if content.strip() else None
    if line.name == "GEO" and (place := _GEO.match(content)):
        return Piece(line.group, "GEO", tuple(parameters), f"geo:{place[1]},{place[2]}")
    parameters += [("TYPE", one) for one in types if one not in {"pref", "internet", ""}]
    parameters += [(key, value) for key, value in line.parameters if key in {"VALUE", "PREF"}]
    if said.old:
        content = content.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return Piece(line.group, line.name, tuple(dict.fromkeys(parameters)), content)
