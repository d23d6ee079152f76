"""A whole account: every contact with what belongs to it, then what several contacts share."""

from collections import Counter
from collections.abc import Iterator
from typing import IO

from firsthand.connectors.base import Record
from firsthand.connectors.card_draft import digest
from firsthand.connectors.monica.contact import contact_records
from firsthand.connectors.monica.document import Part, Values, parts
from firsthand.connectors.monica.index import Index, indexed
from firsthand.connectors.monica.interactions import activity
from firsthand.connectors.monica.times import moment
from firsthand.domain.cards import Remark, card_key
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_FILES = {
    "photo": (gettext_noop("pictures"), gettext_noop("%(count)s pictures are not kept.")),
    "document": (gettext_noop("documents"), gettext_noop("%(count)s documents are not kept.")),
}
_PLACES = {
    "contact": gettext_noop("contact %(number)s"),
    "activity": gettext_noop("activity %(number)s"),
    "journal_entry": gettext_noop("journal entry %(number)s"),
}


def account_records(file: IO[bytes], now: int) -> Iterator[Record | Rejected]:
    """What the export holds. file: at its beginning; it is read twice."""
    index = indexed(file)
    file.seek(0)
    counts: Counter[str] = Counter()
    journal_alone = 0
    try:
        for part in parts(file):
            counts[part.sort] += 1
            if part.sort == "journal_entry" and index.owner_contact not in index.contacts:
                journal_alone += 1
                continue
            yield from _records(part, index, counts[part.sort], now)
    except ValueError:
        yield Rejected(
            _("after contact %(number)s") % {"number": counts["contact"]},
            _("The file is damaged or cut off here: from this place on it is no JSON."),
            _("Export it from Monica again and import the new file; what stands before this place was read."),
        )
    if journal_alone:
        yield Rejected(
            _("journal"),
            _("%(count)s journal entries belong to no contact, so there is nobody to keep them with.")
            % {"count": journal_alone},
            _("Set in Monica which contact you are, then export and import it again: they will be kept with it."),
        )
    for sort, (name, not_kept) in _FILES.items():
        if counts[sort]:
            yield Rejected(
                _(name),
                _(not_kept) % {"count": counts[sort]},
                _("Nothing needs to be done; they stay in the export."),
            )


def _records(part: Part, index: Index, number: int, now: int) -> Iterator[Record | Rejected]:
    where = _(_PLACES.get(part.sort, "")) % {"number": number}
    one = Values(part.value)
    try:
        if part.sort == "contact":
            yield from contact_records(one, index, number, where, now)
        elif part.sort == "activity":
            yield activity(one, index, where)
        elif part.sort == "journal_entry":
            text = "\n".join(filter(None, (one.text("title"), one.text("post"), one.text("comment"))))
            if text:
                key = digest("remark", one.text("uuid") or f"{one.text('created_at')}\n{text}")
                written_at = moment(one.text("date") or one.text("created_at"))
                yield Remark(key, card_key(index.owner_contact), text, written_at, where)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one part must not cost the others
        yield Rejected(
            where,
            _("It is written in a way that could not be read (%(error)s).") % {"error": type(error).__name__},
            _("Please report this; the export itself is untouched in its place."),
        )
