"""What it takes to forget somebody: marks that recognise them without naming them, and texts without them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

from firsthand.domain.identity.addresses import looks_like_address, normalised
from firsthand.domain.mail_text import new_text
from firsthand.domain.text_folding import folded

INSTEAD = "[forgotten]"
"""What stands where a forgotten name or address stood."""

NAME_WORDS_MAX = 8
WORDS_IN_A_ROW_MAX = 3
ADDRESS_CHARS_MAX = 80
WORD_CHARS_MIN = 3
"""A shorter part of a name is too common a word to be taken out of texts on its own."""

_ALSO_WORDS = frozenset(
    "april art august baker bell bill black brown chance christian cook dale dawn drew earl faith field fields fisher frank"
    " glen grace grant gray green hill holly hope hunter iris ivy jack joy june king lance lane law lee long major mark may"
    " miles moss page pat penny pierce price ray rich rob rose ruby rusty short stone sue summer van wade wells white will"
    " wood woods young".split()
)
"""Names that are words as well: as a word, with a small letter, they stay."""

LINE_CHARS_MIN = 24
"""A shorter line may be anybody's."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-](?!s\b)[^\W\d_]+)*")
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LOCAL_PART = re.compile(r"[\w.+'-]*\Z")
# Words with capitals in a row; initials may stand among them.
_CAPITAL_WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*[.]?(?:['’-](?!s\b)[^\W\d_]+)*"
_NAMES = re.compile(rf"{_CAPITAL_WORD}(?:[ \t.,\n]{{1,4}}{_CAPITAL_WORD})+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def digest(key: bytes, mark: str) -> str:
    """A keyed hash of a mark, in hex; without the key nobody can try names against it."""
    return blake2b(mark.encode(), key=key, digest_size=32).hexdigest()


def address_mark(address: str) -> str:
    """Equal for all ways to write one address; '' without one."""
    found = normalised(address.lower()).text
    return f"address {found}" if found else ""


def name_mark(name: str) -> str:
    """Equal for "Ada Moss", "Moss, Ada" and "ADA B. MOSS"; '' for fewer than two words, which say too little."""
    return _words_mark(_name_words(name))


def marks(address: str, name: str) -> set[str]:
    """What to keep in mind, hashed, of one pair of address and display name."""
    found = {address_mark(address), name_mark(name)}
    # Of a long name, texts are searched for the beginning and the end.
    words = _name_words(name)
    found |= {_words_mark(words[:WORDS_IN_A_ROW_MAX]), _words_mark(words[-WORDS_IN_A_ROW_MAX:])}
    if not address and name.strip() and not name_mark(name):
        found.add(_only_name_mark(name))
    return found - {""}


def own_mark(address: str, name: str) -> str:
    """The one mark by which a mailbox met later is recognised: its address, else its name."""
    if address:
        return address_mark(address)
    return name_mark(name) or _only_name_mark(name)


def card_mark(key: bytes) -> str:
    """The mark by which a card is recognised, whatever it says by then. key: as `domain.cards.Card` has it."""
    return f"card {key.hex()}"


def marks_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Marks of whatever in a text may be an address or a name with capitals, with where it stands."""
    at = text.find("@")
    while at >= 0:
        start = at - len(_LOCAL_PART.search(text, max(0, at - ADDRESS_CHARS_MAX), at)[0])  # type: ignore[index]
        found = _ADDRESS.match(text, start)
        if found and (mark := _address_mark_cached(found[0])):
            yield mark, *found.span()
        at = text.find("@", max(at + 1, found.end() if found else 0))
    for run in _NAMES.finditer(text):
        offset = run.start()
        for mark, start, end in _marks_of_run(run[0]):
            yield mark, offset + start, offset + end


@lru_cache(maxsize=50_000)
def _address_mark_cached(address: str) -> str:
    return address_mark(address)


@lru_cache(maxsize=50_000)
def _marks_of_run(run: str) -> tuple[tuple[str, int, int], ...]:
    """Marks of two and of three words that stand together; the same names stand in text after text."""
    words = [(folded(word[0]), *word.span()) for word in _WORD.finditer(run)]
    words = [word for word in words if len(word[0]) > 1]
    found = []
    for place, (first, start, _) in enumerate(words):
        said = [first]
        for word, _, end in words[place + 1 : place + WORDS_IN_A_ROW_MAX]:
            said.append(word)
            found.append((f"name {' '.join(sorted(said))}", start, end))
    return tuple(found)


def names_in_address(address: str) -> str:
    """What may be a name in “jane.roe@…”: its words with capitals; '' for fewer than two."""
    words = _LETTERS.findall(address.partition("@")[0])
    return " ".join(word.capitalize() for word in words) if len(words) > 1 else ""


class Redaction:
    """Takes the names and addresses of one person out of texts.

    loosely: also single parts of their names, for texts of conversations in which they took part; words of `others`
        (names of those who stay) are left alone.
    """

    def __init__(self, said: Iterable[tuple[str, str]], *, loosely: bool = False, others: Collection[str] = ()) -> None:
        pairs = list(said)
        self.addresses = {address for address, _ in pairs if address}
        self.addresses |= {name.lower() for _, name in pairs if looks_like_address(name)}
        names = {tuple(_WORD.findall(_ASIDE.sub(" ", name))) for _, name in pairs if not looks_like_address(name)}
        self.names = {words for words in names if words}
        pieces: list[str] = []
        for words in self.names:
            if len(words) > 1:
                pieces += _full_name_patterns(words)
        if loosely:
            kept = {folded(word) for name in others for word in _WORD.findall(name)}
            single = {word for words in self.names for word in words if len(word) >= WORD_CHARS_MIN}
            pieces += [_word_pattern(word) for word in single if folded(word) not in kept]
        elif any(len(words) == 1 for words in self.names) and not self.addresses:
            pieces += [_word_pattern(words[0]) for words in self.names if len(words) == 1]
        # Addresses, which hold names, and then the longest first: an alternation takes the first that fits.
        pieces = [
            *(re.escape(address) for address in sorted(self.addresses, key=lambda one: (-len(one), one))),
            *sorted(dict.fromkeys(pieces), key=lambda piece: (-len(piece), piece)),
        ]
        self._pattern = re.compile("|".join(f"(?:{piece})" for piece in pieces), re.IGNORECASE) if pieces else None

    @property
    def longest_words(self) -> set[str]:
        """For each address and name one string that a text which holds it must hold, letter case and accents aside."""
        return self.addresses | {max(words, key=len) for words in self.names if len(words) > 1 or not self.addresses}

    def shared_with(self, others: Iterable[str]) -> frozenset[str]:
        """Which words of their names these names also have."""
        own = {folded(word) for words in self.names for word in words}
        return frozenset(own.intersection(folded(word) for name in others for word in _WORD.findall(name)))

    def concerns(self, text: str) -> bool:
        return bool(self._pattern and self._pattern.search(text))

    def of(self, text: str) -> str:
        """The text without them."""
        return self._pattern.sub(INSTEAD, text) if self._pattern else text

    def of_name(self, name: str) -> str:
        """A display name without them; a namesake keeps theirs."""
        return name if self._pattern and self._pattern.fullmatch(name.strip()) else self.of(name)


def without_marked(text: str, is_forgotten: Callable[[str], bool]) -> str:
    """The text without every name and address whose mark is forgotten."""
    spans = sorted((start, end) for mark, start, end in marks_in(text) if is_forgotten(mark))
    if not spans:
        return text
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [text[at:start], INSTEAD]
        at = max(at, end)
    return "".join([*parts, text[at:]])


def reduced(text: str) -> str:
    """What the sender newly wrote, without what they quoted: there may be words of somebody else in it."""
    return new_text(text)


def lines_of(text: str) -> set[str]:
    """Lines long enough to be known again where somebody pasted them, as `without_lines` compares them."""
    return {line for raw in text.split("\n") if len(line := _bare(raw)) >= LINE_CHARS_MIN}


def without_lines(text: str, lines: Collection[str]) -> str:
    """The text without those lines."""
    return "\n".join(raw for raw in text.split("\n") if _bare(raw) not in lines)


def _bare(line: str) -> str:
    return " ".join(line.lstrip("> |\t").split()).lower()


def _name_words(name: str) -> list[str]:
    if looks_like_address(name):
        return []
    return [folded(word) for word in _WORD.findall(_ASIDE.sub(" ", name))]


def _words_mark(words: list[str]) -> str:
    # Middle initials come and go.
    full = sorted(word for word in words if len(word) > 1)
    return f"name {' '.join(full)}" if 2 <= len(full) <= NAME_WORDS_MAX else ""


def _only_name_mark(name: str) -> str:
    return f"only {' '.join(folded(name).split())}" if name.strip() else ""


def _full_name_patterns(words: tuple[str, ...]) -> list[str]:
    """A name forwards, and with the last word first; initials may stand between."""
    between = r"[\s.,]+(?:[^\W\d_]\.?[\s,]+)?"
    orders = {words, (words[-1], *words[:-1]), (*words[1:], words[0])}
    return [rf"\b{between.join(_letters(word) for word in order)}\b" for order in sorted(orders)]


def _word_pattern(word: str) -> str:
    if folded(word) in _ALSO_WORDS:
        return rf"(?-i:\b(?:{re.escape(word.capitalize())}|{re.escape(word.upper())})\b)"
    return rf"\b{_letters(word)}\b"


def _letters(word: str) -> str:
    """The word with and without its accents."""
    plain = folded(word)
    return re.escape(word) if plain == word.lower() else f"(?:{re.escape(word)}|{re.escape(plain)})"
