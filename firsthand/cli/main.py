"""All commands, and the one place where expected trouble becomes words and an exit code."""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer

from firsthand import __version__, language
from firsthand.cli import ahead, usage
from firsthand.cli.output import EXIT_STOPPED, EXIT_TROUBLE, EXIT_USAGE, fail
from firsthand.errors import AmbiguousError, ConfigError, FirsthandError, NotFoundError
from firsthand.language import gettext as _

COMMANDS = {
    "import_": ("import",),
    "accounts": ("disconnect", "accounts"),
    "connect": ("connect",),
    "sync": ("sync",),
    "today": ("today",),
    "digest": ("digest",),
    "meetings": ("meetings", "brief"),
    "practise": ("practise",),
    "review": ("review",),
    "print_": ("print",),
    "people": ("people",),
    "show": ("show",),
    "network": ("network",),
    "reflect": ("reflect", "mirror"),
    "keep_in_touch": ("keep-in-touch",),
    "dates": ("dates",),
    "search": ("search",),
    "explain": ("explain",),
    "sources": ("sources",),
    "undo": ("undo",),
    "notes": ("note", "add"),
    "giving": ("offers", "needs"),
    "goals": ("goals",),
    "draft": ("draft",),
    "ledger": ("ledger",),
    "by_hand": ("give", "thank", "ask", "offer", "promise"),
    "archive": ("export", "restore"),
    "outgoing": ("calendar", "interactions"),
    "forget": ("forget",),
    "demo": ("demo",),
    "serve": ("serve", "run"),
    "doctor": ("doctor",),
}
"""Modules of this folder, and the commands that each adds to `app` when it is imported."""

# Helps are said while commands are loaded, this module's own among them: so the language comes first.
language.speak(language.language_of(os.environ))

app = typer.Typer(
    name="firsthand",
    help=_("Value based networking: today's few honest moves, out of your own mail, on your own machine."),
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    home: Annotated[
        Path | None, typer.Option("--home", help=_("Folder of your record (or FIRSTHAND_HOME)."), show_default=False)
    ] = None,
    version: Annotated[bool, typer.Option("--version", help=_("Print the version and stop."))] = False,
) -> None:
    """Without a command: serve the pages on this machine and open the browser."""
    if version:
        typer.echo(f"firsthand {__version__}")
        raise typer.Exit
    use_home(home)
    if context.invoked_subcommand is None:
        from firsthand.cli.serve import serve

        serve()


def use_home(home: Path | None) -> None:
    """Choose the home folder; the last word wins, before or after the command."""
    if home is not None:
        os.environ["FIRSTHAND_HOME"] = str(home.expanduser().resolve())


def _modules_for(arguments: Sequence[str]) -> list[str]:
    """The module of the command that is asked for; where none is, or one that nobody knows, all of them."""
    words = [word for before, word in pairwise(("", *arguments)) if before != "--home" and not word.startswith("-")]
    return [name for name, commands in COMMANDS.items() if words and words[0] in commands] or list(COMMANDS)


def _let_go() -> None:
    """Close the store, which else the next command would find as after a crash, and leave the rest as it lies: looking
    through it for garbage takes a fortieth of a second, and it goes with the process.
    """
    ahead.end()
    if "django.db" in sys.modules:
        sys.modules["django.db"].connections.close_all()
    gc.freeze()


def main() -> None:
    """Run the command line; expected trouble ends in one plain sentence on stderr."""
    os.umask(0o077)
    # Our arrays are small: several threads for one of them only stand in one another's way. Set before arrays are loaded.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    atexit.register(_let_go)
    usage.speak()
    try:
        for name in _modules_for(sys.argv[1:]):
            import_module(f"firsthand.cli.{name}")
        done = app(standalone_mode=False)
    except typer.TyperException as error:
        sys.stderr.write(f"{usage.complaint(error)}\n")
        sys.exit(error.exit_code)
    except (NotFoundError, AmbiguousError) as error:
        fail(error, EXIT_TROUBLE)
    except ConfigError as error:
        fail(error, EXIT_USAGE)
    except FirsthandError as error:
        fail(error, EXIT_TROUBLE)
    except BrokenPipeError:
        # The reader (head, less) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_TROUBLE)
    except (KeyboardInterrupt, typer.Abort):
        # Ctrl-C while modules are loaded, or input that ends where a password is asked for; Ctrl-C from there on the library
        # makes an exit code of.
        done = EXIT_STOPPED
    if done == EXIT_STOPPED:
        sys.stderr.write("\n" + _("Stopped. What was kept so far stays; start again to go on.") + "\n")
    sys.exit(done)
