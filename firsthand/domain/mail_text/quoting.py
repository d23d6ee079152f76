"""Where quoted and forwarded messages begin, as mail programs of four languages announce them."""

import re

# "10/11/2000 09:12:33 AM", "10.11.2000 09:12", "2000-11-10 09:12"; the year may have two digits.
_STAMP = (
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?[ \t]+(?:at[ \t]+|um[ \t]+)?"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \t]*[AaPp]\.?[Mm]\.?)?"
)

# English, German, French, Spanish, and the few that cost nothing: Italian, Dutch, Portuguese, the Nordic languages.
_FIELD = (
    r"(?:To|Cc|CC|cc|Bcc|Sent|Date|Subject|Reply-To|Importance|Sent by|An|Kopie|Gesendet|Datum|Betreff|Thema|"
    r"À|A|Envoyé|Envoyé le|Objet|Copie|Pour|Para|Enviado|Enviado el|Fecha|Asunto|"
    r"Inviato|Oggetto|Data|Aan|Verzonden|Onderwerp|Enviada|Assunto|Til|Till|Sendt|Skickat|Emne|Ämne)"
)
_FROM = r"(?:From|Von|De|Desde|Expéditeur|Absender|Da|Van|Fra|Från)"

_BANNER = re.compile(
    r"^[ \t>.*]*(?:"
    r"[-_=]{2,}[ \t]*(?:Original[ ]?(?:Message|Appointment|Text)|Forwarded[ ]?(?:Message|by|Mail)|"
    r"Reply[ ]?(?:Message|Separator)|"
    r"Urspr(?:ü|ue)ngliche[ ]?(?:Nachricht|Mail|Message)|Original[- ]?Nachricht|Weitergeleitet(?:e[ ]?Nachricht|"
    r"[ ]von)|"
    r"Message[ ](?:d['’]origine|original|transféré|transmis)|(?:Ré)?expédié[ ]par|Transféré[ ]par|"
    r"Mensaje[ ](?:original|reenviado)|Reenviado[ ]por|Remitido[ ]por)\b"
    r"|Original[ ]?Message[ ]?:?[ \t]*$"
    r"|Begin forwarded message:|Anfang der weitergeleiteten (?:Nachricht|E-Mail):|Début du message (?:réexpédié|"
    r"transféré)[ ]?:|"
    r"Inicio del mensaje reenviado:|Inizio messaggio inoltrato:|Forwarded by:?[ ].{0,80}" + _STAMP + r")",
    re.MULTILINE | re.IGNORECASE,
)

# "From:" announces a message only when a time or another field follows it.
_FROM_FIELD = re.compile(rf"\b{_FROM}[ ]?:")
_FROM_REST = re.compile(
    rf"\*?[ \t]*(?:[^\n]{{0,160}}?{_STAMP}|[^\n]*\n(?:[^\n]*\n){{0,3}}?[ \t>*|]*\*?{_FIELD}[ ]?:)",
)
# A memo that begins "Date: … To: … From: …" is the message itself.
_MEMO_HEAD = re.compile(rf"\s*(?:[A-Z ]{{4,30}}\n\s*)?(?:{_FIELD}[ ]?:[^\n]*\s+)+")
_FROM_PREFIX = re.compile(r"[ \t>*|]*|[^\n]{0,60}[ \t]{2,}|\t[^\n]{0,60}")

# Lotus Notes: a name and a time (on one line or two), soon followed by "To:"; "To:" may stand on the same line.
_TIME = re.compile(_STAMP)
_TO_FIELDS = ("To:", "To :", "cc:", "Subject:", "An:", "Pour:", "Para:", "Pour :")
_NOTES_REST = re.compile(
    r"(?:[ \t]+(?:[A-Z]{2,4}|GMT[+-]\d+))?[ \t]*"
    r"(?:To:|\n(?:[^\n]*\n){0,4}?[ \t>]*(?:To|An|Pour|Para|cc|Subject)[ ]?:)"
)

# "On Tue, … wrote:" in its four languages; mail programs wrap it over up to three lines.
_VERB = r"(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev)"
_WROTE = re.compile(
    r"^[ \t]*(?:"
    rf"(?:On|Am|Le|El|Den|Il|Op|Em)[ ][^\n]{{3,200}}(?:\n[^\n]{{0,120}}){{0,2}}?{_VERB}\b[^\n]{{0,90}}[:：]"
    rf"|(?:At|On|Am|Le|El)[ ][^\n]{{0,60}}\d[^\n]{{0,60}},?[ ]you[ ]{_VERB}[ ]?:"
    rf"|-{{2,3}}[ ][^\n]{{2,120}}\n?[ \t]*{_VERB}[ ]?:"
    rf"|[^\n]{{2,60}}[ ]{_VERB}[ ](?:on|am|le|el)[ ][^\n]{{0,12}}\d[^\n]{{4,40}}:"
    rf"|[^\n]{{2,90}}(?:[\w.+-]+@[\w.-]+[>\])]?)[^\n]{{0,40}}\b{_VERB}\b[^\n]{{0,60}}:"
    rf"|[^\n:]{{2,60}}\b{_VERB}[ ]?:"
    r"|\d{4}[/-]\d\d?[/-]\d\d?[ ][^\n]{2,60}<[^\n>]+@[^\n>]+>:?"
    r")[ \t]*$",
    re.MULTILINE,
)

_FORWARD_WORDS = re.compile(r"Original Message|orwarded|eitergeleitet|éexpédié|ransféré|eenviado|noltrato")
_WROTE_WORDS = re.compile(rf"\b{_VERB}\b|\d{{4}}[/-]\d\d?[/-]\d\d? ")
_WROTE_HINTS = (
    *("wrote", "writes", "schrieb", "écrit", "escribió", "scritto", "schreef", "escreveu", "skrev"),
    *(">:", ">\n"),
)
_ATTRIBUTION_CHARS = 400
_MARKED_BLOCK = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|\Z)(?:[ \t]*\n)*)+", re.MULTILINE)
_NAME_LINE = re.compile(r"[^\n.?!]{2,90}")


def without_quotes(text: str) -> str:
    """`text` up to the first quoted or forwarded message, and without lines that begin with `>`."""
    if ">" in text:
        text = _without_marked_lines(text)
    end = len(text)
    if "--" in text or "__" in text or "==" in text or _FORWARD_WORDS.search(text):
        end = _start(_BANNER, text, end)
    if ":" in text:
        end = _header_start(text, end)
        end = _notes_start(text, end)
        attribution = _attribution(text, end)
        end = attribution.start() if attribution else end
    return text[:end].rstrip(" \t\n_-=*").lstrip("\n") if end < len(text) else text


def _header_start(text: str, end: int) -> int:
    for field in _FROM_FIELD.finditer(text, 0, end):
        line_start = text.rfind("\n", 0, field.start()) + 1
        prefix = text[line_start : field.start()]
        if prefix and not _FROM_PREFIX.fullmatch(prefix):
            continue
        if _FROM_REST.match(text, field.end()) and not _MEMO_HEAD.fullmatch(text, 0, line_start):
            return line_start
    return end


def _notes_start(text: str, end: int) -> int:
    if not any(field in text for field in _TO_FIELDS):
        return end
    for time in _TIME.finditer(text, 0, end):
        if _NOTES_REST.match(text, time.end()):
            line_start = text.rfind("\n", 0, time.start()) + 1
            return _name_above(text, line_start) if not text[line_start : time.start()].strip() else line_start
    return end


def _start(pattern: re.Pattern[str], text: str, end: int) -> int:
    found = pattern.search(text, 0, end)
    return found.start() if found else end


def _attribution(text: str, end: int, since: int = 0) -> re.Match[str] | None:
    """The first "… wrote:" between `since` and `end`; only lines near such a word are looked at."""
    if not any(word in text for word in _WROTE_HINTS):
        return None
    looked_to = -1
    for word in _WROTE_WORDS.finditer(text, since, end):
        if word.start() < looked_to:
            continue
        line_start = word.start()
        for _ in range(3):
            line_start = text.rfind("\n", 0, max(0, line_start - 1)) + 1
        line_end = text.find("\n", word.end())
        looked_to = line_end = len(text) if line_end < 0 else line_end
        for found in _WROTE.finditer(text, line_start, line_end):
            if found.end() >= word.end():
                return found
    return None


def _without_marked_lines(text: str) -> str:
    """`text` without `>` lines and the attribution just above them; a forwarded block in it stays recognisable."""
    if ">From " in text:  # written by mailbox stores that escape "From " at the start of a line
        text = re.sub(r"^>From ", "From ", text, flags=re.MULTILINE)
    kept: list[str] = []
    position = 0
    for block in _MARKED_BLOCK.finditer(text):
        before = text[position : block.start()]
        attribution = _attribution(before, len(before), since=max(0, len(before) - _ATTRIBUTION_CHARS))
        if attribution and not before[attribution.end() :].strip():
            before = before[: attribution.start()]
        kept.append(before)
        position = block.end()
    kept.append(text[position:])
    return "\n".join(kept) if len(kept) > 1 else text


def _name_above(text: str, start: int) -> int:
    """Where a Notes header begins whose time stands alone on the line at `start`: at the name just above it."""
    above = text[:start].rstrip("\n \t")
    name_start = above.rfind("\n") + 1
    near = text[len(above) : start].count("\n") <= 2
    return name_start if near and _NAME_LINE.fullmatch(above[name_start:].strip()) else start
