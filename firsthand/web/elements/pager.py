"""Which part of a long list is shown, and the ways to the parts before and after."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from firsthand.domain.wording import figure


@dataclass(frozen=True)
class Pager:
    """words: '1 to 50 of 354'; previous, next: addresses, empty at the ends."""

    words: str
    previous: str
    next: str


def pager(query: QueryDict, *, page: int, size: int, total: int) -> Pager:
    """The pager of page `page`, from 1, of a list that keeps the rest of `query` in its addresses."""
    first, last = (page - 1) * size + 1, min(page * size, total)
    return Pager(
        words=_("%(first)s to %(last)s of %(total)s")
        % {"first": figure(min(first, total)), "last": figure(last), "total": figure(total)},
        previous=_address(query, page - 1) if page > 1 else "",
        next=_address(query, page + 1) if last < total else "",
    )


def asked_page(query: QueryDict) -> int:
    """The page asked for, from 1; 1 for anything that is not a number."""
    text = query.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _address(query: QueryDict, page: int) -> str:
    changed = query.copy()
    changed["page"] = str(page)
    return "?" + changed.urlencode()
