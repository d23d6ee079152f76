"""Bytes to text, whatever the charset label says, without ever failing."""

import codecs

_ALIASES = {
    "ansi_x3.4-1968": "ascii",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-6-i": "iso8859-6",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "windows-874": "cp874",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-greek": "mac_greek",
    "x-mac-ce": "mac_latin2",
    "big5-hkscs": "big5hkscs",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "cp-850": "cp850",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "ascii",
}
"""Labels met in mail that Python does not know, or knows by a narrower table than senders use."""

_ASCII_SUPERSETS = frozenset(
    {"", "ascii", "utf-8", "cp1252", "iso8859-1", "iso8859-15", "cp1250", "cp1251", "cp1254", "iso8859-2", "koi8-r"}
)

"""Here bytes below 128 mean what they say; UTF-7 and ISO-2022 hide other letters in them."""

_resolved: dict[str, str] = {"": "", "us-ascii": "ascii", "utf-8": "utf-8", "ansi_x3.4-1968": "ascii"}
_RESOLVED_MAX = 2_000


def codec_name(label: str) -> str:
    """The Python codec for a charset label as a header gives it; '' when there is none."""
    try:
        return _resolved[label]
    except KeyError:
        pass
    plain = label.strip().strip("\"'").lower().partition("*")[0].strip()
    name = ""
    try:
        found = codecs.lookup(_ALIASES.get(plain, plain))
        "".encode(found.name)  # refuses the codecs that are not about text, such as 'hex'
        if found.name not in {"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "mbcs", "oem"}:
            name = found.name
    except (LookupError, ValueError, TypeError):
        name = ""
    if len(_resolved) < _RESOLVED_MAX:
        _resolved[label] = name
    return name


def decoded(raw: bytes, label: str) -> str:
    """`raw` as text: by its label, else UTF-8, else Windows-1252; characters that nothing explains become U+FFFD."""
    name = codec_name(label)
    text = raw.decode("ascii") if raw.isascii() and name in _ASCII_SUPERSETS else _decoded_by(raw, name)
    return text.replace("\0", "") if "\0" in text else text


def _decoded_by(raw: bytes, name: str) -> str:
    if name and name != "ascii":
        try:
            text = raw.decode(name)
        except (UnicodeError, ValueError):
            pass
        else:
            # UTF-7 and UTF-16 can carry half of a surrogate pair, which no store accepts.
            return text.encode("utf-8", "replace").decode("utf-8") if name.startswith("utf") else text
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if name and name not in {"ascii", "utf-8"}:
        return raw.decode(name, "replace").encode("utf-8", "replace").decode("utf-8")
    if name == "utf-8" and _mostly_utf8(raw):
        return raw.decode("utf-8", "replace")
    return raw.decode("cp1252", "replace")


def _mostly_utf8(raw: bytes) -> bool:
    """Whether only a few bytes break UTF-8, as when a message was cut in the middle of a character."""
    text = raw[:20_000].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = sum(1 for character in text if character > "\x7f") - broken
    return foreign > 2 * broken
