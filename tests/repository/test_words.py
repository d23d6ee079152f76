"""Every sentence for people goes through the catalogue, in the rooms that are done; see docs/languages.md."""

import ast
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from firsthand import language
from firsthand.domain.wording import date_in_words, in_words

ROOT = Path(__file__).parents[2]

ROOMS = (
    "firsthand/cli", "firsthand/connectors", "firsthand/domain", "firsthand/errors.py", "firsthand/network",
    "firsthand/project", "firsthand/services", "firsthand/storage", "firsthand/web",
)  # fmt: skip
"""Where nothing may be said past the catalogue."""

SPEAKING_AS_THEY_LOAD = ("firsthand/cli/",)
"""Commands say their help when they are imported, and are imported once the language is known: see cli/main.py."""

MARKS = frozenset({
    "_", "now_", "lazy", "gettext", "ngettext", "pgettext", "gettext_noop", "gettext_lazy", "ngettext_lazy",
    "pgettext_lazy",
})  # fmt: skip

READING = (
    "firsthand/connectors/imap/folders.py",
    "firsthand/connectors/rfc822/folders.py",
    "firsthand/connectors/tables/dates.py",
    "firsthand/connectors/tables/linkedin.py",
    "firsthand/connectors/tables/linkedin_messages.py",
    "firsthand/connectors/tables/other_contacts.py",
    "firsthand/connectors/tables/outlook_headings.py",
    "firsthand/domain/acts/",
    "firsthand/domain/exchanges/",
    "firsthand/domain/identity/nicknames.py",
    "firsthand/domain/mail_text/",
    "firsthand/domain/matching/synonyms.py",
    "firsthand/domain/questions/",
    "firsthand/domain/title_words.py",
)
"""Rules and lists of words by which mail, folders and headings are read: others write in their own languages."""

KEYS = frozenset({
    "initial and family name", "middle initial and family name", "family name first", "other name form",
    "same address but for punctuation", "one card, two names", "you said so", "your private address", "local part: {}",
    "same full name elsewhere", "same name and organisation", "same name and telephone", "same name and group",
    "same name on a card", "came of it", "asked {}", "can't tell yet",
    "contact {}, conversation {}", "organization {}", "Organization {}",
})  # fmt: skip
"""Kept in the record or compared; nobody sees them."""

MARKS_OF_THE_FORGOTTEN = frozenset({"address {}", "name {}", "card {}", "only {}"})
"""Hashed; see domain/forgetting.py."""

KEPT = frozenset({
    "Mail address as written: {}", "{} as written: {}", "{} ext. {}", "Invitation to connect",
    "Food preferences", "Introduced by", "{}, every {} {} from {}", "Gift: {}", "Gift idea: {}", "Task{}: {}",
})  # fmt: skip
"""What a card, a note or a message is made of: its key is drawn from it, so that it may not change with the language."""

MACHINES = frozenset({
    "user={}\x01auth=Bearer {}\x01\x01", "Bearer {}",
    "APP PASSWORD", "WEB LOGIN", "BASIC AUTH", "TLS failed", "Deleted Items", "---------- Forwarded message ----------",
    "Content-Type: text/calendar; charset=utf-8; method={}\n\n", "multipart/report; report-type={}",
    "Content-Type: {}\n", "Content-Transfer-Encoding: {}\n", "Content-Disposition: {}\n", "{}; charset=utf-8",
    "noopener noreferrer nofollow",
    "camera=(), microphone=(), geolocation=(), usb=(), payment=(), browsing-topics=()",
})  # fmt: skip
"""What programs say to one another: protocols, headers, markup."""

NAMES = frozenset({"Evolution, KMail, mutt"})
"""Of programs."""

FIXED = frozenset({
    "%(levelname)s %(name)s: %(message)s",  # a line of the log
    "Re: {}",  # mail programs look for it, in any language
    "PRODID:-//Firsthand//Time for people//EN",  # names the program, see RFC 5545
    "{}, as you told {}",  # follows a promise in English, and only there
    "Firsthand reply", "key: {}",  # a reply to the form for others is read by these
    "firsthand {}",  # the name of the program, with its version or where its record lies
    "SQLite {}, {}", "PostgreSQL {}", "chmod 700 {}",  # other programs
    "id: {}", "person: {}", "written_at: {}", "changed_at: {}", "written_on: {}",  # read back from an export
    "Newsreader, Georgia, serif", "Schibsted Grotesk, Helvetica, Arial, sans-serif",  # typefaces
    "disk is full", "No space left", "disk i/o error", "unable to open", "not a database",  # as databases say it
    "Show this message and exit.", "COMMAND [ARGS]...",  # as the command-line library says it
    "-- The tables as of {}; written by firsthand.storage.fresh.",  # for who builds the program
})  # fmt: skip

EXCEPTIONS = KEYS | MARKS_OF_THE_FORGOTTEN | KEPT | MACHINES | NAMES | FIXED

NOT_FOR_USERS = frozenset({
    "AssertionError", "ValueError", "IndexError", "TypeError", "KeyError", "RuntimeError", "NotImplementedError",
})  # fmt: skip
"""What these say is for who calls a function wrongly."""

LOGGING = frozenset({"exception", "error", "warning", "info", "debug"})
"""A log is for who runs the program, and is read in English everywhere."""

_PATTERN = re.compile(r"\\|\(\?|^attachment; filename=|^default-src ")
"""How patterns and headers for browsers look."""

_QUERY = re.compile(
    r"\b(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|AND|IN|NOT|NULL|CASE|WHEN|ELSE|END|DESC|ASC|PRAGMA|ANALYZE|BEGIN|SHOW|CREATE|OR|LIKE|LIMIT|excluded)\b|%s|<>"
)
"""Words of SQL, in capitals as no sentence has them, and places in it that no sentence has without a name."""

_COLUMNS = re.compile(r"[a-z_.{}]+(?:, [a-z_.]+){2,}|(?=[a-z ]+_)[a-z_]+(?:,? [a-z_]+)+")
_MARKUP = re.compile(r"<[^<>]*>")
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
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr="compile")):
            return [node.args[0]]
        case ast.Call(func=ast.Attribute(value=ast.Constant() as words, attr="split")):
            return [words]
        case ast.Raise(exc=ast.Call(func=func)) if name_of(func) in NOT_FOR_USERS:
            return [node]
        case ast.Assert(msg=ast.expr() as message):
            return [message]
        case ast.Subscript(value=value) if name_of(value) == "Literal":
            return [node]
        case ast.Call(func=ast.Attribute(value=ast.Name(id="log"), attr=attr)) if attr in LOGGING:
            return [node.args[0]]
        case ast.arg(annotation=ast.expr() as annotation) | ast.AnnAssign(annotation=annotation):
            return kinds_named(annotation)
        case ast.FunctionDef(returns=ast.expr() as returns):
            return kinds_named(returns)
    return []


def kinds_named(annotation: ast.expr) -> list[ast.AST]:
    """Types written as strings; what an Annotated carries beside its type may well be said."""
    if isinstance(annotation, ast.Subscript) and name_of(annotation.value) == "Annotated":
        return []
    return [annotation]


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
    if " " not in bare or _PATTERN.search(bare) or is_for_the_store(bare) or bare.startswith("<"):
        return False
    return bool(_WORD.search(bare)) and (bare[0].isupper() or len(bare.split()) >= 3)


def is_glued(words: str) -> bool:
    """Whether words stand beside what is put in, with a blank between: no other language could turn them round."""
    return (
        " " in words.strip()
        and not _PATTERN.search(words)
        and not is_for_the_store(words)
        and bool(_WORD.search(_MARKUP.sub("", words)))
    )


def is_for_the_store(words: str) -> bool:
    """A query or a part of one, or names of columns."""
    return bool(_QUERY.search(words)) or bool(_COLUMNS.fullmatch(words))


def said_in(room: str) -> list[Said]:
    found = []
    for path in python_files(room):
        shown = path.relative_to(ROOT).as_posix()
        if not shown.startswith(READING):
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


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_translated_while_a_module_loads(room: str) -> None:
    """There is nobody yet to speak to; `gettext_noop` marks what is translated where it is shown."""
    assert [
        f"{path.name}: {line}"
        for path in python_files(room)
        if not path.relative_to(ROOT).as_posix().startswith(SPEAKING_AS_THEY_LOAD)
        for line in said_while_loading(ast.parse(path.read_text(encoding="utf-8")))
    ] == []


def test_no_command_lets_its_docstring_speak_for_it() -> None:
    """What typer finds no help for it explains by the docstring, which no catalogue knows."""
    assert [
        f"{path.name}: {body.name}"
        for path in python_files("firsthand/cli")
        for body in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(body, ast.FunctionDef) and ast.get_docstring(body)
        for made in body.decorator_list
        if isinstance(made, ast.Call) and name_of(made.func) == "command"
        if "help" not in {keyword.arg for keyword in made.keywords}
    ] == []


def said_while_loading(node: ast.AST, later: frozenset[str] = frozenset()) -> Iterator[int]:
    later = names_of_what_waits(node) if isinstance(node, ast.Module) else later
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Lambda):
            continue
        if isinstance(child, ast.FunctionDef):
            for default in [*child.args.defaults, *filter(None, child.args.kw_defaults), *child.decorator_list]:
                yield from said_while_loading(default, later)
            continue
        if (
            isinstance(child, ast.Call)
            and name_of(child.func) in {"_", "now_", "gettext", "ngettext", "pgettext"} - later
        ):
            yield child.lineno
        yield from said_while_loading(child, later)


def names_of_what_waits(module: ast.Module) -> frozenset[str]:
    """What a module calls the functions whose words are translated only when they are shown, as forms want it."""
    return frozenset(
        one.asname or one.name
        for line in module.body
        if isinstance(line, ast.ImportFrom)
        for one in line.names
        if one.name.endswith("_lazy")
    )


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
        ('rows(scope, "SELECT id FROM person WHERE name = %s")', []),
        ('columns = "id, person_id, written_at"', []),
        ('log.exception("the acts of one message could not be read")', []),
        ('def first(of: "Goal | None") -> "Goal | None": return of', []),
        ('title: Annotated[str, Option(help="What you must get done.")] = ""', ["What you must get done."]),
        ('def found(one: "Goal | None") -> "Goal | None": ...', []),
    ],
)
def test_words_for_people_are_told_from_others(code: str, words: list[str]) -> None:
    assert [said for _line, said in unmarked(ast.parse(code))] == words


def test_the_catalogues_hold_every_message_and_no_other() -> None:
    """What is not collected, not translated, translated without its placeholders, or not compiled, is named one by one."""
    if shutil.which("xgettext") is None:
        if os.environ.get("CI"):
            pytest.fail("GNU gettext is missing: scripts/system-packages installs it.")
        pytest.skip("GNU gettext is not installed: scripts/system-packages installs it.")
    done = subprocess.run([ROOT / "scripts" / "words", "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_every_language_that_can_be_spoken_has_a_catalogue_and_none_is_hidden() -> None:
    translated = {path.parents[1].name for path in (ROOT / "firsthand" / "locale").glob("*/LC_MESSAGES/django.mo")}
    assert translated == set(language.LANGUAGES) - {language.ENGLISH}


@pytest.mark.parametrize("code", sorted(set(language.LANGUAGES) - {language.ENGLISH}))
def test_whoever_speaks_another_language_is_spoken_to_in_it(code: str) -> None:
    with language.speaking(code):
        said = (
            in_words(3, unit="tie"),
            date_in_words(date(2026, 3, 2)),
            language.gettext("Who could be a second way in?"),
        )
    assert said[0] != "three ties"
    assert "March" not in said[1]
    assert said[2] != "Who could be a second way in?"


def test_what_is_kept_with_a_plural_is_asked_for_with_a_count() -> None:
    """Older patch versions of Python find such a message only so, and say it in English otherwise."""
    catalogue = (language.CATALOGUES / "de" / "LC_MESSAGES" / "django.po").read_text()
    with_plural = set(re.findall(r'^msgid "(.+)"\nmsgid_plural', catalogue, re.MULTILINE))
    alone = set(re.findall(r'^msgid "(.+)"\nmsgstr "', catalogue, re.MULTILINE))
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.args[0].value!r}"
        for path in sorted((ROOT / "firsthand").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in MARKS - {"ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value in with_plural - alone
    ]
    assert wrong == []
