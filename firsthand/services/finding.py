"""Finding people, messages and meetings by words, and reading one of them."""

from dataclasses import dataclass
from datetime import datetime

from firsthand.domain.finding import Found, MeetingView, MessageHit, MessageView, PersonHit
from firsthand.domain.hits import snippet, spans
from firsthand.domain.text_folding import folded
from firsthand.errors import NotFoundError
from firsthand.language import gettext as _
from firsthand.language import gettext_noop
from firsthand.services import people
from firsthand.services.actor import Actor, now
from firsthand.storage import search
from firsthand.storage.connection import rows
from firsthand.storage.queries import interactions
from firsthand.storage.queries import people as people_queries

ROLES = {
    "t": gettext_noop("To"),
    "c": gettext_noop("Cc"),
    "b": gettext_noop("Bcc"),
    "a": gettext_noop("With"),
    "d": gettext_noop("Declined"),
}


@dataclass(frozen=True)
class Palette:
    """What the command palette shows of people; pages and actions are the web's own."""

    people: tuple[PersonHit, ...]


def find(actor: Actor, words: str, *, people_limit: int = 10, messages_limit: int = 50) -> Found:
    """People, messages and meetings that hold all these words.

    The last word may be unfinished, phrases stand in quotation marks.
    """
    query = search.asked(words)
    hits, total = _people(actor, words, people_limit)
    ids, messages_total, capped = search.messages(actor.scope, query, messages_limit)
    terms = [*query.words, *(word for phrase in query.phrases for word in phrase)]
    lines = interactions.by_ids(actor.scope, ids)
    texts = interactions.texts(actor.scope, ids)
    senders = _senders(actor, ids)
    messages = []
    for id in ids:
        line = lines[id]
        text, text_spans = snippet(texts.get(id, ""), terms)
        name, person_id = senders.get(id, ("", None))
        messages.append(
            MessageHit(
                interaction_id=id,
                message_id=line.message_id,
                date=_date(actor, line.sent_at),
                subject=line.subject,
                subject_spans=spans(line.subject, terms),
                snippet=text,
                snippet_spans=text_spans,
                sender=name,
                sender_person_id=person_id,
                kind=line.sort or "message",  # type: ignore[arg-type]
            )
        )
    return Found(words, hits, total, tuple(messages), messages_total, capped)


def palette(actor: Actor, words: str, limit: int = 8) -> Palette:
    """People for the command palette; before a letter is typed, nobody (who waits is Today's to say)."""
    return Palette(_people(actor, words, limit)[0] if words.strip() else ())


def message(actor: Actor, interaction_id: int) -> MessageView:
    """One message or meeting as plain text. Raises NotFoundError."""
    found = rows(
        actor.scope,
        "SELECT i.message_id, i.sent_at, i.subject, t.body, i.attachments, i.found_in, i.automation, s.path FROM"
        " interaction i JOIN interaction_text t ON t.workspace_id = i.workspace_id AND t.id = i.id LEFT JOIN source s ON"
        " s.workspace_id = i.workspace_id AND s.id = i.source_id WHERE i.workspace_id = %s AND i.id = %s",
        [actor.scope.workspace, interaction_id],
    )
    if not found:
        raise NotFoundError(
            _("Message %(interaction_id)s") % {"interaction_id": interaction_id},
            _("it is not in the record"),
            _("Search for it by its words."),
        )
    message_id, sent_at, subject, body, attachments, where, automation, path = found[0]
    everyone = interactions.participants(actor.scope, [interaction_id])[interaction_id]
    sender = next((one for role in "fso" for one in everyone if one[0] == role), None)
    meeting = _meeting(actor, interaction_id)
    return MessageView(
        interaction_id=interaction_id,
        message_id=message_id,
        date=_date(actor, sent_at),
        subject=subject,
        sender=(sender[2], sender[4] or sender[3], sender[3]) if sender else (None, "", ""),
        recipients=tuple(
            (_(ROLES[role]), person, name or address, address)
            for role, _mailbox, person, address, name in everyone
            if role in ROLES
        ),
        text=body.removeprefix(meeting.place).lstrip("\n") if meeting else body,
        attachments=tuple(name for name in attachments.split("\n") if name),
        where=where or path or "",
        automation=automation,
        meeting=meeting,
    )


def _meeting(actor: Actor, interaction_id: int) -> MeetingView | None:
    found = rows(
        actor.scope,
        "SELECT t.sort, t.starts_at, t.ends_at, t.all_day, t.busy, t.status, t.place, t.link, i.personal, i.direction FROM"
        " meeting t JOIN interaction i ON i.workspace_id = t.workspace_id AND i.id = t.id WHERE t.workspace_id = %s AND t.id"
        " = %s",
        [actor.scope.workspace, interaction_id],
    )
    if not found:
        return None
    sort, starts_at, ends_at, all_day, busy, status, place, link, personal, direction = found[0]
    reasons = (
        ("cancelled", status == "cancelled"), ("all day", all_day), ("free", not busy), ("without you", direction != 2),
        ("crowd", not personal),
    )  # fmt: skip
    return MeetingView(
        kind=sort,
        # A day's end is the midnight after it.
        until=_date(actor, max(ends_at - 1, starts_at) if all_day else ends_at),
        all_day=bool(all_day),
        place=place,
        link=link,
        counts_not=next((reason for reason, holds in reasons if holds), ""),
        ahead=starts_at >= now(actor).before,
    )


def _people(actor: Actor, words: str, limit: int) -> tuple[tuple[PersonHit, ...], int]:
    terms = folded(words.replace('"', " ")).split()
    ids = people_queries.matching(actor.scope, terms, limit + 200)
    shown = people.rows_of(actor, ids[:limit], now(actor))
    return tuple(PersonHit(row, spans(row.name, terms)) for row in shown), len(ids)


def _senders(actor: Actor, ids: list[int]) -> dict[int, tuple[str, int | None]]:
    return {
        id: next(((name or address, person) for role, _, person, address, name in everyone if role in "fo"), ("", None))
        for id, everyone in interactions.participants(actor.scope, ids).items()
    }


def _date(actor: Actor, sent_at: int | None) -> str:
    return datetime.fromtimestamp(sent_at, actor.zone).isoformat(timespec="minutes") if sent_at else ""
