"""What the command-line library says itself, of use and wrong use, in the language spoken: it knows English alone."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import typer
from typer._click.core import Context
from typer._click.formatting import HelpFormatter

from firsthand.domain.wording import quoted
from firsthand.language import gettext as _

Found = re.Match[str]

_BEFORE_COMMANDS: dict[str, Callable[[], str]] = {
    "[OPTIONS]": lambda: _("[OPTIONS]"),
    "COMMAND [ARGS]...": lambda: _("COMMAND [ARGUMENTS]..."),
}
_HEADINGS: dict[str, Callable[[], str]] = {
    # Translators: the library puts a colon right behind; a language that wants a blank before it ends the word with one.
    "Arguments": lambda: _("Arguments"),
    "Options": lambda: _("Options"),
    "Commands": lambda: _("Commands"),
}
_KINDS: dict[str, Callable[[], str]] = {
    "<int>": lambda: _("<number>"),
    "<int range>": lambda: _("<number>"),
    "<str>": lambda: _("<text>"),
    "<path>": lambda: _("<path>"),
}
_HELP = "Show this message and exit."

Says = tuple[tuple[re.Pattern[str], Callable[[Found], str]], ...]


@cache
def _remarks_known() -> Says:
    """What the library puts behind the words on an option. Patterns are made when they are first asked for: most commands
    are called rightly.
    """
    return (
        (re.compile(r"required"), lambda _found: _("required")),
        (re.compile(r"default: (.+)"), lambda found: _("default: %(value)s") % {"value": found[1]}),
        (re.compile(r"env var: (.+)"), lambda found: _("variable: %(name)s") % {"name": found[1]}),
    )


@cache
def _troubles_known() -> Says:
    """What the library says of wrong use, whole, and what we say for it."""
    return (
        (
            re.compile(r"No such command '(.*?)'\.?(?: Did you mean (.+)\?)?", re.DOTALL),
            lambda found: _told(_("There is no command %(name)s.") % {"name": quoted(found[1])}, found[2]),
        ),
        (
            re.compile(r"No such option: (\S*)(?: \(Possible options: (.+)\))?"),
            lambda found: _told(_("There is no option %(name)s.") % {"name": found[1]}, found[2]),
        ),
        (re.compile(r"Missing command\."), lambda _found: _("A command is missing.")),
        (
            re.compile(r"Missing (?:argument|parameter) (.+?)\.(?: Choose from:?\s*(.+))?", re.DOTALL),
            lambda found: _told(_("%(name)s is missing.") % {"name": quoted(_bare(found[1]))}, found[2]),
        ),
        (
            re.compile(r"Missing option (.+?)\.(?: Choose from:?\s*(.+))?", re.DOTALL),
            lambda found: _told(_("The option %(name)s is missing.") % {"name": _bare(found[1])}, found[2]),
        ),
        (
            re.compile(r"Invalid value for (.+?): (.+)", re.DOTALL),
            lambda found: _("%(name)s: %(reason)s") % {"name": _bare(found[1]), "reason": trouble(found[2])},
        ),
        (re.compile(r"Invalid value: (.+)", re.DOTALL), lambda found: trouble(found[1])),
        (
            re.compile(r"'(.*)' is not a valid int(?:eger)?(?: range)?\.", re.DOTALL),
            lambda found: _("%(value)s is not a whole number.") % {"value": quoted(found[1])},
        ),
        (
            re.compile(r"(\S+) is not in the range (\S+?)<=x<=(\S+)\."),
            lambda found: (
                _("%(value)s is not between %(least)s and %(most)s.")
                % {"value": found[1], "least": found[2], "most": found[3]}
            ),
        ),
        (
            re.compile(r"(\S+) is not in the range x>=(\S+)\."),
            lambda found: _("%(value)s is less than %(least)s.") % {"value": found[1], "least": found[2]},
        ),
        (
            re.compile(r"'(.*)' is not one of (.+)\.", re.DOTALL),
            lambda found: (
                _("%(value)s cannot be chosen, but these can: %(names)s.")
                % {"value": quoted(found[1]), "names": _bare(found[2])}
            ),
        ),
        (
            re.compile(r"Option '?(.+?)'? requires an argument\."),
            lambda found: _("The option %(name)s needs a value after it.") % {"name": found[1]},
        ),
        (
            re.compile(r"Option '?(.+?)'? does not take a value\."),
            lambda found: _("The option %(name)s takes no value.") % {"name": found[1]},
        ),
        (
            re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", re.DOTALL),
            lambda found: _("There is no place for %(words)s here.") % {"words": quoted(found[1])},
        ),
    )


class Formatter(HelpFormatter):
    """Help as the library lays it out, in the language spoken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        for words, name in _BEFORE_COMMANDS.items():
            args = args.replace(words, name())
        super().write_usage(prog, args, prefix or _("Usage:") + " ")

    def write_heading(self, heading: str) -> None:
        """Write what stands above a list."""
        super().write_heading(_HEADINGS[heading]() if heading in _HEADINGS else heading)

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of options or commands, each with what it is for."""
        super().write_dl([(_kinds(name), _remarks(words)) for name, words in rows], col_max, col_spacing)


def speak() -> None:
    """Let the library write its help as `Formatter` does."""
    Context.formatter_class = Formatter


def complaint(error: typer.TyperException) -> str:
    """What is to be said of wrong use: how the command is called, where to read on, and what was wrong."""
    context: Any = getattr(error, "ctx", None)
    lines = []
    if context is not None:
        lines = [context.get_usage()]
        if context.command.get_help_option(context) is not None:
            command = f"{context.command_path} {context.help_option_names[0]}"
            lines.append(_("%(command)s says more.") % {"command": quoted(command)})
        lines.append("")
    return "\n".join([*lines, trouble(error.format_message())])


def trouble(message: str) -> str:
    """A sentence of the library on wrong use, as we say it; any other as it is."""
    return _said(message, _troubles_known())


def _told(sentence: str, like: str | None) -> str:
    """like: what could be meant, as the library lists it."""
    if not like:
        return sentence
    names = ", ".join(_bare(name.strip()) for name in like.split(","))
    meant = _("Meant, perhaps: %(names)s.")
    return f"{sentence} {meant % {'names': names}}"


def _bare(name: str) -> str:
    """A name without the quotation marks of the library."""
    return name.replace("'", "")


def _kinds(name: str) -> str:
    return re.sub(r"<[a-z ]+>", lambda found: _KINDS[found[0]]() if found[0] in _KINDS else found[0], name)


def _remarks(words: str) -> str:
    """The words on an option, with what the library puts behind them in brackets: "[default: 5; required]"."""
    if words == _HELP:
        return _("Show this help and stop.")
    before, opened, remarks = words.rpartition("[")
    if not opened or not remarks.endswith("]"):
        return words
    return f"{before}[{'; '.join(_remark(one) for one in remarks[:-1].split('; '))}]"


def _remark(remark: str) -> str:
    return _said(remark, _remarks_known())


def _said(words: str, known: Says) -> str:
    """What we say for words of the library; those that are not known as they are."""
    return next((say(found) for pattern, say in known if (found := pattern.fullmatch(words))), words)
