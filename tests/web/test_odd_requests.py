"""Whatever is sent, to whatever address, the answer is a page and never a fault."""

from collections.abc import Callable

import pytest
from django.test import Client

from firsthand.services.actor import Actor

ODD = (
    "",
    "\x00",
    "a" * 3000,
    "-1",
    "1e9",
    "’; --",
    "<b>",
    "0001-01-01",
    "9999-12-31",
    "٣",
    "²",
    "%s",
    "\n\r",
    "📎" * 50,
)

QUERIES = {
    "/": ("as_of",),
    "/people/": ("q", "as_of", "page", "sort", "state", "organisation", "tag", "family"),
    "/search/": ("q",),
    "/search/palette/": ("q",),
    "/moves/do/": ("key",),
    "/people/{person}/": ("page", "as_of"),
    "/network/": ("lit", "function", "organisation", "purpose", "warmth", "ties", "show", "sort", "as_of"),
    "/network/map.svg": ("quarter", "lit", "organisation"),
    "/network/regions/0/": ("beside", "as_of"),
}
FORMS = {
    "/people/bulk/": ("ids", "action", "tag", "next"),
    "/people/add/": ("name", "address", "organisation", "role_title", "gives_me", "i_give"),
    "/people/ten/": ("form-TOTAL_FORMS", "form-INITIAL_FORMS", "form-0-name", "form-0-gives_me"),
    "/people/duplicates/decide/": ("first", "second", "same"),
    "/people/{person}/describe/": ("name", "role_title", "organisation"),
    "/people/{person}/layer/": ("gives_me", "i_give"),
    "/people/{person}/notes/": ("markdown",),
    "/people/{person}/join/": ("other",),
    "/people/{person}/separate/": ("mailbox_id",),
    "/people/{person}/tags/": ("tag", "off"),
    "/people/{person}/warmth/": ("band",),
    "/people/{person}/mark/": ("mark",),
    "/moves/done/": ("key",),
    "/moves/later/": ("key", "until"),
    "/moves/not-this/": ("key", "why"),
    "/moves/step/": ("key", "step"),
    "/moves/intent/": ("key", "whom", "words"),
    "/notes/": ("markdown", "person", "next"),
    "/settings/who/": ("owner_name", "time_zone", "more_addresses", "more_delegates"),
    "/settings/appearance/": ("appearance", "next"),
    "/network/pairs/": ("a", "b", "talk", "next"),
    "/network/regions/0/name/": ("name", "next"),
    "/sources/path/": ("path-path", "path-me"),
}

pytestmark = pytest.mark.django_db(transaction=True)


def test_odd_words_in_addresses_break_nothing(owner: Client, record: Actor, person_named: Callable[[str], int]) -> None:
    person = person_named("Rosa Marin")
    owner.raise_request_exception = False
    for address, names in QUERIES.items():
        for odd in ODD:
            answer = owner.get(address.format(person=person), dict.fromkeys(names, odd))
            assert answer.status_code < 500, f"{address} with {odd[:20]!r}"


def test_odd_words_in_forms_break_nothing(owner: Client, record: Actor, person_named: Callable[[str], int]) -> None:
    person = person_named("Rosa Marin")
    owner.raise_request_exception = False
    for address, names in FORMS.items():
        for odd in ODD:
            answer = owner.post(address.format(person=person), dict.fromkeys(names, odd))
            assert answer.status_code < 500, f"{address} with {odd[:20]!r}"
