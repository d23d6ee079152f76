"""Lines as calendars and address books write them: escaped, and folded at 75 octets."""

LINE_OCTETS_MAX = 75


def escaped(text: str) -> str:
    """A value of text with what has a meaning of its own marked as plain."""
    for plain, marked in (("\\", "\\\\"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        text = text.replace(plain, marked)
    return text


def written(lines: list[str]) -> bytes:
    """The lines as octets; a long one is folded between characters, never inside one."""
    out: list[bytes] = []
    for line in lines:
        octets = line.encode()
        while len(octets) > LINE_OCTETS_MAX:
            cut = LINE_OCTETS_MAX
            while octets[cut] & 0xC0 == 0x80:
                cut -= 1
            out.append(octets[:cut])
            octets = b" " + octets[cut:]
        out.append(octets)
    return b"".join(octets + b"\r\n" for octets in out)
