"""What holds for all cards."""

import random
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.connectors.vcard.changing import changed
from firsthand.connectors.vcard.writing import vcard4
from firsthand.domain.cards import Card, Labelled, PersonalDate, Position
from tests.connectors.vcard.reading_cards import read, text_of, whole

FIELDS = [name for name in Card._fields if name not in {"key", "digest", "item", "original", "where"}]

WORDS = st.text(
    st.one_of(
        st.sampled_from(list("abcXYZ019.,;:\\\"'=^_-()/@öß日😀")),
        st.characters(codec="utf-8", exclude_categories=["C", "Z"]),
    ),
    min_size=1,
    max_size=12,
)
TEXT = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
"""In one line, white space folded."""

SEVERAL_LINES = st.lists(TEXT, min_size=1, max_size=3).map("\n".join)
LABELS = st.one_of(st.sampled_from(["", "work", "home", "mobile", "work fax", "pager", "other"]), TEXT).filter(
    lambda label: "_$!<" not in label
)
ADDRESSES = st.builds("{}@{}.test".format, st.from_regex(r"[a-z0-9.+_]{1,30}", fullmatch=True), st.sampled_from("abc"))
PLACES = TEXT.map(lambda text: text.strip(" ,")).filter(bool)
PHONES = TEXT.filter(lambda text: text[:4].lower() != "tel:")
LINKS = st.one_of(
    st.from_regex(r"https?://[a-z]{1,9}\.test/[a-zA-Z0-9?=&,;%-]{0,80}", fullmatch=True),
    st.from_regex(r"linkedin\.com/in/[a-z0-9-]{3,20}", fullmatch=True),
    st.from_regex(r"(skype|xmpp|matrix):[a-z0-9.@-]{1,20}", fullmatch=True),
)
DAYS = st.integers(1, date(2023, 11, 1).toordinal()).map(date.fromordinal)
NUMBERS = st.none() | st.integers(-40_000, 30_000)


def many(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(st.builds(Labelled, LABELS, values), max_size=3, unique_by=lambda one: one.value).map(tuple)


def unique(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=3, unique=True).map(tuple)


PERSONAL_DATES = st.builds(
    lambda label, day, has_year: PersonalDate(label, day.year if has_year else None, day.month, day.day),
    st.one_of(st.sampled_from(["birthday", "anniversary", "death"]), LABELS),
    DAYS,
    st.booleans(),
)
POSITIONS = st.builds(
    Position,
    st.one_of(st.just(""), TEXT),
    st.one_of(st.just(""), TEXT),
    st.one_of(st.just(""), TEXT),
    NUMBERS,
    NUMBERS,
    NUMBERS,
).filter(lambda one: any(one[:3]))
RELATED = st.lists(
    st.builds(Labelled, LABELS, st.one_of(TEXT.filter(lambda text: ":" not in text and "@" not in text), ADDRESSES)),
    max_size=3,
    unique=True,
).map(tuple)

CARDS = st.builds(
    Card,
    key=st.just(b""),
    digest=st.just(b""),
    item=st.just(""),
    sort=st.sampled_from(["person", "organisation", "group", "other"]),
    uid=st.one_of(st.just(""), st.uuids().map(str), st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True)),
    name=TEXT,
    family=st.one_of(st.just(""), TEXT),
    given=st.one_of(st.just(""), TEXT),
    additional=st.one_of(st.just(""), TEXT),
    prefix=st.one_of(st.just(""), TEXT),
    suffix=st.one_of(st.just(""), TEXT),
    nicknames=unique(TEXT),
    addresses=many(ADDRESSES),
    phones=many(PHONES),
    links=many(LINKS),
    places=many(PLACES),
    positions=unique(POSITIONS),
    dates=unique(PERSONAL_DATES),
    groups=unique(TEXT),
    members=unique(st.one_of(st.uuids().map(str), ADDRESSES)),
    related=RELATED,
    notes=unique(SEVERAL_LINES),
    revised_at=st.one_of(st.just(0), st.integers(1, 2_000_000_000)),
    original=st.just(""),
    where=st.just(""),
).map(
    lambda card: card._replace(
        nicknames=tuple(one for one in card.nicknames if one != card.name),
        # Who is related by a uid is told by name: by its own, where that is the card's.
        related=tuple(one for one in card.related if one.value != card.uid),
    )
)

few = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def fields(card: Card) -> dict[str, object]:
    return {name: getattr(card, name) for name in FIELDS}


@few
@given(CARDS)
def test_what_is_written_is_read_again(card: Card) -> None:
    assert fields(whole(vcard4(card))) == fields(card)


@few
@given(CARDS, CARDS, st.sampled_from(["2.1", "3.0", "4.0"]))
def test_a_card_changed_into_another_reads_as_that_one(before: Card, after: Card, version: str) -> None:
    original = text_of("FN:x", "X-KEPT;A=b:un\r\n touched", version=version)
    first = whole(original)
    as_before = changed(original, first, before)
    read_before = whole(as_before)

    as_after = changed(as_before, read_before, after)

    assert fields(read_before) == fields(before)
    assert fields(whole(as_after)) == fields(after)
    assert "\r\nX-KEPT;A=b:un\r\n touched\r\n" in as_after


@few
@given(CARDS)
def test_no_difference_gives_the_original(card: Card) -> None:
    text = vcard4(card)
    found = whole(text)

    assert changed(text, found, found) == text


@few
@given(CARDS, st.data())
def test_folding_anywhere_changes_nothing(card: Card, data: st.DataObject) -> None:
    raw = vcard4(card).replace("\r\n ", "").encode()
    places = data.draw(st.sets(st.integers(0, len(raw)), max_size=12))
    lines, at = [], 0
    for line in raw.splitlines(keepends=True):
        body, begin = b"", 0
        if not line.startswith((b"BEGIN", b"END")):
            for place in sorted(place - at for place in places if at < place < at + len(line) - 2):
                body += line[begin:place] + b"\r\n "
                begin = place
        lines.append(body + line[begin:])
        at += len(line)
    folded = b"".join(lines)

    assert whole(folded)._replace(original="") == whole(raw)._replace(original="")


@few
@given(st.lists(CARDS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_cards_changes_no_key_and_no_digest(cards: list[Card], chance: random.Random) -> None:
    texts = [vcard4(card) for card in cards if card.sort != "group"]
    shuffled = list(texts)
    chance.shuffle(shuffled)

    def kept(found: list[Card]) -> list[tuple[bytes, bytes]]:
        return sorted((card.key, card.digest) for card in found)

    assert kept(read("".join(texts))[0]) == kept(read("".join(shuffled))[0])


@few
@given(CARDS, CARDS, st.sampled_from(FIELDS))
def test_the_digest_changes_if_and_only_if_a_field_does(card: Card, other: Card, field: str) -> None:
    different = card._replace(**{field: getattr(other, field)})
    first, second = whole(vcard4(card)), whole(vcard4(different))

    assert (first.digest == second.digest) == (fields(first) == fields(second))
    if card.uid and field != "uid":
        assert first.key == second.key


def test_a_card_without_uid_keeps_its_key_while_its_name_addresses_links_and_numbers_stay() -> None:
    first = whole(text_of("FN:Ada", "EMAIL:a@x.test", "EMAIL:b@x.test", "NOTE:x"))
    second = whole(text_of("EMAIL:B@x.test", "EMAIL;TYPE=home:a@x.test", "FN:Ada", "TITLE:y"))
    third = whole(text_of("FN:Ada", "EMAIL:a@x.test"))

    assert first.key == second.key != third.key


def test_the_digest_sees_what_no_field_holds() -> None:
    assert whole(text_of("FN:Ada", "PHOTO;ENCODING=b:AAAA")).digest != whole(text_of("FN:Ada")).digest
