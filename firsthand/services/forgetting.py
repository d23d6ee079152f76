"""Forgetting somebody, wholly and at once; and deleting everything."""

import shutil
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from firsthand.domain import forgetting as rules
from firsthand.domain.forgetting import Redaction
from firsthand.domain.people import PersonId
from firsthand.errors import BusyError, FirsthandError, NotFoundError
from firsthand.services import imports, record, workspaces
from firsthand.services.actor import Actor
from firsthand.storage import erasing, forgotten, runs
from firsthand.storage.connection import chunks, execute, execute_many, in_list, is_sqlite, rows, write
from firsthand.storage.queries import people
from firsthand.storage.trouble import in_words

TEXTS_AT_ONCE = 200

Said = tuple[str, str]
"""A pair of address and display name."""


@dataclass(frozen=True)
class Forgotten:
    """What went.

    messages_removed: from them, or only between the two of you. messages_reduced: of others, now without their words and
        name. notes_removed: about them; notes_reduced: others that named them. swept: whether the file on disk was
        written anew; where another program was reading it, the next forgetting does it.
    """

    addresses: int
    messages_removed: int
    messages_reduced: int
    notes_removed: int
    notes_reduced: int
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
        _remove_uploads(actor)
        return Forgotten(**went, swept=_sweep(actor))


def delete_everything(actor: Actor) -> None:
    """Take everything out of the record: people, messages, notes, settings, uploads. Raises BusyError while an import runs."""
    with in_words(actor.scope):
        with write(actor.scope):
            refuse_while_importing(actor)
            erasing.everything(actor.scope)
        workspaces.open_home.cache_clear()
        _remove_uploads(actor)
        _sweep(actor)


def refuse_while_importing(actor: Actor) -> None:
    """Raise BusyError while an import runs."""
    imports.latest(actor, 1)  # Marks a run as stopped whose process has gone.
    if runs.running(actor.scope):
        raise BusyError("The record", "an import is still running", "Wait until it is done; Sources shows it.")


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
    for person in sorted(found):
        if people.exists(actor.scope, person):
            _forget(actor, PersonId(person))


def _forget(actor: Actor, person_id: PersonId) -> dict[str, int]:
    scope = actor.scope
    basics = people.by_ids(scope, [person_id]).get(person_id)
    if basics is None:
        raise NotFoundError(
            f"“{person_id}”", "nobody of that number is in the record", "They may be forgotten already."
        )
    if basics.kind == "me":
        raise FirsthandError(
            basics.name or "You",
            "this is you, the owner of the record",
            "To start afresh, delete everything (Settings).",
        )
    mailboxes = {id: (address, name) for id, address, name, _ in people.mailboxes_of(scope, person_id)}
    said: list[Said] = sorted({*mailboxes.values(), ("", basics.name)})
    names = [pair for pair in said if pair[0] or pair in mailboxes.values() or basics.by_hand or " " in pair[1].strip()]
    forgotten.remember(scope, {mark for address, name in names for mark in rules.marks(address, name)})
    redaction = Redaction(said)

    part_of = _messages_of(actor, mailboxes)
    removed = _theirs_alone(actor, mailboxes, part_of)
    pasted = _lines_they_wrote(actor, mailboxes, removed)
    _mark_stale(actor, part_of)
    _take_out_of_messages(actor, mailboxes, part_of - removed)
    reduced = _reduce_texts(actor, said, redaction, part_of - removed, removed, pasted)
    _drop_references(actor, removed)
    erasing.messages(scope, removed)
    _clean_small_texts(actor, redaction)
    notes_removed, notes_reduced = _clean_notes(actor, person_id, redaction)
    _remove_moves(actor, person_id, redaction)
    _remove_person(actor, person_id, mailboxes)
    # What was read before must be read again to be counted rightly.
    execute(scope, "UPDATE source SET fingerprint = '' WHERE workspace_id = %s", [scope.workspace])
    record.resolve_again(actor)
    return {
        "addresses": len({address for address, _ in mailboxes.values() if address}),
        "messages_removed": len(removed),
        "messages_reduced": reduced,
        "notes_removed": notes_removed,
        "notes_reduced": notes_reduced,
    }


def _messages_of(actor: Actor, mailboxes: Collection[int]) -> set[int]:
    """Messages in which any of these mailboxes takes part."""
    found: set[int] = set()
    for part in chunks(sorted(mailboxes)):
        found |= {
            row[0]
            for row in rows(
                actor.scope,
                f"SELECT interaction_id FROM participant WHERE workspace_id = %s AND mailbox_id IN ({in_list(len(part))})",
                [actor.scope.workspace, *part],
            )
        }
    return found


def _theirs_alone(actor: Actor, mailboxes: Collection[int], part_of: Collection[int]) -> set[int]:
    """Of these messages, those they sent, and those in which nobody else takes part but the owner and who sends for them."""
    scope = actor.scope
    mine = {
        row[0]
        for row in rows(
            scope,
            "SELECT m.id FROM mailbox m LEFT JOIN person p ON p.workspace_id = m.workspace_id AND p.id = m.person_id"
            " WHERE m.workspace_id = %s AND (p.kind = 'me' OR m.address IN (SELECT address FROM owner_address WHERE"
            " workspace_id = %s))",
            [scope.workspace, scope.workspace],
        )
    }
    present: dict[int, list[tuple[str, int]]] = {id: [] for id in part_of}
    for part in chunks(sorted(part_of)):
        for id, role, mailbox in rows(
            scope,
            "SELECT interaction_id, role, mailbox_id FROM participant WHERE workspace_id = %s AND interaction_id IN"
            f" ({in_list(len(part))})",
            [scope.workspace, *part],
        ):
            present[id].append((role, mailbox))
    alone = set()
    for id, pairs in present.items():
        sender = "f" if any(role == "f" for role, _ in pairs) else "s"
        if any(role == sender and mailbox in mailboxes for role, mailbox in pairs):
            alone.add(id)
        elif all(mailbox in mailboxes or mailbox in mine for _, mailbox in pairs):
            alone.add(id)
    return alone


def _lines_they_wrote(actor: Actor, mailboxes: Collection[int], removed: Collection[int]) -> set[str]:
    """Lines of messages they sent, by which their words are known again where somebody pasted them."""
    scope = actor.scope
    by_them: set[int] = set()
    for part in chunks(sorted(mailboxes)):
        by_them |= {
            row[0]
            for row in rows(
                scope,
                "SELECT interaction_id FROM participant WHERE workspace_id = %s AND role IN ('f', 's') AND mailbox_id IN"
                f" ({in_list(len(part))})",
                [scope.workspace, *part],
            )
        }
    return {
        line
        for _, _, body in _texts(actor, sorted(by_them & set(removed)))
        for line in rules.lines_of(rules.reduced(body))
    }


def _mark_stale(actor: Actor, messages: Collection[int]) -> None:
    """Whoever else takes part in these must be counted anew."""
    for part in chunks(sorted(messages)):
        execute(
            actor.scope,
            "UPDATE mailbox SET stale = %s WHERE workspace_id = %s AND id IN (SELECT mailbox_id FROM participant WHERE"
            f" workspace_id = %s AND interaction_id IN ({in_list(len(part))}))",
            [True, actor.scope.workspace, actor.scope.workspace, *part],
        )


def _take_out_of_messages(actor: Actor, mailboxes: Collection[int], messages: Collection[int]) -> None:
    """Take them out of messages among several, which then have fewer recipients."""
    scope = actor.scope
    for part in chunks(sorted(mailboxes)):
        inside = in_list(len(part))
        execute(
            scope,
            f"DELETE FROM participant WHERE workspace_id = %s AND mailbox_id IN ({inside})",
            [scope.workspace, *part],
        )
        execute(
            scope,
            "UPDATE interaction SET sender_id = (SELECT MIN(p.mailbox_id) FROM participant p WHERE p.workspace_id ="
            " interaction.workspace_id AND p.interaction_id = interaction.id AND p.role = 'f')"
            f" WHERE workspace_id = %s AND sender_id IN ({inside})",
            [scope.workspace, *part],
        )
    for part in chunks(sorted(messages)):
        inside, values = in_list(len(part)), [scope.workspace, *part]
        execute(
            scope,
            "UPDATE interaction SET recipients = (SELECT COUNT(DISTINCT CASE WHEN m.address <> '' THEN m.address ELSE"
            " m.name END) FROM participant p JOIN mailbox m ON m.workspace_id = p.workspace_id AND m.id = p.mailbox_id"
            " WHERE p.workspace_id = interaction.workspace_id AND p.interaction_id = interaction.id AND p.role IN"
            f" ('t','c')) WHERE workspace_id = %s AND id IN ({inside})",
            values,
        )
        execute(
            scope,
            "UPDATE interaction SET personal = (recipients <= 10 AND automation = '' AND list_id = '')"
            f" WHERE workspace_id = %s AND id IN ({inside})",
            values,
        )


def _reduce_texts(
    actor: Actor,
    said: Sequence[Said],
    redaction: Redaction,
    part_of: Collection[int],
    removed: Collection[int],
    pasted: Collection[str],
) -> int:
    """Take their words and name out of messages that stay; how many changed."""
    changed = 0
    others = _names_present(actor, part_of)
    candidates = sorted({*part_of, *_mentioning(actor, redaction)} - set(removed))
    for part in chunks(candidates, TEXTS_AT_ONCE):
        fresh = []
        for id, subject, body in _texts(actor, part):
            own = redaction
            if id in others:
                own = Redaction(said, loosely=True, others=others[id])
            elif not redaction.concerns(f"{subject}\n{body}"):
                continue
            new = (own.of(subject), own.of(rules.without_lines(rules.reduced(body), pasted)))
            if new != (subject, body):
                fresh.append((id, *new))
        erasing.rewrite(actor.scope, fresh)
        changed += len(fresh)
    return changed


def _names_present(actor: Actor, messages: Collection[int]) -> dict[int, list[str]]:
    """Names of those who take part in each message."""
    found: dict[int, list[str]] = {id: [] for id in messages}
    for part in chunks(sorted(messages)):
        for id, name in rows(
            actor.scope,
            "SELECT p.interaction_id, m.name FROM participant p JOIN mailbox m ON m.workspace_id = p.workspace_id AND m.id"
            f" = p.mailbox_id WHERE p.workspace_id = %s AND p.interaction_id IN ({in_list(len(part))})",
            [actor.scope.workspace, *part],
        ):
            found[id].append(name)
    return found


def _mentioning(actor: Actor, redaction: Redaction) -> set[int]:
    """Messages whose text may hold one of their names or addresses."""
    return {
        row[0]
        for pattern in _like_patterns(actor, redaction)
        for row in rows(
            actor.scope,
            f"SELECT id FROM interaction_text WHERE workspace_id = %s AND ({_like(actor, 'body')} OR"
            f" {_like(actor, 'subject')})",
            [actor.scope.workspace, pattern, pattern],
        )
    }


def _like(actor: Actor, column: str) -> str:
    return f"{column} {'LIKE' if is_sqlite(actor.scope) else 'ILIKE'} %s ESCAPE '!'"


def _like_patterns(actor: Actor, redaction: Redaction) -> list[str]:
    """One for each word that a text naming them must hold; letters with accents may be written without, so any letter fits."""
    return [
        "%" + "".join("_" if ord(char) > 127 else f"!{char}" if char in "!%_" else char for char in word) + "%"
        for word in sorted(redaction.longest_words)
    ]


def _texts(actor: Actor, ids: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    for part in chunks(ids, TEXTS_AT_ONCE):
        for id, subject, body in rows(
            actor.scope,
            f"SELECT id, subject, body FROM interaction_text WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [actor.scope.workspace, *part],
        ):
            yield id, subject, body


def _drop_references(actor: Actor, removed: Collection[int]) -> None:
    """Take the ids of these messages out of the answers to them: some mail programs put names into them."""
    scope = actor.scope
    for part in chunks(sorted(removed)):
        threads: dict[int, set[str]] = {}
        for thread, message_id in rows(
            scope,
            "SELECT thread_key, message_id FROM interaction WHERE workspace_id = %s AND message_id <> '' AND id IN"
            f" ({in_list(len(part))})",
            [scope.workspace, *part],
        ):
            threads.setdefault(thread, set()).add(message_id)
        if not threads:
            continue
        fresh = [
            (" ".join(one for one in refs.split() if one not in threads[thread]), scope.workspace, id)
            for id, thread, refs in rows(
                scope,
                "SELECT id, thread_key, refs FROM interaction WHERE workspace_id = %s AND refs <> '' AND thread_key IN"
                f" ({in_list(len(threads))})",
                [scope.workspace, *threads],
            )
        ]
        execute_many(scope, "UPDATE interaction SET refs = %s WHERE workspace_id = %s AND id = %s", fresh)


def _clean_small_texts(actor: Actor, redaction: Redaction) -> None:
    """Take their name out of what else a message carries, and out of other people's display names."""
    scope = actor.scope
    for pattern in _like_patterns(actor, redaction):
        columns = ("attachments", "refs", "message_id", "found_in", "list_id")
        found = rows(
            scope,
            f"SELECT id, {', '.join(columns)} FROM interaction WHERE workspace_id = %s AND"
            f" ({' OR '.join(_like(actor, column) for column in columns)})",
            [scope.workspace, *[pattern] * len(columns)],
        )
        execute_many(
            scope,
            "UPDATE interaction SET attachments = %s, refs = %s, message_id = %s, found_in = %s, list_id = %s"
            " WHERE workspace_id = %s AND id = %s",
            [
                (
                    redaction.of(attachments),
                    " ".join(one for one in refs.split() if not redaction.concerns(one)),
                    "" if redaction.concerns(message_id) else message_id,
                    redaction.of(found_in),
                    redaction.of(list_id),
                    scope.workspace,
                    id,
                )
                for id, attachments, refs, message_id, found_in, list_id in found
            ],
        )
        for table, column in (
            ("problem", "found_in"), ("problem", "reason"), ("run", "failure"), ("run", "now_reading"),
            ("person", "name"), ("person", "organisation"), ("person", "role_title"), ("owner_address", "reason"),
            ("joining", "reason"), ("duplicate", "reason"),
        ):  # fmt: skip
            _clean_column(actor, redaction, table, column, pattern)
        _clean_display_names(actor, redaction, pattern)


def _clean_column(actor: Actor, redaction: Redaction, table: str, column: str, pattern: str) -> None:
    for (text,) in rows(
        actor.scope,
        f"SELECT DISTINCT {column} FROM {table} WHERE workspace_id = %s AND {_like(actor, column)}",
        [actor.scope.workspace, pattern],
    ):
        if (new := redaction.of(text)) != text:
            execute(
                actor.scope,
                f"UPDATE {table} SET {column} = %s WHERE workspace_id = %s AND {column} = %s",
                [new, actor.scope.workspace, text],
            )


def _clean_display_names(actor: Actor, redaction: Redaction, pattern: str) -> None:
    """“Ada Moss via a signing service” is not her mailbox, but it holds her name."""
    scope = actor.scope
    found = rows(
        scope,
        f"SELECT id, address, name FROM mailbox WHERE workspace_id = %s AND {_like(actor, 'name')}",
        [scope.workspace, pattern],
    )
    for id, address, name in found:
        if address in redaction.addresses or not redaction.concerns(name):
            continue
        new = redaction.of(name)
        taken = rows(
            scope,
            "SELECT 1 FROM mailbox WHERE workspace_id = %s AND address = %s AND name = %s",
            [scope.workspace, address, new],
        )
        execute(
            scope,
            "UPDATE mailbox SET name = %s WHERE workspace_id = %s AND id = %s",
            [f"{new} ({id})" if taken else new, scope.workspace, id],
        )


def _clean_notes(actor: Actor, person_id: PersonId, redaction: Redaction) -> tuple[int, int]:
    """Remove notes about them, and take their name out of the others; how many of each."""
    scope = actor.scope
    removed = execute(
        scope, "DELETE FROM note WHERE workspace_id = %s AND person_id = %s", [scope.workspace, person_id]
    )
    fresh = [
        (new, scope.workspace, id)
        for id, markdown in rows(scope, "SELECT id, markdown FROM note WHERE workspace_id = %s", [scope.workspace])
        if (new := redaction.of(markdown)) != markdown
    ]
    execute_many(scope, "UPDATE note SET markdown = %s WHERE workspace_id = %s AND id = %s", fresh)
    return removed, len(fresh)


def _remove_moves(actor: Actor, person_id: PersonId, redaction: Redaction) -> None:
    """Remove moves with them, and what was shown of moves that quote them."""
    scope = actor.scope
    keys = [
        row[0]
        for row in rows(
            scope,
            "SELECT key FROM move_person WHERE workspace_id = %s AND person_id = %s",
            [scope.workspace, person_id],
        )
    ]
    for part in chunks(keys):
        for table in ("move_event", "move_choice", "move_person"):
            execute(
                scope,
                f"DELETE FROM {table} WHERE workspace_id = %s AND key IN ({in_list(len(part))})",
                [scope.workspace, *part],
            )
    for table, columns in (("move_event", ("why", "shown_as")), ("move_choice", ("first_step", "own_words"))):
        for column in columns:
            for pattern in _like_patterns(actor, redaction):
                _clean_column(actor, redaction, table, column, pattern)


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
        ("duplicate", "person_a"), ("duplicate", "person_b"), ("person", "id"),
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
    if erasing.is_in_transaction(actor.scope):
        transaction.on_commit(partial(erasing.sweep, actor.scope), using=actor.scope.database)
        return True
    return erasing.sweep(actor.scope)
