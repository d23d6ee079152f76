"""`firsthand reflect` and `firsthand mirror`: the twelve questions, and what was said beside what the record shows."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json
from firsthand.domain.wording import quoted
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from firsthand.domain.reflection.mirror import Line
    from firsthand.services.mirror import Mirror
    from firsthand.services.reflection import Answers


@app.command(help=_("Show this week's question and what you answered before, or keep an answer."))
def reflect(
    question: Annotated[
        int | None,
        typer.Option(
            "--question", min=1, max=12, help=_("Which of the twelve, if not this week's."), show_default=False
        ),
    ] = None,
    answer: Annotated[
        str | None, typer.Option("--answer", help=_("Keep this answer; - reads it from stdin."), show_default=False)
    ] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    actor = open_record()
    from firsthand.services import reflection

    number = question or reflection.current_question(actor)
    if answer is not None:
        text = sys.stdin.buffer.read().decode(errors="replace") if answer == "-" else answer
        reflection.keep_answer(actor, number, text)
    found = reflection.answers(actor, number)
    if as_json:
        print_json(_document(found))
    else:
        _show(found, kept=answer is not None)


@app.command(help=_("Show what you say of yourself beside what your record shows, with the evidence."))
def mirror(as_of: AsOfDay = None, as_json: Json = False, home: Home = None) -> None:
    day = day_from(as_of)
    actor = open_record()
    from firsthand.services.actor import as_of as point
    from firsthand.services.mirror import mirror as mirror_of

    found = mirror_of(actor, point(actor, day))
    if as_json:
        print_json({"since": found.since, "until": found.until, "lines": [_line(one) for one in found.lines]})
    else:
        _show_mirror(found)


def _document(found: "Answers") -> dict[str, Any]:
    from firsthand.domain.reflection.questions import QUESTIONS

    one = QUESTIONS[found.question - 1]
    return {
        "question": found.question,
        "text": _(one.text),
        "help": _(one.help),
        "answer": None if found.current is None else found.current.text,
        "beside": [said.text for said in found.beside],
        "earlier": [{"on": said.changed, "text": said.text} for said in found.earlier],
        "brought_back": None if found.then is None else {"on": found.then.changed, "text": found.then.text},
    }


def _line(line: "Line") -> dict[str, Any]:
    """The shape promised to scripts."""
    return {
        "line": line.key,
        "statement": line.statement,
        "said": line.said if line.level is not None else None,
        "level": line.level,
        "said_on": line.said_on,
        "record": line.record.words,
        "unseen": line.record.unseen,
        "quadrant": line.quadrant,
        "enough": line.enough,
        "missing": line.missing,
        "evidence": [
            {"message_id": one.message_id, "words": one.words}
            if one.kind == "message"
            else {one.kind: int(one.ref) if one.kind == "person" else one.ref, "words": one.words}
            for one in line.record.evidence
        ],
    }


def _show(found: "Answers", *, kept: bool) -> None:
    from firsthand.domain.reflection.questions import COUNT, QUESTIONS

    one = QUESTIONS[found.question - 1]
    if kept:
        typer.echo(_("Kept. It comes back to you in twelve weeks.") + "\n")
    typer.echo(_("Question %(number)s of %(count)s") % {"number": found.question, "count": COUNT})
    typer.echo(_(one.text))
    typer.echo(_(one.help))
    if found.current is not None and found.current.text.strip():
        typer.echo("\n" + _("Typed, and not kept yet:") + f"\n{found.current.text}")
    for said in found.beside:
        typer.echo("\n" + _("Also typed in another window:") + f"\n{said.text}")
    for said in found.earlier:
        typer.echo(f"\n{said.changed.isoformat()}\n{said.text}")
    if not kept and found.current is None and not found.earlier:
        typer.echo("\n" + _("`firsthand reflect --answer -` keeps what you type."))


def _show_mirror(found: "Mirror") -> None:
    from firsthand.domain.reflection.mirror import QUADRANTS

    for quadrant, title in QUADRANTS.items():
        lines = [one for one in found.lines if one.quadrant == quadrant]
        if not lines:
            continue
        typer.echo(f"\n{_(title)}")
        for one in lines:
            typer.echo(f"   {quoted(one.statement)} ({one.said})")
            typer.echo(f"      {one.missing or one.record.words}")
            if quadrant == "can't tell yet" and one.missing != one.record.words:
                typer.echo(f"      {one.record.words}")
            for proof in one.record.evidence[:3]:
                typer.echo(f"      · {proof.words}")
