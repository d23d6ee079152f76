"""What the learned weights look at: the small words of a sentence, its signs, and its neighbours.

Numbers, days, names, addresses and links become placeholders, so that what is learned is how people say things and
never what about, nor who they are.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from firsthand.domain.acts.shape import Kind
from firsthand.domain.acts.signs import SIGNS, plain, signs_of
from firsthand.domain.questions import Span

_TOKEN = re.compile(
    r"(?P<link>https?://\S+|www\.\S+|\S+@\S+\.\w+|\\\\\S+)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<number>[$€£#]?\d[\d,.:/-]*(?:st|nd|rd|th|am|pm|k|m|%)?\b)"
    r"|(?P<mark>\?+|!+|\.{2,}|[.,:;()\"-])"
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "january february april june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec".split()
)
_SPOKEN = {
    "u": "you",
    "ya": "you",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "tks": "thanks",
    "thnx": "thanks",
    "thanx": "thanks",
    "cannot": "can not",
    "gonna": "going to",
    "wanna": "want to",
    "ok": "okay",
    "yr": "your",
    "lets": "let us",
    "let's": "let us",
    "can't": "can not",
    "won't": "will not",
    "y'all": "you",
    "ur": "your",
    "info": "information",
    "congrats": "congratulations",
    "hi": "hello",
    "im": "i am",
    "ill": "i will",
    "dont": "do not",
    "cant": "can not",
    "didnt": "did not",
    "wont": "will not",
    "youre": "you are",
    "thats": "that is",
}
_ENDINGS = {"ll": "will", "d": "would", "m": "am", "re": "are", "ve": "have", "s": "'s"}


# What stands before the first word that says something: the number of a list item, and who is called by name.
_LEAD = re.compile(
    r"\s*(?:(?:[-*•–>·o]+|\(?\d{1,2}[.):]+|\(?[a-hA-H][.)])\s+)?"
    r"(?:(?P<name>[A-Z][\w.'’-]*(?:(?: |/| and | & |, )[A-Z][\w.'’-]*){0,2})\s?(?:,|:|;|-{1,3}|–)\s+(?=\w))?"
)
_NO_NAMES = frozenset(
    """
    also please however thanks thank ok okay yes no well so finally first second third next then now again actually
    sorry otherwise meanwhile therefore hi hello hey and but or if when what why how who where which note question ps
    today tomorrow yesterday currently additionally furthermore moreover anyway personally obviously apparently
    unfortunately hopefully lastly secondly firstly separately alternatively great good right sure true still though
    per as in on at for from with to by the a an this that these those it i we you he she they is are do does did can
    could would will should have has had my our your any some let see here there after before once since because given
    based attached importantly fyi action subject date time location agenda attachment urgent reminder congratulations
    nice perfect fine done correct agreed absolutely oops wow oh ah regards cheers best sincerely enclosed following
    """.split()
)


class Marks(NamedTuple):
    """What one sentence shows by itself. kinds: acts of which it bears a strong sign; signs: index and place."""

    tokens: list[str]
    signs: list[tuple[int, Span]]
    kinds: frozenset[Kind]
    called: bool
    words: str


STRONG = 0.6
_CONTEXT_WORDS_MIN = 4


def marks_of(words: str) -> Marks:
    """Reads one sentence, white space folded."""
    lead = _LEAD.match(words)
    start = 0
    called = False
    if lead:
        name = lead["name"]
        if name is None:
            start = lead.end()
        elif name.split()[0].lower().strip(",.") not in _NO_NAMES:
            start, called = lead.end(), True
        else:
            start = lead.start("name")
    signs = [(index, (match.start() + start, match.end() + start)) for index, match in signs_of(plain(words[start:]))]
    kinds = frozenset(
        sign.kind for index, _ in signs if (sign := SIGNS[index]).kind is not None and sign.strength >= STRONG
    )
    return Marks(tokens_of(words[start:]), signs, kinds, called, words)


def features_of(before: Marks | None, marks: Marks, after: Marks | None, subject: str) -> list[str]:
    """The names of all features of a sentence, each once."""
    tokens = ["^", *marks.tokens, "$"]
    found = set(tokens)
    found.update(map(" ".join, pairwise(tokens)))
    found.update(map(" ".join, zip(tokens, tokens[1:], tokens[2:], strict=False)))
    found.update([f"S {SIGNS[index].name}" for index, _ in marks.signs])
    count = len(marks.tokens)
    found.add(f"L {sum(count > most for most in (2, 4, 7, 12, 20, 35))}")
    if marks.called:
        found.add("CALLED")
    if before is None:
        found.add("FIRST" if after else "ALONE")
    else:
        if len(before.tokens) < _CONTEXT_WORDS_MIN:
            found.add("B short")
        if before.words:
            last = before.words[-1]
            found.add("B end " + ("a" if last.isalnum() else last))
        found.update([f"B {kind}" for kind in before.kinds])
    if after is None:
        if before:
            found.add("LAST")
    else:
        if len(after.tokens) < _CONTEXT_WORDS_MIN:
            found.add("A short")
        if after.words.endswith("?"):
            found.add("A ?")
        found.update([f"A {kind}" for kind in after.kinds])
    start = subject[:3].lower()
    if start == "re:":
        found.add("RE")
    elif start in ("fw:", "fwd"):
        found.add("FW")
    return list(found)


def tokens_of(words: str) -> list[str]:
    """The words of a sentence as the weights know them: lower-cased, contractions spelled out, placeholders set in."""
    found: list[str] = []
    start = True
    for match in _TOKEN.finditer(words):
        kind = match.lastgroup
        token = match.group()
        if kind == "word":
            lower = token.lower().replace("’", "'")
            # A capital in the middle of a sentence makes a name, unless all is in capitals or it is an "I'm".
            if (
                not (start or token[0].islower() or token[1:] == token[1:].upper() or lower in _DAYS)
                and lower.split("'")[0] != "i"
                and not (found and found[-1] in ".!?:")
            ):
                if not found or found[-1] != "<name>":
                    found.append("<name>")
                continue
            start = False
            if lower in _DAYS:
                found.append("<day>")
            elif lower in _SPOKEN:
                found.extend(_SPOKEN[lower].split())
            elif "'" in lower:
                head, _, tail = lower.partition("'")
                if tail == "t" and head.endswith("n"):
                    found.extend((head[:-1], "not"))
                else:
                    found.extend((head, _ENDINGS.get(tail, "'s")))
            else:
                found.append(lower)
        elif kind == "link":
            found.append("<link>")
            start = False
        elif kind == "number":
            if not found or found[-1] != "<n>":
                found.append("<n>")
        else:
            found.append(token[0] if token[0] != "." or len(token) == 1 else "...")
    return found
