"""The words of a text that carry meaning, brought to a common form."""

import re
from functools import lru_cache
from typing import NamedTuple

from firsthand.domain.text_folding import folded

_WORD = re.compile(r"[^\W_]+(?:[+#](?=[\s.,;:)]|$)|['’](?=[^\W_]))?", re.UNICODE)
WORDS_MAX = 200
"""Of a longer text only this many words are looked at."""

_SAYS_NOTHING = frozenset(
    """
    a about above across after again against all almost along already also although always am among an and another any
    anybody anyone anything are around as ask asked asking at away back be because been before being below between both
    but by came can cannot come could did do does doing done down during each either else enough etc even ever every
    everybody everyone everything few find finding first for found from further get getting give given giving glad go
    going good got great had happy has have having he hello help helped helpful helping her here hers hi him his how
    however i if in into is it its itself just keep kind know known knows last least less let like likely little long
    look looked looking looks lot made make makes making many matter may maybe me mean means might mine more most much
    must my myself near need needed needing needs never new next no nobody none nor not nothing now of off offer offered
    offering offers often ok okay old on once one only onto or other others our ours out over own people person please
    possible quite rather really right said same say see seek seeking seem seems send several shall she should show since
    so some somebody someone something soon sort still such suggest take taken takes taking talk tell than thank thanks
    that the their theirs them then there these they thing things think this those though through thus time times to
    together too toward towards try trying two under until up upon us use used useful user uses using very via walk want
    wanted wanting wants was way we well went were what when where whether which while who whom whose why will willing
    wish with within without wonder word words work worked working works would yes yet you your yours
    able access advise advice available borrow bring brought call case chance check copy deal decent email everyday expert
    expertise experience experienced explain facing fast favour five free fresh good hand half happen hear hour hours idea ideas
    involved issue issues knowledge learn learning lend let meet minute minutes month months name names offer opinion
    others part place point pointer pointers problem problems question questions quick quickly read real recommend
    recommended recommendation share sharing short simple small speak spare start started stuff support team teach today
    tomorrow topic trouble true understand understanding view week weeks whoever worth write wrote year years
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
    november december
    """.split()
)  # fmt: skip
"""Words that say nothing of what is needed or offered, with those in which needs and offers are put."""

_IRREGULAR = {
    "analyses": "analysis", "children": "child", "criteria": "criterion", "data": "data", "hiring": "hire",
    "hired": "hire", "leaving": "leave", "led": "lead", "media": "media", "men": "man", "news": "news",
    "people": "person", "series": "series", "sold": "sell", "taught": "teach", "women": "woman", "writing": "writing",
    "written": "writing", "staffing": "staff", "pricing": "price", "bought": "buy", "building": "building",
    "lease": "lease", "leasing": "lease", "training": "training", "marketing": "marketing", "accounting": "accounting",
    "banking": "bank", "shipping": "ship", "thesis": "thesis", "tenancies": "tenancy", "bus": "bus", "basis": "basis",
    "taxes": "tax", "taxation": "tax", "gas": "gas", "sales": "sales", "logistics": "logistics", "politics": "politics",
}  # fmt: skip

_ENDINGS = (
    ("ization", "ize"), ("isation", "ize"), ("ising", "ize"), ("ised", "ize"), ("ise", "ize"), ("izing", "ize"),
    ("ized", "ize"), ("ational", "ate"), ("ations", "ate"), ("ation", "ate"), ("ating", "ate"), ("ated", "ate"),
    ("ators", "ate"), ("ator", "ate"), ("ements", "e"), ("ement", "e"), ("ments", ""), ("ment", ""), ("ness", ""),
    ("ically", "ic"), ("ical", "ic"), ("fully", ""), ("ful", ""), ("ities", "ity"), ("ies", "y"), ("ied", "y"),
    ("ings", ""), ("ing", ""), ("ers", ""), ("er", ""), ("ors", "or"), ("eds", ""), ("ed", ""), ("sses", "ss"),
    ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ly", ""), ("es", "e"), ("s", ""), ("e", "e"),
)  # fmt: skip
"""Endings taken off, the first that fits and leaves enough of the word; lighter than Porter's rules."""

_LEFT_MIN = 3
_DOUBLED = re.compile(r"([bdfgklmnprtz])\1$")


class Word(NamedTuple):
    """One word of a text: as it stands there, and its common form."""

    said: str
    form: str


def words(text: str) -> tuple[Word, ...]:
    """The words that carry meaning, in order, each form once; at most `WORDS_MAX` are looked at."""
    found: dict[str, Word] = {}
    for count, one in enumerate(_WORD.finditer(text)):
        if count >= WORDS_MAX:
            break
        said = one.group().strip("'’")
        lower = folded(said)
        if lower in _SAYS_NOTHING or (len(lower) < 2 and not lower.isdigit()):
            continue
        form = stem(lower)
        if form not in _SAYS_NOTHING:
            found.setdefault(form, Word(said, form))
    return tuple(found.values())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A lower-case English word without its ending: "auditors", "auditing" and "audits" become one; others stay."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= _LEFT_MIN or not word.isascii() or not word.isalpha():
        return word
    for ending, instead in _ENDINGS:
        if not word.endswith(ending) or (ending == "s" and word.endswith(("ss", "us", "is"))):
            continue
        rest = word[: -len(ending)]
        if len(rest + instead) < _LEFT_MIN or not any(vowel in rest for vowel in "aeiouy"):
            continue
        if ending in ("ing", "ings", "ed", "er", "ers") and _DOUBLED.search(rest) and not rest.endswith(("ll", "ss")):
            rest = rest[:-1]
        return _without_e(rest + instead)
    return word


def _without_e(word: str) -> str:
    """A final e says nothing: "hiring" and "hire" are one."""
    return word[:-1] if word.endswith("e") and len(word) > _LEFT_MIN + 1 else word
