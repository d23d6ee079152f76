"""The ledger's page objects."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from firsthand.domain.people import PersonId
from firsthand.domain.wording import figure
from firsthand.errors import NotFoundError
from firsthand.services import acts, exchanges, people
from firsthand.services.actor import Actor, AsOf
from firsthand.services.exchanges import LedgerQuery, Order
from firsthand.web.elements.pager import Pager, asked_page, pager
from firsthand.web.ledger.line import ExchangeLine, exchange_line
from firsthand.web.ledger.words import STATE_LABELS, VALUE_LABELS
from firsthand.web.numbers import NUMBER_MAX

PAGE_SIZE = 50

STATUSES: Mapping[str, str | Promise] = {
    "": lazy("All but dismissed"),
    "suggested": lazy("Yours to judge"),
    "confirmed": lazy("Confirmed"),
    "dismissed": lazy("Dismissed"),
}
STANDINGS: Mapping[str, str | Promise] = {"": lazy("All"), "open": lazy("Waits for somebody"), "closed": lazy("Closed")}
FLOWS: Mapping[str, str | Promise] = {"": lazy("Both ways"), "out": lazy("I give"), "in": lazy("I receive")}
ORDERS: Mapping[str, str | Promise] = {
    "newest": lazy("Newest first"),
    "urgent": lazy("Due first"),
    "mixed": lazy("Mixed, for judging"),
}


@dataclass(frozen=True)
class Option:
    value: str
    label: str | Promise
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """One question that narrows the list: its name in the address, its label, what may be chosen."""

    name: str
    label: str | Promise
    options: tuple[Option, ...]


@dataclass(frozen=True)
class LedgerPage:
    """coverage: what was read; person: whose exchanges alone are listed, ''; to_judge: suggestions that wait for a word;

    nothing: there is no exchange at all yet, whatever was asked; here: this list's address.
    """

    coverage: str
    lines: tuple[ExchangeLine, ...]
    total: int
    count: str
    words: str
    person: str
    person_id: int | None
    facets: tuple[Facet, ...]
    orders: tuple[Option, ...]
    to_judge: int
    to_judge_words: str
    judging: bool
    nothing: bool
    pager: Pager
    here: str
    error: str = ""


def asked(query: QueryDict) -> LedgerQuery:
    """What the address asks for; anything unknown is left out."""
    person = query.get("person", "")
    number = int(person) if person.isascii() and person.isdigit() and len(person) < 19 else 0
    standing = _one_of(query, "standing", STANDINGS)
    return LedgerQuery(
        status=cast(Any, _one_of(query, "status", STATUSES) or None),
        state=cast(Any, _one_of(query, "state", {str(key): label for key, label in STATE_LABELS.items()}) or None),
        open={"open": True, "closed": False}.get(standing),
        person=PersonId(number) if 0 < number <= NUMBER_MAX else None,
        flow=cast(Any, _one_of(query, "flow", FLOWS) or None),
        value=cast(Any, _one_of(query, "kind", {str(key): label for key, label in VALUE_LABELS.items()}) or None),
        words=query.get("q", "").strip()[:200],
    )


def asked_order(query: QueryDict) -> Order:
    return cast(Order, _one_of(query, "sort", ORDERS) or "newest")


def ledger_page(actor: Actor, query: QueryDict, as_of: AsOf, error: str = "") -> LedgerPage:
    """The part of the ledger that the address `query` asks for."""
    wanted, page = asked(query), asked_page(query)
    order = asked_order(query)
    found = exchanges.listing(actor, wanted, as_of, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE, order=order)
    to_judge = exchanges.listing(actor, LedgerQuery(status="suggested"), as_of, limit=0).total
    values = {"": lazy("Any kind"), **{str(value): label for value, label in VALUE_LABELS.items()}}
    return LedgerPage(
        coverage=acts.coverage(actor).words,
        lines=tuple(exchange_line(entry, as_of.day) for entry in found.entries),
        total=found.total,
        count=ngettext("exchange", "exchanges", found.total),
        words=wanted.words,
        person=_name(actor, wanted.person, as_of),
        person_id=wanted.person,
        facets=(
            _facet("status", lazy("Your word"), STATUSES, wanted.status),
            _facet("standing", lazy("Standing"), STANDINGS, {True: "open", False: "closed", None: ""}[wanted.open]),
            _facet("flow", lazy("Which way"), FLOWS, wanted.flow),
            _facet("kind", lazy("What it is worth"), values, wanted.value),
        ),
        orders=tuple(Option(value, label, value == order) for value, label in ORDERS.items()),
        to_judge=to_judge,
        to_judge_words=ngettext(
            "%(count)s suggestion waits for your word.", "%(count)s suggestions wait for your word.", to_judge
        )
        % {"count": figure(to_judge)},
        judging=wanted.status == "suggested",
        nothing=not found.total and not query and _is_empty(actor, as_of),
        pager=pager(query, page=page, size=PAGE_SIZE, total=found.total),
        here="?" + query.urlencode(),
        error=error,
    )


def _is_empty(actor: Actor, as_of: AsOf) -> bool:
    return not exchanges.listing(actor, LedgerQuery(status="dismissed"), as_of, limit=0).total


def _name(actor: Actor, person: PersonId | None, as_of: AsOf) -> str:
    if person is None:
        return ""
    rows = people.rows_of(actor, [person], as_of)
    if not rows:
        raise NotFoundError(
            _("Person %(number)s") % {"number": person},
            _("nobody of that number is in the record"),
            _("Look them up in People."),
        )
    return rows[0].name


def _facet(name: str, label: str | Promise, labels: Mapping[str, str | Promise], chosen: str | None) -> Facet:
    return Facet(name, label, tuple(Option(value, text, value == (chosen or "")) for value, text in labels.items()))


def _one_of(query: QueryDict, name: str, allowed: Mapping[str, object]) -> str:
    given = query.get(name, "")
    return given if given in allowed else ""
