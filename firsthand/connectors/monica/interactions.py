"""Calls, activities and conversations that somebody noted in Monica."""

from collections.abc import Iterator, Sequence

from firsthand.connectors.card_draft import digest
from firsthand.connectors.monica.document import Values
from firsthand.connectors.monica.index import Index, Somebody
from firsthand.connectors.monica.times import moment
from firsthand.connectors.rfc822.dates import EARLIEST, TOLERANCE_SECONDS
from firsthand.connectors.rfc822.key import message_key
from firsthand.domain.meetings import Attendee, Meeting, MeetingSort
from firsthand.domain.messages import TEXT_CHARS_MAX, DateMark, Message, Named, Rejected, Role
from firsthand.language import gettext as _

_DAY_SECONDS = 86_400
_NOBODY = Somebody("", "")


def within(where: str, place: str, number: int) -> str:
    """A place within another, as "contact 3, call 1". place: how it is called, with %(number)s."""
    return f"{where}, {place % {'number': number}}"


def call(found: Values, contact: str, index: Index, where: str) -> Meeting | Rejected:
    """A call with one contact, as a meeting; who called comes first."""
    them = index.contacts.get(contact, _NOBODY)
    they_called = bool(found.get("contact_called"))
    people = [one for one in ((them, index.owner) if they_called else (index.owner, them)) if one is not None]
    identity = found.text("uuid") or f"{contact}\n{found.text('called_at')}\n{found.text('content')}"
    return _meeting("call", identity, found.text("called_at"), "Call", found.text("content"), people, found, where)


def activity(found: Values, index: Index, where: str) -> Meeting | Rejected:
    """Something done together, with everybody whose page in Monica names it."""
    uuid = found.text("uuid")
    people = [index.contacts[one] for one in index.activity_contacts.get(uuid, ()) if one in index.contacts]
    if index.owner is not None:
        people.insert(0, index.owner)
    title = found.text("summary") or index.type_names.get(found.text("type"), "")
    identity = uuid or f"{found.text('happened_at')}\n{title}"
    return _meeting(
        "activity", identity, found.text("happened_at"), title, found.text("description"), people, found, where
    )


def _meeting(
    sort: MeetingSort,
    identity: str,
    at: str,
    title: str,
    text: str,
    people: Sequence[Somebody],
    found: Values,
    where: str,
) -> Meeting | Rejected:
    starts_at = moment(at)
    if starts_at is None:
        return Rejected(
            where,
            _("The call has no date that can be read.")
            if sort == "call"
            else _("The activity has no date that can be read."),
            _("Give it a date in Monica, and export it again."),
        )
    all_day = starts_at % _DAY_SECONDS == 0
    return Meeting(
        key=digest("meeting", identity, ""),
        item="",
        sort=sort,
        uid=identity,
        recurrence_id="",
        starts_at=starts_at,
        ends_at=starts_at + _DAY_SECONDS if all_day else starts_at,
        all_day=all_day,
        time_zone="",
        busy=True,
        status="confirmed",
        title=title,
        text=text[:TEXT_CHARS_MAX],
        place="",
        link="",
        people=tuple(
            Attendee("o" if number == 0 else "a", one.name, one.address, "accepted")
            for number, one in enumerate(people)
        ),
        sequence=0,
        revised_at=moment(found.text("updated_at")) or 0,
        where=where,
    )


def messages(found: Values, contact: str, index: Index, where: str, now: int, *, place_key: str) -> Iterator[Message]:
    """What was written in a conversation, a message each. place_key: tells conversations apart that have no number."""
    conversation = found.text("uuid") or digest("conversation", contact, found.text("happened_at"), place_key).hex()
    them, me = index.contacts.get(contact, _NOBODY), index.owner or _NOBODY
    for number, one in enumerate(map(Values, found.listed("messages")), start=1):
        by_me = bool(one.get("written_by_me"))
        sender, recipient = (me, them) if by_me else (them, me)
        written_at = one.text("written_at") or found.text("happened_at")
        sent_at = moment(written_at)
        mark: DateMark = ""
        if sent_at is None or not EARLIEST <= sent_at <= now + TOLERANCE_SECONDS:
            sent_at, mark = None, "absurd" if written_at else "missing"
        text = one.text("content")[:TEXT_CHARS_MAX]
        yield Message(
            key=message_key(
                sender=sender.address or sender.name.lower(),
                sent_at=sent_at,
                date_text=written_at,
                subject="",
                text=text,
                attachments=(),
            ),
            message_id=conversation,
            sent_at=sent_at,
            utc_offset_minutes=0,
            date_mark=mark,
            subject="",
            people=(*_named("f", sender), *_named("t", recipient)),
            text=text,
            references=(conversation,),
            automation="",
            list_id="",
            attachments=(),
            in_sent_folder=by_me,
            where=within(where, _("message %(number)s"), number),
        )


def _named(role: Role, one: Somebody) -> tuple[Named, ...]:
    return (Named(role, one.name, one.address),) if one.name or one.address else ()
