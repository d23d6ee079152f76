"""Sentences of a message, with their places."""

import re
from typing import NamedTuple

_SPACE = re.compile(r"\s+")

# A line this short ends what it says; a longer one was broken by the mail program.
_FULL_LINE_CHARS = 50

_ITEM = re.compile(r"[ \t]*(?:[-*•–o·][ \t]+|\(?\d{1,2}[.)][ \t]+|\(?[a-h][.)][ \t]+)")
_STOP = re.compile(r"(?:[.!…]+|[?!]*\?[?!]*)[\"'”’»)\]]*(?:\s{0,2}[:;] ?-?[)(DPp])?(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|jr|sr|inc|corp|co|ltd|vs|no|nr|approx|dept|ext|fig|e\.g|i\.e|a\.m|p\.m|u\.s|"
    r"u\.k|etc|cf|"
    r"z\.b|bzw|ca|evtl|ggf|usw|d\.h|hr|fr|str|tel|m|mme|mlle|p\.ej|sra|srta|ud|uds|jan|feb|mar|apr|jun|jul|aug|"
    r"sep|sept|oct|nov|dec)"
    r"|\b[A-ZÀ-Þ]|^\s*\d{1,2})\.$",
    re.IGNORECASE,
)


class Sentence(NamedTuple):
    """One sentence: `start` and `end` are places in the text it was read from, `words` has its white space folded."""

    start: int
    end: int
    words: str


def fold_space(text: str) -> str:
    """`text` with every run of white space made one space."""
    return _SPACE.sub(" ", text).strip()


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in order; a blank line, a short line and a list item end a sentence, too."""
    found: list[Sentence] = []
    for start, end in _runs(text):
        found.extend(_within(text, start, end))
    return tuple(found)


def _runs(text: str) -> list[tuple[int, int]]:
    """Stretches of lines that read on from one to the next."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    position = 0
    longest = 0
    for line in text.split("\n"):
        end = position + len(line)
        blank = not line.strip()
        if start is not None and (blank or longest < _FULL_LINE_CHARS or _ITEM.match(line)):
            runs.append((start, position - 1))
            start = None
        if not blank:
            if start is None:
                start = position
            longest = len(line)
        position = end + 1
    if start is not None:
        runs.append((start, len(text)))
    return runs


def _within(text: str, start: int, end: int) -> list[Sentence]:
    found: list[Sentence] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.group()[0] == ".":
            before = text[max(begin, stop.end() - 12) : stop.start() + 1]
            after = text[stop.end() : stop.end() + 3].strip()
            if _ABBREVIATION.search(before) or (after and after[0].islower()):
                continue
        if words := fold_space(text[begin : stop.end()]):
            found.append(Sentence(*_trimmed(text, begin, stop.end()), words))
        begin = stop.end()
    if words := fold_space(text[begin:end]):
        found.append(Sentence(*_trimmed(text, begin, end), words))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
