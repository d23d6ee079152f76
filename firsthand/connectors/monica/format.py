"""Monica's JSON export: contacts with all that was noted of them."""

import re
from collections.abc import Iterator
from typing import IO, cast

from firsthand.connectors.base import Bytes, Record
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _

BYTES_MAX = 1024 * 1024 * 1024
"""A larger export is nearly all pictures; reading it twice would keep somebody waiting for many minutes."""

_BEGINNING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"(?:version|app_version|account)"\s*:')
_SIGNS = (b'"app_version"', b'"exported_by"', b'"number_of_invitations_sent"', b'"contacts_sort_order"')


class MonicaFormat:
    """See `RecordFormat`. The file is read twice: what refers to what stands at its end."""

    kind = "monica"
    is_single = False
    needs_seeking = True

    def recognises(self, head: bytes) -> bool:
        """Whether an account stands in it as Monica 4 writes one."""
        return bool(_BEGINNING.match(head)) and b'"account"' in head and any(sign in head for sign in _SIGNS)

    def records(self, stream: Bytes, now: int) -> Iterator[Record | Rejected]:
        """Each contact with what belongs to it, then what several contacts share."""
        file = cast("IO[bytes]", stream)
        if file.seek(0, 2) > BYTES_MAX:
            yield Rejected(
                "",
                _("The export is larger than %(count)s GB.") % {"count": BYTES_MAX // 1024**3},
                _("Delete documents and pictures in Monica that you can do without, then export and import it again."),
            )
            return
        file.seek(0)
        from firsthand.connectors.monica.account import account_records  # noqa: PLC0415 - most files are none of Monica's

        yield from account_records(file, now)
