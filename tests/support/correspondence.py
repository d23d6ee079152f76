"""Invented personal messages put straight into a record: who wrote to whom on which day."""

from datetime import date, datetime, time
from hashlib import blake2b

from firsthand.domain.messages import Message, Named
from firsthand.services import own_addresses, record
from firsthand.services.actor import Actor
from firsthand.storage.bulk import MessageWriter
from firsthand.storage.connection import write
from firsthand.storage.easing import look_at_what_came

ME = "ida@quay.test"


def named(who: str) -> tuple[str, str]:
    """The display name and address of 'ada' or of an address in full."""
    if "@" in who:
        return "", who
    return f"{who.title()} {who[:1].upper()}ell", f"{who}@{who}.test"


def wrote(sender: str, to: str, day: date, *, hour: int = 9, subject: str = "The bridge") -> Message:
    """One message; `to`: names parted by blanks; 'me' is the owner."""
    people = [("f", sender), *(("t", one) for one in to.split())]
    headers = tuple(
        Named(role, *(("Ida Holm", ME) if who == "me" else named(who)))  # type: ignore[arg-type]
        for role, who in people
    )
    told = f"{sender}|{to}|{day}|{hour}|{subject}"
    sent_at = int(datetime.combine(day, time(hour)).timestamp())
    return Message(
        blake2b(told.encode(), digest_size=16).digest(), f"{blake2b(told.encode(), digest_size=6).hexdigest()}@mail.test",
        sent_at, 0, "", subject, headers, "Shall we meet?", (), "", "", (), sender == "me", "here",
    )  # fmt: skip


def corresponded(actor: Actor, *messages: Message) -> None:
    """Write messages into the record of `ME`, and bring people and ties in line with them."""
    own_addresses.add(actor, [ME])
    with write(actor.scope):
        MessageWriter(actor.scope, actor.zone, 0).write([(0, messages)])
    look_at_what_came(actor.scope)
    record.bring_up_to_date(actor)
