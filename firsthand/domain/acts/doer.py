"""Who is to do what an act speaks of."""

import re

from firsthand.domain.acts.shape import Doer, Kind

_ANOTHER = re.compile(
    r"^(?:\W*(?:and|so|also|then|but|fyi)\b,? )?(?:(?P<pronoun>he|she|they)|(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?))"
    r"(?:'ll| will| is going to| are going to| can| could| should| needs? to| would be (?:happy|glad))\b"
)
_WE = re.compile(r"\b(?:i|we|i'll|we'll|i'd|let me|my|our)\b", re.IGNORECASE)
_NOT_NAMES = frozenset("It This That These Those There You We Who What Which When How I If The".split())

_USUAL: dict[Kind, Doer] = {
    "ask": "receiver",
    "offer": "sender",
    "promise": "sender",
    "deliver": "sender",
    "thank": "sender",
    "introduce": "sender",
    "feedback": "sender",
    "decline": "sender",
    "invite": "receiver",
}


def doer_of(kind: Kind, words: str) -> Doer:
    """The one to act: the sender of a promise, the receiver of a request, unless the sentence names a third."""
    usual = _USUAL[kind]
    if kind in ("promise", "offer"):
        another = _ANOTHER.match(words.replace("’", "'"))
        if another and another["name"] not in _NOT_NAMES:
            return "third"
        if kind == "offer" and re.search(r"\b(?:call|contact|ask|talk to) (?!me\b|us\b|you\b)[A-Z]", words):
            return "third"
    return usual
