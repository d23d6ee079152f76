"""A vCard with some fields changed and everything else byte for byte as it was: what is written back to a server."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final, cast

from firsthand.connectors.vcard.composing import Composer, Piece, Version, folded
from firsthand.connectors.vcard.fields import FAR_FUTURE, Fields
from firsthand.connectors.vcard.lines import Line
from firsthand.connectors.vcard.properties import MANY
from firsthand.domain.cards import Card, Labelled, PersonalDate, Position

_PARTS: Final = ("family", "given", "additional", "prefix", "suffix")
_SINGLE: Final = ("sort", "uid", "name", "revised_at")
_LISTS: Final = {"nicknames": "NICKNAME", "groups": "CATEGORIES"}
_REPLACED_PARAMETERS: Final = frozenset({"ENCODING", "CHARSET", "VALUE", "X-APPLE-OMIT-YEAR"})
_VERSION: Final = re.compile(r"^VERSION[^:\r\n]*:[ \t]*(2\.1|3\.0|4\.0)", re.IGNORECASE | re.MULTILINE)
_END_OF_LINE: Final = re.compile(r"\r?\n|\r")
_RAW_HEAD: Final = re.compile(r"[^;:\s]+")


def changed(original: str, card_before: Card, card_after: Card) -> str:
    """`original` with the lines rewritten whose fields differ between the two cards, and no others.

    original: the one card as the server has it now, not `Card.original` where that was too long to be kept whole.
    Values that stay keep their lines, whatever order the cards give them in, unless another one comes first. What no
    vCard line can hold (a group card's naming of this one) is not written.
    """
    said = Fields(original, FAR_FUTURE)
    differing = [
        field
        for field in (*_SINGLE, *_LISTS, *MANY, "positions")
        if getattr(card_before, field) != getattr(card_after, field)
    ]
    if _parts_of(card_before) != _parts_of(card_after):
        differing.append("parts")
    if not differing:
        return original
    result = _Rewriting(original, said, card_before, card_after).done(differing, anew=())
    written = Fields(result, FAR_FUTURE)
    anew = [
        field
        for field in (*MANY, "positions")
        if field in differing
        and said.values(field) == getattr(card_before, field)
        and written.values(field) != getattr(card_after, field)
    ]
    if anew:
        result = _Rewriting(original, said, card_before, card_after).done(differing, anew)
    return result


def _parts_of(card: Card) -> tuple[str, ...]:
    return tuple(str(getattr(card, part)) for part in _PARTS)


class _Rewriting:
    """One pass over a card; lines are replaced or gone, new ones stand after those of their kind or before END."""

    def __init__(self, original: str, said: Fields, before: Card, after: Card) -> None:
        self._original = original
        self._said = said
        self._before = before
        self._after = after
        found = _VERSION.search(original)
        self._version = cast(Version, found[1] if found else "3.0")
        self._composer = Composer(self._version, {line.group for line in said.lines if line.group})
        first_end = _END_OF_LINE.search(original)
        self._end_of_line = first_end[0] if first_end else "\r\n"
        self._instead: dict[int, str] = {}
        self._gone: set[int] = set()
        self._more: dict[int, str] = {}

    def done(self, differing: Iterable[str], anew: Iterable[str]) -> str:
        """The text with these fields changed; all lines of those in `anew` are written new."""
        for field in differing:
            if field in anew:
                self._write_anew(field)
            elif field == "parts":
                self._single("parts", self._composer.parts(_parts_of(self._after)))
            elif field in _SINGLE:
                value = getattr(self._after, field)
                self._single(field, getattr(self._composer, field)(value) if value or field == "name" else None)
            elif field in _LISTS:
                self._list(field)
            elif field == "positions":
                self._positions()
            else:
                self._many(field)
        self._drop_companions()
        return self._put_together()

    # Fields

    def _single(self, field: str, piece: Piece | None) -> None:
        numbers = [number for one in self._said.said(field) for number in one.lines]
        if field == "name" and not numbers:
            numbers = [number for number, line in enumerate(self._said.lines) if line.name == "FN"]
        if piece is None:
            self._gone.update(numbers)
        elif numbers and self._family(numbers[0]) == self._family_of(piece.name):
            self._replace_value(numbers[0], piece.value)
        else:
            self._gone.update(numbers)
            self._add([piece], self._version_line())

    def _family(self, number: int) -> str:
        return self._family_of(self._said.lines[number].name)

    @staticmethod
    def _family_of(name: str) -> str:
        return "KIND" if "KIND" in name else name.upper()

    def _list(self, field: str) -> None:
        """One line holds several values: all of them go into the first line of that name."""
        before, after = getattr(self._before, field), getattr(self._after, field)
        own = [one for one in self._said.said(field) if self._said.lines[one.lines[0]].name == _LISTS[field]]
        dropped = Counter(before) - Counter(after)
        kept = [one.value for one in own if one.value not in dropped]
        values = [value for value in after if value in kept or value not in before]
        numbers = sorted({number for one in own for number in one.lines})
        if [one.value for one in own] == values:
            return
        if not values:
            self._gone.update(numbers)
            return
        piece = self._composer.several(_LISTS[field], tuple(values))
        if numbers:
            self._replace_value(numbers[0], piece.value)
            self._gone.update(numbers[1:])
        else:
            self._add([piece], self._last_line())

    def _many(self, field: str) -> None:
        """Values that differ, pair by pair; those left over go or are added."""
        before, after = getattr(self._before, field), getattr(self._after, field)
        removed = list((Counter(before) - Counter(after)).elements())
        added = list((Counter(after) - Counter(before)).elements())
        lines_of = {one.value: one.lines for one in self._said.said(field)}
        for number, old in enumerate(removed):
            lines = lines_of.get(old)
            new = added[number] if number < len(added) else None
            if lines is None:
                if new is not None:
                    self._add_value(field, new)
                continue
            if new is None:
                self._gone.update(lines)
            elif self._holds_the_same(field, lines, old, new):
                self._replace_value(lines[0], self._composer.one(field, new)[0].value)
                self._gone.update(lines[1:])
            else:
                line = self._said.lines[lines[0]]
                preferred = self._is_preferred(line) and field not in {"dates", "members", "notes"}
                self._instead[lines[0]] = self._composed(self._composer.one(field, new, preferred=preferred))
                self._gone.update(lines[1:])
        for new in added[len(removed) :]:
            self._add_value(field, new)

    def _holds_the_same(self, field: str, lines: tuple[int, ...], old: Any, new: Any) -> bool:
        """Whether the new value fits behind the head of the old one's line."""
        name = self._said.lines[lines[0]].name
        if isinstance(old, Labelled):
            written = self._composer.one(field, new)[0].name
            return bool(old.label == new.label) and (name == written or (field == "related" and name.startswith("X-")))
        if isinstance(old, PersonalDate):
            return bool(old.label == new.label)
        return {"members": "MEMBER", "notes": "NOTE"}[field] in name

    def _positions(self) -> None:
        before, after = self._before.positions, self._after.positions
        said = {one.value: one.lines for one in self._said.said("positions")}
        removed = [one for one in before if one not in after]
        added = [one for one in after if one not in before]
        for number, old in enumerate(removed):
            lines = said.get(old, ())
            new = added[number] if number < len(added) else None
            if new is None or new[3:] != old[3:]:
                self._gone.update(lines)
                if new is not None:
                    self._add(self._composer.positions((new,)), max(lines, default=self._last_line()))
                continue
            self._position(lines, old, new)
        for new in added[len(removed) :]:
            self._add(self._composer.positions((new, new))[:2], self._last_line())

    def _position(self, lines: tuple[int, ...], old: Position, new: Position) -> None:
        """ORG where the organisation differs, TITLE (or the ROLE read instead) where the title does."""
        organisation = next((number for number in lines if self._said.lines[number].name == "ORG"), None)
        title = next((number for number in lines if number != organisation), None)
        if old[:2] != new[:2]:
            piece = Piece("", "ORG", (), self._composer.organisation(new))
            self._put(organisation, piece if any(new[:2]) else None)
        if old.title != new.title:
            piece = Piece("", "TITLE", (), self._composer.text(new.title))
            self._put(title, piece if new.title else None)

    def _write_anew(self, field: str) -> None:
        """All lines of a field, in the order of the card, where changing some of them did not give that order."""
        numbers = sorted({number for one in self._said.said(field) for number in one.lines})
        at = numbers[0] if numbers else self._last_line()
        self._gone.update(numbers)
        values = getattr(self._after, field)
        if field == "positions":
            self._add(self._composer.positions(values), at)
            return
        prefers = any(self._is_preferred(self._said.lines[number]) for number in numbers)
        for number, value in enumerate(values):
            self._add(self._composer.one(field, value, preferred=prefers and number == 0), at)

    # Lines

    def _is_preferred(self, line: Line) -> bool:
        return "pref" in line.types or bool(line.parameter("PREF"))

    def _put(self, number: int | None, piece: Piece | None) -> None:
        if number is None and piece is not None:
            self._add([piece], self._last_line())
        elif number is not None and piece is not None:
            self._replace_value(number, piece.value)
        elif number is not None:
            self._gone.add(number)

    def _add_value(self, field: str, value: Any) -> None:
        numbers = [number for one in self._said.said(field) for number in one.lines]
        self._add(self._composer.one(field, value), max(numbers, default=self._last_line()))

    def _add(self, pieces: list[Piece], after: int) -> None:
        """New lines behind the line of that number, with what belongs to it."""
        self._more[after] = self._more.get(after, "") + self._composed(pieces)

    def _composed(self, pieces: list[Piece]) -> str:
        return "".join(self._composer.line(piece, self._end_of_line) for piece in pieces)

    def _replace_value(self, number: int, value: str) -> None:
        """The line with another value, its group, name and parameters as they were written."""
        line = self._said.lines[number]
        found = _RAW_HEAD.match(self._original, line.begin, line.end)
        head = found[0] if found else line.name
        parameters = tuple(one for one in line.parameters if one[0] not in _REPLACED_PARAMETERS)
        kept = _raw_parameters(self._original[line.begin : line.end], line) if parameters == line.parameters else None
        if kept is not None and (self._version != "2.1" or (value.isascii() and "\n" not in value)):
            line_text = f"{head}{kept}:{value}"  # version 2.1 folds at blanks alone: better not at all
            is_old = self._version == "2.1"
            self._instead[number] = line_text + self._end_of_line if is_old else folded(line_text, self._end_of_line)
        else:
            self._instead[number] = self._composed([Piece("", head, parameters, value)])

    def _version_line(self) -> int:
        return next((number for number, line in enumerate(self._said.lines) if line.name == "VERSION"), 0)

    def _last_line(self) -> int:
        """The last line with something on it before END."""
        lines = self._said.lines
        last = next((number for number in reversed(range(len(lines))) if lines[number].name == "END"), len(lines))
        return max(0, last - 1)

    def _drop_companions(self) -> None:
        """A label, or a country code, goes with the line it belongs to."""
        left: dict[str, bool] = {}
        read = self._said.lines_read() - set(self._said.label_lines.values())
        for number in read:
            if group := self._said.lines[number].group:
                stays = number not in self._gone and not self._is_regrouped(number)
                left[group] = left.get(group, False) or stays
        alone = {group for group, stays in left.items() if not stays}
        self._gone.update(
            n for n, line in enumerate(self._said.lines) if line.group in alone and n not in self._instead
        )

    def _is_regrouped(self, number: int) -> bool:
        line = self._instead.get(number)
        return line is not None and not line.lower().startswith(f"{self._said.lines[number].group}.")

    def _put_together(self) -> str:
        pieces = []
        for number, line in enumerate(self._said.lines):
            if number in self._instead:
                pieces.append(self._instead[number])
            elif number not in self._gone:
                pieces.append(self._original[line.begin : line.end])
            if number in self._more:
                if pieces and not pieces[-1].endswith(("\n", "\r")):
                    pieces.append(self._end_of_line)
                pieces.append(self._more[number])
        return "".join(pieces)


def _raw_parameters(raw: str, line: Line) -> str | None:
    """The parameters as they are written; None where a fold goes through them."""
    if not line.parameters:
        return ""
    quoted = False
    for place, mark in enumerate(raw):
        if mark in "\r\n":
            return None
        quoted ^= mark == '"'
        if mark == ":" and not quoted:
            begin = raw.find(";")
            return raw[begin:place] if 0 <= begin < place else None
    return None
