"""`firsthand serve` and `firsthand run`: the pages, on this machine."""

import os
import webbrowser
from importlib import import_module
from typing import Annotated, Literal

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, load_pages, open_record
from firsthand.domain.wording import figure
from firsthand.language import gettext as _


@app.command("serve", help=_("Serve the pages on this machine and print the one-time link."))
def serve_command(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help=_("Port to listen on."), show_default="8720")
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help=_("Open the browser."))] = True,
    home: Home = None,
) -> None:
    serve(port=port, open_browser=open_browser)


@app.command(help=_("Build the invented demo when there is no record yet, then serve and open it."))
def run(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help=_("Port to listen on."), show_default="8720")
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help=_("Open the browser."))] = True,
    home: Home = None,
) -> None:
    actor = open_record()
    from firsthand.services import demo, workspaces

    opens: Literal["own", "demo"] = "own"
    if workspaces.is_empty(actor):
        opens = "demo"
        if not workspaces.demo_exists() or workspaces.is_empty(workspaces.open_home(workspaces.DEMO)):
            typer.echo(_("No mail of yours yet. Writing two invented years to look at …"), err=True)
            built = demo.build()
            typer.echo(
                _("%(messages)s invented messages from %(people)s invented people.")
                % {"messages": figure(built.messages), "people": figure(built.people)},
                err=True,
            )
    serve(port=port, open_browser=open_browser, opens=opens)


def serve(port: int | None = None, *, open_browser: bool = True, opens: Literal["own", "demo"] = "own") -> None:
    """Serve; the link is printed once requests are answered."""
    load_pages()
    open_record()
    from django.conf import settings

    from firsthand.cli.server import free_port
    from firsthand.cli.server import serve as serve_pages
    from firsthand.services import entry, workspaces
    from firsthand.services.background import Background

    # A fault in the pages' own code is better met here, in words, than by a worker that answers nothing.
    import_module("firsthand.project.urls")
    config = settings.CONFIG
    chosen = free_port(config.host, config.port if port is None else port, exact=port is not None)
    link = f"http://{_name(config.host)}:{chosen}/enter/{entry.new_token(config.home, opens)}"
    workspaces.let_go()
    background = Background()

    def tell() -> None:
        # Only now: the worker that answers requests is a copy of this process, and threads do not outlive copying.
        background.start()
        typer.echo(_("Firsthand is open at %(link)s\nThe link works once. Stop with Ctrl-C.") % {"link": link})
        if open_browser and config.open_browser and _has_screen():
            webbrowser.open(link)

    try:
        serve_pages(config.host, chosen, tell)
    finally:
        background.stop()


def _name(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _has_screen() -> bool:
    """Whether a browser could show: on a server without a screen, webbrowser would start a text browser here."""
    return (
        os.name == "nt" or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ or os.uname().sysname == "Darwin"
    )
