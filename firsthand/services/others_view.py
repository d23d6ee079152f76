"""Others' view by invitation: whom the user asks, the replies that come back, and what all of them say together."""

import json
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.people import PersonId
from firsthand.domain.reflection.others import REPLIES_MIN, REPLY_BYTES_MAX, Together, reply_in, together
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import people, workspaces
from firsthand.services.actor import Actor, now
from firsthand.storage import reflection as stored
from firsthand.storage.connection import write
from firsthand.storage.giving import EPOCH
from firsthand.storage.queries import owner as owner_queries
from firsthand.storage.reflection import InvitedRow

NAME_CHARS_MAX = 120


@dataclass(frozen=True)
class Invitation:
    """Somebody asked for their view. person: None where they are nobody of the record. replied: None while they have not."""

    id: int
    person: PersonId | None
    name: str
    key: str
    asked: date
    replied: date | None


@dataclass(frozen=True)
class OthersView:
    """What all replies say together. levels, words: () below five replies. words: without names, in no order of arrival."""

    replies: int
    levels: tuple[Together, ...]
    words: tuple[str, ...]

    @property
    def needed(self) -> int:
        """How many replies are missing before anything is shown."""
        return max(0, REPLIES_MIN - self.replies)


@dataclass(frozen=True)
class Taken:
    """A reply that came in. again: whether it stands in place of an earlier one of the same person."""

    name: str
    again: bool


def invitations(actor: Actor) -> tuple[Invitation, ...]:
    """Everybody asked, the newest first."""
    found = stored.invited(actor.scope)
    names = people.names(actor, {one.person_id for one in found if one.person_id is not None})
    return tuple(_invitation(one, names) for one in found)


def invitation(actor: Actor, id: int) -> Invitation:
    """Raises NotFoundError."""
    found = next((one for one in invitations(actor) if one.id == id), None)
    if found is None:
        raise _gone()
    return found


def invite(actor: Actor, name: str, person: PersonId | None = None) -> int:
    """Ask somebody: gives the invitation whose form the user sends. Raises FirsthandError without a name."""
    called = name.replace("\x00", "").strip()[:NAME_CHARS_MAX]
    if person is None and not called:
        raise FirsthandError(_("An invitation"), _("there is no name"), _("Write whom you ask."))
    return stored.invite(actor.scope, person, called, secrets.token_hex(16), now(actor).day_number)


def take_reply(actor: Actor, content: str | bytes) -> Taken:
    """Take in a reply that came back. Raises FirsthandError for what is no reply, or belongs to no form of this record."""
    text = _text(content)
    reply = reply_in(text)
    with write(actor.scope):
        asked = next((one for one in stored.invited(actor.scope) if one.key == reply.key), None)
        if asked is None:
            raise FirsthandError(
                _("This reply"),
                _("it answers a form that was not made in this record"),
                _("Take it in where the form was made; nothing was changed here."),
            )
        stored.replied(
            actor.scope, asked.id, now(actor).day_number, json.dumps(dict(reply.levels), sort_keys=True), reply.words
        )
    names = people.names(actor, [asked.person_id] if asked.person_id is not None else [])
    return Taken(_invitation(asked, names).name, asked.state == "replied")


def others_view(actor: Actor) -> OthersView:
    """What the replies say together, from five on; never who said what."""
    replies = [one for one in stored.invited(actor.scope) if one.state == "replied"]
    said = sorted((one.words for one in replies if one.words), key=lambda words: (words.casefold(), words))
    return OthersView(
        replies=len(replies),
        levels=together([json.loads(one.replies) for one in replies]),
        words=tuple(said) if len(said) >= REPLIES_MIN else (),
    )


def remove_invitation(actor: Actor, id: int) -> None:
    """Take an invitation back, with the reply to it. Raises NotFoundError."""
    if not stored.remove_invited(actor.scope, id):
        raise _gone()


def owner_name(actor: Actor) -> str:
    """Whom the form asks about; '' where no name is known."""
    return workspaces.settings(actor).owner_name


def owner_address(actor: Actor) -> str:
    """Where a reply by mail goes: the first of the owner's addresses; '' where none is known."""
    return next(iter(owner_queries.addresses(actor.scope, "me")), "")


def _text(content: str | bytes) -> str:
    size = len(content.encode() if isinstance(content, str) else content)
    if size > REPLY_BYTES_MAX:
        raise FirsthandError(
            _("This reply"),
            _("it is larger than any that a form of Firsthand writes"),
            _("Choose the small file that came back, “firsthand-reply.txt”."),
        )
    if isinstance(content, str):
        return content
    for coding in ("utf-8-sig", "utf-16") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise FirsthandError(
        _("This reply"), _("it is no text"), _("Choose the small file that came back, “firsthand-reply.txt”.")
    )


def _invitation(one: InvitedRow, names: dict[int, str]) -> Invitation:
    return Invitation(
        id=one.id,
        person=None if one.person_id is None else PersonId(one.person_id),
        name=names.get(one.person_id, one.name) if one.person_id is not None else one.name,
        key=one.key,
        asked=EPOCH + timedelta(days=one.asked_day),
        replied=None if one.replied_day is None else EPOCH + timedelta(days=one.replied_day),
    )


def _gone() -> NotFoundError:
    return NotFoundError(_("This invitation"), _("it is not there"), _("It may have been removed; reload the page."))
