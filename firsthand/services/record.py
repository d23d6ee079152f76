"""Bringing people and ties in line with the messages that came in."""

import json
from collections.abc import Collection

from firsthand.domain.identity import Described, Mailbox, OwnerIdentity, likely_own, resolve
from firsthand.domain.isolated_dates import isolated_days
from firsthand.domain.ties import ActiveClock
from firsthand.domain.ties.meetings import MET_DAYS
from firsthand.services.actor import SECONDS_A_DAY, Actor, now
from firsthand.storage import habits, identities, keepsakes, readings, summing
from firsthand.storage.bulk import day_number
from firsthand.storage.connection import chunks, execute, execute_many, in_list, one, rows, wait_for_others, write
from firsthand.storage.queries import described
from firsthand.storage.queries import owner as owner_queries

OWNER_PASSES_MAX = 3
"""Knowing the owner's aliases changes what was sent, and that may show one alias more; it settles at once in practice."""


def bring_up_to_date(actor: Actor) -> None:
    """Count what came in since the last time, resolve who is who, and sum up the ties that were touched."""
    with write(actor.scope):
        wait_for_others(actor.scope)
        after = summing.summed_up_to(actor.scope)
        _bring(actor, max(after, 0), everything=after < 0)


def forget_who_is_me(actor: Actor) -> None:
    """Let the next reading find the owner by address alone: an address may have been taken off the list."""
    execute(
        actor.scope,
        "UPDATE person SET kind = 'person' WHERE workspace_id = %s AND kind = 'me'",
        [actor.scope.workspace],
    )


def count_habits(actor: Actor) -> None:
    """Count what each mailbox does, before anybody knows whose mail it is."""
    habits.count_everything_again(actor.scope)


def start_over(actor: Actor) -> None:
    """Work everything out anew from the messages: after the owner's addresses or the time zone changed."""
    with write(actor.scope):
        wait_for_others(actor.scope)
        _bring(actor, 0, everything=True)
        derive_due(actor)


def resolve_again(actor: Actor) -> None:
    """Resolve who is who after the user's word, and sum up only the ties that this touches."""
    with write(actor.scope):
        wait_for_others(actor.scope)
        _bring(actor, summing.last_interaction(actor.scope), everything=False)
        derive_due(actor)


def sum_again(actor: Actor, people: Collection[int]) -> None:
    """Sum up these people's ties anew, after something else than mail changed; call it inside a transaction."""
    _sum_ties(actor, people)
    execute(actor.scope, "UPDATE workspace SET changes = changes + 1 WHERE id = %s", [actor.scope.workspace])


def catch_up(actor: Actor) -> None:
    """Count meetings that have begun since days were last counted, and sum up the ties of whoever was met there."""
    moment = now(actor)
    row = one(actor.scope, "SELECT summed_day FROM workspace WHERE id = %s", [actor.scope.workspace])
    known = int(row[0]) if row else moment.until_day
    new_day = known < moment.until_day
    # On the same day whoever is counted already was in contact today; one more time makes no difference until tomorrow.
    met = summing.met_since(actor.scope, known - 1, moment.before, uncounted=not new_day)
    if not met and not new_day:
        return
    with write(actor.scope):
        wait_for_others(actor.scope)
        summing.sum_mailboxes_again(actor.scope, met, moment.before)
        if people := _people_touched(actor, summing.last_interaction(actor.scope), met):
            sum_again(actor, people)
        _note_summed_day(actor)


def _note_summed_day(actor: Actor) -> None:
    execute(
        actor.scope,
        "UPDATE workspace SET summed_day = %s WHERE id = %s",
        [now(actor).until_day, actor.scope.workspace],
    )


def move_to_time_zone(actor: Actor) -> None:
    """Put every message on its day in the actor's time zone; call it inside a transaction."""
    found = rows(
        actor.scope,
        "SELECT id, sent_at FROM interaction WHERE workspace_id = %s AND sent_at IS NOT NULL",
        [actor.scope.workspace],
    )
    execute_many(
        actor.scope,
        "UPDATE interaction SET day = %s WHERE workspace_id = %s AND id = %s",
        [(day_number(sent_at, actor.zone), actor.scope.workspace, id) for id, sent_at in found],
    )
    _bring(actor, 0, everything=True)
    derive_due(actor)


def owner_identity(actor: Actor) -> OwnerIdentity:
    """Whose mail this is, as kept: addresses of the owner and of those who send for the owner."""
    return OwnerIdentity(
        tuple(owner_queries.addresses(actor.scope, "me")), tuple(owner_queries.addresses(actor.scope, "delegate"))
    )


def _bring(actor: Actor, after: int, *, everything: bool) -> None:
    scope = actor.scope
    owner = owner_identity(actor)
    mine = _owner_mailboxes(actor, owner)
    stale = _stale(actor)
    if stale:
        from firsthand.storage import holdings  # noqa: PLC0415 - what exchanges are comes with it; a first import has none

        keepsakes.keep_who_was_spoken_of(scope, keepsakes.people_of_stale_mailboxes(scope))
        holdings.remove_idle_mailboxes(scope)
        stale = _stale(actor)
    decisions = identities.decisions(scope)
    links = identities.links(scope)
    facts = _described(actor)
    if everything or after == 0:
        mine |= likely_own(identities.mailboxes(scope), owner, decisions)
    resolved: list[Mailbox] | None = None
    for _ in range(OWNER_PASSES_MAX):
        _count(actor, owner, mine, 0 if everything else after, everything=everything)
        mailboxes = identities.mailboxes(scope)
        # The same habits give the same people; most aliases of the owner sent nothing that would change any.
        if mailboxes != resolved:
            unmet = frozenset(one.id for one in mailboxes if not one.sent and not one.received)
            resolution = resolve(mailboxes, owner, decisions, links, facts, unmet)
            resolved = mailboxes
        found = {member for one in resolution.people if one.kind == "me" for member in one.members}
        if found == mine:
            break
        mine, everything = found, True
    changes = identities.keep(scope, resolution, now(actor).day)
    readings.mark(scope, None if everything else changes.touched)
    marked = _mark_isolated_dates(actor)
    if everything:
        summing.sum_everything_again(scope, now(actor).before)
    else:
        before = now(actor).before
        summing.sum_after(scope, after, before)
        summing.sum_mailboxes_again(scope, {*stale, *marked}, before)
    _sum_ties(actor, None if everything else changes.touched | _people_touched(actor, after, {*stale, *marked}))
    execute(
        scope,
        "UPDATE workspace SET summed_up_to = %s, changes = changes + 1 WHERE id = %s",
        [summing.last_interaction(scope), scope.workspace],
    )
    _name_owner(actor)
    _note_summed_day(actor)


def _described(actor: Actor) -> list[Described]:
    """What cards say of those they name, and signatures of those in mail who have the name of a card."""
    found = described.by_cards(actor.scope)
    namesakes = described.namesakes_in_mail(actor.scope, found)
    if not namesakes:
        return found
    from firsthand.services import signatures  # noqa: PLC0415 - patterns; where nobody has a card, nothing is read

    signed = signatures.organisations_of(actor, namesakes)
    return found + [Described(mailbox, "", organisations) for mailbox, organisations in sorted(signed.items())]


def derive_due(actor: Actor) -> None:
    """Make the exchanges anew of whoever is not who they were, from what was read before."""
    if readings.is_due(actor.scope):
        from firsthand.services import acts  # noqa: PLC0415 - signs and arrays; a first import has nothing to make anew

        acts.derive_due(actor)


def _stale(actor: Actor) -> list[int]:
    """Mailboxes whose counts must be made anew."""
    return [
        row[0]
        for row in rows(
            actor.scope, "SELECT id FROM mailbox WHERE workspace_id = %s AND stale", [actor.scope.workspace]
        )
    ]


def _count(actor: Actor, owner: OwnerIdentity, mine: Collection[int], after: int, *, everything: bool) -> None:
    delegates: list[int] = []
    for part in chunks(owner.delegates):
        delegates += [
            row[0]
            for row in rows(
                actor.scope,
                f"SELECT id FROM mailbox WHERE workspace_id = %s AND address IN ({in_list(len(part))})",
                [actor.scope.workspace, *part],
            )
        ]
    summing.set_directions(actor.scope, sorted(mine), delegates, after)
    summing.set_meetings(actor.scope, sorted(mine) if mine or owner.addresses else None)
    if everything:
        habits.count_everything_again(actor.scope)
        habits.take_marks_off(actor.scope)
    else:
        habits.count_after(actor.scope, after)
        habits.count_stale_again(actor.scope)


def _owner_mailboxes(actor: Actor, owner: OwnerIdentity) -> set[int]:
    """Mailboxes known to be the owner's: by an earlier resolution, or by their address."""
    found = {
        row[0]
        for row in rows(
            actor.scope,
            "SELECT m.id FROM mailbox m JOIN person p ON p.workspace_id = m.workspace_id AND p.id = m.person_id"
            " WHERE m.workspace_id = %s AND p.kind = 'me'",
            [actor.scope.workspace],
        )
    }
    for part in chunks(owner.addresses):
        found |= {
            row[0]
            for row in rows(
                actor.scope,
                f"SELECT id FROM mailbox WHERE workspace_id = %s AND address IN ({in_list(len(part))})",
                [actor.scope.workspace, *part],
            )
        }
    return found


def _mark_isolated_dates(actor: Actor) -> set[int]:
    """Mark messages whose date lies years from all others; the mailboxes whose counts this changes."""
    scope = actor.scope
    counted = rows(
        scope,
        # Calendars reach far ahead and back, and mean it.
        "SELECT day, COUNT(*) FROM interaction WHERE workspace_id = %s AND day IS NOT NULL AND id NOT IN (SELECT id FROM"
        " meeting WHERE workspace_id = %s) GROUP BY day",
        [scope.workspace, scope.workspace],
    )
    isolated = isolated_days(dict(counted))
    marked = {
        row[0]
        for row in rows(
            scope,
            "SELECT DISTINCT day FROM interaction WHERE workspace_id = %s AND date_mark = 'absurd' AND day IS NOT NULL",
            [scope.workspace],
        )
    }
    touched: set[int] = set()
    for days, mark in ((isolated - marked, "absurd"), (marked - isolated, "")):
        for part in chunks(sorted(days)):
            where = f"workspace_id = %s AND day IN ({in_list(len(part))})"
            execute(
                scope,
                f"UPDATE interaction SET date_mark = %s WHERE {where} AND id NOT IN (SELECT id FROM meeting WHERE"
                " workspace_id = %s)",
                [mark, scope.workspace, *part, scope.workspace],
            )
            touched |= {
                row[0]
                for row in rows(
                    scope,
                    "SELECT DISTINCT p.mailbox_id FROM interaction i JOIN participant p ON p.workspace_id ="
                    " i.workspace_id AND p.interaction_id = i.id WHERE i." + where,
                    [scope.workspace, *part],
                )
            }
    return touched


def _people_touched(actor: Actor, after: int, mailboxes: Collection[int]) -> set[int]:
    scope = actor.scope
    found = rows(
        scope,
        "SELECT DISTINCT m.person_id FROM participant p JOIN mailbox m ON m.workspace_id = p.workspace_id AND"
        " m.id = p.mailbox_id WHERE p.workspace_id = %s AND p.interaction_id > %s AND m.person_id IS NOT NULL",
        [scope.workspace, after],
    )
    for part in chunks(sorted(mailboxes)):
        found += rows(
            scope,
            f"SELECT person_id FROM mailbox WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [scope.workspace, *part],
        )
    return {row[0] for row in found if row[0] is not None}


def clock_as_of(actor: Actor, until_day: int) -> ActiveClock:
    """The user's active days, from what they sent before a day."""
    return ActiveClock.from_sent_days(summing.sent_days(actor.scope), until_day)


def _sum_ties(actor: Actor, people: Collection[int] | None) -> None:
    """Sum up these people's ties, and whichever else stand on days at which the clock of active days changed."""
    scope = actor.scope
    summing.keep_sent_days(scope)
    clock = clock_as_of(actor, now(actor).until_day)
    closed = [
        [int(start), int(end)]
        for start, end in zip(clock.away_from, clock.away_until, strict=True)
        if end < clock.as_of_day
    ]
    last_sent = clock.last_sent_day or 0
    row = one(scope, "SELECT away FROM workspace WHERE id = %s", [scope.workspace])
    known, known_last = json.loads(row[0]) if row and row[0] else ([], 0)
    if people is not None and (closed[: len(known)] != known or last_sent < known_last):
        people = None
    elif people is not None and last_sent > known_last:
        # Days after what was the last sent message stood still until now.
        met_after = rows(
            scope,
            "SELECT person_id FROM tie WHERE workspace_id = %s AND last_contact_day >= %s",
            [scope.workspace, known_last],
        )
        people = {*people, *(row[0] for row in met_after)}
    summing.keep_ties(scope, clock, actor.zone, people)
    before = now(actor).before
    summing.keep_met(scope, summing.met_lately(scope, before - MET_DAYS * SECONDS_A_DAY, before))
    execute(scope, "UPDATE workspace SET away = %s WHERE id = %s", [json.dumps([closed, last_sent]), scope.workspace])


def _name_owner(actor: Actor) -> None:
    """The owner's name is the most used one, until the user writes another."""
    execute(
        actor.scope,
        "UPDATE workspace SET owner_name = COALESCE((SELECT name FROM person WHERE workspace_id = %s AND kind = 'me'"
        " ORDER BY id LIMIT 1), '') WHERE id = %s AND owner_name = ''",
        [actor.scope.workspace, actor.scope.workspace],
    )
