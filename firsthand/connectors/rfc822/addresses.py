"""Who a header names: simple lists the quick way, everything else by a tokenizer that never gives up."""

import re

from firsthand.connectors.rfc822.encoded_words import header_text

Mailbox = tuple[str, str]
"""(display name, address): the address lower-cased, '' where only a name was given."""

_PLAIN = re.compile(r"[^\"()<>=:;,\\\s]+@[^\"()<>=:;,\\\s@]+").fullmatch
_TOKEN = re.compile(
    r'"((?:[^"\\]|\\.)*+)"'  # 1 a quoted string
    r"|<([^<>]*)>"  # 2 an address in angle brackets
    r"|([,;:])"  # 3 what separates
    r'|([^",;:<>(]+)'  # 4 plain words
    r"|(.)",  # 5 a bracket or quote without its partner, or the start of a comment
    re.DOTALL,
)
_QUOTED_PAIR = re.compile(r"\\(.)", re.DOTALL)

_parsed: dict[str, tuple[Mailbox, ...]] = {}
_PARSED_MAX = 20_000
_PARSED_CHARS_MAX = 400


def mailboxes(value: str) -> tuple[Mailbox, ...]:
    """Everybody an address header names, in order, repetition included; groups give their members.

    An address without @ stands as it is when it is an Exchange or X.400 one, or in angle brackets; other words
    without @ are a name.
    """
    try:
        return _parsed[value]
    except KeyError:
        pass
    stripped = value.strip()
    found: tuple[Mailbox, ...]
    if not stripped:
        found = ()
    elif _PLAIN(stripped):
        found = (("", stripped.lower()),)
    else:
        found = _simple_list(stripped) or tuple(_tokenized(stripped))
    if len(value) <= _PARSED_CHARS_MAX:
        if len(_parsed) >= _PARSED_MAX:
            _parsed.clear()
        _parsed[value] = found
    return found


def _simple_list(value: str) -> tuple[Mailbox, ...]:
    """Bare addresses between commas; () when there is anything else."""
    if '"' in value or "<" in value or "(" in value or ":" in value or ";" in value or "=?" in value or "\\" in value:
        return ()
    found = []
    for piece in map(str.strip, value.split(",")):
        if not piece:
            continue
        if "@" not in piece or " " in piece or piece.count("@") != 1:
            return ()
        found.append(("", piece.lower()))
    return tuple(found)


def _tokenized(value: str) -> list[Mailbox]:
    found: list[Mailbox] = []
    words: list[str] = []
    comments: list[str] = []
    angle: str | None = None
    waiting = ""  # a name without address before a comma: perhaps "Last" of "Last, First <address>"
    in_group = False
    at = 0
    length = len(value)
    while at <= length:
        token = _TOKEN.match(value, at) if at < length else None
        separator = token[3] if token else ","
        if token and not separator:
            at = token.end()
            if token[1] is not None:
                words.append(_quoted_text(token[1], words))
            elif token[2] is not None:
                angle = token[2] if angle is None or not angle.strip() else angle
            elif token[4] is not None:
                words.append(token[4])
            elif token[5] == "(":
                comment, at = _comment(value, at)
                comments.append(comment)
            elif token[5] == "<":
                rest = re.split(r"[,;>]", value[at:], maxsplit=1)[0]
                if "@" in rest:
                    angle = rest
                    at += len(rest)
            # a lone quote or bracket says nothing
            continue
        at = token.end() if token else length + 1
        if separator == ":":
            text = "".join(words)
            if angle is None and "@" not in text and not in_group and not _is_exchange(text):
                in_group = True
                words, comments = [], []
            else:
                words.append(":")
            continue
        if separator == ";" and not in_group and _is_exchange("".join(words)):
            words.append(";")
            continue
        waiting = _add(found, words, comments, angle, waiting)
        if separator == ";":
            in_group = False
        words, comments, angle = [], [], None
    if waiting:
        found.append((waiting, ""))
    return found


def _add(found: list[Mailbox], words: list[str], comments: list[str], angle: str | None, waiting: str) -> str:
    """Add what stands between two separators; returns the name that now waits for its other half."""
    phrase = header_text("".join(words))
    comment = header_text(" ".join(comments))
    if angle is not None:
        if waiting and phrase:
            phrase = f"{waiting}, {phrase}"
        elif waiting:
            found.append((waiting, ""))
        address = _address(angle)
        name = _tidy_name(phrase or comment)
        if not address and "@" in phrase and " " not in phrase:
            address, name = phrase.lower(), ""
        if address or name:
            found.append(("" if name.lower() == address else name, address))
        return ""
    if waiting:
        found.append((waiting, ""))
    if not phrase:
        return ""
    if "@" in phrase or _is_exchange(phrase):
        if " " in phrase and not _is_exchange(phrase):
            parts = phrase.split()
            address = next(part for part in parts if "@" in part)
            name = " ".join(part for part in parts if part is not address)
        else:
            address, name = phrase, ""
        found.append((_tidy_name(name or comment), _address(address)))
        return ""
    return _tidy_name(phrase)


def _quoted_text(inner: str, words: list[str]) -> str:
    text = _QUOTED_PAIR.sub(r"\1", inner) if "\\" in inner else inner
    if words and words[-1][-1:] not in {" ", "\t", ".", "@", ""}:
        return f" {text}"
    return text


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
