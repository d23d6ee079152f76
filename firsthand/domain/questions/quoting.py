"""The few words around a sentence that prove a claim."""

from firsthand.domain.mail_text import Sentence

Span = tuple[int, int]
"""A place in a text: start, and end behind the last character."""

QUOTE_CHARS_MAX = 280

_ELLIPSIS = "…"


def quote_around(said: tuple[Sentence, ...], index: int) -> tuple[str, Span]:
    """Sentence `index` with the one before and the one after it as far as they fit, and its place in that quote."""
    words = _cut(said[index].words)
    start = 0
    if index and _continues(said[index - 1], said[index]):
        before = said[index - 1].words
        if len(before) + 1 + len(words) <= QUOTE_CHARS_MAX:
            start = len(before) + 1
            words = f"{before} {words}"
    end = start + len(_cut(said[index].words))
    if index + 1 < len(said):
        after = said[index + 1].words
        if len(words) + 1 + len(after) <= QUOTE_CHARS_MAX:
            words = f"{words} {after}"
    return words, (start, end)


def _continues(before: Sentence, sentence: Sentence) -> bool:
    """Whether the sentence before is one: a greeting, a heading or a line of a table is not."""
    return len(before.words.split()) > 3 and before.words[-1] in '.!?…:)"”'


def _cut(words: str) -> str:
    if len(words) <= QUOTE_CHARS_MAX:
        return words
    head = words[: QUOTE_CHARS_MAX - 1].rsplit(" ", 1)[0]
    return head.rstrip(" ,;:–-") + _ELLIPSIS
