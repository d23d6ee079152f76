"""`firsthand explain`: what each message of some mail does, sentence by sentence; no record is needed or made."""

import json
import os
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.output import EXIT_TROUBLE
from firsthand.domain.messages import Message
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from firsthand.domain.acts import Incoming, Letter

TOGETHER = 100
"""So many messages are judged together."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@app.command(
    help=_("Show what messages ask, offer, promise, hand over or thank for, and the text they were read from.")
    + "\n\n"
    + _("Every message is judged alone. Nothing is kept.")
)
def explain(
    paths: Annotated[list[Path], typer.Argument(help=_("Files or folders: mbox, maildir, .eml, archives of these."))],
    as_json: Annotated[
        bool, typer.Option("--json", help=_("Print one JSON document a line, one for each message."))
    ] = False,
) -> None:
    # The arrays are small: a second thread would wait for the first more than it helps.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from firsthand.connectors.base import Batch, Finished, SetAside
    from firsthand.connectors.stream import events
    from firsthand.domain.acts import read_letters

    show = _line if as_json else _Shown()
    trouble = False
    for event in events(paths, now=int(time.time())):
        if isinstance(event, Batch):
            for begin in range(0, len(event.messages), TOGETHER):
                some = event.messages[begin : begin + TOGETHER]
                for message, letter in zip(some, read_letters(map(_incoming, some)), strict=True):
                    show(message, letter)
        elif isinstance(event, SetAside):
            trouble = True
            aside = event.rejected
            sys.stderr.write(f"{aside.where}: {aside.reason} {aside.remedy}\n")
        elif isinstance(event, Finished):
            trouble = trouble or not event.complete
    if trouble:
        raise typer.Exit(EXIT_TROUBLE)


def _incoming(message: Message) -> "Incoming":
    from firsthand.domain.acts import Incoming

    return Incoming(
        message.text,
        sent_on=_sent_on(message),
        subject=message.subject,
        automated=bool(message.automation or message.list_id),
    )


def _sent_on(message: Message) -> date | None:
    """The day a message was sent, where its sender was."""
    if message.sent_at is None:
        return None
    try:
        return (EPOCH + timedelta(seconds=message.sent_at, minutes=message.utc_offset_minutes)).date()
    except OverflowError:
        return None


def _line(message: Message, letter: "Letter") -> None:
    document = {
        "message_id": message.message_id,
        "automated": letter.automated,
        "new_text": letter.new_text,
        "acts": [
            {
                "kind": act.kind,
                "sentence": act.sentence,
                "probability": round(act.probability, 3),
                "due": act.due.isoformat() if act.due else None,
            }
            for act in letter.acts
        ],
    }
    # Half characters, which broken mail holds, are written as JSON escapes them.
    line = json.dumps(document, ensure_ascii=False)
    try:
        sys.stdout.write(line + "\n")
    except UnicodeEncodeError:
        sys.stdout.write(json.dumps(document) + "\n")


class _Shown:
    """Messages as a person reads them."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(highlight=False, markup=False)

    def __call__(self, message: Message, letter: "Letter") -> None:
        from rich.text import Text

        sender = next((one.name or one.address for one in message.people if one.role == "f"), "")
        day = _sent_on(message)
        head = "  ".join(part for part in (day.isoformat() if day else "", sender, message.subject) if part)
        self._console.print(Text(_shown(head or message.where), style="bold"))
        if letter.automated:
            self._console.print(Text("  " + _("automated, or written to many: not read for acts"), style="dim"))
        elif not letter.acts:
            self._console.print(Text("  " + _("nothing asked, offered, promised, given or thanked for"), style="dim"))
        for act in letter.acts:
            text = Text(f"  {act.kind:<9} {act.probability:4.0%}  ")
            start = len(text)
            text.append(_shown(act.sentence))
            text.stylize("reverse", start + act.marked[0], start + act.marked[1])
            if act.due:
                text.append("  " + _("(by %(day)s)") % {"day": act.due.isoformat()}, style="italic")
            self._console.print(text)
        self._console.print()


def _shown(words: str) -> str:
    """`words` without what a terminal would obey or cannot write, every character in its place."""
    return "".join(char if char.isprintable() else " " for char in words)
