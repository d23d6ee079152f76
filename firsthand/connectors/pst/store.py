"""What is in a data file of Outlook: folders with messages, appointments and contacts, by libpff. Source: MS-PST."""

from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

import pypff

from firsthand.connectors.base import Record
from firsthand.connectors.mapi import values, wanted
from firsthand.connectors.mapi.item import CODE_PAGES, Item, Key, attachment_name
from firsthand.connectors.mapi.names import Name, names
from firsthand.connectors.mapi.records import LeftOut
from firsthand.connectors.mapi.records import records as records_of
from firsthand.connectors.mapi.values import Value
from firsthand.connectors.rfc822.folders import is_sent_folder
from firsthand.domain.cards import Card
from firsthand.domain.meetings import Meeting
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_SENT_FOLDER, _DELETED_FOLDER = 0x35E4, 0x35E3
_DELETED = LeftOut(gettext_noop("appointments and contacts among the deleted items"))
_NAME_STREAMS = (2, 3, 4)
_DEPTH_MAX = 64
_TROUBLE = (OSError, MemoryError)
"""What libpff raises for anything that it cannot make sense of."""
_DAMAGED = Rejected(
    "",
    gettext_noop("The Outlook data file is damaged, incomplete or of a kind that cannot be opened."),
    gettext_noop(
        "Let Outlook's own repair tool (scanpst.exe) mend a copy of it, or copy it again while Outlook is closed."
    ),
)
_DAMAGED_FOLDER = _DAMAGED._replace(
    reason=gettext_noop("A folder of the Outlook data file is damaged, and what is in it cannot be found.")
)
_DAMAGED_ITEM = _DAMAGED._replace(reason=gettext_noop("This item of the Outlook data file is damaged."))


def records(stream: IO[bytes], now: int) -> Iterator[Record | Rejected]:
    """Every item of every folder; kinds that are not read are counted, and said once each at the end."""
    file = pypff.file()
    try:
        file.open_file_object(stream)
        store = _Store(file)
        root = file.get_root_folder()
    except _TROUBLE:
        yield _DAMAGED.translated()
        return
    yield from store.folder(root, "", now, in_sent_folder=False, is_deleted=False, depth=0)
    for what, count in store.left_out.items():
        yield LeftOut(what).said(count)


class _Store:
    """One open file. Whatever libpff cannot read it says by OSError, and this by `Rejected`, with the rest kept."""

    def __init__(self, file: Any) -> None:
        streams = {entry.entry_type: entry for entry in _entries(file.get_name_to_id_map())}
        self._names: dict[int, Name] = names(*[_content(streams.get(number)) for number in _NAME_STREAMS])
        self._sent_folder = _folder_number(file.get_message_store(), _SENT_FOLDER)
        self._deleted_folder = _folder_number(file.get_message_store(), _DELETED_FOLDER)
        self.left_out: Counter[str] = Counter()

    def folder(
        self, folder: Any, path: str, now: int, *, in_sent_folder: bool, is_deleted: bool, depth: int
    ) -> Iterator[Record | Rejected]:
        """The items of a folder and of all below it. path: the names of the folders, '' for the root."""
        try:
            in_sent_folder = in_sent_folder or is_sent_folder(path) or folder.identifier == self._sent_folder
            is_deleted = is_deleted or folder.identifier == self._deleted_folder or path.endswith("Deleted Items")
            items, folders = folder.number_of_sub_messages, folder.number_of_sub_folders
        except (*_TROUBLE, AttributeError):  # the folder is None where libpff lost it
            yield _DAMAGED_FOLDER.translated()._replace(where=path)
            return
        for number in range(items):
            where = _("item %(number)s") % {"number": number + 1}
            where = f"{path}, {where}" if path else where
            for record in self._records(folder, number, now, in_sent_folder=in_sent_folder):
                if is_deleted and isinstance(record, Meeting | Card):
                    record = _DELETED  # a deleted mail was sent all the same, but a deleted meeting did not take place
                if isinstance(record, LeftOut):
                    self.left_out[record.what] += 1
                else:
                    yield record._replace(where=where)
        for number in range(folders):
            try:
                if depth >= _DEPTH_MAX:
                    raise OSError(_("folders that lie so deep lead back to themselves"))
                inner = folder.get_sub_folder(number)
                name = (inner.name or "").replace("/", "-").strip()
            except _TROUBLE:
                yield _DAMAGED_FOLDER.translated()._replace(where=path)
                continue
            inner_path = "/".join(part for part in (path, name) if part)
            yield from self.folder(
                inner, inner_path, now, in_sent_folder=in_sent_folder, is_deleted=is_deleted, depth=depth + 1
            )

    def _records(
        self, folder: Any, number: int, now: int, *, in_sent_folder: bool
    ) -> Iterator[Record | Rejected | LeftOut]:
        try:
            item = self._item(folder.get_sub_message(number))
        except Exception:  # noqa: BLE001 - OSError, mostly; whatever it is, it must not cost the other items
            yield _DAMAGED_ITEM.translated()
            return
        yield from records_of(item, now=now, in_sent_folder=in_sent_folder)

    def _item(self, message: Any) -> Item:
        properties = self._properties(message.get_record_set(0)) if message.number_of_record_sets else {}
        # An item of a class that libpff does not know has neither; what else it says can be read all the same.
        recipients = getattr(message, "recipients", None)
        people = [self._properties(one) for one in recipients.record_sets] if recipients is not None else []
        attachments = [self._attachment(message, at) for at in range(getattr(message, "number_of_attachments", 0))]
        return Item(properties, people, attachments)

    def _attachment(self, message: Any, number: int) -> str:
        """The name of an attachment; one whose content is damaged costs no more than its name."""
        try:
            return attachment_name(self._properties(message.get_attachment(number).get_record_set(0)))
        except _TROUBLE:
            return attachment_name({})

    def _properties(self, record_set: Any) -> dict[Key, Value]:
        kept: dict[Key, tuple[int, bytes]] = {}
        for entry in record_set.entries:
            number = entry.entry_type
            key: Key = self._names.get(number, number) if number >= 0x8000 else number
            if key in (wanted.NAMED if isinstance(key, tuple) else wanted.PLAIN):
                content = entry.data
                if content is not None:
                    kept[key] = (entry.value_type, content)
        code_page = next((int.from_bytes(kept[key][1], "little") for key in CODE_PAGES if key in kept), 0)
        found: dict[Key, Value] = {}
        for key, (kind, content) in kept.items():
            if kind in {values.STRINGS, values.STRINGS_8}:
                found[key] = values.strings(kind, content, code_page)
            elif (value := values.value(kind, content, code_page)) is not None:
                found[key] = value
        return found


def _entries(item: Any) -> Iterator[Any]:
    for record_set in item.record_sets if item is not None else ():
        yield from record_set.entries


def _content(entry: Any) -> bytes:
    return (entry.data or b"") if entry is not None else b""


def _folder_number(store: Any, key: int) -> int | None:
    """The number of a folder that the store knows by its purpose; it ends the entry id that is kept there."""
    found = next((_content(entry) for entry in _entries(store) if entry.entry_type == key), b"")
    return int.from_bytes(found[-4:], "little") if len(found) >= 4 else None
