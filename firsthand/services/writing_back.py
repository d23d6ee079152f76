"""What the user wrote of a person, taken over into their card on a server: shown first, sent when the user says so.

Only where the account may be written to (off until the user allows it), where the person has one card alone, and where that
card came from one address book. Nothing but the lines that the user's words change is touched.
"""

import os
import time
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import blake2b
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from firsthand.domain.accounts import Account
from firsthand.domain.card_merging import with_words
from firsthand.domain.cards import Card
from firsthand.domain.people import PersonId
from firsthand.errors import AccountError, FirsthandError
from firsthand.language import gettext as _
from firsthand.services import accounts, describing, forgetting, locks, record
from firsthand.services.actor import Actor
from firsthand.storage import runs
from firsthand.storage.bulk import MessageWriter
from firsthand.storage.connection import rows, write
from firsthand.storage.queries import cards as card_queries
from firsthand.storage.queries import people as queries
from firsthand.storage.records import RecordWriter

WAIT_SECONDS = 5

Sent = Literal["written", "overtaken", "gone"]
"""'overtaken': somebody else changed the card; nothing was written, and theirs is now known here. 'gone': it was deleted."""


class Line(NamedTuple):
    """A line of the card as it is and as it would be; '' where there is none."""

    before: str
    after: str


@dataclass(frozen=True)
class Prepared:
    """A change that waits for the user's word. token: equal while it is just this change; host: of the server, for people."""

    account: Account
    host: str
    lines: tuple[Line, ...]
    token: str
    source: str = field(repr=False)
    card: Card = field(repr=False)
    changed: str = field(repr=False)


def prepare(actor: Actor, person: PersonId) -> Prepared | None:
    """What the user's words on this person would change on a server; None where nothing would, or nothing may."""
    found = _only_card(actor, person)
    basics = queries.by_ids(actor.scope, [person]).get(person)
    if found is None or basics is None:
        return None
    account, source, card = found
    after = with_words(
        card,
        name=basics.name if basics.name_set else "",
        organisation=basics.organisation if basics.organisation_set else "",
        title=basics.role_title if basics.role_set else "",
    )
    from firsthand.connectors.vcard.changing import changed  # noqa: PLC0415 - few people have a card on a server

    text = changed(card.original, card, after)
    lines = _lines(card.original, text)
    if not lines:
        return None
    host = urlsplit(source).hostname or urlsplit(str(account.settings.get("url", ""))).hostname or account.title
    token = blake2b(f"{card.original}\0{text}".encode(), digest_size=16).hexdigest()
    return Prepared(account, host, lines, token, source, card, text)


def send(actor: Actor, person: PersonId, token: str) -> Sent:
    """Write the change that was shown under this token to the server. Call it in no transaction.

    Raises FirsthandError where it is no longer that change, and AccountError where the server or the account refuses.
    """
    prepared = prepare(actor, person)
    if prepared is None or prepared.token != token:
        raise FirsthandError(
            _("Their card"),
            _("what would be written is no longer what you were shown"),
            _("Look at it again, then decide."),
        )
    from firsthand.connectors.base import AccountTrouble  # noqa: PLC0415 - see prepare
    from firsthand.connectors.carddav import Conflict, put_card  # noqa: PLC0415 - see prepare

    account = prepared.account
    with locks.held(actor, accounts.lock_name(account.id), account.title, wait_seconds=WAIT_SECONDS):
        opened = accounts.opened(actor, account.id)
        forgetting.refuse_while_importing(actor)
        try:
            put_card(opened.settings, opened.secret, prepared.card.item, prepared.card.original, prepared.changed)
        except Conflict as conflict:
            if not conflict.present:
                return "gone"
            _take_in(actor, prepared, conflict.present)
            return "overtaken"
        except AccountTrouble as trouble:
            raise AccountError(trouble.where, trouble.reason, trouble.remedy, lasting=trouble.lasting) from trouble
    _take_in(actor, prepared, prepared.changed)
    return "written"


def keep_theirs(actor: Actor, person: PersonId) -> None:
    """Let the card's words stand instead of the user's."""
    found = _only_card(actor, person)
    if found is None:
        return
    card = found[2]
    now = card.positions[0] if card.positions else None
    describing.describe(
        actor,
        person,
        name=card.name,
        organisation=now.organisation if now else None,
        role_title=now.title if now else None,
    )


def _only_card(actor: Actor, person: PersonId) -> tuple[Account, str, Card] | None:
    """The account, the address book and the card, where there is one of each and it may be written to."""
    allowed = {
        account.id: account for account in accounts.everyone(actor) if account.kind == "carddav" and account.writes_back
    }
    if not allowed:
        return None
    ids = card_queries.of_people(actor.scope, [person]).get(person, [])
    if len(ids) != 1:
        return None
    held = rows(
        actor.scope,
        "SELECT h.item, s.path, COALESCE(a.account_id, 0) FROM holding h JOIN source s ON s.workspace_id = h.workspace_id AND"
        " s.id = h.source_id LEFT JOIN account_state a ON a.workspace_id = s.workspace_id AND a.source = s.path AND s.kind ="
        " 'carddav' WHERE h.workspace_id = %s AND h.row_id = %s",
        [actor.scope.workspace, ids[0]],
    )
    if len(held) != 1 or not held[0][0] or held[0][2] not in allowed:
        return None
    (kept,) = card_queries.by_ids(actor.scope, ids)
    if not kept.card.original:
        return None
    return allowed[held[0][2]], held[0][1], kept.card._replace(item=held[0][0])


def _take_in(actor: Actor, prepared: Prepared, text: str) -> None:
    """Know the card as the server has it now; the next reading finds it unchanged."""
    from firsthand.connectors.vcard import cards  # noqa: PLC0415 - see prepare

    now = int(time.time())
    read = [card for card in cards(text, prepared.card.item, now) if isinstance(card, Card)]
    with write(actor.scope):
        run = runs.begin(actor.scope, now, os.getpid(), prepared.account.id)
        source = runs.open_source(actor.scope, run, prepared.source, "carddav")
        mailboxes = MessageWriter(actor.scope, actor.zone, run).mailboxes
        became = RecordWriter(actor.scope, actor.zone, run, mailboxes).write(source, read)
        runs.count(actor.scope, run, [runs.Counted(source, became.new, became.changed + became.same, became.changed)])
        runs.close_sources(actor.scope, run, [(source, "")])
    record.bring_up_to_date(actor)
    runs.end(actor.scope, run, "done", 0.0)


def _lines(before: str, after: str) -> tuple[Line, ...]:
    """The lines that differ, as a person reads them: folds taken out, each beside the one it replaces."""
    old, new = _unfolded(before), _unfolded(after)
    found: list[Line] = []
    for what, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if what != "equal":
            height = max(b - a, d - c)
            gone, come = [*old[a:b], *[""] * (height - (b - a))], [*new[c:d], *[""] * (height - (d - c))]
            found += [Line(*pair) for pair in zip(gone, come, strict=True)]
    return tuple(found)


def _unfolded(text: str) -> list[str]:
    whole = "\n".join(text.splitlines()).replace("\n ", "").replace("\n\t", "")
    return [line for line in whole.split("\n") if line]
