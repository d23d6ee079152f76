"""Cards as they are kept."""

import json
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from firsthand.domain.cards import Card, Labelled, PersonalDate, Position
from firsthand.storage.connection import chunks, in_list, rows
from firsthand.storage.scope import Scope

CARDS_AT_ONCE = 100
"""A card may hold a photo."""


class Kept(NamedTuple):
    """A card with its id and the run that wrote it last; what the server calls it stands with who holds it."""

    id: int
    run: int
    card: Card


def ids(scope: Scope) -> list[int]:
    return [row[0] for row in rows(scope, "SELECT id FROM card WHERE workspace_id = %s ORDER BY id", [scope.workspace])]


def by_ids(scope: Scope, wanted: Collection[int]) -> Iterator[Kept]:
    """These cards, some at a time."""
    for part in chunks(sorted(wanted), CARDS_AT_ONCE):
        for id, run, key, digest, content, original, where in rows(
            scope,
            "SELECT id, run_id, key, digest, content, original, found_in FROM card WHERE workspace_id = %s AND id IN"
            f" ({in_list(len(part))})",
            [scope.workspace, *part],
        ):
            yield Kept(id, run, card_of(bytes(key), bytes(digest), json.loads(content), original, where))


def card_of(key: bytes, digest: bytes, content: dict[str, Any], original: str, where: str) -> Card:
    """The card that `storage.cards.content_of` wrote down."""

    def labelled(name: str) -> tuple[Labelled, ...]:
        return tuple(Labelled(*one) for one in content[name])

    return Card(
        key=key, digest=digest, item="", sort=content["sort"], uid=content["uid"], name=content["name"],
        family=content["family"], given=content["given"], additional=content["additional"], prefix=content["prefix"],
        suffix=content["suffix"], nicknames=tuple(content["nicknames"]), addresses=labelled("addresses"),
        phones=labelled("phones"), links=labelled("links"), places=labelled("places"),
        positions=tuple(Position(*one) for one in content["positions"]),
        dates=tuple(PersonalDate(*one) for one in content["dates"]), groups=tuple(content["groups"]),
        members=tuple(content["members"]), related=labelled("related"), notes=tuple(content["notes"]),
        revised_at=content["revised_at"], original=original, where=where,
    )  # fmt: skip


def of_people(scope: Scope, people: Collection[int]) -> dict[int, list[int]]:
    """The cards of each of these people, by id. A card whose addresses belong to several people is of the one with most."""
    named: dict[int, set[tuple[int, int]]] = {}
    wanted = set(people)
    for part in chunks(sorted(people)):
        for card, person, count in rows(
            scope,
            "SELECT k.card_id, m.person_id, COUNT(*) FROM card_mailbox k JOIN mailbox m ON m.workspace_id = k.workspace_id AND"
            " m.id = k.mailbox_id WHERE k.workspace_id = %s AND m.person_id IS NOT NULL AND k.card_id IN (SELECT c.card_id"
            " FROM card_mailbox c JOIN mailbox b ON b.workspace_id = c.workspace_id AND b.id = c.mailbox_id WHERE"
            f" c.workspace_id = %s AND b.person_id IN ({in_list(len(part))})) GROUP BY k.card_id, m.person_id",
            [scope.workspace, scope.workspace, *part],
        ):
            named.setdefault(card, set()).add((-count, person))
    found: dict[int, list[int]] = {}
    for card, candidates in sorted(named.items()):
        _, person = min(candidates)
        if person in wanted:
            found.setdefault(person, []).append(card)
    return found


def places(scope: Scope, people: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Postal addresses of these people, each in one line, as their cards have them."""
    cards = {card: person for person, listed in of_people(scope, people).items() for card in listed}
    found: dict[int, list[str]] = {}
    for part in chunks(sorted(cards)):
        for card, content in rows(
            scope,
            f"SELECT id, content FROM card WHERE workspace_id = %s AND id IN ({in_list(len(part))}) AND content NOT LIKE %s"
            " ORDER BY id",
            [scope.workspace, *part, '%"places":[],%'],
        ):
            found.setdefault(cards[card], []).extend(place for _, place in json.loads(content)["places"])
    return {person: tuple(listed) for person, listed in found.items()}
