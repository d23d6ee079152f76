"""What becomes of an item of Outlook: a message, meetings, a card, or nothing that is read here."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from firsthand.connectors.base import Record
from firsthand.connectors.mapi.item import CLASS, DELIVERED, FLAGS, HEADERS, SUBMITTED, Item
from firsthand.connectors.mapi.letter import letter
from firsthand.connectors.rfc822 import message
from firsthand.domain.messages import Message, Named, Rejected
from firsthand.domain.wording import figure
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_UNSENT = 0x8
_NOT_READ: Final = {
    "ipm.task": gettext_noop("tasks"),
    "ipm.stickynote": gettext_noop("notes"),
    "ipm.activity": gettext_noop("journal entries"),
    "ipm.post.rss": gettext_noop("news feed entries"),
    "ipm.document": gettext_noop("documents"),
    "ipm.distlist": gettext_noop("distribution lists"),
}


class LeftOut(NamedTuple):
    """An item of a kind that is not read. what: in the plural, 'tasks'."""

    what: str

    def said(self, count: int) -> Rejected:
        """One sentence about all items of this kind in a file."""
        return Rejected(
            "",
            _("Left out: %(what)s (%(count)s), which are neither mail nor meetings nor contacts.")
            % {"what": _(self.what), "count": figure(count)},
            _("Nothing needs to be done; the file is untouched."),
        )


def records(item: Item, *, now: int, in_sent_folder: bool) -> Iterator[Record | Rejected | LeftOut]:
    """What an item says. now: seconds since 1970. Each record's `where` is '', for whoever knows the file to fill."""
    try:
        yield from list(_found(item, now=now, in_sent_folder=in_sent_folder))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one item must not cost the others
        yield Rejected(
            "",
            _("The item is formed in a way that could not be read (%(error)s).") % {"error": type(error).__name__},
            _("Please report this; the item itself is untouched in its place."),
        )


def _found(item: Item, *, now: int, in_sent_folder: bool) -> Iterator[Record | Rejected | LeftOut]:
    kind = item.text(CLASS).lower()
    if kind.startswith("ipm.appointment"):
        from firsthand.connectors.mapi.meeting import meetings  # noqa: PLC0415 - mail alone does not need it

        yield from meetings(item, now=now)
        return
    if kind.startswith("ipm.contact"):
        from firsthand.connectors.mapi.card import card  # noqa: PLC0415 - mail alone does not need it

        yield card(item)
        return
    for beginning, what in _NOT_READ.items():
        if kind.startswith(beginning):
            yield LeftOut(what)
            return
    if kind and not kind.startswith(("ipm.note", "ipm.schedule", "ipm.post", "ipm.recall", "ipm.outlook", "report.")):
        yield LeftOut(gettext_noop("items that Outlook or Exchange keep for their own use"))
        return
    if _is_draft(item):
        yield LeftOut(gettext_noop("drafts that were never sent"))
        return
    yield from _message(item, now=now, in_sent_folder=in_sent_folder)


def _is_draft(item: Item) -> bool:
    """Whether it is marked as unsent, and nothing says that it was sent all the same, as converters forget the mark."""
    sent = item.number(SUBMITTED) or item.number(DELIVERED) or item.text(HEADERS)
    return bool((item.number(FLAGS) or 0) & _UNSENT) and not sent


def _message(item: Item, *, now: int, in_sent_folder: bool) -> Iterator[Message | Rejected]:
    kept = letter(item)
    if kept.is_text_lost:
        yield Rejected(
            "",
            _(
                "The text of the message is kept as rich text that is damaged or far too long; who wrote to "
                "whom and when was read."
            ),
            _("Open the message in Outlook, save it as .eml, and import that."),
        )
    try:
        row = message.read(kept.raw, "", now=now, in_sent_folder=in_sent_folder)
    except message.NotAMessageError:
        yield Rejected(
            "",
            _("The message is empty: it has neither a head nor a text."),
            _("Nothing needs to be done; there is nothing in it to lose."),
        )
        return
    people = tuple([Named(*person) for person in row[6]])  # type: ignore[arg-type]
    yield Message(*row[:6], people, *row[7:])  # type: ignore[arg-type]
