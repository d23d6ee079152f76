"""Drafts for today's moves, in the user's own way of greeting and signing; nothing is sent."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from firsthand.domain.drafts import Draft, Recipient, Reply, Stated, Voice, drafts_for, eml, learn_voice, not_now_draft
from firsthand.domain.moves import Move, Person
from firsthand.domain.moves.shape import given_name
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import moves
from firsthand.services.actor import Actor, AsOf
from firsthand.storage.connection import one, rows
from firsthand.storage.queries import interactions, people

LETTERS_READ = 60
RECIPIENTS_MAX = 3
"""A letter to more people than this tells little of how one of them is greeted."""


@dataclass(frozen=True)
class Drafted:
    """A move with its drafts."""

    move: Move
    drafts: tuple[Draft, ...]


def drafted(actor: Actor, which: str, as_of: AsOf, *, not_now: bool = False) -> Drafted:
    """The drafts of one of the day's moves, by its key or its number. not_now: a kind way to put it off instead.

    Raises NotFoundError for a move that is not there, or that has nothing to draft.
    """
    page = moves.today(actor, as_of)
    move = _chosen(page.moves, which)
    return for_move(actor, move, page.said.get(move.key), as_of, not_now=not_now)


def for_move(actor: Actor, move: Move, said: moves.Said | None, as_of: AsOf, *, not_now: bool = False) -> Drafted:
    """The drafts of a move at hand. said: what the user wrote on it. Raises NotFoundError where there is nothing to draft."""
    plain = plain_voice(actor)
    voices = voices_for(actor, move.people, as_of)
    stated = Stated(said.whom, said.words) if said else Stated()
    reply = _reply(actor, move)
    if not_now:
        kind_no = not_now_draft(move, as_of.day, voices[move.people[0].id], reply) if move.people else None
        found: tuple[Draft, ...] = (kind_no,) if kind_no else ()
    else:
        found = drafts_for(move, as_of.day, voices, stated, reply, plain)
    if not found:
        raise NotFoundError(
            quoted(move.deed),
            _("nobody waits for it") if not_now else _("there is nobody to write to"),
            _("Leave it for another day.") if not_now else _("It is a question to yourself."),
        )
    return Drafted(move, found)


def plain_voice(actor: Actor) -> Voice:
    """How the owner writes to somebody to whom no letter is known."""
    return Voice(sign_off=given_name(_owner_name(actor)))


def voices_for(actor: Actor, persons: Iterable[Person], as_of: AsOf) -> dict[int, Voice]:
    """How the owner writes to each of these people, by their id."""
    plain = plain_voice(actor)
    return {person.id: voice_for(actor, person, as_of, plain) for person in persons}


def voice_for(actor: Actor, person: Person, as_of: AsOf, plain: Voice) -> Voice:
    """How the owner greets this person and signs, learnt from their own letters to them."""
    mailboxes = [mailbox[0] for mailbox in people.mailboxes_of(actor.scope, person.id)]
    lines = interactions.between(actor.scope, mailboxes, as_of.before, LETTERS_READ)
    sent = [line.id for line in lines if line.direction == 1 and line.recipients <= RECIPIENTS_MAX]
    texts = interactions.texts(actor.scope, sent)
    return learn_voice(
        [texts[id] for id in sent if id in texts], person.first_name, _own_names(actor), plain
    )  # fmt: skip


def as_file(actor: Actor, draft: Draft) -> bytes:
    """A draft as a message file from the owner, for a mail program to open."""
    address = one(
        actor.scope,
        "SELECT m.address FROM mailbox m JOIN person p ON p.workspace_id = m.workspace_id AND p.id = m.person_id WHERE"
        " m.workspace_id = %s AND p.kind = 'me' AND m.address <> '' ORDER BY m.sent DESC, m.id LIMIT 1",
        [actor.scope.workspace],
    )
    return eml(draft, Recipient(_owner_name(actor), address[0]) if address else None)


def save(actor: Actor, found: Drafted, file: Path) -> list[Path]:
    """Write each draft as a file of its own, readable by its owner only: FILE, then FILE with -2 before its ending.

    Raises FirsthandError where a file is there already or can't be written.
    """
    names = [file if not place else file.with_stem(f"{file.stem}-{place + 1}") for place in range(len(found.drafts))]
    for name, draft in zip(names, found.drafts, strict=True):
        try:
            with open(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
                opened.write(as_file(actor, draft))
        except FileExistsError:
            raise FirsthandError(str(name), _("there is a file of that name"), _("Choose another name.")) from None
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or _("it cannot be written there")
            raise FirsthandError(str(name), reason, _("Choose another place.")) from error
    return names


def _chosen(shown: tuple[Move, ...], which: str) -> Move:
    if which.isascii() and which.isdigit() and 1 <= int(which) <= len(shown):
        return shown[int(which) - 1]
    for move in shown:
        if move.key == which:
            return move
    raise NotFoundError(
        quoted(which),
        _("it is not among the moves of the day"),
        _("`firsthand today` lists them; take the number or the key."),
    )


def _reply(actor: Actor, move: Move) -> Reply | None:
    """The message that a draft of this move answers."""
    proof = next((proof for proof in move.evidence if proof.interaction_id is not None), None)
    if proof is None:
        return None
    found = one(
        actor.scope,
        "SELECT subject, message_id, refs FROM interaction WHERE workspace_id = %s AND id = %s",
        [actor.scope.workspace, proof.interaction_id],
    )
    return Reply(found[0], found[1], tuple(found[2].split())) if found else None


def _owner_name(actor: Actor) -> str:
    found = rows(
        actor.scope,
        "SELECT owner_name FROM workspace WHERE id = %s UNION ALL SELECT name FROM person WHERE workspace_id = %s AND"
        " kind = 'me'",
        [actor.scope.workspace, actor.scope.workspace],
    )
    return next((row[0] for row in found if row[0]), "")


def _own_names(actor: Actor) -> list[str]:
    return [
        row[0]
        for row in rows(
            actor.scope,
            "SELECT p.name FROM person p WHERE p.workspace_id = %s AND p.kind = 'me' UNION SELECT m.name FROM mailbox m JOIN"
            " person p ON p.workspace_id = m.workspace_id AND p.id = m.person_id WHERE m.workspace_id = %s AND p.kind = 'me'",
            [actor.scope.workspace, actor.scope.workspace],
        )
        if row[0] and "@" not in row[0]
    ]
