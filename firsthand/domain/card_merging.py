"""One card of a person, out of all that address books and the user say of them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from firsthand.domain.cards import Card, Labelled, PersonalDate, Position
from firsthand.domain.moves.shape import given_name
from firsthand.domain.text_folding import folded

T = TypeVar("T")

PROFILE, NUMBER = "linkedin.com/in/", "tel:"
"""What stands in place of a mail address for somebody whose card has none."""


class Told(NamedTuple):
    """What the record says of one person beside the cards.

    uid: for the card, where no card has one. name_set: the user wrote the name. addresses: all by which they are known, the
    most used first. organisation, title: as far as the user wrote them. positions, dates: that the user entered or confirmed.
    notes: () where they are not asked for.
    """

    uid: str
    name: str
    name_set: bool
    addresses: tuple[str, ...]
    organisation: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    dates: tuple[PersonalDate, ...] = ()


def card_of(told: Told, cards: Sequence[Card], *, with_notes: bool = False) -> Card:
    """The person's card: the newest of theirs, with what the others and the user say besides.

    cards: those that name the person, in the order in which they came to be known. What fields don't hold (a photo) is taken
    from the newest card that has it as it was read. Mail addresses of somebody else on these cards are left out.
    """
    ordered = sorted(cards, key=lambda card: (bool(card.original), card.revised_at), reverse=True)
    first = ordered[0] if ordered else None
    name = told.name if told.name_set or first is None or not first.name else first.name
    parts = _parts(name, ordered)
    mail = [one for card in ordered for one in card.addresses if one.value in told.addresses]
    mail += [Labelled("", one) for one in told.addresses if "@" in one]
    links = [one for card in ordered for one in card.links]
    links += [Labelled("", one) for one in told.addresses if one.startswith(PROFILE)]
    phones = [one for card in ordered for one in card.phones]
    phones += [Labelled("", one.removeprefix(NUMBER)) for one in told.addresses if one.startswith(NUMBER)]
    notes = (*(note for card in ordered for note in card.notes), *told.notes) if with_notes else ()
    return Card(
        key=b"", digest=b"", item="", sort="person",
        uid=next((card.uid for card in cards if card.uid), told.uid),
        name=name, family=parts[0], given=parts[1], additional=parts[2], prefix=parts[3], suffix=parts[4],
        nicknames=_once((one for card in ordered for one in card.nicknames), folded),
        addresses=_once(mail, lambda one: one.value),
        phones=_once(phones, lambda one: _digits(one.value)),
        links=_once(links, lambda one: one.value),
        places=_once((one for card in ordered for one in card.places), lambda one: folded(one.value)),
        positions=_positions(told, [one for card in ordered for one in card.positions]),
        dates=_dates([*told.dates, *(one for card in ordered for one in card.dates)]),
        groups=_once((*(one for card in ordered for one in card.groups), *told.tags), folded),
        members=(),
        related=_once((one for card in ordered for one in card.related), lambda one: (one.label, folded(one.value))),
        notes=_once(notes, lambda note: note),
        revised_at=max((card.revised_at for card in cards), default=0),
        original=first.original if first else "",
        where="",
    )  # fmt: skip


def _parts(name: str, cards: Sequence[Card]) -> tuple[str, str, str, str, str]:
    """Family, given, additional, prefix and suffix; as a card of that name has them, else as far as can be told."""
    for card in cards:
        parts = (card.family, card.given, card.additional, card.prefix, card.suffix)
        if card.name == name and any(parts):
            return parts
    given = given_name(name)
    family = name[len(given) :].strip() if given and name.startswith(f"{given} ") else ""
    return (family, given, "", "", "") if family else ("", name, "", "", "")


def with_words(card: Card, *, name: str, organisation: str, title: str) -> Card:
    """The card with the user's words in it; '' where the user wrote none. The rest stays as it is."""
    if name and name != card.name:
        family, given, additional, prefix, suffix = _parts(name, ())
        card = card._replace(name=name, family=family, given=given, additional=additional, prefix=prefix, suffix=suffix)
    return card._replace(positions=_first_replaced(card.positions, organisation, title))


def _positions(told: Told, said: Sequence[Position]) -> tuple[Position, ...]:
    """Those the user spoke of first, each as a card has it where one does."""
    on_cards = {_position_key(one): one for one in reversed(said)}
    known = [*(on_cards.get(_position_key(one), one) for one in told.positions), *said]
    return _once(_first_replaced(known, told.organisation, told.title), lambda one: one[:3])


def _position_key(one: Position) -> tuple[str, str]:
    return folded(one.organisation), folded(one.title)


def _first_replaced(said: Sequence[Position], organisation: str, title: str) -> tuple[Position, ...]:
    """What the user wrote stands in place of the first position; in another organisation there is no telling since when."""
    before = said[0] if said else Position("", "", "", None, None, None)
    now = before._replace(organisation=organisation or before.organisation, title=title or before.title)
    if now.organisation != before.organisation:
        now = Position(now.organisation, "", title, None, None, None)
    return tuple(said) if now == before else (now, *said[1:])


def _dates(said: Sequence[PersonalDate]) -> tuple[PersonalDate, ...]:
    """Each once; of two birthdays on one day, the one that knows the year."""
    knowing = sorted(said, key=lambda one: one.year is None)
    return _once(knowing, lambda one: (folded(one.label), one.month, one.day))


def _digits(phone: str) -> str:
    return "".join(char for char in phone if char.isdigit()) or phone


def _once(values: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """Each value once, in order."""
    found: dict[Hashable, T] = {}
    for value in values:
        found.setdefault(key(value), value)
    return tuple(found.values())
