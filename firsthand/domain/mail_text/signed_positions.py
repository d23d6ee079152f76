"""Positions that people write under their messages: their title and organisation, in English, German, French and Spanish."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from firsthand.domain.identity.across import organisation_forms, same_organisation
from firsthand.domain.mail_text import signature
from firsthand.domain.text_folding import folded

LINES_AFTER_NAME_MAX = 4
LINE_CHARS_MAX = 70
TITLE_WORDS_MAX = 9
MESSAGES_MIN = 2
"""So many messages must say it, unless it stands between a name and an organisation or a telephone number."""

_ROLE = re.compile(
    r"\b(?:(?:vice[- ]?|deputy |managing |executive |senior )?(?:president|director|chair(?:man|woman|person)?|manager|partner|"
    r"counsel)|vp|svp|evp|c[efoit]o|coo|cfo|ceo|chief \w+(?: \w+)? officer|general counsel|head of \w+|attorney|"
    r"treasurer|controller|secretary(?! of state)|assistant|associate|analyst|trader|engineer|developer|architect|consultant|"
    r"adviser|advisor|specialist|coordinator|administrator|professor|lecturer|researcher|scientist|economist|editor|"
    r"journalist|founder|co-?founder|owner|principal|captain|officer|supervisor|superintendent|broker|underwriter|"
    r"accountant|auditor|recruiter|representative|team lead(?:er)?|lead|foreman|buyer|planner|designer|"
    r"gesch[äa]e?ftsf[üu]e?hrer(?:in)?|(?:abteilungs|bereichs|team|projekt|vertriebs|personal)?leiter(?:in)?|"
    r"leitung \w+|vorstand(?:svorsitzende[rn]?|smitglied)?|prokurist(?:in)?|referent(?:in)?|sachbearbeiter(?:in)?|"
    r"rechtsanw[äa]lt(?:in)?|ingenieur(?:in)?|berater(?:in)?|entwickler(?:in)?|assistentin?|professorin|inhaber(?:in)?|"
    r"beauftragter?|"
    r"directeur|directrice|pr[ée]sidente?|vice-pr[ée]sidente?|responsable|chef(?:fe)? (?:de|du|des) \w+|"
    r"g[ée]rante?|charg[ée]e? (?:de|d['’])\s?\w+|ing[ée]nieure?|avocate?|conseill[eè]re?|comptable|secr[ée]taire|adjointe?|"
    r"directora?|gerente|presidenta|jef[ea] (?:de|del)|encargad[oa]|ingenier[oa]|abogad[oa]|asesora?|consultora?|"
    r"socio|socia|contable|secretari[oa]|subdirectora?|profesora?)\b",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"(?:\b(?:inc|incorporated|corp|corporation|company|llc|l\.l\.c|llp|l\.l\.p|ltd|limited|plc|gmbh|mbh|ag|kg|kgaa|ohg|e\.?v|se|"
    r"s\.?a\.?s|s\.?a\.?r\.?l|s\.?p\.?a|s\.?l\.?u|n\.?v|b\.?v|oyj?|aps|pty|university|universit[äàa]t?|universidad|"
    r"universit[ée]|institute?|institut|bank|association|partners|holdings?|associates|foundation|stiftung|fondation|"
    r"ministerio|minist[èe]re|ministerium|hospital|college|school|agency|council|verband|verlag)\b\.?|"
    r"& (?:co|sons|partners|associates)\b|\bS\.A\.|\bS\.L\.|\bLLP\b|\bA/S\b)",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"@|https?:|www\.|\d{3}|[?!;:]|^\W*(?:on behalf of|sent (?:by|from)|to:|from:|cc:|dear|hi|regards|thanks|please)\b|"
    r"\b(?:i|we|you|your|my|our|is|are|was|will|has|have|for the|ich|wir|sie|je|nous|vous|yo)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+|\(|\b)\d[\d\s().x/-]{6,}\d|\bext\.? ?\d{3,5}\b", re.IGNORECASE)
_AT = re.compile(r"\s*(?:[,|·•–—]|\s-\s|\s/\s|\b(?:at|with|bei(?: der)?|chez|en|of)\s)\s*", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|·•–—]\s*|\s{3,}|\s-\s")
_SMALL = frozenset("of and the for & - – de la le du des et y und für von fuer del al in en d l a to".split())


class Signed(NamedTuple):
    """One position as a signature says it; `clear` where one message is enough. lines: as they stand under it."""

    title: str
    organisation: str
    clear: bool
    lines: str


class Letter(NamedTuple):
    """A message that the person wrote: id, day since 1970 and body."""

    id: int
    day: int
    body: str


class SignedPosition(NamedTuple):
    """What several signatures say: from the first to the last day on which they say it; the newest message is quoted."""

    title: str
    organisation: str
    first_day: int
    last_day: int
    messages: int
    letter: int
    lines: str


def signed_position(body: str, names: Iterable[str], organisation: str) -> Signed | None:
    """The position under one message. names: the person's own; organisation: the key of their address's domain, or ''."""
    lines = [line.strip(" \t*_>-–") for line in signature(body).split("\n")]
    lines = [line for line in lines if line]
    wanted = [frozenset(folded(name).replace(",", " ").replace(".", " ").split()) for name in names]
    start = next((place for place, line in enumerate(lines) if _names(line, wanted)), None)
    if start is None:
        return None
    below = _same_line(lines[start], wanted) + lines[start + 1 : start + 1 + LINES_AFTER_NAME_MAX]
    title = employer = ""
    for place_of_line, line in enumerate(below):
        for part in _parts(line, organisation):
            if part.lower().endswith((" to", " for")) and place_of_line + 1 < len(below):
                part = f"{part} {below[place_of_line + 1].split(',')[0]}"  # the assistant of somebody, on two lines
            found, place = _title_and_place(part, organisation)
            if found and not title:
                title, employer = found, employer or place
            elif not employer and _is_organisation(part, organisation):
                employer = part.strip(" ,.")
    if not title and not employer:
        return None
    telephone = any(_PHONE.search(line) for line in lines[start + 1 :])
    quoted = "\n".join(lines[start : start + 1 + LINES_AFTER_NAME_MAX])
    return Signed(title, employer, bool(title and (employer or telephone)), quoted)


def signed_positions(
    letters: Sequence[Letter], names: Collection[str], organisation: str
) -> tuple[SignedPosition, ...]:
    """What the signatures of one person say, the newest first; what only one says must be clear."""
    said: dict[tuple[str, str], list[tuple[Letter, Signed]]] = {}
    for letter in sorted(letters, key=lambda one: (one.day, one.id)):
        found = signed_position(letter.body, names, organisation)
        if found:
            said.setdefault((folded(found.title), folded(found.organisation)), []).append((letter, found))
    positions = []
    for (title, employer), heard in said.items():
        fuller = any(other[0] == title and other[1] and not employer for other in said if title)
        fuller |= any(not title and other[0] and other[1] == employer for other in said)
        if fuller or (len(heard) < MESSAGES_MIN and not heard[-1][1].clear):
            continue
        last, newest = heard[-1]
        positions.append(
            SignedPosition(
                newest.title, newest.organisation, heard[0][0].day, last.day, len(heard), last.id, newest.lines
            )
        )
    return tuple(sorted(positions, key=lambda one: (-one.last_day, -one.messages, one.title, one.organisation)))


def _names(line: str, wanted: Iterable[frozenset[str]]) -> bool:
    words = set(folded(line).replace(",", " ").replace(".", " ").replace("|", " ").split())
    return len(line) <= LINE_CHARS_MAX and any(len(name) > 1 and _mostly(name, words) for name in wanted)


def _mostly(name: frozenset[str], words: set[str]) -> bool:
    """Whether a line says a name: all of its words but initials."""
    written = {word for word in name if len(word) > 1}
    return len(written) > 1 and written <= words


def _same_line(line: str, wanted: Iterable[frozenset[str]]) -> list[str]:
    """What stands in the line of the name after it: "Ada Moss, Captain"."""
    parts = re.split(r"\s*[,|·•–—]\s*|\s-\s|\s{3,}", line)
    rest = [part for part in parts if part and not _names(part, wanted)]
    return rest if len(rest) < len(parts) else []


def _parts(line: str, organisation: str) -> list[str]:
    """A line where a bar or a dash parts a title from an organisation; else as it is."""
    parts = _PARTS.split(line)
    if len(parts) == 2 and not any(_is_organisation(part, organisation) for part in parts):
        return [line]
    return parts


def _title_and_place(part: str, organisation: str) -> tuple[str, str]:
    """A title, and the organisation after it in the same line; ('', '') for what is no title."""
    text = " ".join(part.split()).strip(" ,.")
    words = text.split()
    if not text or len(text) > LINE_CHARS_MAX or len(words) > TITLE_WORDS_MAX or _NO_TITLE.search(text):
        return "", ""
    if not _ROLE.search(text) or _sentence(words):
        return "", ""
    if organisation and folded(words[0]).startswith(folded(organisation)):
        return "", ""  # "Acme Americas, Office of the Chair"
    for parting in _AT.finditer(text):
        before, after = text[: parting.start()].strip(" ,"), text[parting.end() :].strip(" ,")
        if before and after and _ROLE.search(before) and _is_organisation(after, organisation):
            return before, after
    if _FORM.search(text) and not re.match(_ROLE, text):
        return "", ""
    return text, ""


def _is_organisation(part: str, organisation: str) -> bool:
    text = " ".join(part.split()).strip(" ,.")
    words = text.split()
    if not text or len(text) > LINE_CHARS_MAX or len(words) > TITLE_WORDS_MAX or _NO_TITLE.search(text):
        return False
    if _sentence(words):
        return False
    if _FORM.search(text) and len(words) > 1:
        return True
    return bool(organisation) and same_organisation(organisation_forms(text), frozenset({folded(organisation)}))


def _sentence(words: Sequence[str]) -> bool:
    """Whether most of its words have small letters, as in a sentence; "directeur" alone is none."""
    told = [word for word in words if word.lower() not in _SMALL and word[0].isalpha()]
    small = [word for word in told if word[0].islower()]
    return len(words) > 2 and len(small) * 2 > len(told)
