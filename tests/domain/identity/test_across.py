"""A small set of invented people on cards, in networks' tables, calendars and mail, and what may be said of each pair."""

from itertools import permutations
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.identity import Decision, Described, Mailbox, MailboxKey, Resolution, resolve
from firsthand.domain.identity.mailboxes import Link


class Seen(NamedTuple):
    """One source's word: addresses under one name. card: from a card or row; else met in mail so many times."""

    name: str
    addresses: tuple[str, ...]
    card: bool = True
    organisations: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


def mail(name: str, address: str) -> Seen:
    return Seen(name, (address,), card=False)


def worked_out(*seen: Seen, decisions: tuple[Decision, ...] = ()) -> tuple[Resolution, dict[int, tuple[str, str]]]:
    ids: dict[tuple[str, str], int] = {}
    weight: dict[tuple[str, str], int] = {}
    links, described = [], []
    for one in seen:
        pairs = [(address, one.name) for address in one.addresses]
        for pair in pairs:
            ids.setdefault(pair, len(ids) + 1)
            weight[pair] = weight.get(pair, 0) + (0 if one.card else 5)
        if one.card:
            numbers = [ids[pair] for pair in pairs]
            links += [Link(numbers[0], other, one.name) for other in numbers[1:]]
            described += [Described(n, one.name, one.organisations, one.phones, one.groups) for n in numbers]
    boxes = [Mailbox(number, *pair, sent=weight[pair], from_owner=weight[pair]) for pair, number in ids.items()]
    unmet = {number for pair, number in ids.items() if not weight[pair]}
    found = resolve(boxes, decisions=decisions, links=links, described=described, unmet=unmet)
    return found, {number: pair for pair, number in ids.items()}


def people_of(*seen: Seen, decisions: tuple[Decision, ...] = ()) -> list[list[tuple[str, str]]]:
    found, pairs = worked_out(*seen, decisions=decisions)
    return sorted(sorted(pairs[member] for member in one.members) for one in found.people)


def asked_of(*seen: Seen) -> list[float]:
    return sorted(one.confidence for one in worked_out(*seen)[0].suggestions)


ADA = mail("Ada Moss", "ada.moss@moss.test")
PROFILE = "linkedin.com/in/ada"

LABELLED = {
    "a row at the same organisation": ((ADA, Seen("Ada Moss", (PROFILE,), organisations=("Moss & Co Ltd",))), 2, [0.9]),
    "a row at another organisation": ((ADA, Seen("Ada Moss", (PROFILE,), organisations=("Pole GmbH",))), 2, [0.3]),
    "a row with a name alone": ((ADA, Seen("Ada Moss", (PROFILE,))), 2, [0.3]),
    "a short form at the same organisation": (
        (mail("Bob Hale", "bob@hale.test"), Seen("Robert Hale", ("tel:1",), organisations=("Hale",))), 2, [0.9],
    ),
    "two cards with one number": (
        (Seen("Ada Moss", ("ada@home.test",), phones=("+44 20 7946 0001",)),
         Seen("Ada Moss", ("ada@x.test",), phones=("020 7946 0001",))), 2, [0.85],
    ),
    "a first name with the same number": (
        (Seen("Ada Moss", ("ada@home.test",), phones=("+44 20 7946 0001",)), Seen("Ada", ("tel:1",), phones=("02079460001",))),
        2, [0.7],
    ),
    "another first name with the same number": (
        (Seen("Ada Moss", ("ada@home.test",), phones=("+44 20 7946 0001",)), Seen("Bo", ("tel:1",), phones=("02079460001",))),
        2, [],
    ),
    "a common group": (
        (Seen("Ada Moss", ("ada@home.test",), groups=("Rowers",)), Seen("Ada Moss", (PROFILE,), groups=("Rowers",))), 2, [0.6],
    ),
    "one card that names both": ((ADA, Seen("Ada Moss", ("ada.moss@moss.test", "am@home.test"))), 1, []),
    "a card over an address without a name": ((mail("", "am99@home.test"), Seen("Ada Moss", ("am99@home.test",))), 1, []),
    "a family's address": (
        (Seen("Ann Roe", ("roes@home.test", "ann@work.test")), Seen("Bo Roe", ("roes@home.test",)), mail("", "roes@home.test")),
        3, [],
    ),
    "an office's address on two cards": (
        (Seen("Ann Roe", ("office@pier.test", "ann@a.test")), Seen("Bo Dale", ("office@pier.test", "bo@b.test"))), 3, [],
    ),
    "two colleagues of one name": (
        (mail("Ada Moss", "ada.moss1@pier.test"), mail("Ada Moss", "ada.moss2@pier.test"),
         Seen("Ada Moss", (PROFILE,), organisations=("Pier",))), 3, [0.9, 0.9],
    ),
    "different middle initials": (
        (mail("Ada B. Moss", "abm@moss.test"), Seen("Ada C. Moss", (PROFILE,), organisations=("Moss",))), 2, [],
    ),
    "different people at one domain": (
        (ADA, Seen("Cy Pole", ("cy@moss.test",), organisations=("Moss",))), 2, [],
    ),
}  # fmt: skip
"""What was seen; how many people it is; and how sure the questions are."""


@pytest.mark.parametrize("name", LABELLED)
def test_what_is_joined_and_what_is_only_asked(name: str) -> None:
    seen, people, asked = LABELLED[name]
    assert len(people_of(*seen)) == people
    found = asked_of(*seen)
    assert [one for one in found if one in asked] == asked
    assert all(one <= 0.6 or one in asked for one in found)


@pytest.mark.parametrize("name", LABELLED)
def test_the_order_of_sources_does_not_matter(name: str) -> None:
    seen, _, _ = LABELLED[name]
    assert len({str((people_of(*order), asked_of(*order))) for order in permutations(seen)}) == 1


def test_a_card_names_whoever_mail_knows_by_address_or_nickname_only() -> None:
    for known in ("", "Bobby"):
        found, _ = worked_out(mail(known, "rh@hale.test"), Seen("Robert Hale", ("rh@hale.test",)))
        assert [one.name for one in found.people] == ["Robert Hale"]


def test_a_telephone_on_three_cards_asks_nothing() -> None:
    office = [Seen(name, (f"tel:{name}",), phones=("+44 20 7946 0001",)) for name in ("Ada Moss", "Ada", "Cy Pole")]
    assert asked_of(*office) == []


_NAMES = st.sampled_from(["Ada Moss", "A. Moss", "Ada", "", "Moss, Ada", "Bo Moss", "Ada Pole"])
_ADDRESSES = st.sampled_from(
    ["ada@moss.test", "ada@home.test", "moss@home.test", "bo@moss.test", PROFILE, "tel:12345678"]
)
_SEEN = st.builds(
    Seen,
    _NAMES,
    st.lists(_ADDRESSES, min_size=1, max_size=3, unique=True).map(tuple),
    st.booleans(),
    st.sampled_from([(), ("Moss",), ("Pole",)]),
    st.sampled_from([(), ("+44 20 7946 0001",)]),
    st.sampled_from([(), ("Rowers",)]),
).map(lambda one: one if one.card else one._replace(addresses=one.addresses[:1]))


@given(st.lists(_SEEN, min_size=2, max_size=5), st.randoms())
def test_whatever_comes_its_order_does_not_matter(seen: list[Seen], shuffled: object) -> None:
    turned = list(seen)
    shuffled.shuffle(turned)  # type: ignore[attr-defined]
    assert people_of(*seen) == people_of(*turned)
    assert asked_of(*seen) == asked_of(*turned)


@given(st.lists(_SEEN, min_size=2, max_size=4), st.lists(_SEEN, max_size=4), st.data())
def test_what_was_kept_apart_stays_apart_whatever_comes_later(
    seen: list[Seen], later: list[Seen], data: st.DataObject
) -> None:
    pairs = sorted({(address, one.name) for one in seen for address in one.addresses})
    if len(pairs) < 2:
        return
    a, b = data.draw(st.sampled_from([(a, b) for a in pairs for b in pairs if a < b]))
    apart = Decision(MailboxKey(*a), MailboxKey(*b), same=False)
    together = [one for one in people_of(*seen, *later, decisions=(apart,)) if a in one and b in one]
    assert together == []


@given(st.lists(_SEEN, min_size=2, max_size=5))
def test_a_name_alone_on_a_card_joins_nobody(seen: list[Seen]) -> None:
    """Whoever is one without a link or a common address was met in mail on both sides."""
    found, pairs = worked_out(*[one._replace(card=True, addresses=(f"{n}@x{n}.test",)) for n, one in enumerate(seen)])
    assert all(len({pairs[member][0] for member in one.members}) == 1 for one in found.people)
