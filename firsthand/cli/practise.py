"""`firsthand practise`: this week's small experiment, how it went, and the programme."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.main import app
from firsthand.cli.options import Home, Json, open_record
from firsthand.cli.output import print_json, write_out
from firsthand.language import gettext as _

if TYPE_CHECKING:
    from firsthand.domain.practice.experiments import Experiment
    from firsthand.services.actor import Actor

PROGRAMME_BYTES_MAX = 1_000_000


@app.command(help=_("Show this week's small experiment, or say how it went."))
def practise(
    tried: Annotated[
        str | None, typer.Option("--tried", help=_("Say that you tried it, and what happened."), show_default=False)
    ] = None,
    learnt: Annotated[str, typer.Option("--learnt", help=_("With --tried: what you learnt."), show_default=False)] = "",
    enjoyment: Annotated[
        int | None, typer.Option(min=1, max=5, help=_("With --tried: 1 a chore to 5 a pleasure."), show_default=False)
    ] = None,
    energy: Annotated[
        int | None, typer.Option(min=1, max=5, help=_("With --tried: 1 drained to 5 full."), show_default=False)
    ] = None,
    sure: Annotated[
        int | None,
        typer.Option(min=0, max=10, help=_("How sure you are: before, or with --tried after."), show_default=False),
    ] = None,
    take_on: Annotated[bool, typer.Option("--take-on", help=_("Take this week's experiment on."))] = False,
    smaller: Annotated[bool, typer.Option("--smaller", help=_("Make it smaller."))] = False,
    rest: Annotated[bool, typer.Option("--rest", help=_("Not this week."))] = False,
    skill: Annotated[
        str, typer.Option("--skill", help=_("The skill to practise from now on."), show_default=False)
    ] = "",
    library: Annotated[bool, typer.Option("--library", help=_("List all small experiments."))] = False,
    programme: Annotated[
        Path | None, typer.Option("--programme", help=_("Begin the programme in this file."), show_default=False)
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option("--export-programme", help=_("Write the programme to a file, to change it."), show_default=False),
    ] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    if library:
        _show_library(as_json=as_json)
        return
    actor = open_record()
    from firsthand.services.practice import programmes, skills, weekly

    if export is not None:
        write_out([programmes.file_of(actor)], export)
    if programme is not None:
        programmes.start(actor, _text_of(programme))
    if skill:
        skills.set_state(actor, skill, "active")
    if smaller:
        weekly.make_smaller(actor)
    if rest:
        weekly.rest(actor)
    if tried is not None:
        weekly.tried(actor, happened=tried, learnt=learnt, enjoyment=enjoyment, energy=energy, sure_after=sure)
    elif take_on:
        _take_on(actor, sure)
    if as_json:
        _print_week(actor)
    else:
        _show_week(actor)


def _take_on(actor: "Actor", sure: int | None) -> None:
    from firsthand.domain.people import PersonId
    from firsthand.errors import NotFoundError
    from firsthand.services.practice import weekly

    found = weekly.this_week(actor)
    if found.experiment is None:
        raise NotFoundError(_("This week’s experiment"), _("no skill is practised yet"), _("Choose one with --skill."))
    beside = found.beside
    weekly.take_on(
        actor, found.experiment.key, sure_before=sure, move=beside.move if beside else "",
        person=PersonId(beside.person) if beside else None,
    )  # fmt: skip


def _show_week(actor: "Actor") -> None:
    from rich.console import Console

    from firsthand.domain.practice.attempts import weeks_sentence, weeks_tended
    from firsthand.domain.reflection.skills import BY_KEY
    from firsthand.services.practice import weekly

    console = Console(highlight=False, markup=False)
    known = weekly.attempts(actor)
    found = weekly.this_week(actor, known=known)
    if found.experiment is None:
        console.print(_("No skill is practised yet. Choose one with: firsthand practise --skill KEY"))
        for key, skill in BY_KEY.items():
            console.print(f"   {key}: {_(skill.line)}")
        return
    one, small = found.experiment, bool(found.attempt and found.attempt.smaller)
    console.print(_(BY_KEY[found.skill].title), style="dim")
    console.print(_(one.smaller) if small else _(one.what), style="bold")
    if found.beside:
        console.print("   " + _("With %(name)s") % {"name": found.beside.name})
    console.print("   " + _(one.why))
    if one.smaller and not small:
        console.print("   " + _("Smaller: %(words)s") % {"words": _(one.smaller)})
    state = {
        "suggested": _("Take it on with: firsthand practise --take-on"),
        "chosen": _("When you have tried it: firsthand practise --tried “what happened”"),
        "tried": _("Tried. The next one comes on Monday."),
        "rest": _("This week rests, and nothing breaks."),
    }[found.state]
    console.print("   " + state)
    if known:
        from firsthand.services.actor import now

        console.print(weeks_sentence(weeks_tended(known, now(actor).day)), style="dim")


def _print_week(actor: "Actor") -> None:
    from dataclasses import asdict

    from firsthand.services.practice import weekly

    found = weekly.this_week(actor)
    one = found.experiment
    print_json(
        {
            "week": found.monday,
            "state": found.state,
            "skill": found.skill or None,
            "experiment": None if one is None else _described(one),
            "with": None if found.beside is None else {"id": found.beside.person, "name": found.beside.name},
            "programme": None
            if found.programme is None
            else {"title": _(found.programme.programme.title), "week": found.programme.number},
            "tries": [asdict(attempt) for attempt in weekly.attempts(actor)],
        }
    )


def _show_library(*, as_json: bool) -> None:
    from firsthand.domain.practice.library import EXPERIMENTS

    if as_json:
        print_json([_described(one) for one in EXPERIMENTS])
        return
    for one in EXPERIMENTS:
        typer.echo(f"{one.key} ({one.skill}, {one.courage}): {_(one.what)}")


def _described(one: "Experiment") -> dict[str, object]:
    words = {name: _(getattr(one, name)) if getattr(one, name) else "" for name in ("what", "smaller", "why", "notice")}
    return {"key": one.key, "skill": one.skill, "courage": one.courage, **words, "goes_with": list(one.goes_with)}


def _text_of(file: Path) -> str:
    from firsthand.errors import FirsthandError

    try:
        with file.open("rb") as opened:
            return opened.read(PROGRAMME_BYTES_MAX).decode()
    except UnicodeDecodeError:
        raise FirsthandError(str(file), _("it is no text in UTF-8"), _("Save it as plain UTF-8 text.")) from None
    except OSError as error:
        reason = error.strerror or _("it cannot be read")
        raise FirsthandError(str(file), reason, _("Choose another file.")) from error
