"""Who a header names: simple lists the quick way, everything else by a tokenizer that never gives up."""

import re

from firsthand.connectors.rfc822.encoded_words import header_text

Mailbox = tuple[str, str]
"""(display name, address): the address lower-cased, '' where only a name was given."""

NAME_CHARS_MAX = 300
ADDRESS_CHARS_MAX = 500
"""Longer ones are nobody's; they are cut, because indexes have limits."""

_PLAIN = re.compile(r"[^\"()<>=:;,\\\s]+@[^\"()<>=:;,\\\s@]+").fullmatch
_TOKEN = re.compile(
    r'"((?:[^"\\]|\\.)*+)"'  # 1 a quoted string
    r"|<([^<>]*)>"  # 2 an address in angle brackets
    r"|([,;:])"  # 3 what separates
    r'|([^",;:<>(]+)'  # 4 plain words
    r"|(.)",  # 5 a bracket or quote without its partner, or the start of a comment
    re.DOTALL,
)
_TOKEN_WITHOUT_QUOTES = re.compile(_TOKEN.pattern.replace('"((?:[^"\\\\]|\\\\.)*+)"', "(?!)()"), re.DOTALL)
_PLAIN_ADDRESS = r"[^\"()<>=:;,\\\s@]+@[^\"()<>=:;,\\\s@]+"
_ENTRY = re.compile(
    rf'[ \t]*+(?:(?:"([^"\\=]*+)"[ \t]*+|([^"()<>=:;,\\@]*+))<({_PLAIN_ADDRESS})>|({_PLAIN_ADDRESS}))[ \t]*+(?:,|\Z)'
)
"""One whole entry in one of the forms that nearly all have; in the middle of anything else it does not apply."""
_UNTIL_SEPARATOR = re.compile(r"[^,;<>]*")
_QUOTED_PAIR = re.compile(r"\\(.)", re.DOTALL)

_parsed: dict[str, tuple[Mailbox, ...]] = {}
_PARSED_MAX = 20_000
_PARSED_CHARS_MAX = 400
_parsed_long: dict[str, tuple[Mailbox, ...]] = {}
_PARSED_LONG_MAX = 200
_PARSED_LONG_CHARS_MAX = 20_000


def mailboxes(value: str) -> tuple[Mailbox, ...]:
    """Everybody an address header names, in order, repetition included; groups give their members.

    An address without @ stands as it is when it is an Exchange or X.400 one, or in angle brackets; other words
    without @ are a name.
    """
    cache = _parsed if len(value) <= _PARSED_CHARS_MAX else _parsed_long
    try:
        return cache[value]
    except KeyError:
        pass
    stripped = value.strip()
    found: tuple[Mailbox, ...]
    if not stripped:
        found = ()
    elif len(stripped) <= ADDRESS_CHARS_MAX and _PLAIN(stripped):
        found = (("", stripped.lower()),)
    else:
        found = _simple_list(stripped) or tuple(_tokenized(stripped))
    if len(value) <= _PARSED_LONG_CHARS_MAX:
        if len(cache) >= (_PARSED_MAX if cache is _parsed else _PARSED_LONG_MAX):
            cache.clear()
        cache[value] = found
    return found


def _simple_list(value: str) -> tuple[Mailbox, ...]:
    """Bare addresses between commas; () when there is anything else."""
    if '"' in value or "<" in value or "(" in value or ":" in value or ";" in value or "=?" in value or "\\" in value:
        return ()
    found = []
    for piece in map(str.strip, value.split(",")):
        if not piece:
            continue
        if len(piece) > ADDRESS_CHARS_MAX or "@" not in piece or " " in piece or piece.count("@") != 1:
            return ()
        found.append(("", piece.lower()))
    return tuple(found)


def _tokenized(value: str) -> list[Mailbox]:
    people = _People()
    # After a bracket or quote that never closes, later ones are not looked for: else hostile headers take hours.
    comments_close = True
    tokens = _TOKEN
    at = 0
    while at < len(value):
        entry = _ENTRY.match(value, at) if people.is_fresh else None
        if entry:
            people.entry(entry[1] or entry[2] or "", entry[3] or entry[4])
            at = entry.end()
            continue
        token = tokens.match(value, at)
        assert token is not None  # one of its branches takes any character
        at = token.end()
        quoted, angle, separator, words, lone = token.groups()
        if words is not None:
            people.words(words)
        elif separator is not None:
            people.separator(separator)
        elif angle is not None:
            people.in_brackets(angle)
        elif quoted is not None:
            people.quoted(quoted)
        elif lone == "(" and comments_close:
            comment, after = _comment(value, at)
            comments_close = after > at
            people.comment(comment)
            at = after
        elif lone == '"':
            tokens = _TOKEN_WITHOUT_QUOTES
        elif lone == "<":
            # The closing bracket is missing: the address reaches to the next separator.
            rest = _UNTIL_SEPARATOR.match(value, at)
            if rest and "@" in rest[0]:
                people.in_brackets(rest[0])
                at = rest.end()
    return people.all()


class _People:
    """The people of one header, gathered token by token."""

    def __init__(self) -> None:
        self._found: list[Mailbox] = []
        self._words: list[str] = []
        self._comments: list[str] = []
        self._address: str | None = None
        self._waiting = ""  # a name without address before a comma: perhaps "Last" of "Last, First <address>"
        self._in_group = False

    @property
    def is_fresh(self) -> bool:
        """Whether nothing of the next entry has been met yet."""
        return not (self._words or self._comments or self._waiting or self._in_group) and self._address is None

    def entry(self, name: str, address: str) -> None:
        self._add(" ".join(name.split()), _address(address))

    def words(self, words: str) -> None:
        self._words.append(words)

    def quoted(self, inner: str) -> None:
        text = _QUOTED_PAIR.sub(r"\1", inner) if "\\" in inner else inner
        touches = bool(self._words) and self._words[-1][-1:] not in {" ", "\t", ".", "@", ""}
        self._words.append(f" {text}" if touches else text)

    def in_brackets(self, text: str) -> None:
        if self._address is None or not self._address.strip():
            self._address = text

    def comment(self, text: str) -> None:
        self._comments.append(text)

    def separator(self, separator: str) -> None:
        text = "".join(self._words)
        if separator == ":":
            if self._address is None and "@" not in text and not self._in_group and not _is_exchange(text):
                self._in_group = True  # what stood before is the group's name
                self._words, self._comments = [], []
            else:
                self._words.append(":")
        elif separator == ";" and not self._in_group and _is_exchange(text):
            self._words.append(";")  # X.400 addresses have semicolons inside
        else:
            self._end_of_one()
            if separator == ";":
                self._in_group = False

    def all(self) -> list[Mailbox]:
        self._end_of_one()
        self._give_up_waiting()
        return self._found

    def _end_of_one(self) -> None:
        phrase = header_text("".join(self._words))
        comment = header_text(" ".join(self._comments))
        address = self._address
        self._words, self._comments, self._address = [], [], None
        if address is not None:
            self._with_brackets(phrase, comment, address)
        else:
            self._give_up_waiting()
            if "@" in phrase or _is_exchange(phrase):
                self._bare(phrase, comment)
            else:
                self._waiting = _tidy_name(phrase)[:NAME_CHARS_MAX]

    def _with_brackets(self, phrase: str, comment: str, bracketed: str) -> None:
        if phrase and self._waiting:
            phrase = f"{self._waiting}, {phrase}"
            self._waiting = ""
        self._give_up_waiting()
        address = _address(bracketed)
        if not address and "@" in phrase and " " not in phrase:
            phrase, address = "", _address(phrase)
        self._add(phrase or comment, address)

    def _bare(self, phrase: str, comment: str) -> None:
        """An address without brackets, perhaps with a name around it."""
        if " " in phrase and not _is_exchange(phrase):
            parts = phrase.split()
            phrase = next(part for part in parts if "@" in part)
            comment = " ".join(part for part in parts if part is not phrase)
        self._add(comment, _address(phrase))

    def _add(self, name: str, address: str) -> None:
        name = _tidy_name(name)[:NAME_CHARS_MAX]
        address = address[:ADDRESS_CHARS_MAX]
        if name.lower() == address:
            name = ""
        if name or address:
            self._found.append((name, address))

    def _give_up_waiting(self) -> None:
        if self._waiting:
            self._found.append((self._waiting, ""))
            self._waiting = ""


def _comment(value: str, at: int) -> tuple[str, int]:
    """The text of a comment whose opening bracket was read, and where it ends; an unclosed one is no comment."""
    depth = 1
    pieces = []
    start = at
    while at < len(value):
        character = value[at]
        at += 1
        if character == "\\" and at < len(value):
            pieces.append(value[at])
            at += 1
        elif character == "(":
            depth += 1
            pieces.append(character)
        elif character == ")":
            depth -= 1
            if not depth:
                return "".join(pieces), at
            pieces.append(character)
        else:
            pieces.append(character)
    return "", start


def _address(text: str) -> str:
    """An address as mail programs compare it: lower-cased, without route, brackets, quotes or 'mailto:'."""
    text = "".join(text.split()) if "@" in text and not _is_exchange(text) else " ".join(text.split())
    text = text.lower().strip("<>'\"")
    if text.startswith("mailto:"):
        text = text[7:]
    if text.startswith("@") and ":" in text:
        text = text.rpartition(":")[2]
    return text.rstrip(".,") if "@" in text else text


def _is_exchange(text: str) -> bool:
    start = text.lstrip(" '\"")[:3].lower()
    return start in {"/o=", "/c=", "/cn", "/ou", "/g=", "/s="} or start == "cn="


def _tidy_name(name: str) -> str:
    """A display name without the quotes that some programs put inside the quotes."""
    name = name.strip(" \t,")
    while len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        name = name[1:-1].strip()
    return name
