"""Figures, tenths, days and quotation marks that somebody reads come from domain/wording.py, since each language has its own."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]

ROOMS = ("cli", "connectors", "domain", "services", "web")

HOME = "firsthand/domain/wording.py"


class Written(NamedTuple):
    path: str
    words: str


FOR_MACHINES = frozenset({
    Written("firsthand/domain/moves/score.py", "{:.2f}"),  # of a ValueError, for who calls it wrongly
    Written("firsthand/web/elements/bar.py", "{:.1f}"),  # a length in a drawing
    Written("firsthand/web/elements/spark.py", "{:.1f}"),  # a length in a drawing
})  # fmt: skip
"""Numbers that only programs read, or who builds this one."""

_MARKED = re.compile(r"[,_]|\.[1-9]\d*[a-zA-Z%]?$")
"""A format that writes thousands apart, or tenths: both have a mark of the language in them."""

_IN_A_SENTENCE = re.compile(r"%\(\w+\)[-+ #0]*\d*\.[1-9]\d*[a-zA-Z]")

_QUOTED_HERE = re.compile(r"“\{\{|\|date:")
_OF_THE_CATALOGUE = re.compile(r"\{% blocktranslate.*?\{% endblocktranslate %\}", re.DOTALL)


def written_past_the_language(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=[ast.Constant(value=str() as spec)])):
                if _MARKED.search(spec):
                    yield f"{{:{spec}}}"
            case ast.Call(func=ast.Name(id="format"), args=[_, ast.Constant(value=str() as spec)]):
                if _MARKED.search(spec):
                    yield f"{{:{spec}}}"
            case ast.JoinedStr(values=parts):
                for part, following in pairwise(parts):
                    match part, following:
                        case ast.Constant(value=str() as words), ast.FormattedValue() if words.endswith(
                            ("“", "„", "«")
                        ):
                            yield "“{}”"
            case ast.Constant(value=str() as words):
                yield from _IN_A_SENTENCE.findall(words)


@pytest.mark.parametrize("room", ROOMS)
def test_no_figure_and_no_quotation_is_written_past_the_language(room: str) -> None:
    assert [one for one in written_in(room) if one not in FOR_MACHINES] == []


def test_every_format_for_machines_is_still_needed() -> None:
    assert FOR_MACHINES - {one for room in ROOMS for one in written_in(room)} == set()


def written_in(room: str) -> list[Written]:
    found = []
    for path in sorted((ROOT / "firsthand" / room).rglob("*.py")):
        shown = path.relative_to(ROOT).as_posix()
        if shown != HOME:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [Written(shown, words) for words in written_past_the_language(tree)]
    return found


def test_no_template_quotes_or_writes_days_past_the_language() -> None:
    """`in_quotes` quotes; the page object says the day."""
    assert [
        f"{path.name}: {found[0]}"
        for path in sorted((ROOT / "firsthand" / "web").rglob("*.html"))
        for found in _QUOTED_HERE.finditer(outside_the_catalogue(path.read_text(encoding="utf-8")))
    ] == []


def outside_the_catalogue(template: str) -> str:
    """A template without the sentences that each language writes for itself; what is put into these counts all the same."""
    return _OF_THE_CATALOGUE.sub(lambda found: found[0].partition("%}")[0], template)


@pytest.mark.parametrize("room", ["cli", "web"])
def test_nothing_that_is_shown_is_capitalized(room: str) -> None:
    """`sentence_case` begins a sentence; `capitalize` makes all that follows small, and German nouns wrong."""
    assert [
        f"{path.name}: {node.lineno}"
        for path in sorted((ROOT / "firsthand" / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "capitalize"
    ] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('words % {"count": f"{count:,}"}', ["{:,}"]),
        ('words % {"count": figure(count)}', []),
        ('f"{seconds:.1f}"', ["{:.1f}"]),
        ('f"{rate:,.0f}"', ["{:,.0f}"]),
        ('f"{days:.0f} {number:02} {at:%H:%M}"', []),
        ('format(count, ",")', ["{:,}"]),
        ('_("%(hours).1f hours")', ["%(hours).1f"]),
        ('f"“{title}”"', ["“{}”"]),
        ('_("“%(title)s” is no name")', []),
    ],
)
def test_what_is_written_past_the_language_is_told_from_the_rest(code: str, found: list[str]) -> None:
    assert list(written_past_the_language(ast.parse(code))) == found
