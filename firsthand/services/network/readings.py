"""Everything there is to say of the network on a day: its sentence, its readings and its measures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from firsthand.domain import network_sentences as sentences
from firsthand.domain.moves.reconnect import GAP_DAYS_MIN
from firsthand.domain.moves.words import gap_in_words
from firsthand.domain.network_readings import Cluster, Measure, Named, Reading
from firsthand.domain.network_sentences import Beside
from firsthand.domain.people import PersonId, Quiet
from firsthand.domain.ties import rhythm
from firsthand.domain.wording import date_in_words
from firsthand.language import gettext as _
from firsthand.language import ngettext, pgettext
from firsthand.network.brokerage import EgoBrokerage
from firsthand.network.reach import is_single_point
from firsthand.services import breadth, goals, layer, purposes, unused
from firsthand.services.actor import Actor, AsOf
from firsthand.services.goals import Gap
from firsthand.services.network import measures
from firsthand.services.network.facts import Facts, facts_of
from firsthand.services.network.picture import WINDOW_DAYS, Picture, held_of, picture_of
from firsthand.services.ties import Ties, contacts_of
from firsthand.storage.queries import interactions, people

NAMED_MAX = 3
SINGLE_POINTS_MAX = 2
BRIDGES_MAX = 2
BRIDGE_PEOPLE_MIN = 5
LAYER_MAX = 2
UNUSED_MAX = 2
JOINED_PAIRS_MIN = 3
"""Fewer are chance (d)."""

PEOPLE_FOR_PAIRS_MIN = 5
COOLING_DAYS_MIN = 8
STRONG_DAYS_MIN = 20
DORMANT_SILENT_DAYS_MAX = 5 * 365
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Readings:
    """sentence: of the page; emphasis: the part of it that matters most, '' for none. readings: what matters most first.

    bridges: who alone leads to people of a group, whether or not a reading says so. gaps: goals and the family of value
    with which nobody stands behind them. brokerage: of this one window of one
    mailbox, for other programs: never shown, as its level says little (docs/measures/structural-holes.md).
    """

    as_of: AsOf
    window_days: int
    people: int
    sentence: str
    emphasis: str
    readings: tuple[Reading, ...]
    measures: tuple[Measure, ...]
    bridges: tuple[Beside, ...]
    gaps: tuple[Gap, ...]
    brokerage: EgoBrokerage
    clusters: tuple[Cluster, ...]
    coverage: str

    def reading(self, key: str) -> Reading | None:
        return next((one for one in self.readings if one.key == key), None)


def readings_of(actor: Actor, as_of: AsOf, window_days: int = WINDOW_DAYS) -> Readings:
    """What is to be said as of a moment. Cost: what is held, a second at most anew, and a query for each kind of reading."""
    picture = picture_of(actor, as_of, window_days)
    held = held_of(actor, as_of, window_days)
    facts, ties = facts_of(held), contacts_of(actor, as_of)
    renewed = measures.renewed(actor, held.seen, as_of)
    beside, gaps = leading(picture, facts), goals.gaps(actor, as_of)
    found = [
        *map(sentences.single_point, [one for one in beside if _is_single_point(one)][:SINGLE_POINTS_MAX]),
        *map(sentences.bridge, [one for one in beside if not _is_single_point(one)][:BRIDGES_MAX]),
        *sentences.goal_gaps(
            [(gap.goal, gap.title, gap.family) for gap in sorted(gaps, key=lambda gap: (not gap.needed, gap.goal))]
        ),
        *_cooling(actor, ties),
        *_joined(picture, facts),
        *layer.readings(actor, as_of)[:LAYER_MAX],
        *unused.readings(actor, as_of)[:UNUSED_MAX],
        *_dormant(actor, as_of, ties),
        *_talk(picture, facts),
        *_openness(facts, renewed),
        *_renewal(actor, renewed),
        *breadth.readings(actor, as_of),
    ]
    contact = dict.fromkeys(picture.region.tolist(), 0.0)
    for region, days in zip(picture.region.tolist(), picture.contact_days.tolist(), strict=True):
        contact[region] += days
    sentence, emphasis = sentences.head(
        picture.clusters, [contact[one.region] for one in picture.clusters], found, len(picture.people)
    )
    return Readings(
        as_of, window_days, len(picture.people), sentence, emphasis, tuple(found),
        (
            *measures.of_structure(facts.openness, renewed, picture.coverage),
            *breadth.measures(actor, as_of),
            *purposes.measures(actor, as_of),
        ),
        tuple(beside), gaps, facts.brokerage,
        picture.clusters, picture.coverage,
    )  # fmt: skip


def leading(picture: Picture, facts: Facts) -> list[Beside]:
    """For each group the person beside whom most of its people are met, where those are enough; most people first."""
    rows = facts.bridges
    found: list[Beside] = []
    groups: set[int] = set()
    for row in np.lexsort((rows.through, rows.group, -rows.beside)).tolist():
        region, person = int(rows.group[row]), int(rows.through[row])
        cluster = picture.cluster(region)
        if cluster is None or region in groups or person not in picture.names:
            continue
        groups.add(region)
        members = set(cluster.people)
        theirs = [PersonId(id) for id in facts.beside[facts.through == person].tolist() if id in members]
        beside = Beside(cluster, Named(PersonId(person), picture.names[person]), tuple(theirs), person in members)
        if _is_single_point(beside) or len(theirs) >= BRIDGE_PEOPLE_MIN:
            found.append(beside)
    return found


def _is_single_point(beside: Beside) -> bool:
    return is_single_point(len(beside.people), beside.size)


def _cooling(actor: Actor, ties: Ties) -> Iterable[Reading]:
    summary = ties.table.summary
    both = np.minimum(summary.outgoing_days, summary.incoming_days)
    rows = np.flatnonzero(
        (ties.states == rhythm.QUIET) & (summary.contact_days >= COOLING_DAYS_MIN) & (both >= 1)
        & (ties.present_gap >= GAP_DAYS_MIN)
    )  # fmt: skip
    rows = rows[np.lexsort((ties.table.people[rows], -ties.warmth[rows]))]
    shown, total = _shown(actor, ties.table.people[rows])
    if not shown:
        return
    places = ties.rows(np.array([id for id, _ in shown], dtype=np.int64))
    yield sentences.cooling(
        [Named(id, name, _usual_and_now(quiet)) for (id, name), quiet in zip(shown, ties.quiet(places), strict=True)],
        total,
    )


def _usual_and_now(quiet: Quiet) -> str:
    days = round(quiet.gap_days or 0)
    return ngettext("%(usual)s; %(count)s now", "%(usual)s; %(count)s now", days) % {
        "usual": gap_in_words(quiet.usual_gap_days or 0),
        "count": days,
    }


def _dormant(actor: Actor, as_of: AsOf, ties: Ties) -> Iterable[Reading]:
    summary = ties.table.summary
    both = np.minimum(summary.outgoing_days, summary.incoming_days)
    silent = as_of.day_number - summary.last_contact_day
    rows = np.flatnonzero(
        (ties.states == rhythm.LAPSED) & (summary.contact_days >= STRONG_DAYS_MIN) & (both >= 3)
        & (silent <= DORMANT_SILENT_DAYS_MAX)
    )  # fmt: skip
    rows = rows[np.lexsort((ties.table.people[rows], -summary.contact_days[rows]))]
    shown, total = _shown(actor, ties.table.people[rows])
    if shown:
        yield sentences.dormant([Named(id, name, _last_moment(actor, id, as_of)) for id, name in shown], total)


def _last_moment(actor: Actor, person: PersonId, as_of: AsOf) -> str:
    """When something last passed between the two, and about what."""
    mailboxes = [id for id, *_ in people.mailboxes_of(actor.scope, person)]
    lines = interactions.between(actor.scope, mailboxes, as_of.before, 1)
    if not lines or lines[0].sent_at is None:
        return ""
    day = _EPOCH + timedelta(seconds=lines[0].sent_at)
    words = _("last on %(day)s, about “%(subject)s”") if lines[0].subject else _("last on %(day)s")
    return words % {"day": date_in_words(day, year=True), "subject": lines[0].subject}


def _joined(picture: Picture, facts: Facts) -> Iterable[Reading]:
    for one in facts.joined:
        first, second = picture.cluster(one.one), picture.cluster(one.other)
        if first is None or second is None or len(one.pairs) < JOINED_PAIRS_MIN:
            continue
        a, b = one.pairs[0]
        lit = dict.fromkeys(PersonId(id) for pair in one.pairs for id in pair)
        yield sentences.between(first, second, len(one.pairs), list(lit), (_named(picture, a), _named(picture, b)))
        return


def _talk(picture: Picture, facts: Facts) -> Iterable[Reading]:
    if len(picture.people) < PEOPLE_FOR_PAIRS_MIN or not facts.influential:
        return
    pair = facts.influential[0]
    yield sentences.talk(_named(picture, pair.one), _named(picture, pair.other), len(facts.influential))


def _openness(facts: Facts, renewed: measures.Renewed) -> Iterable[Reading]:
    if facts.openness.state is not None and renewed.whole_year:
        yield sentences.openness(measures.BANDS[facts.openness.state])


def _renewal(actor: Actor, renewed: measures.Renewed) -> Iterable[Reading]:
    if not renewed.enough:
        return
    (came, came_total), (went, went_total) = (_shown(actor, ids) for ids in (renewed.came, renewed.went))
    yield sentences.renewal(
        [Named(id, name, pgettext("of a person, in half a year", "came")) for id, name in came],
        [Named(id, name, pgettext("of a person, in half a year", "went")) for id, name in went],
        came_total,
        went_total,
        renewed.stayed,
    )


def _shown(actor: Actor, ids: np.ndarray[tuple[int], np.dtype[np.int64]]) -> tuple[list[tuple[PersonId, str]], int]:
    """The first of these people whom the user did not set aside, and how many such there are."""
    listed: Sequence[int] = ids.tolist()
    known = people.by_ids(actor.scope, listed)
    there = [
        (PersonId(id), known[id].name) for id in listed
        if id in known and known[id].kind == "person" and not known[id].set_aside and not known[id].never_suggest
    ]  # fmt: skip
    return there[:NAMED_MAX], len(there)


def _named(picture: Picture, person: int) -> Named:
    return Named(PersonId(person), picture.names.get(person, ""))
