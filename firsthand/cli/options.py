"""Options that several commands take, and the record they work on."""

import logging
import os
import sys
from datetime import date
from importlib.util import LazyLoader, find_spec, module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.main import use_home
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from firsthand.services.actor import Actor

Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        help=_("Folder of your record (or FIRSTHAND_HOME)."),
        show_default=False,
        callback=use_home,
    ),
]
Json = Annotated[bool, typer.Option("--json", help=_("Print one JSON document."))]
AsOfDay = Annotated[
    str | None,
    typer.Option("--as-of", help=_("Look back from the start of this day (YYYY-MM-DD)."), show_default=False),
]


def open_record() -> "Actor":
    """The owner's record in the chosen home folder, made ready for use.

    It needs none of Django's applications: with models and templates a command takes half as long again to begin.
    What shows pages calls `load_pages` first.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.project.settings")
    # Models name forms, and with them templates, for pages alone, and checks for developers: a fifteenth of the time of a
    # short command.
    _leave_for_later("django.forms")
    _leave_for_later("django.core.checks")
    from django.apps import apps
    from django.conf import settings

    from firsthand.services import workspaces

    apps.populate(())
    logging.basicConfig(format=settings.LOG_FORMAT, level=logging.WARNING)
    return workspaces.open_home()


def _leave_for_later(name: str) -> None:
    """Have a module of a package loaded when something of it is first asked for."""
    spec = None if name in sys.modules else find_spec(name)
    if spec is not None and spec.loader is not None:
        spec.loader = LazyLoader(spec.loader)
        sys.modules[name] = module = module_from_spec(spec)
        spec.loader.exec_module(module)
        package, _dot, own_name = name.rpartition(".")
        # `from package import module` looks here first; in `sys.modules` it would wake it up.
        setattr(sys.modules[package], own_name, module)


def load_pages() -> None:
    """Load all that pages are made with."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.project.settings")
    from firsthand.services import workspaces

    workspaces.load_applications()


def day_from(text: str | None) -> date | None:
    """A day as typed; a wrong one is wrong use."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            _("“%(text)s” is not a day. Write it as 2026-03-31.") % {"text": text}, param_hint="--as-of"
        ) from None
