"""The mirror: what the user says of themself beside what their record shows, line by line, with evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from firsthand.domain.exchanges import Exchange
from firsthand.domain.moves.words import gap_in_words
from firsthand.domain.people import PersonId
from firsthand.domain.reflection import mirror_exchanges, mirror_ties
from firsthand.domain.reflection.answer_times import answer_times
from firsthand.domain.reflection.mirror import (
    EVIDENCE_MAX,
    LINES,
    WINDOW_DAYS,
    Evidence,
    Judged,
    Line,
    Record,
    line_of,
)
from firsthand.domain.reflection.mirror_exchanges import GAVE_WITHIN_DAYS, Window
from firsthand.domain.reflection.mirror_ties import working_hours_in_words
from firsthand.domain.reflection.rating import latest
from firsthand.domain.text_folding import folded
from firsthand.domain.ties import rhythm
from firsthand.domain.time_spent import WEEKS, Week, hours_in_words
from firsthand.domain.working_days import local_seconds
from firsthand.language import gettext as _
from firsthand.language import ngettext
from firsthand.services import exchanges, oneself, people
from firsthand.services.actor import Actor, AsOf, start_of
from firsthand.services.exchanges import LedgerQuery
from firsthand.services.ledger_rows import EPOCH, exchange_of
from firsthand.services.ties import Ties, ties_of
from firsthand.services.time_spent import time_spent
from firsthand.storage import ledger
from firsthand.storage import network as stored_network
from firsthand.storage.connection import rows
from firsthand.storage.queries import answered as answered_queries
from firsthand.storage.queries import interactions as interaction_queries
from firsthand.storage.queries import meetings as meeting_queries
from firsthand.storage.queries import owner as owner_queries

YEAR_DAYS = 365
CONTACT_DAYS_MIN = 3
"""A tie has a warmth, and a place among those one is in touch with, from three contact-days on."""


@dataclass(frozen=True)
class Mirror:
    """The lines in their order; since, until: the first day of the half-year, and the first that is not used.

    judged: of the suggestions of the half-year. calendar: whether any calendar was read.
    """

    lines: tuple[Line, ...]
    since: date
    until: date
    judged: Judged
    calendar: bool


def mirror(actor: Actor, as_of: AsOf) -> Mirror:
    """Every line, also those that can't be told. Reads stored summaries; walks over no history where `as_of` is now."""
    until = EPOCH + timedelta(days=as_of.until_day)
    since = until - timedelta(days=WINDOW_DAYS)
    judged = _judged(actor, as_of)
    calendar = meeting_queries.any_read(actor.scope)
    window = Window(_confirmed(actor, as_of) if judged.tells else (), since, until, judged)
    ties = ties_of(actor, as_of)
    found = {
        record.key: record
        for record in (
            *mirror_exchanges.records(window, _introduced(actor, as_of)),
            _answers(actor, as_of),
            _rhythm(actor, ties, as_of),
            _beyond(actor, ties, as_of),
            _time(actor, as_of, calendar=calendar),
        )
    }
    said = latest(one for one in oneself.rated(actor) if one.on <= as_of.day)
    return Mirror(tuple(line_of(found[key], said.get(key)) for key in LINES), since, until, judged, calendar)


def _judged(actor: Actor, as_of: AsOf) -> Judged:
    since = as_of.until_day - WINDOW_DAYS
    shown = ledger.opened_by_status(actor.scope, exchanges.wanted(actor, LedgerQuery(), as_of), since)
    refused = exchanges.wanted(actor, LedgerQuery(status="dismissed"), as_of)
    dismissed = ledger.opened_by_status(actor.scope, refused, since).get("dismissed", 0)
    return Judged(shown.get("confirmed", 0) + dismissed, shown.get("suggested", 0))


def _confirmed(actor: Actor, as_of: AsOf) -> Sequence[Exchange]:
    until = as_of.until_day
    day = EPOCH + timedelta(days=until)
    found = ledger.confirmed_since(actor.scope, until - WINDOW_DAYS - GAVE_WITHIN_DAYS, until)
    return [one for row in found if (one := exchange_of(row, actor.zone, day)) is not None]


def _introduced(actor: Actor, as_of: AsOf) -> list[tuple[int, int]]:
    """Whom the user's own introductions brought together in the half-year."""
    return [
        (a, b)
        for a, b in rows(
            actor.scope,
            "SELECT person_a, person_b FROM introduction WHERE workspace_id = %s AND state IN ('introduced','came of it') AND"
            " changed_day >= %s AND changed_day < %s",
            [actor.scope.workspace, as_of.until_day - WINDOW_DAYS, as_of.until_day],
        )
    ]


@dataclass(frozen=True)
class _Answered:
    """The user's answers of twelve weeks. times: median hours and count by person, most often answered first; slowest: the
    answers that took longest, by message and person.
    """

    hours: tuple[float, ...]
    times: tuple[tuple[int, float, int], ...]
    slowest: tuple[tuple[int, int, float], ...]


def _answers(actor: Actor, as_of: AsOf) -> Record:
    found = _answered(actor, as_of.day, owner_queries.changes(actor.scope))
    quick = sum(one <= mirror_ties.QUICK_HOURS for one in found.hours)
    if 2 * quick >= len(found.hours):
        evidence = _people(
            actor,
            {
                id: ngettext("%(count)s answer", "%(count)s answers", count) % {"count": count}
                + ", "
                + _("half of them within %(hours)s") % {"hours": working_hours_in_words(hours)}
                for id, hours, count in found.times[:EVIDENCE_MAX]
            },
        )
    else:
        evidence = _messages(actor, found.slowest)
    hours = float(np.median(found.hours)) if found.hours else None
    return mirror_ties.answers_quickly(quick, len(found.hours), len(found.times), hours, evidence)


@lru_cache(maxsize=4)
def _answered(actor: Actor, day: date, _change: int) -> _Answered:
    """Answers of the twelve weeks before a day, held until the record is worked out anew."""
    since, before = (start_of(one, actor).before for one in (day - timedelta(weeks=WEEKS), day))
    letters = answered_queries.letters(actor.scope, since, before)
    found = answer_times(letters[:, 0], local_seconds(letters[:, 1], actor.zone), letters[:, 2] == 1)
    of_people = letters[found.asked_row, 3] > 0
    person, hours = letters[found.asked_row, 3][of_people], found.hours[of_people]
    message = letters[found.row, 4][of_people]
    times = []
    for id in np.unique(person).tolist():
        own = hours[person == id]
        times.append((id, float(np.median(own)), len(own)))
    slowest = np.lexsort((message, -hours))[:EVIDENCE_MAX].tolist()
    return _Answered(
        tuple(hours.tolist()),
        tuple(sorted(times, key=lambda one: (-one[2], one[0]))),
        tuple((int(message[row]), int(person[row]), float(hours[row])) for row in slowest),
    )


def _messages(actor: Actor, answers: Sequence[tuple[int, int, float]]) -> tuple[Evidence, ...]:
    names = people.names(actor, {PersonId(person) for _message, person, _hours in answers})
    lines = interaction_queries.by_ids(actor.scope, [message for message, *_rest in answers])
    return tuple(
        Evidence(
            "message",
            str(message),
            _("%(name)s: answered after %(hours)s")
            % {"name": names.get(person, ""), "hours": working_hours_in_words(hours)},
            lines[message].message_id if message in lines else "",
        )
        for message, person, hours in answers
    )


def _rhythm(actor: Actor, ties: Ties, as_of: AsOf) -> Record:
    alive = ties.table.summary.last_contact_day >= as_of.until_day - YEAR_DAYS
    in_rhythm = int((alive & (ties.states == rhythm.IN_RHYTHM)).sum())
    quieter = np.flatnonzero(alive & ((ties.states == rhythm.QUIET) | (ties.states == rhythm.LAPSED)))
    first = quieter[np.lexsort((ties.table.people[quieter], -ties.warmth[quieter]))][:EVIDENCE_MAX]
    said = {
        int(ties.table.people[row]): _("%(usual)s; %(now).0f days now")
        % {"usual": gap_in_words(one.usual_gap_days or 1), "now": one.gap_days or 0}
        for row, one in zip(first.tolist(), ties.quiet(first), strict=True)
    }
    return mirror_ties.keeps_ties(in_rhythm, len(quieter), _people(actor, said))


def _beyond(actor: Actor, ties: Ties, as_of: AsOf) -> Record:
    summary = ties.table.summary
    chosen = np.flatnonzero(
        (summary.last_contact_day >= as_of.until_day - WINDOW_DAYS) & (summary.contact_days >= CONTACT_DAYS_MIN)
    )
    # The warmest first, so that what is shown of them is what one knows.
    chosen = chosen[np.lexsort((ties.table.people[chosen], -ties.warmth[chosen]))]
    organisations = stored_network.organisations(actor.scope)
    ids = [id for id in ties.table.people[chosen].tolist() if id in organisations]
    function, employer = stored_network.own_function(actor.scope), stored_network.employer(actor.scope)
    functions = stored_network.functions(actor.scope) if function else {}
    by_function = bool(function) and sum(id in functions for id in ids) >= mirror_ties.KNOWN_SHARE_MIN * len(ids)
    own = folded(function if by_function else employer)
    known = functions if by_function else organisations
    groups = {id: known.get(id, "") for id in ids}
    inside = {group for group in set(groups.values()) if folded(group) == own}
    outside = {id: group for id, group in groups.items() if group and group not in inside}
    unknown = sum(not group for group in groups.values())
    return mirror_ties.beyond_specialty(
        len(outside),
        len(groups) - len(outside) - unknown,
        unknown,
        by_function,
        bool(own),
        _people(actor, dict(list(outside.items())[:EVIDENCE_MAX])),
    )


def _time(actor: Actor, as_of: AsOf, *, calendar: bool) -> Record:
    weeks = _weeks(actor, as_of.day, owner_queries.changes(actor.scope))
    minutes: dict[int, float] = {}
    for week in weeks:
        for person, spent in week.by_person.items():
            minutes[person] = minutes.get(person, 0) + spent
    most = sorted(minutes, key=lambda id: (-minutes[id], id))[:EVIDENCE_MAX]
    said = {id: _("%(hours)s in twelve weeks") % {"hours": hours_in_words(minutes[id])} for id in most}
    return mirror_ties.spends_time([one.minutes for one in weeks], calendar, _people(actor, said))


@lru_cache(maxsize=4)
def _weeks(actor: Actor, day: date, _change: int) -> tuple[Week, ...]:
    """Whole weeks before a day, held until the record is worked out anew: they are read from single letters and meetings."""
    return time_spent(actor, start_of(day, actor)).weeks


def _people(actor: Actor, said: Mapping[int, str]) -> tuple[Evidence, ...]:
    names = people.names(actor, {PersonId(id) for id in said})
    return tuple(Evidence("person", str(id), f"{names[id]}: {words}") for id, words in said.items() if names.get(id))
