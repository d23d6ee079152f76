"""People on their way to other programs: as vCards and as rows of a table. Never what is private between the user and them."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple
from uuid import UUID, uuid5

from firsthand.domain.card_merging import Told, card_of
from firsthand.domain.cards import Card, PersonalDate, Position
from firsthand.domain.people import PersonId
from firsthand.domain.text_folding import folded
from firsthand.services.actor import Actor
from firsthand.services.people import nobody_called
from firsthand.services.tables import Row
from firsthand.storage import personal_dates, positions
from firsthand.storage.connection import chunks, in_list, one, rows
from firsthand.storage.queries import cards as card_queries
from firsthand.storage.queries import people as queries

PEOPLE_AT_ONCE = 200
"""A card may hold a photo."""

_UIDS = UUID("8d5f2c1e-5a0b-4e0e-9b63-3f0f6b0c7a51")

COLUMNS = (
    "id", "name", "mail", "phones", "links", "organisation", "role", "groups", "tags", "birthday", "notes",
)  # fmt: skip
"""Of the table of people (docs/taking-it-with-you.md); notes are left out where they are not asked for."""


class Outgoing(NamedTuple):
    """One person as they leave: their card, what the user calls them by, and where the record places them."""

    id: int
    card: Card
    organisation: str
    role_title: str
    tags: tuple[str, ...]


def vcards(actor: Actor, people: Sequence[int], *, with_notes: bool = False) -> Iterator[str]:
    """Each person's vCard 4.0, in the order given; those that don't exist are left out."""
    from firsthand.connectors.vcard.writing import vcard4  # noqa: PLC0415 - pages that write no cards need none of it

    for person in outgoing(actor, people, with_notes=with_notes):
        yield vcard4(person.card)


def vcard(actor: Actor, person: PersonId, *, with_notes: bool = False) -> str:
    """One person's vCard 4.0. Raises NotFoundError."""
    found = "".join(vcards(actor, [person], with_notes=with_notes))
    if not found:
        raise nobody_called(str(person))
    return found


def table(actor: Actor, people: Sequence[int], *, with_notes: bool = False) -> Iterator[Row]:
    """One row a person, in the order given; values as `COLUMNS` names them."""
    for person in outgoing(actor, people, with_notes=with_notes):
        card = person.card
        row: dict[str, object] = {
            "id": person.id,
            "name": card.name,
            "mail": [one.value for one in card.addresses],
            "phones": [one.value for one in card.phones],
            "links": [one.value for one in card.links],
            "organisation": person.organisation,
            "role": person.role_title,
            "groups": [group for group in card.groups if group not in person.tags],
            "tags": list(person.tags),
            "birthday": next((_day(day.year, day.month, day.day) for day in card.dates if day.label == "birthday"), ""),
        }
        yield row | ({"notes": list(card.notes)} if with_notes else {})


def columns(*, with_notes: bool = False) -> tuple[str, ...]:
    """The headings of the table."""
    return COLUMNS if with_notes else tuple(name for name in COLUMNS if name != "notes")


def outgoing(actor: Actor, people: Sequence[int], *, with_notes: bool = False) -> Iterator[Outgoing]:
    """These people, some at a time, so that any number of them can be written out."""
    made = one(actor.scope, "SELECT created_at FROM workspace WHERE id = %s", [actor.scope.workspace])
    uids = f"{made[0] if made else 0}/{actor.scope.workspace}"
    for part in chunks(people, PEOPLE_AT_ONCE):
        basics = queries.by_ids(actor.scope, part)
        addresses, tags = queries.addresses(actor.scope, part), queries.tags(actor.scope, part)
        notes = _notes(actor, part) if with_notes else {}
        of_person = card_queries.of_people(actor.scope, part)
        kept = {
            one.id: one.card
            for one in card_queries.by_ids(actor.scope, {id for ids in of_person.values() for id in ids})
        }
        said, days = positions.said(actor.scope, part), _days(actor, part)
        for id in part:
            person = basics.get(id)
            if person is None or person.kind == "me":
                continue
            told = Told(
                uid=str(uuid5(_UIDS, f"{uids}/{id}")),
                name=person.name,
                name_set=person.name_set,
                addresses=addresses.get(id, ()),
                # What rules guessed from an address is no statement about anybody, and stays here.
                organisation=person.organisation if person.organisation_set else "",
                title=person.role_title if person.role_set else "",
                tags=tags.get(id, ()),
                notes=notes.get(id, ()),
                positions=tuple(
                    Position(
                        one.organisation,
                        "",
                        one.title,
                        positions.number(one.from_day),
                        positions.number(one.until_day),
                        None,
                    )
                    for one in said.get(id, ())
                    if one.status == "confirmed"
                ),
                dates=tuple(
                    PersonalDate(one.label, one.year, one.month, one.day)
                    for one in days.get(id, ())
                    if one.origin == "hand" and not one.hidden
                ),
            )
            not_so = {
                positions.key_of(one.organisation, one.title) for one in said.get(id, ()) if one.status == "dismissed"
            }
            not_these = {(folded(one.label), one.month, one.day) for one in days.get(id, ()) if one.hidden}
            theirs = [_without(kept[card], not_so, not_these) for card in of_person.get(id, ())]
            card = card_of(told, theirs, with_notes=with_notes)
            now = card.positions[0] if card.positions else None
            organisation = person.organisation if person.organisation_set or now is None else now.organisation
            yield Outgoing(id, card, organisation, person.role_title or (now.title if now else ""), told.tags)


def _notes(actor: Actor, people: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The user's notes on these people, the oldest first; judgements of trust are no notes."""
    found: dict[int, tuple[str, ...]] = {}
    for person, markdown in rows(
        actor.scope,
        "SELECT person_id, markdown FROM note WHERE workspace_id = %s AND person_id IN"
        f" ({in_list(len(people))}) ORDER BY written_at, id",
        [actor.scope.workspace, *people],
    ):
        found[person] = (*found.get(person, ()), markdown)
    return found


def _days(actor: Actor, people: Sequence[int]) -> dict[int, list[personal_dates.Kept]]:
    """What the user entered of days, and their word on those that cards name."""
    found: dict[int, list[personal_dates.Kept]] = {}
    for day in personal_dates.by_user(actor.scope, people):
        found.setdefault(day.person, []).append(day)
    return found


def _without(card: Card, not_so: Collection[tuple[str, str]], not_these: Collection[tuple[str, int, int]]) -> Card:
    """The card without the positions and days of which the user said that they are not so."""
    return card._replace(
        positions=tuple(
            one for one in card.positions if positions.key_of(one.organisation or one.unit, one.title) not in not_so
        ),
        dates=tuple(one for one in card.dates if (folded(one.label), one.month, one.day) not in not_these),
    )


def _day(year: int | None, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"
