"""The reading process of an import, begun before the command itself is loaded, since both take a moment."""

import os
from collections.abc import Sequence

from firsthand import language
from firsthand.connectors.reading_process import ReadingProcess

_begun: list[ReadingProcess] = []


def begin(arguments: Sequence[str]) -> None:
    """Begin one where the program is called to import; whatever else it is called for needs none."""
    if arguments[:1] == ["import"] and not {"--help", "--preview"}.intersection(arguments):
        language.speak(language.language_of(os.environ))
        _begun.append(ReadingProcess())


def reading_process(paths: Sequence[str]) -> ReadingProcess:
    """The one that was begun, or a new one, with what it is going to read."""
    process = _begun.pop() if _begun else ReadingProcess()
    process.look_at(paths)
    return process


def end() -> None:
    """End the one that nobody asked for: the command was called wrongly."""
    while _begun:
        _begun.pop().end()
