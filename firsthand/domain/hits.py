"""Where in a text the words of a search stand."""

import re
from collections.abc import Sequence

from firsthand.domain.finding import Span
from firsthand.domain.text_folding import folded

SNIPPET_CHARS = 240
_WORD = re.compile(r"\w+", re.UNICODE)


def spans(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Stretches of `text` whose words begin with one of the folded `words`, in order."""
    if not words:
        return ()
    starts = tuple(words)
    return tuple(
        Span(match.start(), match.end()) for match in _WORD.finditer(text) if folded(match.group()).startswith(starts)
    )


def snippet(text: str, words: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """A stretch of `text` around the first hit, on one line, with the hits in it."""
    line = " ".join(text.split())
    hits = spans(line, words)
    start = 0
    if hits and hits[0].start > SNIPPET_CHARS // 3:
        start = line.rfind(" ", 0, hits[0].start - SNIPPET_CHARS // 4) + 1
    end = min(len(line), start + SNIPPET_CHARS)
    if end < len(line):
        end = max(line.rfind(" ", start, end), start + 1)
    cut = ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    shift = start - (1 if start else 0)
    return cut, tuple(Span(hit.start - shift, hit.end - shift) for hit in hits if start <= hit.start and hit.end <= end)
