"""The end of a goal: who helped, what came of it, and what there is to thank for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.domain.exchanges import FAMILY_OF, Value
from firsthand.domain.exchanges.valuing import value_of
from firsthand.domain.goals import TITLE_CHARS_MAX, WORDS_CHARS_MAX, GoalState
from firsthand.domain.matching import MATCH_MIN, match
from firsthand.domain.people import FAMILIES, Family, PersonId
from firsthand.domain.value_words import value_in_words
from firsthand.domain.wording import quoted, sentence_case
from firsthand.errors import FirsthandError
from firsthand.language import gettext as _
from firsthand.services import exchanges, move_matching
from firsthand.services.actor import Actor, AsOf, now
from firsthand.services.exchanges import Entry, LedgerQuery
from firsthand.services.goals.keeping import Listed, check_people, show
from firsthand.storage import goals
from firsthand.storage.connection import write
from firsthand.storage.goals import Standing

RECEIVED_READ_MAX = 400
VALUE_OF_FAMILY: dict[Family, Value] = {"support": "support", "feedback": "feedback", "resources": "resource"}


@dataclass(frozen=True)
class Helper:
    """Somebody who seems to have helped with a goal.

    families: what they stand behind it with, or what they gave was. received: the confirmed exchange that shows it.
    act: what they did in a few words, to be changed by the user; '' where an exchange says it already.
    """

    id: PersonId
    name: str
    families: tuple[Family, ...]
    act: str
    received: Entry | None


@dataclass(frozen=True)
class Helped:
    """Somebody who helped, as the user says. act: what they did, which is entered as received; '' enters nothing."""

    person: PersonId
    act: str = ""


def proposed_helpers(actor: Actor, listed: Listed, as_of: AsOf) -> tuple[Helper, ...]:
    """Who may have helped: those who stand behind a goal or are said to have helped, and those who gave, confirmed, what fits
    it since it was set down.
    """
    received = _received(actor, listed, as_of)
    families: dict[PersonId, set[Family]] = {}
    names: dict[PersonId, str] = {}
    for one in listed.people:
        families.setdefault(one.id, set()).add(one.family)
        names[one.id] = one.name
    for id, entry in received.items():
        families.setdefault(id, set()).add(FAMILY_OF[entry.exchange.value])
        names[id] = entry.person_name
    return tuple(
        Helper(
            id,
            names[id],
            tuple(family for family in FAMILIES if family in families[id]),
            "" if id in received else suggested_act(listed, families[id]),
            received.get(id),
        )
        for id in sorted(families, key=lambda id: (names[id], id))
    )


def suggested_act(listed: Listed, families: set[Family]) -> str:
    """What somebody did, by the help that the goal needed and they stand for; the goal itself where nothing else is said."""
    wanted = next((need for need in listed.needs if need.family in families), None)
    if wanted is None:
        said = _("Help with ‘%(goal)s’") % {"goal": listed.goal.title}
    elif wanted.family is None or wanted.family == "resources":
        said = wanted.words
    else:
        told = {"family": value_in_words(wanted.family), "words": wanted.words}
        said = sentence_case(_("%(family)s: %(words)s") % told)
    return said[:TITLE_CHARS_MAX]


def end(
    actor: Actor, goal_id: int, state: GoalState, *, came_of_it: str = "", helped: Sequence[Helped] = ()
) -> tuple[Entry, ...]:
    """End a goal as done or dropped, and keep who helped; what each of them did is entered as received, once.

    The help it needs waits no more. Returns what was entered. Raises NotFoundError, and FirsthandError where it has ended
    already or a helper is no other person; then nothing is changed.
    """
    today = now(actor)
    listed = show(actor, goal_id, today)
    if listed.goal.state != "open":
        raise FirsthandError(quoted(listed.goal.title), _("it has ended already"), _("Open it again first."))
    known = {one.id: one for one in proposed_helpers(actor, listed, today)}
    check_people(actor, {one.person for one in helped})
    entered = []
    with write(actor.scope):
        said = " ".join(came_of_it.replace("\x00", "").split())[:WORDS_CHARS_MAX]
        goals.change(actor.scope, replace(listed.goal, state=state, ended=today.day, came_of_it=said))
        for one in {one.person: one for one in helped}.values():
            families = known[one.person].families if one.person in known else (FAMILY_OF[value_of("thank", one.act)],)
            goals.add_people(actor.scope, goal_id, [Standing(one.person, family, "helped") for family in families])
            if one.act.strip() and not _is_entered(actor, one, listed.goal.on):
                value = _value(listed, one.act, families)
                entered.append(exchanges.add(actor, one.person, "give", one.act, flow="in", state="given", value=value))
    return tuple(entered)


def reopen(actor: Actor, goal_id: int) -> None:
    """A goal that ended is open again, and so is the help it needs. Raises NotFoundError."""
    listed = show(actor, goal_id, now(actor))
    goals.change(actor.scope, replace(listed.goal, state="open", ended=None))


def _received(actor: Actor, listed: Listed, as_of: AsOf) -> dict[PersonId, Entry]:
    """What people gave since a goal was set down, confirmed, and fits it: the best match of each; of those who helped also what
    was entered by hand on the day it ended.
    """
    rarity = move_matching.rarity(actor)
    topics = [listed.goal.title, *(need.words for need in listed.needs)]
    helped = {one.id for one in listed.people if one.part == "helped"}
    best: dict[PersonId, tuple[float, Entry]] = {}
    query = LedgerQuery(status="confirmed", flow="in")
    for entry in exchanges.listing(actor, query, as_of, limit=RECEIVED_READ_MAX).entries:
        exchange, person = entry.exchange, PersonId(entry.exchange.person)
        if exchange.state not in ("given", "thanked") or exchange.opened < listed.goal.on or not entry.person_name:
            continue
        hits = [hit.score for topic in topics if (hit := match(topic, exchange.what, rarity))]
        score = max(hits, default=0.0)
        if person in helped and exchange.opened == listed.goal.ended and exchange.steps[0].interaction_id is None:
            score = max(score, MATCH_MIN)
        if score >= MATCH_MIN and (person not in best or score > best[person][0]):
            best[person] = (score, entry)
    return {person: entry for person, (_, entry) in best.items()}


def _is_entered(actor: Actor, one: Helped, since: date) -> bool:
    """Whether what they did stands in the ledger in the very words."""
    said = " ".join(one.act.split()).casefold()
    query = LedgerQuery(status="confirmed", flow="in", person=one.person)
    found = exchanges.listing(actor, query, now(actor), limit=RECEIVED_READ_MAX).entries
    return any(
        entry.exchange.state in ("given", "thanked") and entry.exchange.opened >= since
        and entry.exchange.what.casefold() == said
        for entry in found
    )  # fmt: skip


def _value(listed: Listed, act: str, families: Sequence[Family]) -> Value:
    """The kind of value of an act: as its words say, where that is of the families; else as the help was looked for."""
    said = value_of("thank", act)
    if FAMILY_OF[said] in families:
        return said
    for need in listed.needs:
        if need.family in families and need.value is not None and need.value != "resources":
            return need.value
    return VALUE_OF_FAMILY[families[0]]
