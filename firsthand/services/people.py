"""People: listing, showing, and what the user says of them."""

import time
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from firsthand.domain import reading
from firsthand.domain.people import (
    FAMILIES,
    AddressLine,
    Family,
    PeopleList,
    PeopleQuery,
    Person,
    PersonId,
    PersonRow,
    PossibleDuplicate,
    Warmth,
)
from firsthand.domain.text_folding import folded
from firsthand.domain.ties import NO_DAY
from firsthand.domain.ties.meetings import MET_DAYS, met_value
from firsthand.errors import AmbiguousError, NotFoundError
from firsthand.services import notes, people_facets, record, timeline
from firsthand.services.actor import SECONDS_A_DAY, Actor, AsOf, now
from firsthand.services.ties import Ties, ties_of
from firsthand.storage import ids, summing
from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, rows, write
from firsthand.storage.identities import search_line
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
        raise _nobody(str(person_id))
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
        timeline_total=lines.total,
        last_said=next((entry for entry in lines.entries if entry.direction != "seen" and entry.snippet), None),
        notes=notes.of_person(actor, person_id),
        first_contact=_iso(first),
        weeks=_binned(days, until, WEEKS, 7),
        median_answer_hours_mine=hours_mine,
        median_answer_hours_theirs=hours_theirs,
        warmth_set_by_user=basics.warmth_set,
        coverage=reading.coverage(lines.total),
    )


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
        raise _nobody(asked)
    if len(found) > 1:
        known = queries.by_ids(actor.scope, found)
        names = ", ".join(f"{known[id].name} ({id})" for id in found)
        raise AmbiguousError(f"“{asked}”", f"more than one person fits: {names}", "Name one by the number in brackets.")
    return PersonId(found[0])


def add(actor: Actor, name: str, *, address: str = "", organisation: str = "", role_title: str = "") -> PersonId:
    """Put somebody in by hand. An address already known gives the person who has it."""
    name, address = " ".join(name.split())[:200], address.strip().lower()[:320]
    if address:
        known = one(
            actor.scope,
            "SELECT person_id FROM mailbox WHERE workspace_id = %s AND address = %s AND person_id IS NOT NULL",
            [actor.scope.workspace, address],
        )
        if known:
            return PersonId(known[0])
    with write(actor.scope):
        person = ids.allocate(actor.scope, 2)
        execute(
            actor.scope,
            "INSERT INTO person (workspace_id, id, name, kind, organisation, role_title, search, name_set, kind_set,"
            " organisation_set, by_hand, star, never_suggest, set_aside)"
            " VALUES (%s,%s,%s,'person',%s,%s,%s,%s,%s,%s,%s,%s,%s,%s)",
            [
                actor.scope.workspace,
                person,
                name or address,
                organisation,
                role_title,
                search_line(name, organisation, role_title, [address]),
                True,
                True,
                bool(organisation),
                True,
                False,
                False,
                False,
            ],
        )
        if address:
            execute(
                actor.scope,
                "INSERT INTO mailbox (id, workspace_id, address, name, person_id) VALUES (%s,%s,%s,%s,%s)",
                [person + 1, actor.scope.workspace, address, name, person],
            )
    return PersonId(person)


def describe(
    actor: Actor,
    person_id: PersonId,
    *,
    name: str | None = None,
    organisation: str | None = None,
    role_title: str | None = None,
) -> None:
    """Keep what the user writes; rules never change it again."""
    with write(actor.scope):
        basics = queries.by_ids(actor.scope, [person_id]).get(person_id)
        if basics is None:
            raise _nobody(str(person_id))
        new_name = " ".join(name.split())[:200] if name and name.strip() else basics.name
        new_organisation = basics.organisation if organisation is None else " ".join(organisation.split())[:200]
        new_role = basics.role_title if role_title is None else " ".join(role_title.split())[:200]
        addresses = queries.addresses(actor.scope, [person_id]).get(person_id, ())
        execute(
            actor.scope,
            "UPDATE person SET name = %s, organisation = %s, role_title = %s, search = %s, name_set = name_set OR %s,"
            " organisation_set = organisation_set OR %s WHERE workspace_id = %s AND id = %s",
            [
                new_name,
                new_organisation,
                new_role,
                search_line(new_name, new_organisation, new_role, addresses),
                new_name != basics.name,
                new_organisation != basics.organisation,
                actor.scope.workspace,
                person_id,
            ],
        )


def set_layer(actor: Actor, person_id: PersonId, gives_me: Collection[Family], i_give: Collection[Family]) -> None:
    """What this person gives me and I give them, by family; replaces what was there."""
    with write(actor.scope):
        execute(
            actor.scope,
            "DELETE FROM layer WHERE workspace_id = %s AND person_id = %s",
            [actor.scope.workspace, person_id],
        )
        pairs = [("in", family) for family in FAMILIES if family in gives_me]
        pairs += [("out", family) for family in FAMILIES if family in i_give]
        execute_many(
            actor.scope,
            "INSERT INTO layer (workspace_id, person_id, flow, family) VALUES (%s,%s,%s,%s)",
            [(actor.scope.workspace, person_id, flow, family) for flow, family in pairs],
        )


def tag(actor: Actor, people: Collection[int], name: str) -> None:
    """Add a tag to each of these people."""
    word = " ".join(name.split())[:60]
    if word:
        with write(actor.scope):
            execute_many(
                actor.scope,
                "INSERT INTO tag (workspace_id, person_id, tag) VALUES (%s,%s,%s) ON CONFLICT DO NOTHING",
                [(actor.scope.workspace, person, word) for person in people],
            )


def untag(actor: Actor, people: Collection[int], name: str) -> None:
    _for_each(actor, "DELETE FROM tag WHERE workspace_id = %s AND person_id IN ({ids}) AND tag = %s", people, [name])


def set_aside(actor: Actor, people: Collection[int]) -> None:
    """Leave these people out of lists and moves; nothing is removed."""
    _mark(actor, people, "set_aside", True)


def bring_back(actor: Actor, people: Collection[int]) -> None:
    _mark(actor, people, "set_aside", False)


def star(actor: Actor, person_id: PersonId, starred: bool) -> None:
    _mark(actor, [person_id], "star", starred)


def never_suggest(actor: Actor, person_id: PersonId, never: bool) -> None:
    """Keep this person out of moves for good."""
    _mark(actor, [person_id], "never_suggest", never)


def override_warmth(actor: Actor, person_id: PersonId, band: str | None) -> None:
    """Show this band instead of the measured one; None goes back to the measure."""
    execute(
        actor.scope,
        "UPDATE person SET warmth_set = %s WHERE workspace_id = %s AND id = %s",
        [band, actor.scope.workspace, person_id],
    )


def possible_duplicates(actor: Actor) -> tuple[PossibleDuplicate, ...]:
    """Pairs that may be one person, the surest first."""
    found = rows(
        actor.scope,
        "SELECT d.id, d.person_a, d.person_b, d.reason, d.confidence FROM duplicate d"
        " JOIN person a ON a.workspace_id = d.workspace_id AND a.id = d.person_a"
        " JOIN person b ON b.workspace_id = d.workspace_id AND b.id = d.person_b"
        " WHERE d.workspace_id = %s AND a.kind = 'person' AND b.kind = 'person' AND NOT a.set_aside AND NOT b.set_aside"
        " ORDER BY d.confidence DESC, d.id",
        [actor.scope.workspace],
    )
    people = sorted({person for row in found for person in row[1:3]})
    shown = {row.id: row for row in rows_of(actor, people, now(actor))}
    return tuple(
        PossibleDuplicate(id, shown[PersonId(a)], shown[PersonId(b)], reason, confidence)
        for id, a, b, reason, confidence in found
        if a in shown and b in shown
    )


def join(actor: Actor, first: PersonId, second: PersonId) -> PersonId:
    """Make two people one; the first one's name stays. Can be undone by `separate`."""
    if first == second:
        return first
    with write(actor.scope):
        _decide(actor, _said_of(actor, first), _said_of(actor, second), same=True)
        record.resolve_again(actor)
        return _whoever_is(actor, first, second)


def keep_apart(actor: Actor, first: PersonId, second: PersonId) -> None:
    """These two are not one person, whatever rules say, now and after every later import."""
    with write(actor.scope):
        _decide(actor, _said_of(actor, first), _said_of(actor, second), same=False)
        record.resolve_again(actor)


def separate(actor: Actor, mailbox_id: int) -> PersonId:
    """Take one address-and-name pair out of its person, for good; returns the person it is now."""
    with write(actor.scope):
        row = one(
            actor.scope,
            "SELECT address, name, person_id FROM mailbox WHERE workspace_id = %s AND id = %s",
            [actor.scope.workspace, mailbox_id],
        )
        if row is None or row[2] is None:
            raise NotFoundError(f"Address {mailbox_id}", "it is not there", "Reload the page.")
        own = (str(row[0]), str(row[1]))
        others = [said for said in _said_of(actor, PersonId(row[2])) if said != own]
        execute(
            actor.scope,
            "DELETE FROM decision WHERE workspace_id = %s AND same = %s AND ((address_a = %s AND name_a = %s) OR"
            " (address_b = %s AND name_b = %s))",
            [actor.scope.workspace, True, *own, *own],
        )
        for other in others:
            _decide(actor, [own], [other], same=False)
        record.resolve_again(actor)
        after = one(
            actor.scope,
            "SELECT person_id FROM mailbox WHERE workspace_id = %s AND id = %s",
            [actor.scope.workspace, mailbox_id],
        )
    return PersonId(after[0] if after else row[2])


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
            )
        )
    return tuple(shown)


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


def _said_of(actor: Actor, person: PersonId) -> list[tuple[str, str]]:
    said = [(address, name) for _, address, name, _ in queries.mailboxes_of(actor.scope, person)]
    if said:
        return said
    basics = queries.by_ids(actor.scope, [person]).get(person)
    if basics is None:
        raise _nobody(str(person))
    # Somebody put in by hand without an address gets a mailbox of the name alone, so that a decision can speak of it.
    execute(
        actor.scope,
        "INSERT INTO mailbox (id, workspace_id, address, name, person_id) VALUES (%s,%s,'',%s,%s) ON CONFLICT DO NOTHING",
        [ids.allocate(actor.scope, 1), actor.scope.workspace, basics.name, person],
    )
    return [("", basics.name)]


def _decide(actor: Actor, first: Sequence[tuple[str, str]], second: Sequence[tuple[str, str]], *, same: bool) -> None:
    """Keep the user's word on two people: joined by one pair, kept apart by every pair."""
    pairs = [(first[0], second[0])] if same else [(a, b) for a in first for b in second]
    for a, b in pairs:
        execute(
            actor.scope,
            "DELETE FROM decision WHERE workspace_id = %s AND ((address_a = %s AND name_a = %s AND address_b = %s AND"
            " name_b = %s) OR (address_a = %s AND name_a = %s AND address_b = %s AND name_b = %s))",
            [actor.scope.workspace, *a, *b, *b, *a],
        )
    if same:
        # The newest word counts: joining takes back every "apart" between the two.
        for a in first:
            for b in second:
                execute(
                    actor.scope,
                    "DELETE FROM decision WHERE workspace_id = %s AND same = %s AND ((address_a = %s AND name_a = %s AND"
                    " address_b = %s AND name_b = %s) OR (address_a = %s AND name_a = %s AND address_b = %s AND"
                    " name_b = %s))",
                    [actor.scope.workspace, False, *a, *b, *b, *a],
                )
    start = ids.allocate(actor.scope, len(pairs))
    moment = int(time.time())
    execute_many(
        actor.scope,
        "INSERT INTO decision (workspace_id, id, address_a, name_a, address_b, name_b, same, decided_at)"
        " VALUES (%s,%s,%s,%s,%s,%s,%s,%s)",
        [(actor.scope.workspace, start + n, *a, *b, same, moment) for n, (a, b) in enumerate(pairs)],
    )


def _whoever_is(actor: Actor, first: PersonId, second: PersonId) -> PersonId:
    return first if queries.exists(actor.scope, first) else second


def _mark(actor: Actor, people: Collection[int], column: str, value: bool) -> None:
    with write(actor.scope):
        for part in chunks(sorted(people)):
            execute(
                actor.scope,
                f"UPDATE person SET {column} = %s WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
                [value, actor.scope.workspace, *part],
            )


def _for_each(actor: Actor, sql: str, people: Collection[int], more: list[str]) -> None:
    with write(actor.scope):
        for part in chunks(sorted(people)):
            execute(actor.scope, sql.format(ids=in_list(len(part))), [actor.scope.workspace, *part, *more])


def _nobody(asked: str) -> NotFoundError:
    return NotFoundError(
        f"“{asked}”",
        "nobody of that name, address or number is in the record",
        "Try `firsthand people` with a part of it.",
    )


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day + 719_163).isoformat()
