"""Forgetting somebody, wholly and at once; and deleting everything."""

import shutil
from dataclasses import dataclass

from django.db import transaction

from firsthand.domain import forgetting as rules
from firsthand.domain.forgetting import Redaction
from firsthand.domain.people import PersonId
from firsthand.domain.wording import quoted
from firsthand.errors import BusyError, FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import accounts, acts, digest, imports, record, secrets, workspaces
from firsthand.services.actor import Actor
from firsthand.services.forgetting import cards, conversations, meetings, mentions, undoing
from firsthand.services.forgetting.conversations import Said
from firsthand.services.forgetting.exchanges import forget_exchanges
from firsthand.storage import erasing, forgotten, holdings, runs, sweeping
from firsthand.storage.connection import chunks, execute, in_list, rows, write
from firsthand.storage.queries import people
from firsthand.storage.trouble import in_words


@dataclass(frozen=True)
class Forgotten:
    """What went.

    messages_removed: messages from them, and messages and meetings only between the two of you. messages_reduced: of
        others, now without their words and name. notes_removed: about them; notes_reduced: others that named them.
        cards_removed: theirs; cards_reduced: others that named them. swept: whether the file on disk was written anew;
        where another program was reading it, the next start does it.
    """

    addresses: int
    messages_removed: int
    messages_reduced: int
    notes_removed: int
    notes_reduced: int
    cards_removed: int
    cards_reduced: int
    swept: bool


def forget(actor: Actor, person_id: PersonId) -> Forgotten:
    """Take a person out of the record for good, and keep a later import from bringing them back.

    Goes: what they wrote, what was only between the two of you, notes about them, moves with them, and in all else their
    words, name and addresses. Raises NotFoundError, BusyError while an import runs, and FirsthandError for the owner.
    """
    with in_words(actor.scope):
        with write(actor.scope):
            refuse_while_importing(actor)
            went = _forget(actor, person_id)
            sweeping.mark_due(actor.scope)
        _remove_uploads(actor)
        return Forgotten(**went, swept=_sweep(actor))


def delete_everything(actor: Actor) -> None:
    """Take everything out of the record: people, messages, notes, settings, uploads. Raises BusyError while an import runs."""
    with in_words(actor.scope):
        with write(actor.scope):
            refuse_while_importing(actor)
            accounts.forget_secrets(actor)
            secrets.drop(actor, digest.SECRET)
            erasing.everything(actor.scope)
            sweeping.mark_due(actor.scope)
        workspaces.open_home.cache_clear()
        _remove_uploads(actor)
        _sweep(actor)


def refuse_while_importing(actor: Actor) -> None:
    """Raise BusyError while an import runs."""
    imports.latest(actor, 1)  # Marks a run as stopped whose process has gone.
    if runs.running(actor.scope):
        raise BusyError(_("The record"), _("an import is still running"), _("Wait until it is done; Sources shows it."))


def forget_who_is_forgotten(actor: Actor) -> None:
    """Take out people whose marks are among the forgotten: an older export may hold them. Call it inside a transaction."""
    gate = forgotten.gate(actor.scope)
    if gate is None:
        return
    found = {
        person
        for person, address, name in rows(
            actor.scope,
            "SELECT m.person_id, m.address, m.name FROM mailbox m JOIN person p ON p.workspace_id = m.workspace_id AND"
            " p.id = m.person_id WHERE m.workspace_id = %s AND p.kind <> 'me'",
            [actor.scope.workspace],
        )
        if gate.is_forgotten(address, name)
    }
    if found:
        sweeping.mark_due(actor.scope)
    for person in sorted(found):
        if people.exists(actor.scope, person):
            _forget(actor, PersonId(person))


def _forget(actor: Actor, person_id: PersonId) -> dict[str, int]:
    scope = actor.scope
    basics = people.by_ids(scope, [person_id]).get(person_id)
    if basics is None:
        raise NotFoundError(
            quoted(person_id), _("nobody of that number is in the record"), _("They may be forgotten already.")
        )
    if basics.kind == "me":
        raise FirsthandError(
            basics.name or _("You"),
            _("this is you, the owner of the record"),
            _("To start afresh, delete everything (Settings)."),
        )
    mailboxes = {id: (address, name) for id, address, name, _ in people.mailboxes_of(scope, person_id)}
    said: list[Said] = sorted({*mailboxes.values(), ("", basics.name)})
    names = [pair for pair in said if pair[0] or pair in mailboxes.values() or basics.by_hand or " " in pair[1].strip()]
    their_cards = cards.theirs(actor, mailboxes)
    marks = {mark for address, name in names for mark in rules.marks(address, name)}
    forgotten.remember(scope, marks | {rules.card_mark(key) for key in their_cards.values()})
    redaction = Redaction(said)

    part_of = conversations.messages_of(actor, mailboxes)
    removed = conversations.theirs_alone(actor, mailboxes, part_of)
    pasted = conversations.lines_they_wrote(actor, mailboxes, removed)
    conversations.mark_stale(actor, part_of)
    reduced = conversations.reduce_texts(actor, mailboxes, said, redaction, part_of - removed, removed, pasted)
    among_several = meetings.meetings_among(actor, part_of - removed)
    meetings.take_out(actor, mailboxes, among_several)
    conversations.take_out(actor, mailboxes, part_of - removed - among_several)
    conversations.drop_references(actor, removed)
    erasing.messages(scope, removed)
    holdings.let_go_of_rows(scope, removed)
    cards.take_out(actor, their_cards)
    cards_reduced = cards.reduce(actor, mailboxes, redaction)
    undoing.drop_replaced(actor, said, redaction, {*part_of, *their_cards}, pasted)
    undoing.drop_changes_of_identity(actor, said, redaction)
    undoing.clean_waiting(actor, redaction)
    undoing.clean_what_servers_say(actor, redaction)
    mentions.clean_small_texts(actor, redaction)
    forget_exchanges(actor, person_id, redaction, {*removed, *reduced, *part_of})
    notes_removed, notes_reduced = mentions.clean_notes(actor, person_id, redaction)
    mentions.remove_moves(actor, person_id, redaction)
    mentions.remove_giving(actor, person_id, redaction, {*removed, *part_of})
    _remove_person(actor, person_id, mailboxes)
    # What was read before must be read again to be counted rightly.
    execute(scope, "UPDATE source SET fingerprint = '' WHERE workspace_id = %s", [scope.workspace])
    record.resolve_again(actor)
    acts.read_again(actor, reduced)
    return {
        "addresses": len({address for address, _ in mailboxes.values() if address}),
        "messages_removed": len(removed),
        "messages_reduced": len(reduced),
        "notes_removed": notes_removed,
        "notes_reduced": notes_reduced,
        "cards_removed": len(their_cards),
        "cards_reduced": cards_reduced,
    }


def _remove_person(actor: Actor, person_id: PersonId, mailboxes: dict[int, Said]) -> None:
    scope = actor.scope
    for address, name in mailboxes.values():
        execute(
            scope,
            "DELETE FROM decision WHERE workspace_id = %s AND ((address_a = %s AND name_a = %s) OR (address_b = %s AND"
            " name_b = %s))",
            [scope.workspace, address, name, address, name],
        )
        if address:
            execute(
                scope, "DELETE FROM owner_address WHERE workspace_id = %s AND address = %s", [scope.workspace, address]
            )
    for part in chunks(sorted(mailboxes)):
        inside = in_list(len(part))
        for table, condition in (
            ("daily", f"mailbox_id IN ({inside})"), ("joining", f"mailbox_a IN ({inside})"),
            ("joining", f"mailbox_b IN ({inside})"), ("mailbox", f"id IN ({inside})"),
        ):  # fmt: skip
            execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND {condition}", [scope.workspace, *part])
    for table, column in (
        ("tag", "person_id"), ("layer", "person_id"), ("tie", "person_id"), ("joining", "person_id"),
        ("duplicate", "person_a"), ("duplicate", "person_b"), ("position", "person_id"),
        ("hidden_group", "person_id"), ("personal_date", "person_id"), ("keep_in_touch", "person_id"),
        ("ended_person", "heir_id"), ("ended_person", "id"), ("goal_person", "person_id"), ("purpose", "person_id"),
        ("trait", "person_id"), ("layer_kind", "person_id"), ("layer_declined", "person_id"), ("pair_word", "person_id"),
        ("pair_word", "other_id"), ("map_place", "person_id"), ("role_model", "person_id"), ("invited", "person_id"),
        ("plan", "person_id"), ("experiment", "person_id"), ("person", "id"),
    ):  # fmt: skip
        execute(scope, f"DELETE FROM {table} WHERE workspace_id = %s AND {column} = %s", [scope.workspace, person_id])


def _remove_uploads(actor: Actor) -> None:
    folder = imports.uploads_folder(actor)
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _sweep(actor: Actor) -> bool:
    """Sweep the file now, or as soon as the caller's transaction has ended."""
    done: list[bool] = []
    transaction.on_commit(lambda: done.append(sweeping.sweep_if_due(actor.scope)), using=actor.scope.database)
    return bool(done) and done[0]
