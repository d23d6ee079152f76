"""`firsthand goals`: what must get done, who stands behind it, who else could, and who helped."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.main import app
from firsthand.cli.options import AsOfDay, Home, Json, day_from, open_record
from firsthand.cli.output import print_json
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext

if TYPE_CHECKING:
    from firsthand.domain.goals import Goal
    from firsthand.domain.people import Family, PersonRow
    from firsthand.services.actor import Actor
    from firsthand.services.goals import Could, Listed, Proof

goals = typer.Typer(help=_("What you must get done, and who stands behind it."), rich_markup_mode=None)
app.add_typer(goals, name="goals")

Which = Annotated[str, typer.Argument(help=_("Its number, or words of its title."), show_default=False)]
Families = Annotated[str, typer.Argument(help=_("support, feedback or resources."), show_default=False)]
FAMILIES = ("support", "feedback", "resources")
BANDS = {"warm": gettext_noop("warm"), "mild": gettext_noop("mild"), "cool": gettext_noop("cool")}


@goals.callback(invoke_without_command=True)
def list_goals(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help=_("Those that are done or dropped, too."))] = False,
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
        typer.echo(_("No goal yet. `firsthand goals add TITLE` sets one down."))


@goals.command(help=_("Set down a goal."))
def add(
    title: Annotated[list[str], typer.Argument(help=_("What you must get done, in a line."), show_default=False)],
    why: Annotated[str, typer.Option(help=_("Why it matters."), show_default=False)] = "",
    by: Annotated[str, typer.Option(help=_("By when: a day in words, or 2026-03-31."), show_default=False)] = "",
    question: Annotated[str, typer.Option(help=_("The strategic question behind it."), show_default=False)] = "",
    needs: Annotated[
        list[str] | None,
        typer.Option(
            "--needs",
            help=_(
                "Help that it needs, KIND:TOPIC; KIND is support, recognition, feedback, knowledge, introduction, resource,"
                " opportunity, or resources where you are not sure. May be given several times."
            ),
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
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


@goals.command(help=_("Say that somebody stands behind a goal with support, feedback or resources."))
def behind(
    goal: Which,
    person: Annotated[str, typer.Argument(help=_("Who: a name, an address or a number."), show_default=False)],
    family: Families,
    remove: Annotated[bool, typer.Option("--remove", help=_("They do not stand behind it with this."))] = False,
    as_json: Json = False,
    home: Home = None,
) -> None:
    actor = open_record()
    from firsthand.services import goals as services
    from firsthand.services import people
    from firsthand.services.actor import now

    found = services.find(actor, goal, now(actor)).goal.id
    say = services.no_longer_behind if remove else services.behind
    say(actor, found, people.find(actor, person), services.family_called(family))
    _tell(services.show(actor, found, now(actor)), as_json=as_json)


@goals.command(help=_("Who could help, by what they offered, gave and do; the way to them; and what follows."))
def who(
    goal: Which,
    kind: Annotated[
        str, typer.Option(help=_("support, feedback or resources alone."), show_default=_("all three"))
    ] = "",
    as_of: AsOfDay = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    day = day_from(as_of)
    actor = open_record()
    from firsthand.domain.value_words import value_in_words
    from firsthand.domain.wording import sentence_case
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
        typer.echo(f"\n{sentence_case(value_in_words(family))}")
        for one in could:
            _print_could(family, one)
        if not could:
            _echo(_("Nobody is known to bring this."))


@goals.command(help=_("End a goal, and say who helped; thanking them then waits on Today."))
def end(
    goal: Which,
    done: Annotated[bool, typer.Option("--done", help=_("It is done."))] = False,
    dropped: Annotated[bool, typer.Option("--dropped", help=_("It is dropped."))] = False,
    helped: Annotated[
        list[str] | None,
        typer.Option(
            "--helped",
            help=_(
                "Who helped: a name, an address or a number; PERSON:WHAT also says what they did, in a few words. May be given"
                " several times."
            ),
            show_default=False,
        ),
    ] = None,
    came_of_it: Annotated[str, typer.Option("--came-of-it", help=_("What came of it."), show_default=False)] = "",
    as_json: Json = False,
    home: Home = None,
) -> None:
    if done == dropped:
        raise typer.BadParameter(_("Say how it ended."), param_hint=_("--done or --dropped"))
    actor = open_record()
    from firsthand.services import goals as services
    from firsthand.services.actor import now

    listed = services.find(actor, goal, now(actor))
    said = [_helped(actor, listed, one) for one in helped or ()]
    entered = services.end(actor, listed.goal.id, "done" if done else "dropped", came_of_it=came_of_it, helped=said)
    _tell(services.show(actor, listed.goal.id, now(actor)), as_json=as_json)
    if not as_json:
        for entry in entered:
            told = {"name": entry.person_name, "what": entry.exchange.what, "id": entry.exchange.key}
            _echo(_("Received from %(name)s: %(what)s (%(id)s)") % told)
        if entered:
            _echo(_("`firsthand ledger correct` puts other words over it; thanking them waits on Today."))


@goals.command(help=_("Open a goal again that had ended."))
def reopen(goal: Which, as_json: Json = False, home: Home = None) -> None:
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
    from firsthand.domain.value_words import value_in_words

    typer.echo(_headline(one.goal))
    for need in one.needs:
        told = {"kind": value_in_words(need.value) if need.value else "", "words": need.words}
        _echo((_("needs %(kind)s: %(words)s, met") if need.met else _("needs %(kind)s: %(words)s")) % told)
    if one.goal.state == "open":
        for family, standing in one.behind.items():
            names = _(", ").join(backer.name for backer in standing) or _("no one yet")
            _echo(_("%(family)s: %(names)s") % {"family": value_in_words(family), "names": names})
    helped = dict.fromkeys(backer.name for backer in one.people if backer.part == "helped")
    if helped:
        _echo(_("helped: %(names)s") % {"names": _(", ").join(helped)})


def _headline(goal: "Goal") -> str:
    """Its number and title, with the day it is due or ended; days as the options take them."""
    told = {"title": goal.title, "by": goal.by, "ended": goal.ended}
    due = goal.by if goal.state == "open" else None
    if goal.ended and goal.state != "open":
        words = _("%(title)s, done %(ended)s") if goal.state == "done" else _("%(title)s, dropped %(ended)s")
    else:
        words = _("%(title)s, by %(by)s") if due else "%(title)s"
    return f"{goal.id}  {words % told}"


def _echo(words: str, depth: int = 1) -> None:
    typer.echo(f"{'   ' * depth}{words}")


def _could(family: "Family", one: "Could") -> dict[str, Any]:
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


def _print_could(family: "Family", one: "Could") -> None:
    _echo(_who(one.row))
    for proof in one.proofs:
        _echo(_why(family, proof), 2)
    if one.ways:
        ways = [
            ngettext("%(name)s (%(count)s days)", "%(name)s (%(count)s days)", way.days)
            % {"name": way.name, "count": way.days}
            for way in one.ways
        ]
        _echo(_("seen together with %(names)s") % {"names": _(", ").join(ways)}, 2)
    _echo(_next(one), 2)


def _who(row: "PersonRow") -> str:
    told = {
        "name": row.name,
        "warmth": _(BANDS[row.warmth.band]) if row.warmth.band else _("can’t tell yet"),
        "day": row.last_contact,
    }
    return (_("%(name)s (%(warmth)s, last contact %(day)s)") if row.last_contact else _("%(name)s (%(warmth)s)")) % told


def _next(one: "Could") -> str:
    match one.follows:
        case "thank":
            return _("Thank them first; ask another day.")
        case "reconnect":
            return _("Write to them first; it has been quiet.")
        case "introduction":
            return _("Ask %(name)s to introduce you.") % {"name": one.ways[0].name}
        case "ask":
            return _("Ask.")


def _why(family: "Family", proof: "Proof") -> str:
    from firsthand.domain.value_words import value_in_words

    patterns = {
        "offers": _("can bring “%(words)s”"),
        "gave": _("gave you “%(words)s”"),
        "role": _("their role: %(words)s"),
        "layer": _("you say that they bring you %(family)s"),
    }
    said = patterns[proof.how] % {"words": proof.words, "family": value_in_words(family)}
    if proof.met:
        said = _("%(reason)s; both speak of %(topic)s") % {"reason": said, "topic": proof.met}
    return _("%(reason)s (suggested, not confirmed)") % {"reason": said} if proof.suggested else said


def _need(text: str) -> tuple[Any, str]:
    from firsthand.services import goals as services

    kind, colon, topic = text.partition(":")
    if not colon or not topic.strip():
        raise typer.BadParameter(_("“%(text)s” is not KIND:TOPIC.") % {"text": text}, param_hint="--needs")
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
