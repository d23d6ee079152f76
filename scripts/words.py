"""Collect what is said into the catalogue, and bring translations up to date: `scripts/words`; `--check` changes nothing.

Messages stand in Python and in templates, marked as docs/languages.md says. They are found by GNU xgettext (Debian: gettext),
and carry neither line numbers nor dates, so that the same words make the same file.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "firsthand"
CATALOGUES = PROGRAM / "locale"
COLLECTED = CATALOGUES / "django.pot"

KEYWORDS = (
    "_", "now_", "lazy", "gettext", "gettext_noop", "gettext_lazy", "ngettext:1,2", "ngettext_lazy:1,2", "pgettext:1c,2",
    "pgettext_lazy:1c,2",
    "npgettext:1c,2,3", "npgettext_lazy:1c,2,3",
)  # fmt: skip

HEAD = """\
# What Firsthand says, for its translators; made by scripts/words.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""

_GLUED = re.compile(r"%\((?:\w*name|other)\)s[^\W\d_]")
"""A person's name with something put at its end, which must stand alone: the private calendar finds it and leaves it out."""


def run(*command: str | Path, words: str = "") -> str:
    """What a program of GNU gettext prints; ends the script with what it complains of."""
    done = subprocess.run(command, input=words, capture_output=True, text=True, check=False, cwd=PROGRAM)
    if done.returncode:
        sys.exit(f"{command[0]}: {done.stderr.strip()}")
    return done.stdout


def collected() -> str:
    """All messages of the program as the text of a template catalogue, in the order of the alphabet."""
    with tempfile.TemporaryDirectory() as folder:
        sources = [*python_sources(), *template_sources(Path(folder))]
        found = run(
            "xgettext", "--from-code=UTF-8", "--language=Python", "--no-location", "--sort-output", "--no-wrap",
            "--add-comments=Translators", "--keyword", *(f"--keyword={one}" for one in KEYWORDS), "--output=-", *sources,
        )  # fmt: skip
    _head, _, messages = found.partition("\n\n")
    return f"{HEAD}\n{messages}"


def python_sources() -> Iterator[Path]:
    return (path for path in sorted(PROGRAM.rglob("*.py")) if "migrations" not in path.parts)


def template_sources(folder: Path) -> Iterator[Path]:
    """Templates as Django writes them for xgettext: their messages as calls, all else as placeholders."""
    from django.utils.translation.template import templatize

    settings.configure()
    found = [path for kind in ("html", "txt") for path in PROGRAM.glob(f"web/**/templates/**/*.{kind}")]
    for number, path in enumerate(sorted(found)):
        source = folder / f"{number}.py"
        source.write_text(templatize(path.read_text(encoding="utf-8"), origin=str(path)), encoding="utf-8")
        yield source


def translations() -> list[Path]:
    """The catalogues there are: firsthand/locale/<language>/LC_MESSAGES/django.po."""
    return sorted(CATALOGUES.glob("*/LC_MESSAGES/django.po"))


def texts(catalogue: str, *fields: str) -> list[str]:
    """What stands in these fields ("msgid", "msgstr") of a catalogue, each on one line; its head left out."""
    found = []
    for entry in catalogue.split("\n\n"):
        if 'msgid ""\nmsgstr ""\n"Content-Type' in entry or 'msgid ""\nmsgstr ""\n"Project-Id' in entry:
            continue
        for field, quoted in re.findall(r'^(\w+)(?:\[\d\])? ((?:".*"\n?)+)', entry, re.MULTILINE):
            if field in fields:
                found.append("".join(line[1:-1] for line in quoted.splitlines()))
    return found


def count(catalogue: str) -> int:
    return len(texts(catalogue, "msgid"))


def update(template: str) -> None:
    """Write the template catalogue, merge it into each translation, and compile these. What nobody says any more is dropped."""
    CATALOGUES.mkdir(exist_ok=True)
    COLLECTED.write_text(template, encoding="utf-8")
    print(f"{COLLECTED.relative_to(ROOT)}: {count(template)} messages")
    for path in translations():
        merged = run(
            "msgmerge", "--quiet", "--no-fuzzy-matching", "--no-location", "--sort-output", "--no-wrap", path, COLLECTED
        )  # fmt: skip
        kept = run("msgattrib", "--no-obsolete", "--no-location", "--sort-output", "--no-wrap", "-", words=merged)
        path.write_text(kept, encoding="utf-8")
        run("msgfmt", "--check-format", "--output-file", path.with_suffix(".mo"), path)
        print(
            f"{path.relative_to(ROOT)}: {len(missing(path))} of {count(template)} messages wait for their translation"
        )


def missing(path: Path) -> list[str]:
    """Messages without a translation, or with one that was only guessed."""
    kinds = ("--untranslated", "--only-fuzzy")
    return [words for kind in kinds for words in texts(run("msgattrib", kind, "--no-wrap", path), "msgid")]


def faults(template: str) -> Iterator[str]:
    """What a run of this script, or a translator, has still to do."""
    if not COLLECTED.exists() or COLLECTED.read_text(encoding="utf-8") != template:
        yield f"{COLLECTED.relative_to(ROOT)}: it is not what the program says; run scripts/words."
    for path in translations():
        shown = path.relative_to(ROOT)
        yield from (f"{shown}: not translated: {words}" for words in missing(path))
        for line in texts(run("msgattrib", "--translated", "--no-fuzzy", "--no-wrap", path), "msgstr"):
            if glued := _GLUED.search(line):
                yield f"{shown}: “{glued[0]}”: a name stands alone, see docs/languages.md: {line}"


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        sys.exit("scripts/words [--check]")
    if shutil.which("xgettext") is None:
        sys.exit("GNU gettext is missing. Debian, Ubuntu: sudo apt-get install gettext")
    template = collected()
    if not arguments:
        update(template)
        return 0
    found = list(faults(template))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
