"""Display names read into given name, middle names and family name, whatever form they came in."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from firsthand.domain.identity.addresses import looks_like_address
from firsthand.domain.identity.nicknames import FAMILIES_OF


class Name(NamedTuple):
    """A display name as read; all parts folded (lower case, no accents, no hyphens or apostrophes).

    given: first given name, or its initial, or '' when only one word was there (which then is `family`'s sole part
        only if the form says so). middle: letters of further given names, in order. second: the first full middle name.
    family: with its particles, in one word. generation: 'jr', 'ii', … known_order: the form says which part is which
        ("Last, First"), so that a first.last reading is not a guess.
    shown: the name as a reader would write it, "First Last".
    joint: two people in one name. via: a list or a service sent it on for this person.
    """

    given: str
    middle: str
    second: str
    family: str
    generation: str
    shown: str
    known_order: bool
    joint: bool
    via: bool

    @property
    def full(self) -> bool:
        """Whether it names one person by given name and family name, both written out."""
        return len(self.given) > 1 and len(self.family) > 1 and not self.joint


NOBODY = Name("", "", "", "", "", "", False, False, False)

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady rev reverend fr herr frau hr fru sr sra srta dott ing dipl mag "
    "mme mlle m.me monsieur madame hon capt maj col gen lt sgt judge".split()
)
DEGREES = frozenset(
    "phd ph.d md m.d esq esquire cpa mba pe p.e cfa jd j.d msc bsc ma ba dds rn llm mph pmp cissp fca frs obe mbe cbe "
    "ret retired".split()
)
PARTICLES = frozenset(
    """
    van von de der den del della di da do dos das du la le el al bin ibn ter ten vom zu zum zur af av st
    """.split()
)

_SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "đ": "d", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_FIRST_LAST = re.compile(r"([A-Z][a-z]+) (?:([A-Z])\.? )?([A-Z][a-z]+)")
_LAST_FIRST = re.compile(r"([A-Z][a-z]+), ([A-Z][a-z]+)(?: ([A-Z])\.?)?")
_BRACKETED = re.compile(r"\\?[(\[{<][^)\]}>]*(?:[)\]}>]|$)")
_NICKNAMED = re.compile(r"\s[\"“(']{1,2}([A-Za-z]{2,12})[\"”)']{1,2}\s")
_NOTES = re.compile(r"(/[\w .&-]+)+(?:@[\w ]+)*$|(?:\s?@\s?[\w ./-]+)+$")
_VIA = re.compile(
    r"^(?P<who>.+?)\s+(?:via|über|par l'intermédiaire de)\s+.+$|^(?P<whom>.+?)\s*\((?:via|über)\s[^)]*\)$",
    re.IGNORECASE,
)
_ADDRESS_THEN_NAME = re.compile(r"^\S+@\S+\s\(([^)]+)\)")
_ASIDE = re.compile(r"\s*[-–—|:]\s+|\s+[-–—|]\s*")
_HOST_ENDINGS = frozenset("com net org co uk edu gov info biz io de fr eu us ca tv mail".split())
_NO_NAMES = frozenset({"e-mail", "email", "mail", "internet", "work", "home", "personal", "private"})
_JOINT = re.compile(r"\s&\s|\s(?:and|und|et|y|e|og|och|en)\s|\s?\+\s|;|\s/\s", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NOT_NAME = re.compile(r"[^\w\s.,'’‘`´-]|_|\d")
_SPLIT = re.compile(r"[\s.]+")


def folded(text: str) -> str:
    """Lower case without accents: 'Łódź' and 'lodz' are equal."""
    if text.isascii():
        return text.lower()
    low = text.casefold().translate(_SPECIAL)
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def read_name(text: str) -> Name:
    """The parts of a display name; NOBODY when it holds none (empty, an address, a phone number)."""
    found = _FIRST_LAST.fullmatch(text)
    if found:
        given, middle, family = found.groups()
        low = given.lower()
        if low not in TITLES and family.lower() not in GENERATIONS:
            return Name(low, middle.lower() if middle else "", "", family.lower(), "", text, False, False, False)
    else:
        found = _LAST_FIRST.fullmatch(text)
        if found:
            family, given, middle = found.groups()
            if given.lower() not in DEGREES and given.lower() not in GENERATIONS:
                shown = f"{given} {middle}. {family}" if middle else f"{given} {family}"
                letter = middle.lower() if middle else ""
                return Name(given.lower(), letter, "", family.lower(), "", shown, True, False, False)
    return _read_slowly(text)


def _read_slowly(text: str) -> Name:
    plain, via, nickname = _stripped(text)
    if "- " in plain or " -" in plain or "–" in plain or " |" in plain or ": " in plain:
        plain = _without_aside(plain)
    if (
        not plain
        or plain.lower() in _NO_NAMES
        or looks_like_address(plain)
        or "@" in plain
        or not _LETTERS.search(plain)
    ):
        return NOBODY
    if _IDEOGRAPHS.search(plain):
        return _ideographic(plain, via)
    joint = bool(_JOINT.search(plain)) or plain.count(",") > 2
    if joint:
        return Name("", "", "", "", "", plain, False, True, via)
    if _NOT_NAME.search(plain):
        return Name("", "", "", "", "", plain, False, False, via)
    return _read_words(plain, via, nickname)


def _without_aside(plain: str) -> str:
    """'Ann Roe - Head of Tax' and 'Tax - Ann Roe' without the office, when one side is clearly somebody."""
    sides = [side for side in _ASIDE.split(plain) if side]
    for side in sides[:2]:
        name = read_name(side)
        if name.full and (name.known_order or name.given in FAMILIES_OF):
            return side
    return plain


def _stripped(text: str) -> tuple[str, bool, str]:
    """The bare name; whether it was sent on for somebody; a nickname given in quotes."""
    plain = " ".join(text.split()).strip(" \"'`*-,;:<>")
    via = False
    if "@" in plain and "(" in plain:
        spelled = _ADDRESS_THEN_NAME.search(plain)
        plain = spelled[1] if spelled else plain
    if "via" in plain or "über" in plain:
        sent_on = _VIA.match(plain)
        if sent_on:
            plain, via = (sent_on["who"] or sent_on["whom"]).strip(" \"'"), True
    nickname = ""
    if not plain.isalpha():
        called = _NICKNAMED.search(plain)
        if called:
            nickname = called[1]
            plain = f"{plain[: called.start()]} {plain[called.end() :]}"
        if "(" in plain or "[" in plain or "<" in plain or "{" in plain:
            plain = _BRACKETED.sub(" ", plain)
        if "/" in plain or "@" in plain:
            plain = plain if looks_like_address(plain) else _NOTES.sub("", plain)
    return " ".join(plain.split()).strip(" \"'`*-,;:\\"), via, nickname


def _ideographic(plain: str, via: bool) -> Name:
    """East Asian names: family name first, no spaces needed; kept whole, because both orders are rare in one script."""
    whole = "".join(plain.split())
    if not 2 <= len(whole) <= 5 or not all(_IDEOGRAPHS.match(c) for c in whole):
        return Name("", "", "", "", "", plain, False, False, via)
    return Name(whole[1:] if len(whole) > 2 else whole, "", "", whole, "", plain, True, False, via)


def _read_words(plain: str, via: bool, nickname: str) -> Name:
    before, comma, after = plain.partition(",")
    if comma:
        rest = [word for piece in after.split(",") for word in piece.split()]
        kept = [word for word in rest if word.strip(".").lower() not in DEGREES]
        named = [word for word in kept if word.strip(".").lower() not in GENERATIONS]
        generation = next((word.strip(".").lower() for word in kept if word not in named), "")
        if named and _is_somebody_with_a_title(before, named):
            return _assembled_in_order(_without_titles(before)[0], generation, via, nickname)
        if named:
            return _assembled(named, before.split(), generation, True, via, nickname)
        plain = before
        words, _, tail = _without_titles(plain)
        return _assembled_in_order(words, generation or tail, via, nickname)
    words, _, generation = _without_titles(plain)
    return _assembled_in_order(words, generation, via, nickname)


def _is_somebody_with_a_title(before: str, after: list[str]) -> bool:
    """Whether "Ann Roe, Head of Tax" has nothing but a title or a firm behind its comma."""
    words = before.split()
    return len(words) > 1 and _key(words[0]) in FAMILIES_OF and _key(after[0]) not in FAMILIES_OF and len(after[0]) > 2


def _without_titles(plain: str) -> tuple[list[str], str, str]:
    words = [word for word in plain.split() if word.strip(".'")]
    title = ""
    while len(words) > 1 and words[0].strip(".").lower() in TITLES:
        title = words.pop(0)
    generation = ""
    while len(words) > 1:
        last = words[-1].strip(".").lower()
        if last in GENERATIONS:
            generation = last
        elif last not in DEGREES:
            break
        words.pop()
    return words, title, generation


def _assembled_in_order(words: list[str], generation: str, via: bool, nickname: str) -> Name:
    if len(words) == 1 and "." in words[0].strip("."):
        words = [word for word in words[0].split(".") if word]
        if words[-1].lower() in _HOST_ENDINGS:
            return Name("", "", "", "", "", ".".join(words), False, False, via)
    if len(words) < 2:
        shown = " ".join(words)
        return Name(_key(shown), "", "", "", generation, shown, False, False, via)
    if len(words) > 5:
        return Name("", "", "", "", "", " ".join(words), False, False, via)
    capitals = [word for word in words if len(word) > 2 and word.isupper()]
    written_large = len(capitals) == 1 and words[0] is capitals[0]
    if (
        written_large
        and _key(words[1]) in FAMILIES_OF
        and not any(word.isupper() and len(word) > 1 for word in words[1:])
    ):
        return _assembled(words[1:], words[:1], generation, False, via, nickname)
    split = len(words) - 1
    while split > 1 and words[split - 1].lower() in PARTICLES:
        split -= 1
    return _assembled(words[:split], words[split:], generation, False, via, nickname)


def _assembled(
    given_words: list[str], family_words: list[str], generation: str, known: bool, via: bool, nickname: str
) -> Name:
    while len(given_words) > 1 and given_words[0].strip(".").lower() in TITLES:
        given_words = given_words[1:]
    family_words = [word for word in family_words if word.strip(".'")]
    if family_words and family_words[-1].strip(".").lower() in GENERATIONS and len(family_words) > 1:
        generation = family_words.pop().strip(".").lower()
    trailing: list[str] = []
    while len(given_words) > 1 and given_words[-1].lower() in PARTICLES:
        trailing.insert(0, given_words[-1])
        given_words = given_words[:-1]
    shown = " ".join([*given_words, *trailing, *family_words])
    keys = [key for word in given_words for key in map(_key, word.split(".")) if key]
    family = "".join(_key(word) for word in [*trailing, *family_words])
    if not keys or not family:
        return Name(keys[0] if keys else family, "", "", "", generation, shown, False, False, via)
    first, rest = keys[0], keys[1:]
    second = next((key for key in rest if len(key) > 1), "")
    if len(first) == 1 and second:
        # "J. Robert Roe" goes by the second name.
        return Name(second, first, "", family, _short(generation), shown, known, False, via)
    if nickname and not second:
        second = _key(nickname)
    middle = "".join(key[0] for key in rest)
    return Name(first, middle, second, family, _short(generation), shown, known, False, via)


def _short(generation: str) -> str:
    return {"junior": "jr", "senior": "sr"}.get(generation, generation)


def _key(word: str) -> str:
    return "".join(c for c in folded(word) if c.isalnum())
