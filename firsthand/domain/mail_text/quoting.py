"""Where quoted and forwarded messages begin, as mail programs of four languages announce them."""

import re

# "10/11/2000 09:12:33 AM", "10.11.2000 09:12", "2000-11-10 09:12"; the year may have two digits.
_STAMP = (
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?[ \t]+(?:at[ \t]+|um[ \t]+)?"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \t]*[AaPp]\.?[Mm]\.?)?"
)

_FIELD = (
    r"(?:To|Cc|Bcc|Sent|Date|Subject|Reply-To|Importance|Sent by|An|Kopie|Gesendet|Datum|Betreff|Thema|"
    r"À|A|Envoyé|Envoyé le|Objet|Copie|Pour|Para|Enviado|Enviado el|Fecha|Asunto|CC|cc)"
)
_FROM = r"(?:From|Von|De|Desde|Expéditeur|Absender)"

_BANNER = re.compile(
    r"^[ \t>.*]*(?:"
    r"[-_=]{2,}[ \t]*(?:Original[ ]?(?:Message|Appointment|Text)|Forwarded[ ]?(?:Message|by|Mail)|"
    r"Reply[ ]?(?:Message|Separator)|"
    r"Urspr(?:ü|ue)ngliche[ ]?(?:Nachricht|Mail|Message)|Original[- ]?Nachricht|Weitergeleitet(?:e[ ]?Nachricht|"
    r"[ ]von)|"
    r"Message[ ](?:d['’]origine|original|transféré|transmis)|(?:Ré)?expédié[ ]par|Transféré[ ]par|"
    r"Mensaje[ ](?:original|reenviado)|Reenviado[ ]por|Remitido[ ]por)\b"
    r"|Begin forwarded message:|Anfang der weitergeleiteten (?:Nachricht|E-Mail):|Début du message (?:réexpédié|"
    r"transféré)[ ]?:|"
    r"Inicio del mensaje reenviado:|Forwarded by:?[ ].{0,80}" + _STAMP + r")",
    re.MULTILINE | re.IGNORECASE,
)

# A line "From: …" is a header only when another field follows within four lines, or a time stands on its own line.
_HEADER = re.compile(
    rf"^(?:[ \t>*|]*|[^\n]{{0,60}}[ \t]{{2,}}|\t[^\n]{{0,60}})\*?{_FROM}[ ]?:\*?[ \t]*(?:"
    rf"[^\n]{{0,160}}{_STAMP}"
    rf"|[^\n]*\n(?:[^\n]*\n){{0,3}}?[ \t>*|]*\*?{_FIELD}[ ]?:)",
    re.MULTILINE,
)

# Lotus Notes: a name and a time (on one line or two), soon followed by "To:"; "To:" may stand on the same line.
_NOTES = re.compile(
    rf"^[^\n]*?{_STAMP}(?:[ \t]+(?:[A-Z]{{2,4}}|GMT[+-]\d+))?[ \t]*(?:To:|\n(?:[^\n]*\n){{0,4}}?[ \t>]*(?:To|An|"
    rf"Pour|Para|cc|Subject)[ ]?:)",
    re.MULTILINE,
)

# "On Tue, … wrote:" in its four languages; mail programs wrap it over up to three lines.
_WROTE = re.compile(
    r"^[ \t]*(?:"
    r"(?:On|Am|Le|El|Den)[ ][^\n]{3,200}(?:\n[^\n]{1,120}){0,2}?(?:wrote|writes|schrieb|a écrit|"
    r"escribió)\b[^\n]{0,90}[:：]"
    r"|[^\n]{2,90}(?:[\w.+-]+@[\w.-]+[>\])]?)[^\n]{0,40}\b(?:wrote|writes|schrieb|a écrit|escribió)\b[^\n]{0,60}:"
    r"|[^\n:]{2,60}\b(?:wrote|schrieb|a écrit|escribió)[ ]?:"
    r"|\d{4}[/-]\d\d?[/-]\d\d?[ ][^\n]{2,60}<[^\n>]+@[^\n>]+>:?"
    r")[ \t]*$",
    re.MULTILINE,
)

_QUOTED_LINE = re.compile(r"^[ \t]*(?:>(?!From )|\|[ >])[^\n]*\n?", re.MULTILINE)
_NAME_LINE = re.compile(r"[^\n.?!]{2,90}")


def without_quotes(text: str) -> str:
    """`text` up to the first quoted or forwarded message, and without lines that begin with `>`."""
    if ">" in text or "|" in text:
        text = _without_marked_lines(text)
    end = len(text)
    if "--" in text or "orward" in text or "__" in text or "==" in text or "éexp" in text or "Weiter" in text:
        end = _start(_BANNER, text, end)
    if ":" in text:
        found = _HEADER.search(text, 0, end)
        if found:
            end = found.start()
        found = _NOTES.search(text, 0, min(len(text), end + 1_000))
        if found and found.start() < end:
            end = _name_above(text, found)
        end = _start(_WROTE, text, end)
    return text[:end].rstrip(" \t\n_-=*").lstrip("\n") if end < len(text) else text


def _start(pattern: re.Pattern[str], text: str, end: int) -> int:
    found = pattern.search(text, 0, end)
    return found.start() if found else end


def _without_marked_lines(text: str) -> str:
    """`text` without `>` lines and the attribution just above them; a forwarded block in it stays recognisable."""
    if ">From " in text:  # written by mailbox stores that escape "From " at the start of a line
        text = re.sub(r"^>From ", "From ", text, flags=re.MULTILINE)
    kept: list[str] = []
    position = 0
    for block in re.finditer(r"(?:^[ \t]*(?:>|\|[ >])[^\n]*(?:\n|\Z)(?:[ \t]*\n)*)+", text, re.MULTILINE):
        before = text[position : block.start()]
        attributions = list(_WROTE.finditer(before))
        attribution = attributions[-1] if attributions else None
        if attribution and not before[attribution.end() :].strip():
            before = before[: attribution.start()]
        kept.append(before)
        position = block.end()
    kept.append(text[position:])
    return "\n".join(kept) if len(kept) > 1 else text


def _name_above(text: str, stamp: re.Match[str]) -> int:
    """Where a Notes header begins: the line of the time, or the name in the lines above it."""
    line = stamp.group().split("\n", 1)[0]
    start = stamp.start()
    if re.match(r"[ \t]*(?:\d{1,4}[./-])", line):
        above = text[:start].rstrip("\n \t")
        name_start = above.rfind("\n") + 1
        if _NAME_LINE.fullmatch(above[name_start:].strip()) and text[len(above) : start].count("\n") <= 2:
            return name_start
    return start
