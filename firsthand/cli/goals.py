"""`firsthand goals`: what must get done, who stands behind it, who else could, and who helped."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json

if TYPE_CHECKING:
    from firsthand.services.actor import Actor
    from firsthand.services.goals import Could, Listed

goals = typer.Typer(help="What you must get done, and who stands behind it.", rich_markup_mode=None)
app.add_typer(goals, name="goals")

Which = Annotated[str, typer.Argument(help="Its number, or words of its title.", show_default=False)]
Families = Annotated[str, typer.Argument(help="support, feedback or resources.", show_default=False)]
FAMILIES = ("support", "feedback", "resources")


@goals.callback(invoke_without_command=True)
def list_goals(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Those that are done or dropped, too.")] = False,
    as_of: AsOfDay = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """List open goals, those due first, each with who stands behind it."""
    if context.invoked_subcommand is not None:
        return
    day = day_from(as_of)
    actor = open_record()
    from firsthand.services import goals as services
    from firsthand.services.actor import as_of as point

    found = services.listing(actor, point(actor, day), ended=every)
    if as_json:
        print_json({"goals": [document(one) for one in found]})
        return
    for one in found:
        _print(one)
    if not found:
        typer.echo("No goal yet. `firsthand goals add TITLE` sets one down.")


@goals.command()
def add(
    title: Annotated[list[str], typer.Argument(help="What you must get done, in a line.", show_default=False)],
    why: Annotated[str, typer.Option(help="Why it matters.", show_default=False)] = "",
    by: Annotated[str, typer.Option(help="By when: a day in words, or 2026-03-31.", show_default=False)] = "",
    question: Annotated[str, typer.Option(help="The strategic question behind it.", show_default=False)] = "",
    needs: Annotated[
        list[str] | None,
        typer.Option(
            "--needs",
            help="Help that it needs, KIND:TOPIC; KIND is support, recognition, feedback, knowledge, introduction, resource,"
            " opportunity, or resources where you are not sure. May be given several times.",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Set down a goal."""
    actor = open_record()
    from firsthand.services import exchanges
    from firsthand.services import goals as services

    kept = services.add(
        actor,
        " ".join(title),
        why=why,
        by=exchanges.day_in_words(actor, by, future=True) if by else None,
        question=question,
        needs=[_need(one) for one in needs or ()],
    )
    _tell(kept, as_json=as_json)


@goals.command()
def behind(
    goal: Which,
    person: Annotated[str, typer.Argument(help="Who: a name, an address or a number.", show_default=False)],
    family: Families,
    remove: Annotated[bool, typer.Option("--remove", help="They do not stand behind it with this.")] = False,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Say that somebody stands behind a goal with support, feedback or resources."""
    actor = open_record()
    from firsthand.services import goals as services
    from firsthand.services import people
    from firsthand.services.actor import now

    found = services.find(actor, goal, now(actor)).goal.id
    say = services.no_longer_behind if remove else services.behind
    say(actor, found, people.find(actor, person), services.family_called(family))
    _tell(services.show(actor, found, now(actor)), as_json=as_json)


@goals.command()
def who(
    goal: Which,
    kind: Annotated[str, typer.Option(help="support, feedback or resources alone.", show_default="all three")] = "",
    as_of: AsOfDay = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Who could help, by what they offered, gave and do; the way to them; and what follows."""
    day = day_from(as_of)
    actor = open_record()
    from firsthand.services import goals as services
    from firsthand.services.actor import as_of as point

    at = point(actor, day)
    families = [services.family_called(one) for one in ([kind] if kind else FAMILIES)]
    listed = services.find(actor, goal, at)
    found = services.who_could(actor, listed, at, families)
    if as_json:
        who = [_could(family, one) for family, could in found.items() for one in could]
        print_json({"goal": {"id": listed.goal.id, "title": listed.goal.title}, "who": who})
        return
    typer.echo(listed.goal.title)
    for family, could in found.items():
        typer.echo(f"\n{family.capitalize()}")
        for one in could:
            _print_could(family, one)
        if not could:
            typer.echo("   Nobody is known to bring this.")


@goals.command()
def end(
    goal: Which,
    done: Annotated[bool, typer.Option("--done", help="It is done.")] = False,
    dropped: Annotated[bool, typer.Option("--dropped", help="It is dropped.")] = False,
    helped: Annotated[
        list[str] | None,
        typer.Option(
            "--helped",
            help="Who helped: a name, an address or a number; PERSON:WHAT also says what they did, in a few words. May be given"
            " several times.",
            show_default=False,
        ),
    ] = None,
    came_of_it: Annotated[str, typer.Option("--came-of-it", help="What came of it.", show_default=False)] = "",
    as_json: Json = False,
    home: Home = None,
) -> None:
    """End a goal, and say who helped; thanking them then waits on Today."""
    if done == dropped:
        raise typer.BadParameter("Say how it ended.", param_hint="--done or --dropped")
    actor = open_record()
    from firsthand.services import goals as services
    from firsthand.services.actor import now

    listed = services.find(actor, goal, now(actor))
    said = [_helped(actor, listed, one) for one in helped or ()]
    entered = services.end(actor, listed.goal.id, "done" if done else "dropped", came_of_it=came_of_it, helped=said)
    _tell(services.show(actor, listed.goal.id, now(actor)), as_json=as_json)
    if not as_json:
        for entry in entered:
            typer.echo(f"   Received from {entry.person_name}: {entry.exchange.what} ({entry.exchange.key})")
        if entered:
            typer.echo("   `firsthand ledger correct` puts other words over it; thanking them waits on Today.")


@goals.command()
def reopen(goal: Which, as_json: Json = False, home: Home = None) -> None:
    """Open a goal again that had ended."""
    actor = open_record()
    from firsthand.services import goals as services
    from firsthand.services.actor import now

    found = services.find(actor, goal, now(actor)).goal.id
    services.reopen(actor, found)
    _tell(services.show(actor, found, now(actor)), as_json=as_json)


def document(one: "Listed") -> dict[str, Any]:
    """A goal as scripts read it. met: the day, null while it waits."""
    goal = one.goal
    return {
        "id": goal.id,
        "title": goal.title,
        "why": goal.why,
        "question": goal.question,
        "by": goal.by,
        "state": goal.state,
        "ended": goal.ended,
        "came_of_it": goal.came_of_it,
        "needs": [{"id": need.id, "kind": need.value, "words": need.words, "met": need.met} for need in one.needs],
        "people": [
            {"id": backer.id, "name": backer.name, "family": backer.family, "part": backer.part}
            for backer in one.people
        ],
        "coverage": {family: [backer.name for backer in standing] for family, standing in one.behind.items()},
        "gaps": list(one.gaps),
    }


def _tell(one: "Listed", *, as_json: bool) -> None:
    if as_json:
        print_json(document(one))
    else:
        _print(one)


def _print(one: "Listed") -> None:
    goal = one.goal
    by = f", by {goal.by.isoformat()}" if goal.by and goal.state == "open" else ""
    over = f", {goal.state} {goal.ended.isoformat()}" if goal.ended else ""
    typer.echo(f"{goal.id}  {goal.title}{by}{over}")
    for need in one.needs:
        typer.echo(f"   needs {need.value}: {need.words}{', met' if need.met else ''}")
    if goal.state == "open":
        for family, standing in one.behind.items():
            typer.echo(f"   {family}: {', '.join(backer.name for backer in standing) or 'no one yet'}")
    helped = dict.fromkeys(backer.name for backer in one.people if backer.part == "helped")
    if helped:
        typer.echo(f"   helped: {', '.join(helped)}")


def _could(family: str, one: "Could") -> dict[str, Any]:
    row = one.row
    return {
        "family": family,
        "id": row.id,
        "name": row.name,
        "why": [_why(family, proof) for proof in one.proofs],
        "evidence": [
            {"how": proof.how, "words": proof.words, "matches": proof.met, "on": proof.on, "suggested": proof.suggested}
            for proof in one.proofs
        ],
        "warmth": row.warmth.band,
        "rhythm": row.quiet.state,
        "last_contact": row.last_contact,
        "path": [{"id": way.id, "name": way.name, "days": way.days} for way in one.ways],
        "move": one.follows,
    }


def _print_could(family: str, one: "Could") -> None:
    row = one.row
    last = f", last contact {row.last_contact}" if row.last_contact else ""
    typer.echo(f"   {row.name} ({row.warmth.band or 'can’t tell yet'}{last})")
    for proof in one.proofs:
        typer.echo(f"      {_why(family, proof)}")
    if one.ways:
        typer.echo("      seen together with " + ", ".join(f"{way.name} ({way.days} days)" for way in one.ways))
    follows = {
        "thank": "Thank them first; ask another day.",
        "reconnect": "Write to them first; it has been quiet.",
        "introduction": f"Ask {one.ways[0].name if one.ways else ''} to introduce you.",
        "ask": "Ask.",
    }
    typer.echo(f"      {follows[one.follows]}")


def _why(family: str, proof: Any) -> str:
    said = {
        "offers": f"can bring “{proof.words}”",
        "gave": f"gave you “{proof.words}”",
        "role": f"their role: {proof.words}",
        "layer": f"you say that they bring you {family}",
    }[proof.how]
    met = f"; both speak of {proof.met}" if proof.met else ""
    return f"{said}{met}{' (suggested, not confirmed)' if proof.suggested else ''}"


def _need(text: str) -> tuple[Any, str]:
    from firsthand.services import goals as services

    kind, colon, topic = text.partition(":")
    if not colon or not topic.strip():
        raise typer.BadParameter(f"“{text}” is not KIND:TOPIC.", param_hint="--needs")
    return services.kind_called(kind), topic


def _helped(actor: "Actor", listed: "Listed", text: str) -> Any:
    """Whom the user names, with what they did: in the user's words, else by the help that they stand for."""
    from firsthand.errors import NotFoundError
    from firsthand.services import goals as services
    from firsthand.services import people
    from firsthand.services.actor import now

    try:
        person, act = people.find(actor, text), ""
    except NotFoundError:
        words, colon, act = text.partition(":")
        if not colon:
            raise
        person = people.find(actor, words)
    if not act.strip():
        known = {one.id: one for one in services.proposed_helpers(actor, listed, now(actor))}
        act = known[person].act if person in known else services.suggested_act(listed, set())
    return services.Helped(person, act)
