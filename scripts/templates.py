"""Check every template: it compiles, and it holds nothing that the content policy would refuse."""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

WEB = Path(__file__).parents[1] / "firsthand" / "web"

REFUSED = {
    r"<style\b": "styles belong into a style sheet; the content policy refuses them here",
    r"<script\b(?![^>]*\bsrc=)": "scripts belong into a file; the content policy refuses them here",
    r"\sstyle\s*=": "styles belong into a style sheet; the content policy refuses them here",
    r"\son[a-z]+\s*=\s*[\"']": "handlers belong into a custom element; the content policy refuses them here",
    r"\bhx-on\b": "handlers belong into a custom element; the content policy refuses them here",
    r"(?:src|href|action)\s*=\s*[\"']https?://": "nothing is loaded from, or sent to, another host",
    r"\|safe\b": "mark as safe where the text is made, next to what makes it so",
}


LINE_CHARACTERS_MAX = 240
"""No formatter for Django's templates breaks lines well; by hand, between block elements, it is easy."""


def compile_all(templates: list[Path]) -> Iterator[str]:
    """What Django refuses, one sentence each."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["FIRSTHAND_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.project.settings"
        import django
        from django.template import TemplateSyntaxError, engines

        django.setup()
        engine = engines["django"]
        for path in templates:
            try:
                engine.from_string(path.read_text(encoding="utf-8"))
            except TemplateSyntaxError as error:
                yield f"{path.relative_to(WEB)}: {error}"


def look_for_refused(templates: list[Path]) -> Iterator[str]:
    for path in templates:
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", text, flags=re.DOTALL)
        for pattern, reason in REFUSED.items():
            for found in re.finditer(pattern, text):
                yield f"{path.relative_to(WEB)}: “{found[0].strip()}”: {reason}"


def look_for_long_lines(templates: list[Path]) -> Iterator[str]:
    for path in templates:
        lines = path.read_text(encoding="utf-8").splitlines()
        if long := sum(len(line) > LINE_CHARACTERS_MAX for line in lines):
            yield f"{path.relative_to(WEB)}: {long} lines are longer than {LINE_CHARACTERS_MAX} characters"


def main() -> int:
    templates = sorted(WEB.glob("*/templates/**/*.html"))
    troubles = [*compile_all(templates), *look_for_refused(templates), *look_for_long_lines(templates)]
    for trouble in troubles:
        print(trouble)
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
