"""People: listing, showing, and what the user says of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from firsthand.domain import reading
from firsthand.domain.people import (
    FAMILIES,
    AddressLine,
    PeopleList,
    PeopleQuery,
    Person,
    PersonId,
    PersonRow,
    TimelineEntry,
    Warmth,
)
from firsthand.domain.text_folding import folded
from firsthand.domain.ties import NO_DAY
from firsthand.domain.ties.meetings import MET_DAYS, met_value
from firsthand.domain.wording import quoted
from firsthand.errors import AmbiguousError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import notes, people_facets, timeline
from firsthand.services.actor import SECONDS_A_DAY, Actor, AsOf
from firsthand.services.ties import Ties, ties_of
from firsthand.storage import card_groups, keep_in_touch, summing
from firsthand.storage.connection import one, rows
from firsthand.storage.queries import interactions
from firsthand.storage.queries import people as queries
from firsthand.storage.queries.people import FORTNIGHTS, Listed

REGULAR_CONTACT_DAYS = 3
ID_DIGITS_MAX = 19
WEEKS = 52


def listing(actor: Actor, query: PeopleQuery, as_of: AsOf, *, facets: bool = True, spark: bool = True) -> PeopleList:
    """People who fit, sorted, one page of them; facets count over all who fit the other facets."""
    listed = queries.everybody(actor.scope, set_aside=query.set_aside)
    if not as_of.live:
        seen = queries.seen_before(actor.scope, as_of.before)
        listed = [person for person in listed if person.id in seen]
    ties = ties_of(actor, as_of)
    tie_rows = ties.rows(np.array([person.id for person in listed], dtype=np.int64))
    met = met_before(actor, as_of) if not as_of.live else {person.id: person.met for person in listed if person.met}
    words = [" " + folded(word) for word in query.words.split()]
    places = [place for place, person in enumerate(listed) if not words or all(word in person.search for word in words)]
    choices = people_facets.choices(actor, listed, ties, tie_rows, query)
    fitting = people_facets.fitting(choices, places)
    ordered = _sorted(query.sort, listed, ties, tie_rows, fitting, met)
    page = ordered[query.offset : None if query.limit is None else query.offset + query.limit]
    shown = [listed[place].id for place in page]
    return PeopleList(
        total=len(fitting),
        people=_rows(actor, shown, ties, tie_rows[page], met, spark=spark),
        facets=people_facets.counted(choices, places) if facets else (),
        everybody=len(listed),
        regular=int(np.count_nonzero(ties.table.summary.contact_days >= REGULAR_CONTACT_DAYS)),
    )


def rows_of(actor: Actor, people: Sequence[int], as_of: AsOf, *, spark: bool = False) -> tuple[PersonRow, ...]:
    """Rows of some people, in the order given; those that don't exist are left out."""
    ties = ties_of(actor, as_of, people)
    return _rows(actor, people, ties, ties.rows(np.array(people, dtype=np.int64)), {}, spark=spark)


def show(actor: Actor, person_id: PersonId, as_of: AsOf, *, timeline_offset: int = 0) -> Person:
    """Everything about one person. Raises NotFoundError."""
    basics = queries.by_ids(actor.scope, [person_id]).get(person_id)
    if basics is None:
        raise nobody_called(str(person_id))
    ties = ties_of(actor, as_of, [person_id])
    tie_row = ties.rows(np.array([person_id], dtype=np.int64))
    (row,) = _rows(actor, [person_id], ties, tie_row, {}, spark=True)
    mailboxes = queries.mailboxes_of(actor.scope, person_id)
    reasons = queries.joining_reasons(actor.scope, person_id)
    lines = timeline.of_person(actor, [mailbox[0] for mailbox in mailboxes], as_of, timeline_offset)
    hours_mine, hours_theirs = ties.answer_hours(int(tie_row[0]))
    until = as_of.until_day
    days = [day for _, day in queries.daily_contacts(actor.scope, [person_id], until - 7 * WEEKS, until)]
    first = ties.first_day(int(tie_row[0]))
    return Person(
        row=row,
        kind=basics.kind,  # type: ignore[arg-type]
        star=bool(basics.star),
        never_suggest=bool(basics.never_suggest),
        set_aside=bool(basics.set_aside),
        addresses=tuple(
            AddressLine(
                id,
                address,
                name,
                messages,
                tuple(dict.fromkeys(reason for a, b, reason in reasons if id in (a, b))),
            )
            for id, address, name, messages in mailboxes
        ),
        timeline=lines.entries,
        timeline_total=lines.messages + lines.meetings,
        last_said=_last_said(lines.entries),
        notes=notes.of_person(actor, person_id),
        first_contact=_iso(first),
        weeks=_binned(days, until, WEEKS, 7),
        median_answer_hours_mine=hours_mine,
        median_answer_hours_theirs=hours_theirs,
        warmth_set_by_user=basics.warmth_set,
        coverage=reading.coverage(lines.messages, lines.meetings if interactions.any_meeting(actor.scope) else None),
    )


def _last_said(entries: Sequence[TimelineEntry]) -> TimelineEntry | None:
    """The newest words between the two of you; where there are none, the newest meeting."""
    written = (entry for entry in entries if entry.direction in ("out", "in") and entry.snippet)
    return next(written, None) or next((entry for entry in entries if entry.direction == "met"), None)


def find(actor: Actor, words: str) -> PersonId:
    """The person meant by a number, an address or a name. Raises NotFoundError and AmbiguousError."""
    asked = words.strip()
    if asked.isascii() and asked.isdigit() and len(asked) < ID_DIGITS_MAX and queries.exists(actor.scope, int(asked)):
        return PersonId(int(asked))
    by_address = one(
        actor.scope,
        "SELECT person_id FROM mailbox WHERE workspace_id = %s AND address = %s AND person_id IS NOT NULL"
        " ORDER BY sent + received DESC LIMIT 1",
        [actor.scope.workspace, asked.lower()],
    )
    if by_address:
        return PersonId(by_address[0])
    same_name = rows(
        actor.scope,
        "SELECT id FROM person WHERE workspace_id = %s AND kind = 'person' AND LOWER(name) = %s",
        [actor.scope.workspace, asked.lower()],
    )
    found = [row[0] for row in same_name] or queries.matching(actor.scope, folded(asked).split(), 6)
    if not found:
        raise nobody_called(asked)
    if len(found) > 1:
        known = queries.by_ids(actor.scope, found)
        names = ", ".join(f"{known[id].name} ({id})" for id in found)
        raise AmbiguousError(
            quoted(asked),
            _("more than one person fits: %(names)s") % {"names": names},
            _("Name one by the number in brackets."),
        )
    return PersonId(found[0])


def words_for(actor: Actor, person: PersonId) -> str:
    """What `find` takes back to this person, as short and plain as it can be; '' for nobody."""
    basics = queries.by_ids(actor.scope, [person]).get(person)
    if basics is None:
        return ""
    for words in (basics.name, *queries.addresses(actor.scope, [person]).get(person, ())):
        try:
            if words and find(actor, words) == person:
                return words
        except (AmbiguousError, NotFoundError):
            continue
    return str(person)


def met_before(actor: Actor, as_of: AsOf) -> dict[int, int]:
    """How often people were met in the months before a moment."""
    return summing.met_lately(actor.scope, as_of.before - MET_DAYS * SECONDS_A_DAY, as_of.before)


def _sorted(
    sort: str,
    listed: Sequence[Listed],
    ties: Ties,
    tie_rows: NDArray[np.int64],
    places: list[int],
    met: Mapping[int, int],
) -> list[int]:
    # What a person is found by begins with the folded name.
    by_name = sorted(places, key=lambda place: listed[place].search)
    if sort == "name" or not by_name:
        return by_name
    inside = tie_rows[by_name]
    if sort == "recent":
        column = ties.table.summary.last_contact_day
        values = np.where(inside >= 0, column[np.maximum(inside, 0)], NO_DAY) if len(column) else np.zeros(len(inside))
    else:
        values = np.zeros(len(by_name))
        if met:
            values = np.array([met_value(met.get(listed[place].id, 0)) for place in by_name])
        if len(ties.warmth):
            values = np.where(inside >= 0, ties.warmth[np.maximum(inside, 0)], values)
    return [by_name[place] for place in np.argsort(-values, kind="stable").tolist()]


def _rows(
    actor: Actor,
    people: Sequence[int],
    ties: Ties,
    tie_rows: NDArray[np.int64],
    met: Mapping[int, int],
    *,
    spark: bool,
) -> tuple[PersonRow, ...]:
    """Rows of these people (those that exist), whose ties stand in `tie_rows`."""
    some = people if len(people) <= 2000 else None
    basics = queries.by_ids(actor.scope, people)
    addresses = queries.addresses(actor.scope, some)
    tags = queries.tags(actor.scope, some)
    wanted = keep_in_touch.wanted(actor.scope, some)
    layers = queries.layers(actor.scope, some)
    sparks = _sparks(actor, people, ties.as_of.until_day) if spark else {}
    warmths, quiets = ties.warmths(tie_rows), ties.quiet(tie_rows)
    two_ways, contact_days, last_days = ties.two_ways(tie_rows), ties.contact_days(tie_rows), ties.last_days(tie_rows)
    shown = []
    for place, id in enumerate(people):
        person = basics.get(id)
        if person is None:
            continue
        pairs = layers.get(id, ())
        measured = warmths[place] if tie_rows[place] >= 0 else Warmth(met_value(met.get(id, 0)), None)
        shown.append(
            PersonRow(
                id=PersonId(id),
                name=person.name,
                addresses=addresses.get(id, ()),
                organisation=person.organisation,
                role_title=person.role_title,
                warmth=measured if person.warmth_set is None else Warmth(measured.value, person.warmth_set),
                quiet=quiets[place],
                contact_days=contact_days[place],
                last_contact=_iso(last_days[place]),
                two_way=two_ways[place],
                tags=tags.get(id, ()),
                gives_me=tuple(family for family in FAMILIES if ("in", family) in pairs),
                i_give=tuple(family for family in FAMILIES if ("out", family) in pairs),
                spark=sparks.get(id, ()),
                groups=card_groups.names(person.card_groups),
                wanted=wanted[id][0] if id in wanted else None,
                silent_days=_silent(last_days[place], wanted[id][1], ties.as_of) if id in wanted else 0,
            )
        )
    return tuple(shown)


def _silent(last_day: int | None, said_on: int, as_of: AsOf) -> int:
    """Calendar days since the last contact; without any, since the user said how often it should be."""
    return max(0, as_of.day_number - (said_on if last_day is None else last_day))


def _sparks(actor: Actor, people: Sequence[int], until_day: int) -> dict[int, tuple[int, ...]]:
    days: dict[int, list[int]] = {}
    for person, day in queries.daily_contacts(actor.scope, people, until_day - 14 * FORTNIGHTS, until_day):
        days.setdefault(person, []).append(day)
    return {person: _binned(days.get(person, []), until_day, FORTNIGHTS, 14) for person in people}


def _binned(days: Sequence[int], until_day: int, bins: int, width: int) -> tuple[int, ...]:
    """How many of these days fall in each stretch of `width` days up to a day, the newest stretch last."""
    counts = [0] * bins
    for day in days:
        counts[bins - 1 - (until_day - 1 - day) // width] += 1
    return tuple(counts)


def nobody_called(asked: str) -> NotFoundError:
    """The error for a person who is not in the record."""
    return NotFoundError(
        quoted(asked),
        _("nobody of that name, address or number is in the record"),
        _("Try `firsthand people` with a part of it."),
    )


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day + 719_163).isoformat()


def names(actor: Actor, people: Collection[int]) -> dict[int, str]:
    """The names of some people, by id."""
    return {id: basics.name for id, basics in queries.by_ids(actor.scope, people).items()}
