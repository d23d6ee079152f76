"""What the lines of one card say, field by field, each with the lines that say it."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from firsthand.connectors.vcard import dates, labels, links
from firsthand.connectors.vcard.escaping import components, parts, text
from firsthand.connectors.vcard.lines import Line, content_lines
from firsthand.connectors.vcard.properties import DATES, DAY_PARAMETERS, RELATED, SORTS
from firsthand.domain.cards import CardSort, Labelled, PersonalDate, Position
from firsthand.domain.messages import TEXT_CHARS_MAX

_OLD_VERSION: Final = re.compile(r"^VERSION[^:\r\n]*:\s*2\.1", re.IGNORECASE | re.MULTILINE)
FAR_FUTURE: Final = 250_000_000_000
"""As 'now' for cards that were judged before: what counted as a day then counts as one here."""

_LEAST: Final = 101
_BASE64: Final = re.compile(r"[A-Za-z0-9+/=]{60,}\Z")
_PAST_ALONE: Final = frozenset({"birthday", "death"})
_ONE_OF_ALTERNATIVES: Final = frozenset({"FN", "N", "ORG", "TITLE", "ROLE", "NOTE"})


class Said(NamedTuple):
    """One value of a field. lines: the numbers of the lines it was read from; preference: 1 stands first."""

    value: Any
    lines: tuple[int, ...]
    preference: int = _LEAST


class Fields:
    """The fields of one card. now: seconds since 1970; nobody was born later."""

    def __init__(self, card: str, now: int) -> None:
        self.old = "2.1" in card and bool(_OLD_VERSION.search(card))
        self.lines = content_lines(card, old=self.old)
        self.label_lines: dict[str, int] = {}
        self.agent_lines: set[int] = set()
        self._card = card
        self._today = datetime.fromtimestamp(min(now, FAR_FUTURE), UTC)
        self._said: dict[str, list[Said]] = {}
        self._alternatives: set[tuple[str, str]] = set()
        self._labels: dict[str, str] = {}
        self._read()

    def said(self, field: str) -> list[Said]:
        """The values of a field, the preferred one first and each once."""
        found = self._said.get(field, [])
        if len(found) < 2:
            return found
        once: dict[Any, Said] = {}
        for one in sorted(found, key=lambda one: one.preference):
            key = one.value.value if field in {"addresses", "phones", "links"} else one.value
            before = once.get(key)
            once[key] = one if before is None else before._replace(lines=before.lines + one.lines)
        return list(once.values())

    def values(self, field: str) -> tuple[Any, ...]:
        """The values of a field alone."""
        return tuple([one.value for one in self.said(field)])

    def first(self, field: str, otherwise: Any = "") -> Any:
        """The preferred value of a field."""
        found = self.said(field)
        return found[0].value if found else otherwise

    def lines_read(self) -> set[int]:
        """The numbers of all lines that some field was read from, with the lines that hold their labels."""
        found = {number for said in self._said.values() for one in said for number in one.lines}
        groups = {self.lines[number].group for number in found}
        found.update(number for group, number in self.label_lines.items() if group in groups)
        return found

    @property
    def name(self) -> str:
        """As shown: what stands there, else put together from what does."""
        shown = self.first("name")
        if shown:
            return str(shown)
        family, given, additional, prefix, suffix = self.first("parts", ("",) * 5)
        together = " ".join(part for part in (prefix, given, additional, family, suffix) if part)
        if together:
            return together
        organisations = [one.organisation or one.unit for one in self.values("positions")]
        return next((name for name in (*organisations, *self.values("nicknames")) if name), "")

    @property
    def nicknames(self) -> tuple[str, ...]:
        """Nicknames and further names that are shown, without the one that counts."""
        shown = self.name
        return tuple(dict.fromkeys(one for one in (*self.values("name"), *self.values("nicknames")) if one != shown))

    @property
    def sort(self) -> CardSort:
        """What kind of card it is: what it says, else an organisation where only that is named."""
        said: CardSort | None = self.first("sort", None)
        if said:
            return said
        shown = self.name
        is_organisation = (
            shown and not any(self.first("parts", ())) and shown in {p.organisation for p in self.values("positions")}
        )
        return "organisation" if is_organisation else "person"

    # Reading

    def _read(self) -> None:
        for number, line in enumerate(self.lines):
            if line.name == "X-ABLABEL" and line.group and line.group not in self.label_lines:
                self.label_lines[line.group] = number
                self._labels[line.group] = labels.of_apple(text(line.content))
        number, count = 1, len(self.lines)
        while number < count:
            line = self.lines[number]
            if line.name == "AGENT":
                number = self._agent(number)
                continue
            reader = _READERS.get(line.name)
            says_something = line.value or (line.group and line.name in {"ORG", "TITLE"})  # an empty half of a pair
            if reader is not None and says_something and not self._is_another_of_alternatives(line):
                reader(self, number, line)
            elif not line.name and line.value.strip():
                number = self._stray(number)
                continue
            number += 1
        self._pair_positions()
        self._use_label_lines()

    def _is_another_of_alternatives(self, line: Line) -> bool:
        if not line.parameters or line.name not in _ONE_OF_ALTERNATIVES or not (altid := line.parameter("ALTID")):
            return False
        key = (line.name, altid)
        if key in self._alternatives:
            return True
        self._alternatives.add(key)
        return False

    def _say(self, field: str, value: Any, *lines: int, preference: int = _LEAST) -> None:
        self._said.setdefault(field, []).append(Said(value, lines, preference))

    def _preference(self, line: Line) -> int:
        if not line.parameters:
            return _LEAST
        given = line.parameter("PREF")
        if given.isascii() and given.isdigit():
            return min(int(given[:4]), _LEAST - 1) or 1
        return 1 if "pref" in line.types else _LEAST

    def _label(self, line: Line) -> str:
        return (self._labels.get(line.group) if line.group else None) or labels.of_types(line.types)

    def _text(self, line: Line) -> str:
        return text(line.content, old=self.old)

    def _one_line(self, line: Line) -> str:
        return " ".join(self._text(line).split())

    def _name(self, number: int, line: Line) -> None:
        if shown := self._one_line(line):
            self._say("name", shown, number, preference=self._preference(line))

    def _parts(self, number: int, line: Line) -> None:
        if "parts" in self._said:
            return
        pieces = [self._names(piece, place) for place, piece in enumerate(components(line)[:5])]
        self._say("parts", tuple(pieces + [""] * (5 - len(pieces))), number)

    def _names(self, piece: str, place: int) -> str:
        """Several names in one part: 'Philip Paul', 'Jr., M.D.'."""
        if self.old or "," not in piece:
            return " ".join(text(piece, old=self.old).split())
        several = (" ".join(text(name).split()) for name in parts(piece, ","))
        return (" " if place < 3 else ", ").join(name for name in several if name)

    def _list(self, field: str) -> Callable[[int, Line], None]:
        def read(number: int, line: Line) -> None:
            for piece in parts(line.content, ","):
                if value := " ".join(text(piece, old=self.old).split()):
                    self._say(field, value, number, preference=self._preference(line))

        return read

    def _nicknames(self, number: int, line: Line) -> None:
        self._list("nicknames")(number, line)

    def _categories(self, number: int, line: Line) -> None:
        self._list("groups")(number, line)

    def _address(self, number: int, line: Line) -> None:
        written = self._text(line)
        if found := links.address(written):
            self._say("addresses", Labelled(self._label(line), found), number, preference=self._preference(line))
        elif written.strip():
            self._say("notes", f"Mail address as written: {' '.join(written.split())}", number)

    def _phone(self, number: int, line: Line) -> None:
        if found := links.phone(self._text(line)):
            self._say("phones", Labelled(self._label(line), found), number, preference=self._preference(line))

    def _link(self, number: int, line: Line) -> None:
        scheme = links.HANDLES.get(line.name, "")
        service = line.parameter("X-SERVICE-TYPE") or line.parameter("SERVICE-TYPE")
        if line.name in {"X-SOCIALPROFILE", "SOCIALPROFILE"}:
            scheme = next((kind for kind in line.types if kind not in {"pref", "home", "work"}), "")
            scheme = (scheme or service.lower()).replace(" ", "")
        written = self._text(line)
        if line.parameters and written.lower() in {"", "x-apple:"}:
            written = line.parameter("X-USER")
        if found := links.link(written, scheme or service.lower().replace(" ", "")):
            label = self._label(line) or " ".join(service.lower().split())
            if not label and scheme:
                label = (
                    line.name.removeprefix("X-")
                    .removesuffix("-USERNAME")
                    .removesuffix("ADDRESS")
                    .removeprefix("MS-")
                    .lower()
                )
            self._say("links", Labelled(label, found), number, preference=self._preference(line))

    def _place(self, number: int, line: Line) -> None:
        pieces = (", ".join(text(piece, old=self.old).splitlines()) for piece in components(line))
        place = ", ".join(piece for piece in (" ".join(one.split()).strip(" ,") for one in pieces) if piece)
        place = place or ", ".join(line.parameter("LABEL").replace("\\n", "\n").split("\n"))
        if place:
            self._say("places", Labelled(self._label(line), place), number, preference=self._preference(line))

    def _organisation(self, number: int, line: Line) -> None:
        organisation, *units = (" ".join(text(one, old=self.old).split()) for one in components(line))
        self._say("_organisations", (organisation, ", ".join(unit for unit in units if unit)), number)

    def _title(self, number: int, line: Line) -> None:
        self._say("_titles", self._one_line(line), number)

    def _role(self, number: int, line: Line) -> None:
        self._say("_roles", self._one_line(line), number)

    def _date(self, number: int, line: Line) -> None:
        label = DATES.get(line.name) or (self._label(line) if line.name == "X-ABDATE" else "")
        written = self._text(line).strip()
        found = dates.day(line, written)
        if found and label in _PAST_ALONE and (found[0] or 0, *found[1:]) > self._today.timetuple()[:3]:
            found = None
        if found:
            self._say("dates", PersonalDate(label, *found), number)
        elif written:
            self._say("notes", f"{label.capitalize() or 'Date'} as written: {written}", number)

    def _kind(self, number: int, line: Line) -> None:
        if "sort" not in self._said:
            self._say("sort", SORTS.get(self._one_line(line).lower(), "other"), number)

    def _shows_as(self, number: int, line: Line) -> None:
        if "sort" not in self._said and self._one_line(line).upper() == "COMPANY":
            self._say("sort", "organisation", number)

    def _uid(self, number: int, line: Line) -> None:
        if "uid" not in self._said and (uid := links.bare_uid(self._text(line))):
            self._say("uid", uid, number)

    def _member(self, number: int, line: Line) -> None:
        if member := links.bare_uid(self._text(line)):
            self._say("members", member, number)

    def _related(self, number: int, line: Line) -> None:
        label = RELATED.get(line.name) or self._label(line)
        value = " ".join(self._text(line).split())
        value = (links.address(value) if value[:7].lower() == "mailto:" else "") or value
        if value:
            self._say("related", Labelled(label, value), number, preference=self._preference(line))

    def _note(self, number: int, line: Line) -> None:
        note = self._text(line).replace("\r\n", "\n").replace("\r", "\n").strip()
        if note := note[:TEXT_CHARS_MAX]:
            self._say("notes", note, number)

    def _revised(self, number: int, line: Line) -> None:
        if at := dates.moment(self._text(line)):
            self._say("revised_at", at, number)

    def _stray(self, number: int) -> int:
        """Lines that are none: the rest of a note that some program wrote without folding it, most likely.

        Returns the number of the line that follows.
        """
        begin = number
        while number < len(self.lines) and not self.lines[number].name:
            number += 1
        texts = [line.value.strip() for line in self.lines[begin:number]]
        if _BASE64.match(texts[0]):
            return number
        said = self._said.setdefault("notes", [])
        numbers: tuple[int, ...] = tuple(range(begin, number))
        if said and said[-1].lines[-1] == begin - 1:
            texts.insert(0, said[-1].value)
            numbers = (*said[-1].lines, *numbers)
            said.pop()
        said.append(Said("\n".join(texts).rstrip()[:TEXT_CHARS_MAX], numbers))
        return number

    # An agent: a card inside the card

    def _agent(self, number: int) -> int:
        """Names and addresses of the agent; returns the number of the line that follows."""
        line = self.lines[number]
        inside: Iterable[Line]
        until = number + 1
        if line.value.strip():
            value = text(line.content)
            if not value.lstrip().upper().startswith("BEGIN:VCARD"):
                if known := links.address(value):
                    self._say("related", Labelled("agent", known), number)
                return until
            inside = _outermost(content_lines(value.lstrip())[1:])
        else:
            until = _end_of_nested(self.lines, until)
            inside = _outermost(self.lines[number + 2 : until])
        numbers = tuple(range(number, until))
        self.agent_lines.update(numbers)
        for one in inside:
            found = links.address(self._text(one)) if one.name == "EMAIL" else ""
            found = self._one_line(one) if one.name == "FN" else found
            if found:
                self._say("related", Labelled("agent", found), *numbers)
        return until

    # What is put together from several lines

    def _pair_positions(self) -> None:
        organisations = self._said.pop("_organisations", [])
        titles = self._said.pop("_titles", None)
        roles = self._said.pop("_roles", [])
        titles = titles or roles
        by_group = {self.lines[one.lines[0]].group: one for one in reversed(titles) if self.lines[one.lines[0]].group}
        own = [by_group.get(self.lines[one.lines[0]].group) for one in organisations]
        rest = iter([one for one in titles if one not in own])
        for organisation, of_group in zip(organisations, own, strict=True):
            self._position(organisation, of_group if of_group is not None else next(rest, None))
        for title in rest:
            self._position(None, title)

    def _position(self, organisation: Said | None, title: Said | None) -> None:
        numbers = tuple(one.lines[0] for one in (organisation, title) if one)
        name, unit = organisation.value if organisation else ("", "")
        days = [
            next((day for n in numbers if (day := dates.day_number(self.lines[n].parameter(key))) is not None), None)
            for key in DAY_PARAMETERS
        ]
        if name or unit or (title and title.value):
            self._say("positions", Position(name, unit, title.value if title else "", *days), *numbers)

    def _use_label_lines(self) -> None:
        """Address labels stand in for an address that is missing."""
        known = {one.value.label for one in self._said.get("places", [])}
        for number, line in enumerate(self.lines):
            if line.name == "LABEL" and line.value and (label := self._label(line)) not in known:
                place = ", ".join(piece.strip(" ,") for piece in self._text(line).splitlines() if piece.strip(" ,"))
                if place:
                    self._say("places", Labelled(label, place), number, preference=self._preference(line))


def _end_of_nested(lines: list[Line], begin: int) -> int:
    """The number of the line after the nested card that begins at `begin`."""
    depth = 0
    for number in range(begin, len(lines)):
        if lines[number].value.strip().upper() == "VCARD":
            depth += (lines[number].name == "BEGIN") - (lines[number].name == "END")
        if depth <= 0:
            return number + (lines[number].name == "END")
    return len(lines) - 1


def _outermost(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that do not belong to cards still further in."""
    depth = 0
    for line in lines:
        if line.name in {"BEGIN", "END"}:
            depth += 1 if line.name == "BEGIN" else -1
        elif depth <= 0:
            yield line


_READERS: Final[dict[str, Callable[[Fields, int, Line], None]]] = {
    "FN": Fields._name,
    "N": Fields._parts,
    "NICKNAME": Fields._nicknames,
    "CATEGORIES": Fields._categories,
    "EMAIL": Fields._address,
    "TEL": Fields._phone,
    "X-MS-TEL": Fields._phone,
    "ADR": Fields._place,
    "ORG": Fields._organisation,
    "TITLE": Fields._title,
    "ROLE": Fields._role,
    "X-ABDATE": Fields._date,
    "KIND": Fields._kind,
    "X-KIND": Fields._kind,
    "X-ADDRESSBOOKSERVER-KIND": Fields._kind,
    "X-ABSHOWAS": Fields._shows_as,
    "UID": Fields._uid,
    "MEMBER": Fields._member,
    "X-ADDRESSBOOKSERVER-MEMBER": Fields._member,
    "RELATED": Fields._related,
    "X-ABRELATEDNAMES": Fields._related,
    "NOTE": Fields._note,
    "REV": Fields._revised,
    **dict.fromkeys(("URL", "IMPP", "X-SOCIALPROFILE", "SOCIALPROFILE", *links.HANDLES), Fields._link),
    **dict.fromkeys(DATES, Fields._date),
    **dict.fromkeys(RELATED, Fields._related),
}
READ_NAMES: Final = frozenset(_READERS)
"""Properties from which a field is read."""
