"""What the user says of people: who they are, what passes, tags, stars, who is left out."""

from collections.abc import Collection

from firsthand.domain.exchanges import FAMILY_OF
from firsthand.domain.people import FAMILIES, Family, PersonId, PersonKind
from firsthand.services.actor import Actor, now
from firsthand.services.people import nobody_called
from firsthand.storage import card_groups, ids, network_words, positions
from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, write
from firsthand.storage.identities import search_line
from firsthand.storage.queries import people as queries


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
            " organisation_set, role_set, by_hand, star, never_suggest, set_aside)"
            " VALUES (%s,%s,%s,'person',%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s)",
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
                bool(role_title),
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
    """Keep what the user writes; rules never change it again. An empty organisation or role goes back to what is known."""
    with write(actor.scope):
        basics = queries.by_ids(actor.scope, [person_id]).get(person_id)
        if basics is None:
            raise nobody_called(str(person_id))
        new_name = " ".join(name.split())[:200] if name and name.strip() else basics.name
        new_organisation = basics.organisation if organisation is None else " ".join(organisation.split())[:200]
        new_role = basics.role_title if role_title is None else " ".join(role_title.split())[:200]
        addresses = queries.addresses(actor.scope, [person_id]).get(person_id, ())
        execute(
            actor.scope,
            "UPDATE person SET name = %s, organisation = %s, role_title = %s, search = %s, name_set = name_set OR %s,"
            " organisation_set = (organisation_set OR %s) AND %s, role_set = (role_set OR %s) AND %s"
            " WHERE workspace_id = %s AND id = %s",
            [
                new_name,
                new_organisation,
                new_role,
                search_line(new_name, new_organisation, new_role, addresses),
                new_name != basics.name,
                new_organisation != basics.organisation,
                bool(new_organisation),
                new_role != basics.role_title,
                bool(new_role),
                actor.scope.workspace,
                person_id,
            ],
        )
        positions.refresh(actor.scope, person_id, now(actor).day)


def change_kind(actor: Actor, person_id: PersonId, kind: PersonKind) -> None:
    """The user's word on whether this is a person, a list, an office or a machine; rules never change it again."""
    from firsthand.services import record  # noqa: PLC0415 - arrays take a tenth of a second to load; few calls need them

    with write(actor.scope):
        changed = execute(
            actor.scope,
            "UPDATE person SET kind = %s, kind_set = %s WHERE workspace_id = %s AND id = %s AND kind <> 'me'",
            [kind, True, actor.scope.workspace, person_id],
        )
        if not changed:
            raise nobody_called(str(person_id))
        record.sum_again(actor, [person_id])


def set_layer(actor: Actor, person_id: PersonId, gives_me: Collection[Family], i_give: Collection[Family]) -> None:
    """What this person gives me and I give them, by family; replaces what was there, and takes away the kinds beneath a
    family that is not named. What is set is no more declined.
    """
    with write(actor.scope):
        execute(
            actor.scope,
            "DELETE FROM layer WHERE workspace_id = %s AND person_id = %s",
            [actor.scope.workspace, person_id],
        )
        pairs: list[tuple[str, str]] = [("in", family) for family in FAMILIES if family in gives_me]
        pairs += [("out", family) for family in FAMILIES if family in i_give]
        execute_many(
            actor.scope,
            "INSERT INTO layer (workspace_id, person_id, flow, family) VALUES (%s,%s,%s,%s)",
            [(actor.scope.workspace, person_id, flow, family) for flow, family in pairs],
        )
        kinds = network_words.layer_kinds(actor.scope, [person_id]).get(person_id, frozenset())
        beneath = [(flow, value) for flow, value in kinds if (flow, FAMILY_OF[value]) in pairs]  # type: ignore[index]
        network_words.keep_layer_kinds(actor.scope, person_id, beneath)
        network_words.take_back_declined(actor.scope, person_id, pairs)


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


def hidden_groups(actor: Actor, person_id: PersonId) -> tuple[str, ...]:
    """Groups of the address book that the user hid at this person."""
    return tuple(sorted(card_groups.hidden(actor.scope, person_id)[person_id]))


def hide_group(actor: Actor, person_id: PersonId, name: str, hidden: bool = True) -> None:
    """Show a group of the address book no more at this person, or again; the address book stays as it is."""
    pair = [actor.scope.workspace, person_id, name]
    with write(actor.scope):
        execute(actor.scope, "DELETE FROM hidden_group WHERE workspace_id = %s AND person_id = %s AND name = %s", pair)
        if hidden:
            execute(actor.scope, "INSERT INTO hidden_group (workspace_id, person_id, name) VALUES (%s,%s,%s)", pair)
        card_groups.refresh(actor.scope, person_id)


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
