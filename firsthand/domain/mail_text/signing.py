"""What is added below a message: signatures, closing formulas, confidentiality notices, advertisements."""

import re

_NOTICE = re.compile(
    r"^[ \t*>\"_=-]*(?:"
    r"(?:this|the (?:information|contents?)|any) [^\n]{0,90}?(?:e-?mail|message|transmission|communication|"
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
    r"|do you yahoo!?\??[^\n]*"
    r"|join the world['’]s largest[^\n]*"
    r"|this message (?:was|has been) (?:scanned|sent (?:from|via|using))[^\n]*"
    r"|(?:chat|talk|share|send|find|check out|tired of|make)[^\n]{0,50}(?:messenger|hotmail|msn|yahoo!)[^\n]*"
    r"|https?://(?:www\.)?(?:hotmail|msn|explorer\.msn|mail\.yahoo|greetings\.yahoo)[^\n]*"
    r"|(?:to )?unsubscribe\b[^\n]*|[^\n]{2,60} mailing list[ \t]*"
    r"|\(?see attached file:?[^\n]*\)?"
    r"|<<[^\n]{1,120}>>|\[(?:cid|image|inline image|bild)[:\s][^\n\]]*\]"
    r"|[ \t]*-[ \t]+[^\n]{1,80}\.(?:docx?|xlsx?|pptx?|pdf|txt|gif|jpe?g|png|htm|html|zip|vcf|tif|rtf|csv|url|wmf|"
    r"wpd)[ \t]*"
    r"|[_*=~#+-]{8,}"
    r")[ \t]*(?:\n|\Z)",
    re.MULTILINE | re.IGNORECASE,
)
_ATTACHMENT_MARK = re.compile(
    r"[ \t]*(?:<<[ ]?(?:File|OLE Object|Message)?:?[^\n<>]{1,140}>>|\(See attached file:[^)\n]{1,120}\))", re.I
)

_DELIMITER = re.compile(r"^--[ \t]*$|^_{4,40}[ \t]*$", re.MULTILINE)
_SIGNATURE_LINES_MAX = 14

_CLOSING = re.compile(
    r"[ \t]*(?:(?:many|best|kind|warm|kindest|warmest|with|all my|sincere)[ ])*"
    r"(?:thanks?(?: you)?(?: (?:so|very) much| a lot| again| and (?:best )?regards| in advance| for your (?:help|"
    r"time))?|thx|thks|tks|ty|"
    r"regards|rgds|cheers|best|sincerely|yours?(?: (?:sincerely|truly|faithfully))?|love|take care|respectfully|"
    r"cordially|ciao|later|"
    r"talk (?:to you )?soon|see you(?: soon)?|speak soon|best wishes|warmly|"
    r"(?:mit )?(?:freundlich|herzlich|best|lieb|viel|schön)e[nr]? gr(?:ü|ue|u)(?:ß|ss)en?|mfg|lg|vg|gru(?:ß|ss)|"
    r"vielen dank|danke|beste grüße|"
    r"(?:bien )?cordialement|(?:bien )?à (?:vous|toi|bientôt)|amitiés|bises?|merci(?: d['’]avance)?|"
    r"salutations(?: distinguées)?|"
    r"(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|un abrazo|abrazos|"
    r"gracias)[ \t]*[,.!;-]*[ \t]*(?:[A-Z]\w{0,14}[.!]?)?[ \t]*",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|\bhttps?://|\bwww\.|(?:\+|\(|\b)\d[\d\s().x/-]{6,}\d|\b[xX]\.? ?\d{4,5}\b|"
    r"\b(?:tel|phone|fax|mobile|cell|office|ph|pager|direct|telefon|mobil|tél|móvil|teléfono)\b\.?[ :]",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:vice president|president|director|manager|assistant|asst\.?|analyst|associate|counsel|attorney|officer|"
    r"specialist|engineer|"
    r"coordinator|administrator|secretary|partner|consultant|ceo|cfo|coo|vp|inc|corp|corporation|company|llc|llp|"
    r"ltd|gmbh|ag|s\.a\.|"
    r"sarl|geschäftsführer|leiter(?:in)?|directeur|directrice|responsable|gerente|street|suite|floor|avenue|"
    r"straße|strasse|p\.?o\.? box)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[-–~*/ \t]*[A-ZÀ-Þ][\w.'’-]*(?:[ ,]+(?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|la)){0,4}[ \t.*!]*")
_ANSWER_WORD = re.compile(
    r"(?:yes|no|ok|okay|sure|done|agreed|great|perfect|ja|nein|oui|non|sí|si|fine|never|absolutely|wow)\b",
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
    for notice in _NOTICE.finditer(text):
        if text[: notice.start()].strip():
            return text[: notice.start()].rstrip(" \t\n*_=-")
        paragraph_end = text.find("\n\n", notice.end())
        return without_notices(text[paragraph_end:]) if paragraph_end > 0 else ""
    return text


def without_signature(text: str) -> str:
    """`text` without the closing formula, name and contact lines at its end; a message of one line is left alone."""
    text = text.strip()
    for delimiter in _DELIMITER.finditer(text):
        if text.count("\n", delimiter.end()) <= _SIGNATURE_LINES_MAX:
            text = text[: delimiter.start()].rstrip()
            break
    lines = text.split("\n")
    end = _end_before_signature(lines)
    return "\n".join(lines[:end]).rstrip() if end < len(lines) else text


def _end_before_signature(lines: list[str]) -> int:
    """The number of leading `lines` that belong to the message itself."""
    end = len(lines)
    weak = 0  # names and bare short lines: they go only with a contact line, a title or a closing formula
    proven = end
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _SIGNATURE_LINES_MAX), -1):
        line = lines[index].strip()
        if not line:
            continue
        if len(line) <= 60 and _CLOSING.fullmatch(line):
            return index
        if (len(line) <= 75 and not line.endswith("?") and (_CONTACT.search(line) and len(line.split()) <= 9)) or (
            len(line) <= 60 and not line.endswith(("?", ",", ":")) and _TITLE.search(line) and len(line.split()) <= 8
        ):
            proven, weak = index, 0
        elif _NAME.fullmatch(line) and len(line) <= 40 and not _ANSWER_WORD.match(line):
            weak += 1
            if weak > 2:
                break
            if proven < end or _stands_apart(lines, index):
                proven = index
        else:
            break
    return proven if any(line.strip() for line in lines[:proven]) else end


def _stands_apart(lines: list[str], index: int) -> bool:
    """Whether a line that looks like a name closes the message: a short last line below text."""
    return len(lines[index].split()) <= 3 and any(line.strip() for line in lines[:index])
