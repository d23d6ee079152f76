"""LinkedIn's messages.csv: what was written in its message box."""

import re
from collections import Counter
from collections.abc import Iterator

from firsthand.connectors.base import Bytes, Columns, Record
from firsthand.connectors.rfc822.dates import EARLIEST, TOLERANCE_SECONDS
from firsthand.connectors.rfc822.folders import is_sent_folder
from firsthand.connectors.rfc822.html_text import readable_text
from firsthand.connectors.rfc822.key import message_key
from firsthand.connectors.tables.dates import moment_in, year_of
from firsthand.connectors.tables.linkedin_people import person, recipients
from firsthand.connectors.tables.meanings import of_names
from firsthand.connectors.tables.table_format import Reader, TableFormat, cell_under
from firsthand.domain.messages import TEXT_CHARS_MAX, Automation, DateMark, Message, Named, Rejected
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_HEADINGS = {"conversation id", "from", "to", "date", "content"}
_HTML = re.compile(r"<(?:p|br|div|span|a|ul|ol|li|strong|em)\b[^<>]*>", re.IGNORECASE)
_ADVERTISEMENT = "spinmail"
_NO = {"", "no", "false", "0"}
_OWNER_CONVERSATIONS_MIN = 2

_MEANINGS = {
    gettext_noop("conversation"): ("conversation id",),
    gettext_noop("from whom"): ("from", "sender profile url"),
    gettext_noop("to whom"): ("to", "recipient profile urls"),
    gettext_noop("when"): ("date",),
    gettext_noop("subject"): ("subject",),
    gettext_noop("text"): ("content",),
    gettext_noop("folder"): ("folder",),
    gettext_noop("names of attachments"): ("attachments",),
    gettext_noop("whether it is a draft"): ("is message draft", "is conversation draft"),
}


class LinkedInMessages(TableFormat):
    """Sent messages lie in INBOX as received ones do: the owner is who takes part in more conversations than anybody."""

    kind = "linkedin-messages"
    needs_seeking = True

    def fits(self, headings: tuple[str, ...]) -> bool:
        """By the columns that every export since 2020 has."""
        return set(headings) >= _HEADINGS

    def records(self, stream: Bytes, now: int) -> Iterator[Record | Columns | Rejected]:
        """The messages, in order; the file is read twice, first to see whose box it is."""
        owner = _owner(message for message in super().records(stream, now) if isinstance(message, Message))
        stream.seek(0)  # type: ignore[attr-defined]
        for message in super().records(stream, now):
            if owner and isinstance(message, Message) and _sender(message) == owner:
                yield message._replace(in_sent_folder=True)
            else:
                yield message

    def reader(self, headings: tuple[str, ...]) -> Reader:
        """One message a row."""
        conversation, date, subject = (cell_under(headings, one) for one in ("conversation id", "date", "subject"))
        sender, sender_url = cell_under(headings, "from"), cell_under(headings, "sender profile url")
        to, to_urls = cell_under(headings, "to"), cell_under(headings, "recipient profile urls")
        content, folder, attached = (cell_under(headings, one) for one in ("content", "folder", "attachments"))
        drafts = [cell_under(headings, one) for one in ("is message draft", "is conversation draft")]

        def read(cells: list[str], where: str, now: int) -> Record | Rejected:
            if any(is_draft(cells).lower() not in _NO for is_draft in drafts):
                return Rejected(where, _("It is a draft, which was never sent."), _("Nothing needs to be done."))
            people = (*person("f", sender(cells), sender_url(cells)), *recipients(to(cells), to_urls(cells)))
            text = content(cells)
            attachments = tuple(one for one in re.split(r"[,\s]+", attached(cells)) if one)
            if not people and not text and not attachments:
                return Rejected(where, _("The row holds neither people nor a text."), _("Nothing needs to be done."))
            automation: Automation = ""
            if folder(cells).upper() == "SPAM" or (_ADVERTISEMENT in text[:200] and not sender_url(cells)):
                automation = "bulk"
            identifier = conversation(cells)
            return made_message(
                people=people,
                date=date(cells),
                subject=subject(cells),
                text=text,
                conversation=identifier,
                attachments=attachments,
                automation=automation,
                in_sent_folder=is_sent_folder(folder(cells)),
                where=where,
                now=now,
            )

        return read

    def meanings(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        """Columns beside the known ones are not kept."""
        return of_names(headings, _MEANINGS)


def made_message(
    *,
    people: tuple[Named, ...],
    date: str,
    subject: str,
    text: str,
    conversation: str,
    in_sent_folder: bool,
    where: str,
    now: int,
    attachments: tuple[str, ...] = (),
    automation: Automation = "",
) -> Message:
    """A message or an invitation. conversation: '' for one on its own."""
    sent_at = moment_in(date, month_first=True, year_now=year_of(now))
    mark: DateMark = ""
    if sent_at is None or not EARLIEST <= sent_at <= now + TOLERANCE_SECONDS:
        sent_at, mark = None, "absurd" if date else "missing"
    if _HTML.search(text):
        text = readable_text(text)
    text = text[:TEXT_CHARS_MAX]
    sender = next((one.address or one.name.lower() for one in people if one.role == "f"), "")
    return Message(
        key=message_key(
            sender=sender, sent_at=sent_at, date_text=date, subject=subject, text=text, attachments=attachments
        ),
        # LinkedIn names conversations, not messages: each message stands for its conversation, and refers to it.
        message_id=conversation,
        sent_at=sent_at,
        utc_offset_minutes=0,
        date_mark=mark,
        subject=subject,
        people=people,
        text=text,
        references=(conversation,) if conversation else (),
        automation=automation,
        list_id="",
        attachments=attachments,
        in_sent_folder=in_sent_folder,
        where=where,
    )


def _owner(messages: Iterator[Message]) -> str:
    """The profile in more conversations than any other; '' when that is nobody in particular."""
    taking_part = {(message.message_id, one.address) for message in messages for one in message.people if one.address}
    most = Counter(address for _conversation, address in taking_part).most_common(2)
    if not most or most[0][1] < _OWNER_CONVERSATIONS_MIN or (len(most) > 1 and most[0][1] == most[1][1]):
        return ""
    return most[0][0]


def _sender(message: Message) -> str:
    return next((one.address for one in message.people if one.role == "f"), "")
