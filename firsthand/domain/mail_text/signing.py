"""What is added below a message: signatures, closing formulas, confidentiality notices, advertisements."""

import re

_NOTICE = re.compile(
    r"^[ \t*>\"_=-]*(?:"
    r"the information (?:transmitted|contained|in this)\b[^\n]{0,90}(?:\n[^\n]{0,90})?\b(?:intended|"
    r"confidential|privileged)"
    r"|(?:this|the (?:information|contents?)|any) [^\n]{0,90}?(?:e-?mail|message|transmission|communication|"
    r"attachments?|fax)\b"
    r"(?:[^\n]|\n(?!\s*\n)){0,240}?\b(?:confidential|privileged|intended|proprietary|recipient|virus|property of)"
    r"|(?:confidentiality|legal|privacy|disclaimer)[ ]?(?:notice|note|statement)?[ ]?:"
    r"|(?:important|please)[: ](?:this|note:?|consider)[^\n]{0,60}(?:confidential|environment|e-?mail is)"
    r"|(?:diese|die in dieser)[ ](?:e-?mail|nachricht)[^\n]{0,160}(?:\n[^\n]{0,160})?(?:vertraulich|bestimmt|"
    r"geschützt)"
    r"|(?:ce (?:message|courriel|mail)|les informations contenues)(?:[^\n]|\n(?!\s*\n)){0,240}?(?:confidentiel|"
    r"destin|exclusiv)"
    r"|(?:este (?:mensaje|correo)|la información contenida)(?:[^\n]|\n(?!\s*\n)){0,240}?(?:confidencial|"
    r"destinatari|exclusiv)"
    r")",
    re.MULTILINE | re.IGNORECASE,
)

_NOTICE_WORDS = (
    "confiden",
    "vertraulich",
    "privileged",
    "disclaimer",
    "legal notice",
    "intended",
    "recipient",
    "geschützt",
    "destin",
    "exclusiv",
    "environment",
    "virus",
    "proprietary",
)

_WARNING_ABOVE = re.compile(
    r"\A\s*(?:\[?(?:caution|warning|external|extern|achtung|attention|atención)\b[^\n]{0,30}"
    r"(?:outside|external|extern|origin|\])[^\n]*\n(?:[^\n]+\n)*)",
    re.IGNORECASE,
)

# Lines that programs add: advertisements, device lines, attachment marks, list footers.
_ADDED_LINE = re.compile(
    r"^[ \t]*(?:"
    r"(?:sent|posted|written) (?:from|via|with|by) (?:my|the|a|outlook|gmail|yahoo|mail for)\b[^\n]{0,60}"
    r"|get (?:your|outlook|free|the)\b[^\n]{0,60}(?:free|outlook|hotmail|msn|ios|android)[^\n]*"
    r"|(?:von meinem|gesendet (?:von|mit)|envoyé (?:de|depuis)|enviado (?:desde|de)|télécharger|"
    r"diese nachricht wurde von meinem)\b[^\n]{0,70}"
    r"|yahoo! [^\n]{2,30} [-–] [^\n]{0,90}|make international calls[^\n]{0,80}"
    r"|do you yahoo!?\??[^\n]*"
    r"|join the world['’]s largest[^\n]*"
    r"|this message (?:was|has been) (?:scanned|sent (?:from|via|using))[^\n]*"
    r"|(?:chat|talk|share|send|find|check out|tired of|make)[^\n]{0,50}(?:messenger|hotmail|msn|yahoo!)[^\n]*"
    r"|https?://(?:www\.)?(?:hotmail|msn|explorer\.msn|\w+\.yahoo\.com)[^\n]*"
    r"|(?:to )?unsubscribe\b[^\n]*|[\w.-]{2,40} mailing list[ \t]*"
    r"|\(?see attached file:?[^\n]*\)?|<embedded [^\n>]{1,60}>|-*[ \t]*inline attachment follows[ \t]*-*"
    r"|please respond to[ \t]*(?:\S+@\S+[^\n]{0,40})?|you are currently subscribed to[^\n]*|"
    r"share information about yourself[^\n]*|(?:X-[\w-]+|MsgId|"
    r"Message-Recipient):[^\n]*"
    r"|<<[^\n]{1,120}>>|\[(?:cid|image|inline image|bild)[:\s][^\n\]]*\]"
    r"|-[ \t]+[^\n]{1,80}\.(?:docx?|xlsx?|pptx?|pdf|txt|gif|jpe?g|png|htm|html|zip|vcf|tif|rtf|csv|url|"
    r"wmf|wav|mp3|pps|mov|avi|"
    r"wpd)[ \t]*"
    r"|[_*=~#+-]{8,}"
    r")[ \t]*(?:\n|\Z)",
    re.MULTILINE | re.IGNORECASE,
)
_ATTACHMENT_MARK = re.compile(
    r"<<[ ]?(?:File|OLE Object|Message)?:?[^\n<>]{1,140}>>|\(See\s{1,3}attached file:[^)]{1,120}\)", re.IGNORECASE
)

_DELIMITER = re.compile(r"^--[ \t]*$|^_{4,40}[ \t]*$", re.MULTILINE)
_SIGNATURE_LINES_MAX = 14
_FULL_LINE_CHARS = 50
_RULES = "-_=*~#"
_THANKED_AT_THE_END = re.compile(
    r"[.!?] *(?:thanks?|thank you|thx|regards|cheers|see (?:ya|you)|love|later|talk to you (?:soon|later)|"
    r"danke|merci|gracias)[,.!]*$",
    re.IGNORECASE,
)

_CLOSING = re.compile(
    r"[ \t]*(?:(?:many|best|kind|warm|kindest|warmest|with|all my|sincere)[ ])*"
    r"(?:thanks?(?: you)?(?: (?:so|very) much| a lot| again| and (?:best )?regards| in advance| for your (?:help|"
    r"time))?|thx|thks|tks|ty|"
    r"very truly yours|regards|rgds|br|cheers|best|sincerely|merry christmas|happy holidays|"
    r"yours?(?: (?:sincerely|truly|faithfully))?|love|take care|respectfully|"
    r"cordially|ciao|later|"
    r"talk (?:to you )?soon|see you(?: soon)?|speak soon|best wishes|warmly|"
    r"(?:mit )?(?:freundlich|herzlich|best|lieb|viel|schön)e[nr]? gr(?:ü|ue|u)(?:ß|ss)en?|mfg|lg|vg|gru(?:ß|ss)|"
    r"vielen dank|danke|beste grüße|"
    r"(?:bien )?cordialement|(?:bien )?à (?:vous|toi|bientôt)|amitiés|bises?|merci(?: d['’]avance)?|"
    r"salutations(?: distinguées)?|"
    r"(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|un abrazo|abrazos|"
    r"gracias)[ \t]*[,.!;-]*[ \t]*(?:(?<=[\s,.!;-])[A-Z]\w{0,14}[.!]?)?[ \t]*",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|\bhttps?://|\bwww\.|(?:\+|\(|\b)\d[\d\s().x/-]{6,}\d|\b(?:[xX]|ext)\.? ?\d{3,5}\b|"
    r"\b(?:tel|phone|fax|mobile|cell|office|ph|pager|direct|telefon|mobil|tél|móvil|teléfono)\b\.?[ :]",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"[A-Z]\w+,? \(?(?:[xX] ?)?\d[- ]?\d{3,4}\)?|\w{0,3}\d?[ -]?\d[-. ]\d{4}|(?:[xX][- ]?)?\d{4,5}|"
    r"#?\d{3}[-. ]\d{4}"
)
_ADDRESS = re.compile(
    r"\d[\w-]*[ ,-]+\S.{3,50}|.{2,30},? +[A-Z]{2,},? +[A-Z\d][\w -]{3,9}|(?:D-|F-|CH-|A-|"
    r"E-)?\d{4,5} [A-ZÀ-Þ].{2,30}|"
    r".{2,40}[ ,][A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{1,2}\d?|.{2,30}[ ,]\d{5}(?:-\d{4})?",
    re.DOTALL,
)
_TITLE = re.compile(
    r"\b(?:vice president|president|head of|director|manager|assistant|asst\.?|analyst|associate|counsel|attorney|"
    r"officer|specialist|"
    r"engineer|coordinator|administrator|secretary|partner|consultant|ceo|cfo|coo|vp|inc|corp|corporation|"
    r"company|llc|llp|ltd|gmbh|"
    r"ag|s\.a\.|sarl|geschäftsführer|leiter(?:in)?|directeur|directrice|responsable|gerente|street|suite|"
    r"floor|avenue|straße|"
    r"strasse|p\.?o\.? box|department|division|group|on behalf of|aka)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    [
        "of",
        "and",
        "the",
        "for",
        "&",
        "-",
        "–",
        "de",
        "la",
        "le",
        "du",
        "des",
        "et",
        "y",
        "und",
        "für",
        "von",
        "on",
        "behalf",
        "to",
        "aka",
    ]
)
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|la|&|and|und|et|y)"
_NAME = re.compile(
    rf"[-–~*/ \t]*(?:[A-ZÀ-Þ][\w.'’-]*(?:[ ,]+{_NAME_WORD}){{0,4}}|"
    rf"(?<=-)[a-z]{{2,12}})[ \t.*]*(?:[:;]-?[)D(])?|[A-ZÀ-Þ |&.'-]{{3,30}}"
)
_NAME_WORDS_MAX = 6
_LOWER_NAME = re.compile(r"[a-z]{2,10}")
_CURT = re.compile(r"(?:sorry|later|ciao|enjoy)[.!]*", re.IGNORECASE)
_ANSWER_WORD = re.compile(
    r"(?:yes|no|ok|okay|sure|done|agreed|great|good|perfect|nice|sounds|ja|nein|oui|non|sí|si|fine|never|"
    r"absolutely|wow|correct|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|congrat\w*)\b",
    re.IGNORECASE,
)


def without_notices(text: str) -> str:
    """`text` without confidentiality notices, advertisements and attachment marks."""
    warning = _WARNING_ABOVE.match(text)
    if warning:
        text = text[warning.end() :]
    if "<<" in text or "attached file" in text:
        text = _ATTACHMENT_MARK.sub("", text)
    text = _ADDED_LINE.sub("\n", text)
    lower = text.lower()
    if not any(word in lower for word in _NOTICE_WORDS):
        return text
    for notice in _NOTICE.finditer(text):
        if text[: notice.start()].strip():
            return text[: notice.start()].rstrip(" \t\n*_=-")
        paragraph_end = text.find("\n\n", notice.end())
        return without_notices(text[paragraph_end:]) if paragraph_end > 0 else ""
    return text


def without_signature(text: str, *, above_quote: bool = False) -> str:
    """`text` without the closing formula, name and contact lines at its end; a message of one line is left alone.

    above_quote: a quoted message followed, so that a name and a number alone are a signature, not the message.
    """
    text = _without_rule(text.strip())
    for delimiter in _DELIMITER.finditer(text):
        if text.count("\n", delimiter.end()) <= _SIGNATURE_LINES_MAX:
            text = text[: delimiter.start()].rstrip()
            break
    lines = text.split("\n")
    end = _end_before_signature(lines, above_quote=above_quote)
    return _without_rule("\n".join(lines[:end]).rstrip()) if end < len(lines) else text


def below_closing(text: str) -> str:
    """What stands below the last closing formula near the end of a message, whatever it reads like; '' without one."""
    lines = text.strip().split("\n")
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _SIGNATURE_LINES_MAX), -1):
        line = lines[index].strip()
        if line and len(line) <= 60 and _CLOSING.fullmatch(line):
            return "\n".join(lines[index + 1 :]).strip()
    return ""


def _without_rule(text: str) -> str:
    """`text` without lines of dashes and the like at its end."""
    while text and text[-1] in _RULES:
        line_start = text.rfind("\n") + 1
        if not line_start or text[line_start:].strip(_RULES + " \t"):
            break
        text = text[:line_start].rstrip()
    return text


def _end_before_signature(lines: list[str], *, above_quote: bool) -> int:
    """The number of leading `lines` that belong to the message itself; 0 when all of it is a signature."""
    end = proven = len(lines)
    names = 0  # bare names and addresses go only with something that proves a signature, or one as the very last line
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _SIGNATURE_LINES_MAX), -1):
        line = lines[index].strip()
        if not line:
            continue
        if len(line) <= 60 and _CLOSING.fullmatch(line):
            return index if _any_words(lines[:index]) else end
        if index and _reads_on(lines[index - 1]):
            break
        if _is_contact(line) or _is_title(line):
            proven, names = index, 0
        elif len(line) <= 60 and proven < end and _ADDRESS.fullmatch(line) and not line.endswith((".", "?", "!")):
            names += 1
        elif len(line) <= 40 and names <= 4 and _is_name(lines, index):
            names += 1
            if any(_is_contact(below.strip()) or _is_title(below.strip()) for below in lines[index + 1 :]) or (
                names == 1 and len(line.split()) <= _NAME_WORDS_MAX
            ):
                proven = index
            elif not _CURT.fullmatch(line):
                proven = end  # one bare name signs a message; two are a list
        else:
            break
    if _any_words(lines[:proven]):
        return proven
    # All of it looks like a signature: what stands first, apart and without a number, is the message all the same.
    apart = next((index for index, line in enumerate(lines) if index and not line.strip()), end)
    if apart < end and not any(_is_contact(line.strip()) for line in lines[:apart]):
        return apart
    contacts = sum(1 for line in lines if _is_contact(line.strip()))
    card = contacts > 1 and any(_is_title(line.strip()) for line in lines)
    return 0 if card or (contacts and above_quote) else end


def _reads_on(line: str) -> bool:
    """Whether the sentence of a line goes on in the next: it is long and does not end."""
    line = line.rstrip()
    return len(line) >= _FULL_LINE_CHARS and line[-1] not in ".!?:" and not _THANKED_AT_THE_END.search(line)


def _is_name(lines: list[str], index: int) -> bool:
    line = lines[index].strip()
    if _ANSWER_WORD.match(line):
        return False
    alone = index == len(lines) - 1 and index > 0 and not lines[index - 1].strip()
    return bool(_NAME.fullmatch(line)) or (alone and bool(_LOWER_NAME.fullmatch(line)))


def _any_words(lines: list[str]) -> bool:
    return any(line.strip() for line in lines)


def _is_contact(line: str) -> bool:
    """Whether a line is little more than a number, an address or a link."""
    if not line or len(line) > 110 or line.endswith("?"):
        return False
    return bool(_EXTENSION.fullmatch(line)) or (len(line.split()) <= 9 and bool(_CONTACT.search(line)))


def _is_title(line: str) -> bool:
    """Whether a line reads as a role or an organisation: short, most of its words with capitals, no sentence."""
    words = line.split()
    if len(line) > 60 or len(words) > 8 or line.endswith(("?", ",", ":", "!")) or not _TITLE.search(line):
        return False
    capitals = sum(1 for word in words if word[0].isupper() or not word[0].isalpha() or word.lower() in _SMALL_WORDS)
    return capitals >= 0.8 * len(words) and not (line.endswith(".") and len(words) > 4)
