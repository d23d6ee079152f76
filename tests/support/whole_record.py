"""All of a record that two readings of the same things must agree about."""

from firsthand.services.actor import Actor
from firsthand.storage.connection import rows

_QUESTIONS = {
    "interactions": "SELECT i.key, i.subject, i.sent_at, i.direction, i.personal, i.recipients FROM interaction i",
    "participants": "SELECT i.key, p.role, m.address, m.name FROM participant p JOIN interaction i ON i.id ="
    " p.interaction_id JOIN mailbox m ON m.id = p.mailbox_id",
    "texts": "SELECT i.key, t.subject, t.body FROM interaction_text t JOIN interaction i ON i.id = t.id",
    "people": "SELECT p.name, p.kind, m.address, m.name, m.sent, m.received FROM mailbox m JOIN person p ON p.id ="
    " m.person_id",
    "ties": "SELECT p.name, t.contact_days, t.incoming_days, t.last_contact_day FROM tie t JOIN person p ON p.id ="
    " t.person_id",
    "daily": "SELECT m.address, m.name, d.day, d.out_count, d.in_count FROM daily d JOIN mailbox m ON m.id = d.mailbox_id",
    "meetings": "SELECT m.uid, m.recurrence_id, m.starts_at, m.status, m.place FROM meeting m",
    "cards": "SELECT c.key, c.digest, c.name FROM card c",
    "mailboxes of cards": "SELECT c.key, m.address, m.name FROM card_mailbox k JOIN card c ON c.id = k.card_id JOIN mailbox m"
    " ON m.id = k.mailbox_id",
    "notes": "SELECT p.name, n.markdown, n.written_at FROM note n JOIN person p ON p.id = n.person_id",
    "exchanges": "SELECT e.key, p.name, e.flow, e.value, e.state, e.status, e.what FROM exchange e JOIN person p ON p.id ="
    " e.person_id",
    "waiting": "SELECT w.card, w.kind, w.content FROM waiting w",
}


def whole_record(actor: Actor) -> dict[str, list[tuple[object, ...]]]:
    """All of the record that does not hang on ids, paths and times of reading."""
    return {name: sorted(map(_plain, rows(actor.scope, sql)), key=repr) for name, sql in _QUESTIONS.items()}


def _plain(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(bytes(value).hex() if isinstance(value, bytes | memoryview) else value for value in row)
