"""The values of a card as content lines of a version: 2.1, 3.0 or 4.0."""

import re
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, Literal, NamedTuple

from firsthand.connectors.vcard import labels, links
from firsthand.connectors.vcard.escaping import escaped
from firsthand.connectors.vcard.lines import Parameters
from firsthand.connectors.vcard.properties import DAY_PARAMETERS
from firsthand.domain.cards import Labelled, PersonalDate, Position

Version = Literal["2.1", "3.0", "4.0"]

_FOLD_BYTES: Final = 75
_QUOTED_CHARS: Final = 70
_RELATIONS: Final = frozenset(
    "contact acquaintance friend met co-worker colleague co-resident neighbor child parent sibling spouse kin muse crush "
    "date sweetheart me agent emergency".split()
)
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)
_PLAIN_PARAMETER: Final = re.compile(r'[^\s:;,"^]*\Z')
_EPOCH: Final = date(1970, 1, 1)


class Piece(NamedTuple):
    """One content line before it is folded. value: escaped, but without a transfer encoding."""

    group: str
    name: str
    parameters: Parameters
    value: str


class Composer:
    """Composes lines of one card. groups: the names that are taken, so that new ones are others."""

    def __init__(self, version: Version, groups: Collection[str] = ()) -> None:
        self.version = version
        self._taken = {group.lower() for group in groups}
        self._next = 1
        self._days_said: set[str] = set()

    def group(self) -> str:
        """A group that no line has yet."""
        while f"item{self._next}" in self._taken:
            self._next += 1
        self._taken.add(f"item{self._next}")
        return f"item{self._next}"

    def text(self, value: str) -> str:
        """A text escaped as the version has it."""
        if self.version == "2.1":  # line ends and the rest are encoded when the line is written
            return value.replace("\\", "\\\\").replace(";", "\\;")
        return escaped(value)

    # Fields of one value

    def name(self, value: str) -> Piece:
        """FN."""
        return Piece("", "FN", (), self.text(value))

    def parts(self, values: tuple[str, ...]) -> Piece:
        """N: family, given, additional, prefix, suffix."""
        return Piece("", "N", (), ";".join(self.text(value) for value in values))

    def sort(self, value: str) -> Piece:
        """KIND, or what came before it."""
        if self.version == "4.0":
            kind = {"person": "individual", "organisation": "org", "other": "x-other"}.get(value, value)
            return Piece("", "KIND", (), kind)
        if value == "organisation":
            return Piece("", "X-ABShowAs", (), "COMPANY")
        kind = {"person": "individual", "other": "x-other"}.get(value, value)
        return Piece("", "X-ADDRESSBOOKSERVER-KIND", (), kind)

    def uid(self, value: str) -> Piece:
        """UID; as a URN where it is one."""
        is_urn = self.version == "4.0" and _UUID.match(value)
        return Piece("", "UID", (), f"urn:uuid:{value}" if is_urn else self.text(value))

    def revised_at(self, value: int) -> Piece:
        """REV."""
        shape = "%Y-%m-%dT%H:%M:%SZ" if self.version == "3.0" else "%Y%m%dT%H%M%SZ"
        return Piece("", "REV", (), datetime.fromtimestamp(value, UTC).strftime(shape))

    def several(self, name: str, values: tuple[str, ...]) -> Piece:
        """NICKNAME or CATEGORIES: all values in one line."""
        if self.version == "2.1":
            values = tuple(value.replace("\\", "\\\\").replace(",", "\\,") for value in values)
            return Piece("", name, (), ",".join(values))
        return Piece("", name, (), ",".join(self.text(value) for value in values))

    # Fields of many values

    def one(self, field: str, value: Any, *, group: str = "", preferred: bool = False) -> list[Piece]:
        """The lines that say one value of a field. group: for a line whose companions are there already."""
        return list(getattr(self, f"_{field}")(value, group, preferred))

    def _addresses(self, value: Labelled, group: str, preferred: bool) -> Iterator[Piece]:
        types = () if self.version == "4.0" else ("internet",)
        return self._labelled("EMAIL", value.label, self.text(value.value), group, preferred, types)

    def _phones(self, value: Labelled, group: str, preferred: bool) -> Iterator[Piece]:
        return self._labelled("TEL", value.label, self.text(value.value), group, preferred)

    def _links(self, value: Labelled, group: str, preferred: bool) -> Iterator[Piece]:
        target = value.value.replace("\\", "\\\\")
        if target.startswith("linkedin.com/"):
            target = f"https://www.{target}"
        name = "IMPP" if links.is_handle(value.value) else "URL"
        return self._labelled(name, value.label, target, group, preferred)

    def _places(self, value: Labelled, group: str, preferred: bool) -> Iterator[Piece]:
        return self._labelled("ADR", value.label, f";;{self.text(value.value)};;;;", group, preferred)

    def _dates(self, value: PersonalDate, group: str, preferred: bool) -> Iterator[Piece]:
        between = "-" if self.version == "3.0" and value.year else ""
        year = f"{value.year:04}" if value.year else "--"
        day = f"{year}{between}{value.month:02}{between}{value.day:02}"
        name = {"birthday": "BDAY", "anniversary": "ANNIVERSARY", "death": "DEATHDATE"}.get(value.label, "")
        if name in self._days_said or (name != "BDAY" and self.version != "4.0"):
            name = ""  # each stands once in a card
        if name:
            self._days_said.add(name)
            yield Piece(group, name, (), day)
        else:
            yield from self._with_label_line("X-ABDATE", (), value.label, day, group)

    def _related(self, value: Labelled, group: str, preferred: bool) -> Iterator[Piece]:
        if self.version != "4.0":
            yield from self._with_label_line("X-ABRELATEDNAMES", (), value.label, self.text(value.value), group)
            return
        if links.address(value.value) == value.value:
            kind: Parameters = ()
            said = f"mailto:{value.value}"
        elif value.value[:9].lower() == "urn:uuid:":
            kind, said = (), value.value
        else:
            kind, said = (("VALUE", "text"),), self.text(value.value)
        types = labels.as_types(value.label, _RELATIONS)
        if types is None:
            yield from self._with_label_line("RELATED", kind, value.label, said, group)
        else:
            yield Piece(group, "RELATED", (*(("TYPE", one) for one in types), *kind), said)

    def _members(self, value: str, group: str, preferred: bool) -> Iterator[Piece]:
        name = "MEMBER" if self.version == "4.0" else "X-ADDRESSBOOKSERVER-MEMBER"
        if links.address(value) == value:
            value = f"mailto:{value}"
        elif ":" not in value:
            value = f"urn:uuid:{value}"
        yield Piece(group, name, (), self.text(value))

    def _notes(self, value: str, group: str, preferred: bool) -> Iterator[Piece]:
        yield Piece(group, "NOTE", (), self.text(value))

    def positions(self, values: tuple[Position, ...]) -> list[Piece]:
        """ORG and TITLE; several are told apart by groups, each with both lines, so that no title meets another's house."""
        pieces = []
        for value in values:
            group = self.group() if len(values) > 1 else ""
            days = tuple(
                (key, (_EPOCH + timedelta(days=number)).isoformat())
                for key, number in zip(DAY_PARAMETERS, value[3:], strict=True)
                if number is not None
            )
            has_house = bool(value.organisation or value.unit or group)
            if has_house:
                pieces.append(Piece(group, "ORG", days, self.organisation(value)))
            if value.title or group:
                pieces.append(Piece(group, "TITLE", () if has_house else days, self.text(value.title)))
        return pieces

    def organisation(self, value: Position) -> str:
        """The value of ORG."""
        units = f";{self.text(value.unit)}" if value.unit else ""
        return self.text(value.organisation) + units

    def _labelled(
        self, name: str, label: str, value: str, group: str, preferred: bool, more: tuple[str, ...] = ()
    ) -> Iterator[Piece]:
        types = labels.as_types(label)
        parameters = [("TYPE", one) for one in (*more, *(types or ()))]
        if preferred:
            parameters.append(("PREF", "1") if self.version == "4.0" else ("TYPE", "pref"))
        if types is None:
            yield from self._with_label_line(name, tuple(parameters), label, value, group)
        else:
            yield Piece(group, name, tuple(parameters), value)

    def _with_label_line(
        self, name: str, parameters: Parameters, label: str, value: str, group: str
    ) -> Iterator[Piece]:
        group = group or (self.group() if label else "")
        yield Piece(group, name, parameters, value)
        if label:
            yield Piece(group, "X-ABLabel", (), self.text(label))

    # Lines

    def line(self, piece: Piece, end_of_line: str = "\r\n") -> str:
        """The piece as it stands in a file, folded, with its line end."""
        parameters, value = list(piece.parameters), piece.value
        if self.version != "2.1":
            head = f"{piece.group}.{piece.name}" if piece.group else piece.name
            return folded(f"{head}{_parameters(parameters)}:{value}", end_of_line)
        if not value.isascii() or "\n" in value or "\r" in value:
            parameters += [("CHARSET", "UTF-8"), ("ENCODING", "QUOTED-PRINTABLE")]
        head = f"{piece.group}.{piece.name}" if piece.group else piece.name
        for key, one in parameters:
            head += f";{one.upper()}" if key == "TYPE" else f";{key}={one}"
        quoted = parameters[-1:] == [("ENCODING", "QUOTED-PRINTABLE")]
        return f"{head}:{_quoted(value, end_of_line) if quoted else value}{end_of_line}"


def _parameters(parameters: list[tuple[str, str]]) -> str:
    """Types together, everything quoted that needs to be."""
    types = [value for key, value in parameters if key == "TYPE"]
    said = [f";TYPE={','.join(types)}"] if types else []
    for key, value in parameters:
        if key == "TYPE":
            continue
        if not _PLAIN_PARAMETER.match(value):
            value = value.replace("^", "^^").replace('"', "^'").replace("\r", "").replace("\n", "^n")
            value = f'"{value}"'
        said.append(f";{key}={value}")
    return "".join(said)


def folded(line: str, end_of_line: str = "\r\n") -> str:
    """A line in pieces of 75 bytes, none of which ends inside a character."""
    if len(line) <= _FOLD_BYTES and line.isascii():
        return line + end_of_line
    rows, room, begin, size = [], _FOLD_BYTES, 0, 0
    for place, mark in enumerate(line):
        width = 1 if mark < "\x80" else len(mark.encode("utf-8", "replace"))
        if size + width > room:
            rows.append(line[begin:place])
            begin, size, room = place, 0, _FOLD_BYTES - 1
        size += width
    rows.append(line[begin:])
    return f"{end_of_line} ".join(rows) + end_of_line


def _quoted(value: str, end_of_line: str) -> str:
    """A value in quoted-printable, with soft line breaks."""
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    marks = [
        chr(byte) if 32 <= byte < 127 and byte != 61 else f"={byte:02X}" for byte in value.encode("utf-8", "replace")
    ]
    rows, row = [], ""
    for mark in marks:
        if len(row) + len(mark) > _QUOTED_CHARS:
            rows.append(row)
            row = ""
        row += mark
    return f"={end_of_line}".join([*rows, row])
