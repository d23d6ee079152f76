"""`firsthand search`: people and messages by words."""

from dataclasses import asdict
from typing import Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import EXIT_TROUBLE, print_json
from firsthand.domain.wording import figure
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

MEETINGS = {
    "meeting": gettext_noop("Meeting, %(name)s"),
    "call": gettext_noop("Call, %(name)s"),
    "activity": gettext_noop("Activity, %(name)s"),
}


@app.command(help=_("Find people and messages. The last word may be unfinished."))
def search(
    query: Annotated[str, typer.Argument(help=_('Words; "a phrase" in quotation marks.'))],
    limit: Annotated[int, typer.Option(min=1, max=500, help=_("At most so many messages."))] = 20,
    as_json: Json = False,
    home: Home = None,
) -> None:
    actor = open_record()
    from firsthand.cli import documents
    from firsthand.services import finding

    found = finding.find(actor, query, messages_limit=limit)
    if as_json:
        print_json(
            {
                "query": query,
                "people_total": found.people_total,
                "people": [documents.person(hit.person) for hit in found.people],
                "messages_total": found.messages_total,
                "messages_capped": found.messages_capped,
                "messages": [asdict(hit) for hit in found.messages],
            }
        )
    else:
        from rich.console import Console
        from rich.text import Text

        console = Console(highlight=False, markup=False)
        for person in found.people:
            console.print(f"{person.person.name}  {', '.join(person.person.addresses[:2])}")
        for hit in found.messages:
            who = hit.sender
            if hit.kind != "message":
                who = _(MEETINGS[hit.kind]) % {"name": hit.sender or _("nobody named")}
            console.print(f"\n{hit.date[:10]}  {who}: {hit.subject}", style="bold")
            text = Text(hit.snippet)
            for span in hit.snippet_spans:
                text.stylize("reverse", span.start, span.end)
            console.print(text)
        words = (
            _("%(people)s people, %(messages)s messages and meetings")
            if any(hit.kind != "message" for hit in found.messages)
            else _("%(people)s people, %(messages)s messages")
        )
        more = "+" if found.messages_capped else ""
        counts = {"people": found.people_total, "messages": figure(found.messages_total) + more}
        console.print("\n" + words % counts)
    if not found.people and not found.messages:
        raise typer.Exit(EXIT_TROUBLE)
