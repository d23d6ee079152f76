"""Messages and meetings of which a forgotten person was a part: removed where they were theirs alone, else reduced."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from firsthand.domain import forgetting as rules
from firsthand.domain.forgetting import Redaction
from firsthand.services.actor import Actor
from firsthand.services.forgetting import meetings, mentions
from firsthand.storage import erasing
from firsthand.storage.connection import chunks, execute, execute_many, in_list, rows

TEXTS_AT_ONCE = 200

Said = tuple[str, str]
"""A pair of address and display name."""


def messages_of(actor: Actor, mailboxes: Collection[int]) -> set[int]:
    """Messages and meetings in which any of these mailboxes takes part."""
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


def theirs_alone(actor: Actor, mailboxes: Collection[int], part_of: Collection[int]) -> set[int]:
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
        from_them = any(role == sender and mailbox in mailboxes for role, mailbox in pairs)
        if from_them or all(mailbox in mailboxes or mailbox in mine for _, mailbox in pairs):
            alone.add(id)
    return alone


def lines_they_wrote(actor: Actor, mailboxes: Collection[int], removed: Collection[int]) -> set[str]:
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


def mark_stale(actor: Actor, messages: Collection[int]) -> None:
    """Whoever else takes part in these must be counted anew."""
    for part in chunks(sorted(messages)):
        execute(
            actor.scope,
            "UPDATE mailbox SET stale = %s WHERE workspace_id = %s AND id IN (SELECT mailbox_id FROM participant WHERE"
            f" workspace_id = %s AND interaction_id IN ({in_list(len(part))}))",
            [True, actor.scope.workspace, actor.scope.workspace, *part],
        )


def take_out(actor: Actor, mailboxes: Collection[int], messages: Collection[int]) -> None:
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


def reduce_texts(
    actor: Actor,
    mailboxes: Mapping[int, Said],
    said: Sequence[Said],
    redaction: Redaction,
    part_of: Collection[int],
    removed: Collection[int],
    pasted: Collection[str],
) -> set[int]:
    """Take their words and name out of messages and meetings that stay; which of them changed.

    Call it while meetings still say who organised them.
    """
    changed: set[int] = set()
    organised = meetings.organised_by(actor, mailboxes)
    shared = {id: redaction.shared_with(names) for id, names in _names_of_others(actor, mailboxes, part_of).items()}
    loose = {words: Redaction(said, loosely=True, others=words) for words in set(shared.values())}
    candidates = sorted({*part_of, *_mentioning(actor, redaction), *_in_threads_of(actor, removed)} - set(removed))
    for part in chunks(candidates, TEXTS_AT_ONCE):
        fresh = []
        places = meetings.places(actor, part)
        reduced: dict[int, Redaction] = {}
        for id, subject, body in _texts(actor, part):
            own = loose[shared[id]] if id in shared else redaction
            new = (subject, rules.without_lines(body, pasted))
            if id in shared or own.concerns(f"{subject}\n{body}"):
                if id in places:
                    # What was written into a calendar is nobody's answer to anybody: it quotes no one.
                    kept = places[id] if id in organised else new[1]
                    reduced[id] = own
                else:
                    kept = rules.without_lines(rules.reduced(body), pasted)
                new = (own.of(subject), own.of(kept))
            if new != (subject, body):
                fresh.append((id, *new))
        erasing.rewrite(actor.scope, fresh)
        meetings.reduce(actor, reduced, organised)
        changed |= {id for id, _, _ in fresh}
    return changed


def _names_of_others(actor: Actor, mailboxes: Collection[int], messages: Collection[int]) -> dict[int, list[str]]:
    """Names of those who take part in each message beside these mailboxes."""
    found: dict[int, list[str]] = {id: [] for id in messages}
    for part in chunks(sorted(messages)):
        for id, mailbox, name in rows(
            actor.scope,
            "SELECT p.interaction_id, m.id, m.name FROM participant p JOIN mailbox m ON m.workspace_id = p.workspace_id AND m.id"
            f" = p.mailbox_id WHERE p.workspace_id = %s AND p.interaction_id IN ({in_list(len(part))})",
            [actor.scope.workspace, *part],
        ):
            if mailbox not in mailboxes:
                found[id].append(name)
    return found


def _mentioning(actor: Actor, redaction: Redaction) -> set[int]:
    """Messages whose text may hold one of their names or addresses."""
    return {
        row[0]
        for pattern in mentions.like_patterns(actor, redaction)
        for row in rows(
            actor.scope,
            f"SELECT id FROM interaction_text WHERE workspace_id = %s AND ({mentions.like(actor, 'body')} OR"
            f" {mentions.like(actor, 'subject')})",
            [actor.scope.workspace, pattern, pattern],
        )
    }


def _in_threads_of(actor: Actor, messages: Collection[int]) -> set[int]:
    """Messages of the same conversations as these: whoever forwards words does so there."""
    found: set[int] = set()
    for part in chunks(sorted(messages)):
        found |= {
            row[0]
            for row in rows(
                actor.scope,
                "SELECT id FROM interaction WHERE workspace_id = %s AND thread_key IN (SELECT thread_key FROM interaction"
                f" WHERE workspace_id = %s AND id IN ({in_list(len(part))}))",
                [actor.scope.workspace, actor.scope.workspace, *part],
            )
        }
    return found


def _texts(actor: Actor, ids: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    for part in chunks(ids, TEXTS_AT_ONCE):
        for row in rows(
            actor.scope,
            f"SELECT id, subject, body FROM interaction_text WHERE workspace_id = %s AND id IN ({in_list(len(part))})",
            [actor.scope.workspace, *part],
        ):
            yield row[0], row[1], row[2]


def drop_references(actor: Actor, removed: Collection[int]) -> None:
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
