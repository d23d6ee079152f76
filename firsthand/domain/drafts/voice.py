"""How the user begins and ends a letter to somebody, learnt from their own sent mail."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.domain.drafts.shape import one_line
from firsthand.domain.mail_text import above_quotes
from firsthand.domain.text_folding import folded
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

LETTERS_MAX = 30
LINE_CHARS_MAX = 40
_LAST_LINES = 6

_HAIL = (
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|hallo|liebe[rs]?|guten (?:morgen|tag)|moin|"
    r"sehr geehrte[rs]?|bonjour|bonsoir|salut|ch[eè]re?|hola|buenos d[ií]as|buenas tardes|querid[oa]|estimad[oa])"
)
_GREETING = re.compile(
    rf"^(?P<hail>{_HAIL})?(?P<gap>[ ,]*)(?P<name>[^,;:!?]{{0,40}}?)(?P<end>[ ]?[,;:!.–—-]?)$", re.IGNORECASE
)
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "herr", "frau", "mme", "m", "sr", "sra", "there", "all"})
_CLOSING = re.compile(
    r"^(?:(?:many|best|kind|kindest|warm|warmest|with|all|my|yours|all the)[ ]?){0,3}"
    r"(?:regards|wishes|best|sincerely|faithfully|truly|cheers|thanks(?: again| a lot| so much| very much)?|thank you"
    r"|love|take care|speak soon|talk soon|see you(?: soon)?|yours|all the best|best|as ever"
    r"|(?:viele|beste|liebe|herzliche|schöne|mit freundlichen) gr(?:ü|ue)(?:ß|ss)en?|gr(?:ü|ue)(?:ß|ss)e|danke|vielen dank"
    r"|(?:bien )?cordialement|amitiés|bises|à bientôt|merci|(?:un )?(?:cordial )?saludos?(?: cordiales)?|un abrazo|gracias)"
    r"[ ]?[,.!–—-]*$",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:thanks?|thx|danke?|dank|merci|gracias)\b", re.IGNORECASE)
_DELIMITER = re.compile(r"^(?:--[ \t]*|_{4,})$", re.MULTILINE)
_HELLO = gettext_noop("Hello {name},")
"""How a letter begins where nothing was learnt; in English, and translated where it is written."""


@dataclass(frozen=True, slots=True)
class Voice:
    """greeting: with a place {name}, or complete; sign_off: the closing lines, '' for none."""

    greeting: str = _HELLO
    sign_off: str = ""

    def hail(self, first_name: str) -> str:
        """The first line of a letter to somebody of this name."""
        greeting = _(_HELLO) if self.greeting == _HELLO else self.greeting
        return one_line(greeting.replace("{name}", first_name), 200)

    def ending(self, *, thanks: bool) -> str:
        """The closing lines; without their thanks where thanks have no place in the letter."""
        lines = self.sign_off.split("\n") if self.sign_off else []
        return "\n".join(line for line in lines if thanks or not _THANKS.search(line))


PLAIN = Voice()


def learn_voice(texts: Sequence[str], first_name: str, my_names: Iterable[str], plain: Voice = PLAIN) -> Voice:
    """The usual greeting and sign-off in letters to one person; those of `plain` where none can be told.

    texts: bodies of the owner's own letters to that person, the newest first; `LETTERS_MAX` are read. first_name: how they
    are called. my_names: how the owner is called, one word or several each.
    """
    greetings: Counter[str] = Counter()
    sign_offs: Counter[str] = Counter()
    mine = {folded(word) for name in my_names for word in re.findall(r"[^\W\d_]+", name)}
    for text in texts[:LETTERS_MAX]:
        body = _DELIMITER.split(above_quotes(text), maxsplit=1)[0]
        lines = [line.strip() for line in body.split("\n") if line.strip()]
        if not lines:
            continue
        greeting = _greeting(lines[0], first_name) if len(lines) > 1 else None
        if greeting:
            greetings[greeting] += 1
        sign_off = _sign_off(lines[1:][-_LAST_LINES:], mine)
        if sign_off:
            sign_offs[sign_off] += 1
    # Of equals the newest: a Counter keeps the order in which it met them.
    return Voice(
        max(greetings, key=lambda one: greetings[one]) if greetings else plain.greeting,
        max(sign_offs, key=lambda one: sign_offs[one]) if sign_offs else plain.sign_off,
    )


def _greeting(line: str, first_name: str) -> str | None:
    """A first line that is a greeting, with {name} where the person is named."""
    if len(line) > LINE_CHARS_MAX or "{" in line or "}" in line:
        return None
    found = _GREETING.match(line)
    if found is None:
        return None
    named = found["name"].strip()
    words = [word for word in named.split() if folded(word.strip(".")) not in _TITLES]
    if not named:
        return line if found["hail"] else None
    if folded(named) == folded(first_name):
        return f"{found['hail'] or ''}{found['gap'] if found['hail'] else ''}{{name}}{found['end'] or ','}".strip()
    # A nickname, or a title with a name, is how this person is greeted: it stays as it is.
    if found["hail"] and len(words) <= 2 and all(word[:1].isupper() or word in ("all", "both") for word in words):
        return line
    return None


def _sign_off(lines: list[str], mine: set[str]) -> str | None:
    """The last lines of a letter: a closing formula, the owner's name, or both."""
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        bare = re.findall(r"[^\W\d_]+", line)
        is_mine = (
            len(line) <= LINE_CHARS_MAX and bool(bare) and all(folded(word) in mine or len(word) == 1 for word in bare)
        )
        if is_mine and any(folded(word) in mine or len(line.strip(".")) == 1 for word in bare):
            if place and len(lines[place - 1]) <= LINE_CHARS_MAX and _CLOSING.match(lines[place - 1]):
                return f"{lines[place - 1]}\n{line}"
            return line
        if len(line) <= LINE_CHARS_MAX and _CLOSING.match(line):
            return line
    return None
