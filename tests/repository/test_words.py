"""Every sentence for people goes through the catalogue, in the rooms that are done; see docs/languages.md."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]

ROOMS = (
    "firsthand/domain",
    "firsthand/network",
    "firsthand/errors.py",
    "firsthand/cli",
    "firsthand/project",
    "firsthand/services",
    "firsthand/storage",
)
"""Where nothing may be said past the catalogue."""

SPEAKS_WHILE_LOADING = "firsthand/cli"
"""A program says its language before it loads its commands, so that their helps come in it."""

NOT_YET = frozenset({
    "firsthand/cli/goals.py",
    "firsthand/domain/layer.py",
    "firsthand/domain/purposes.py",
    "firsthand/domain/traits.py",
    "firsthand/services/breadth.py",
    "firsthand/services/goals/ending.py",
    "firsthand/services/goals/keeping.py",
    "firsthand/services/layer.py",
    "firsthand/services/network/exporting.py",
    "firsthand/services/network/map_places.py",
    "firsthand/services/own_targets.py",
    "firsthand/services/purposes.py",
    "firsthand/services/targets.py",
    "firsthand/services/time_by_group.py",
    "firsthand/services/traits.py",
    "firsthand/services/unused.py",
})  # fmt: skip
"""Files of these rooms that still speak English alone; none joins them."""

MARKS = frozenset({"_", "gettext", "ngettext", "pgettext", "gettext_noop", "gettext_lazy", "ngettext_lazy"})

READING = (
    "firsthand/domain/acts/",
    "firsthand/domain/exchanges/",
    "firsthand/domain/identity/nicknames.py",
    "firsthand/domain/mail_text/",
    "firsthand/domain/matching/synonyms.py",
    "firsthand/domain/questions/",
    "firsthand/domain/title_words.py",
)
"""Rules and word lists by which mail is read: what others wrote is in the languages they write, whatever is spoken here."""

KEYS = frozenset({
    "initial and family name", "middle initial and family name", "family name first", "other name form",
    "same address but for punctuation", "one card, two names", "you said so", "your private address", "local part: {}",
    "same full name elsewhere", "same name and organisation", "same name and telephone", "same name and group",
    "same name on a card", "came of it",
})  # fmt: skip
"""Kept in the record and compared there; nobody sees them."""

MARKS_OF_THE_FORGOTTEN = frozenset({"address {}", "name {}", "card {}", "only {}"})
"""Hashed; see domain/forgetting.py."""

SAID_BY_DATABASES = frozenset({"disk is full", "No space left", "disk i/o error", "unable to open", "not a database"})
"""By which the trouble of a database is known; see storage/trouble.py."""

FIXED = frozenset({
    "firsthand {}",  # the program's version, and its name in a keyring
    "SQLite {}, {}", "PostgreSQL {}", "chmod 700 {}",
    "id: {}", "person: {}", "written_at: {}", "changed_at: {}", "written_on: {}",  # lines at the head of a note's file
    "-- The tables as of {}; written by firsthand.storage.fresh.",  # in a file for developers
    "Newsreader, Georgia, serif", "Schibsted Grotesk, Helvetica, Arial, sans-serif",  # names of typefaces
    "%(levelname)s %(name)s: %(message)s",  # a line of the log
    "asked {}",  # the states of an introduction
    "Re: {}",  # mail programs look for it, in any language
    "PRODID:-//Firsthand//Time for people//EN",  # names the program, see RFC 5545
    "{}, as you told {}",  # follows a promise in English, and only there
})  # fmt: skip

EXCEPTIONS = KEYS | MARKS_OF_THE_FORGOTTEN | SAID_BY_DATABASES | FIXED

NOT_FOR_USERS = frozenset({"ValueError", "IndexError", "TypeError", "KeyError", "RuntimeError", "NotImplementedError"})
"""What these say is for who calls a function wrongly."""

_PATTERN = re.compile(r"\\|\(\?")
_SQL = re.compile(
    r"\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE|CREATE|ANALYZE|PRAGMA|SHOW|BEGIN|CASE|WHEN|ELSE|AND|NOT|JOIN|DESC"
    r"|ORDER BY|IS NULL)\b|\b(?:IN|OR) \(?\{|\bOR \{|= excluded\.|<>|%s"
)
_FIELDS = re.compile(r"(?:\{\}|[a-z_.]+)(?:,? [a-z_.]+)*")
"""Names of columns in a row; one of them shows it by its underscore, or all by their commas."""
_WORD = re.compile(r"(?<![\w{])[^\W\d_]{2,}")


class Said(NamedTuple):
    path: str
    line: int
    words: str


def python_files(room: str) -> list[Path]:
    place = ROOT / room
    assert place.exists(), f"{room} has moved"
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def left_out(node: ast.AST) -> list[ast.AST]:
    """What under a node is no sentence said past the catalogue: marked words, patterns, lists of words, docstrings, types."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return [node.value]
        case ast.Call(func=func) if name_of(func) in MARKS:
            return list(node.args)
        case ast.Call(func=ast.Attribute(value=ast.Constant() as words, attr="split")):
            return [words]
        case ast.Raise(exc=ast.Call(func=func)) if name_of(func) in NOT_FOR_USERS:
            return [node]
        case ast.Assert(msg=ast.expr() as message):
            return [message]
        case ast.Call(func=ast.Attribute(value=ast.Name(id="log"))):
            return [node]
        case ast.Subscript(value=value) if name_of(value) == "Literal":
            return [node]
        case ast.FunctionDef(returns=ast.expr() as annotation) | ast.arg(annotation=ast.expr() as annotation):
            return [annotation]
        case ast.AnnAssign(annotation=annotation):
            return [annotation]
    return []


def unmarked(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each string with its line that reads as words for people; `{}` stands for what is put into one."""
    skipped = {id(part) for node in ast.walk(tree) for out in left_out(node) for part in ast.walk(out)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [one.value if isinstance(one, ast.Constant) else "{}" for one in node.values]
            skipped.update(id(one) for one in node.values if isinstance(one, ast.Constant))
            words = "".join(map(str, parts))
            if id(node) not in skipped and is_glued(words):
                yield node.lineno, words
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in skipped
            and is_said(node.value)
        ):
            yield node.lineno, node.value


def is_said(words: str) -> bool:
    bare = words.strip()
    if " " not in bare or _PATTERN.search(bare) or is_for_databases(bare):
        return False
    return bool(_WORD.search(bare)) and (bare[0].isupper() or len(bare.split()) >= 3)


def is_glued(words: str) -> bool:
    """Whether words stand beside what is put in, with a blank between: no other language could turn them round."""
    return (
        " " in words.strip()
        and not _PATTERN.search(words)
        and not is_for_databases(words)
        and bool(_WORD.search(words))
    )


def is_for_databases(words: str) -> bool:
    if _SQL.search(words):
        return True
    names = re.split(r",? ", words)
    return bool(_FIELDS.fullmatch(words)) and (
        any("_" in name for name in names) or len(names) == words.count(",") + 1 > 2
    )


def said_in(room: str) -> list[Said]:
    found = []
    for path in python_files(room):
        shown = path.relative_to(ROOT).as_posix()
        if not shown.startswith(READING) and shown not in NOT_YET:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [Said(shown, line, words) for line, words in unmarked(tree)]
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_is_said_past_the_catalogue(room: str) -> None:
    assert [one for one in said_in(room) if one.words not in EXCEPTIONS] == []


def test_every_exception_is_still_needed() -> None:
    met = {one.words for room in ROOMS for one in said_in(room)}
    assert EXCEPTIONS - met == set()
    assert [path for path in READING if not (ROOT / path).exists()] == []
    assert [path for path in NOT_YET if not list(unmarked(ast.parse((ROOT / path).read_text(encoding="utf-8"))))] == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_mark_for_words_is_no_name_for_what_is_not_wanted(room: str) -> None:
    """A `_` that stands for a part left aside hides the function in the whole body, and no type checker says so."""
    assert [
        f"{path.name}: {body.name}"
        for path in python_files(room)
        for body in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(body, ast.FunctionDef) and {"stored", "called"} <= set(uses_of_mark(body))
    ] == []


def uses_of_mark(body: ast.AST) -> Iterator[str]:
    """How a function uses `_`; what comprehensions call their own is theirs alone."""
    for node in ast.iter_child_nodes(body):
        if isinstance(node, ast.comprehension):
            yield from uses_of_mark(node.iter)
            continue
        if isinstance(node, ast.Name) and node.id == "_" and isinstance(node.ctx, ast.Store):
            yield "stored"
        if isinstance(node, ast.Call) and name_of(node.func) == "_":
            yield "called"
        yield from uses_of_mark(node)


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_marked_where_the_collecting_program_does_not_look(room: str) -> None:
    """xgettext takes an f-string for a string, whatever is called in it."""
    assert [
        f"{path.name}: {call.lineno}"
        for path in python_files(room)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and name_of(call.func) in MARKS and isinstance(call.args[0], ast.Constant)
    ] == []


@pytest.mark.parametrize("room", [room for room in ROOMS if room != SPEAKS_WHILE_LOADING])
def test_nothing_is_translated_while_a_module_loads(room: str) -> None:
    """There is nobody yet to speak to; `gettext_noop` marks what is translated where it is shown."""
    assert [
        f"{path.name}: {line}"
        for path in python_files(room)
        for line in said_while_loading(ast.parse(path.read_text(encoding="utf-8")))
    ] == []


def test_every_command_says_its_help_through_the_catalogue() -> None:
    """A docstring would be shown as it is."""
    assert [
        f"{path.name}: {body.name}"
        for path in python_files(SPEAKS_WHILE_LOADING)
        if path.relative_to(ROOT).as_posix() not in NOT_YET
        for body in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(body, ast.FunctionDef)
        for mark in body.decorator_list
        if isinstance(mark, ast.Call) and name_of(mark.func) == "command"
        if "help" not in {given.arg for given in mark.keywords}
    ] == []


def said_while_loading(node: ast.AST) -> Iterator[int]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Lambda):
            continue
        if isinstance(child, ast.FunctionDef):
            for default in [*child.args.defaults, *filter(None, child.args.kw_defaults), *child.decorator_list]:
                yield from said_while_loading(default)
            continue
        if isinstance(child, ast.Call) and name_of(child.func) in {"_", "gettext", "ngettext", "pgettext"}:
            yield child.lineno
        yield from said_while_loading(child)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('title = "Nothing needs you today."', ["Nothing needs you today."]),
        ('title = _("Nothing needs you today.")', []),
        ('title = ngettext("one tie", "%(count)s ties and more", 2)', []),
        ('why = f"Offered {age} ago"', ["Offered {} ago"]),
        ('why = f"{age} days"', ["{} days"]),
        ('key = f"promise:{key}"', []),
        ('"""What this is for."""', []),
        ('_ASKS = re.compile(r"\\b(?:would you please)\\b")', []),
        ('raise ValueError("each weight lies between 0 and 1")', []),
        ('raise ConfigError("The port", "it is none", "Use a number.")', ["The port", "it is none", "Use a number."]),
        ('words = "the of and to".split()', []),
        ('def found(one: "Goal | None") -> "Goal | None": ...', []),
        ('sql = f"SELECT 1 FROM {table} WHERE id = %s"', []),
        ('columns = "id, person_id, markdown"', []),
        ('changes = "time, people or text"', ["time, people or text"]),
        ('log.warning("nothing is read for now")', []),
    ],
)
def test_words_for_people_are_told_from_others(code: str, words: list[str]) -> None:
    assert [said for _line, said in unmarked(ast.parse(code))] == words
