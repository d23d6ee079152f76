"""Mailboxes gathered by address: one holder an address, with the name it bears most and what it did."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from firsthand.domain.identity.addresses import Address, looks_like_address, normalised
from firsthand.domain.identity.kinds import Behaviour, Sort, local_carries_name, looks_human, sort_of
from firsthand.domain.identity.local_parts import SILENT, LocalName, read_local_part
from firsthand.domain.identity.mailboxes import Mailbox
from firsthand.domain.identity.names import NOBODY, Name, folded, read_name
from firsthand.domain.identity.nicknames import FAMILIES_OF, same_given_name
from firsthand.domain.identity.telling_words import NOBODYS


@dataclass(slots=True)
class Holder:
    """Whoever answers at one address (or one name without an address).

    members: mailboxes in a fixed order, the first speaks for all. name: NOBODY when no display name was a name.
    called: the same, or the name that the local part spells.
    local: what the local part says; SILENT for a holder without an address of its own.
    weight: messages that name it, to choose between names.
    """

    key: str
    address: Address
    members: list[Mailbox]
    name: Name
    called: Name
    shown: str
    local: LocalName
    sort: Sort
    weight: int


def gathered(mailboxes: Sequence[Mailbox], split_addresses: frozenset[str]) -> list[Holder]:
    """Holders in an order that depends on addresses and names alone.

    split_addresses: normalised addresses of which the user said that several people use them, and keys (`shared_key`) under
        which they keep people apart.
    """
    by_key: dict[str, list[Mailbox]] = {}
    addresses: dict[str, Address] = {}
    for mailbox in sorted(mailboxes, key=itemgetter(1, 2, 0)):
        address, key = _key(mailbox, split_addresses)
        if key in split_addresses:
            key = f"{key}\x01{mailbox.address}\x01{folded(mailbox.name)}"
        found = by_key.get(key)
        if found is None:
            by_key[key] = [mailbox]
            addresses[key] = address
        else:
            found.append(mailbox)
    holders: list[Holder] = []
    for key, members in by_key.items():
        holders.extend(_holders(key, addresses[key], members))
    holders.sort(key=lambda holder: holder.key)
    return holders


def shared_key(address: str, name: str, other_address: str, other_name: str) -> set[str]:
    """The one key under which two different mailboxes would be one holder without any question; empty where they would not."""
    keys = {
        _key(Mailbox(0, address, name), frozenset())[1],
        _key(Mailbox(0, other_address, other_name), frozenset())[1],
    }
    return keys if len(keys) == 1 and (address, name) != (other_address, other_name) else set()


def _key(mailbox: Mailbox, split_addresses: frozenset[str]) -> tuple[Address, str]:
    address = normalised(mailbox.address)
    shown = mailbox.name
    if not address.text and looks_like_address(shown):
        address = normalised(folded(shown))
    if " via " in shown or "(via" in shown:
        who = shown.split(" via ")[0].strip("'\" ")
        if looks_like_address(who):
            address = normalised(folded(who))
        elif (name := read_name(shown)).via and not local_carries_name(address.local, name):
            return Address(
                "", "", "", ""
            ), f"\x01{name.family or name.shown} {name.given} {name.middle} {name.generation}"
    if not address.text:
        name = read_name(shown)
        return (
            address,
            f"\x01{name.family} {name.given} {name.middle} {name.generation}" if name.full else f"\x02{folded(shown)}",
        )
    if address.text in split_addresses or address.local in NOBODYS or _is_gateway(address):
        return address, f"{address.text}\x01{folded(shown)}"
    return address, address.text


def _is_gateway(address: Address) -> bool:
    """Whether an export took '@ACME', written '=40ACME', for an address."""
    return address.local[:2] == "40" and address.local[2:].isalpha() and not address.domain.startswith(address.local)


def _holders(key: str, address: Address, members: list[Mailbox]) -> list[Holder]:
    if len(members) > 2 and "\x01" not in key and _stands_for_nobody(members):
        return [_holder(f"{key}\x01{folded(member.name)}", address, [member], own_address=False) for member in members]
    own = "\x01" not in key and "\x02" not in key
    return [_holder(key, address, members, own_address=own)]


def _stands_for_nobody(members: Sequence[Mailbox]) -> bool:
    """Whether one address bears so many people's names that it is nobody's."""
    people: dict[str, int] = {}
    total = known = 0
    for member in members:
        name = read_name(member.name)
        if not name.full or not looks_human(name, member.name):
            continue
        weight = 1 + member.sent + member.received
        people[name.family] = people.get(name.family, 0) + weight
        total += weight
        known += name.given in FAMILIES_OF or name.known_order
    return len(people) >= 4 and max(people.values()) < 0.5 * total and known * 2 >= len(people)


def _holder(key: str, address: Address, members: list[Mailbox], *, own_address: bool) -> Holder:
    sent = automated = listed = received = from_owner = 0
    recipients = 0.0
    for member in members:
        sent += member.sent
        automated += member.automated
        listed += member.listed
        received += member.received
        from_owner += member.from_owner
        recipients += member.sent * member.recipients_mean
    own = address if own_address else Address("", "", "", address.organisation)
    local = read_local_part(own.local) if own.local else SILENT
    name, shown, names = _main_name(members, local)
    behaviour = Behaviour(sent, automated, listed, received, from_owner, recipients / sent if sent else 0.0)
    human = looks_human(name, shown, address.organisation)
    sort = sort_of(own, shown, name, behaviour, human=human, names=names)
    if name.family and not human:
        name = NOBODY
    called = name
    if not name.family and local.family:
        called = Name(local.given, local.middle, "", local.family, "", "", False, False, False)
    return Holder(key, own, members, name, called, shown, local, sort, sent + received)


def _main_name(members: Sequence[Mailbox], local: LocalName) -> tuple[Name, str, int]:
    """The name an address bears most, completed from its other forms; as written; how many people's names it bears."""
    if len(members) == 1:
        shown = members[0].name
        name = read_name(shown) if shown else NOBODY
        return _in_order(name, local), "" if name is NOBODY else shown, 1
    weights: dict[Name, int] = {}
    shown_by: dict[Name, str] = {}
    for member in members:
        if not member.name:
            continue
        name = read_name(member.name)
        if name is NOBODY:
            continue
        weights[name] = weights.get(name, 0) + 1 + member.sent + member.received
        shown_by.setdefault(name, member.name)
    if not weights:
        return NOBODY, "", 0
    full = [name for name in weights if name.full] or [name for name in weights if name.family]
    if not full:
        best = max(weights, key=lambda name: (weights[name], name.shown))
        return best, shown_by[best], len({name.shown for name in weights})
    together: dict[str, int] = {}
    for name in full:
        together[name.family] = together.get(name.family, 0) + weights[name]
    family = max(together, key=lambda family: (together[family], family))
    same = [name for name in full if name.family == family]
    best = max(same, key=lambda name: (weights[name], name.known_order, name.shown))
    middle, second, generation = best.middle, best.second, best.generation
    for name in sorted(same, key=lambda name: (-weights[name], name.shown)):
        if same_given_name(name.given, best.given) or name.given[:1] == best.given:
            middle = middle or name.middle
            second = second or name.second or (name.given if name.given != best.given and len(name.given) > 1 else "")
            generation = generation or name.generation
        elif not second and len(name.given) > 1 and best.middle[:1] == name.given[:1]:
            second = name.given
    best_full = best._replace(middle=middle, second=second, generation=generation)
    return _in_order(best_full, local), shown_by[best], len(together)


def _in_order(name: Name, local: LocalName) -> Name:
    """Family name first, without a comma, as the address gives away: 'Kovacs Istvan' at istvan.kovacs@."""
    if name.known_order or not name.full or not local.family or name.middle:
        return name
    turned = local.given == name.family and local.family == name.given
    if turned and name.family in FAMILIES_OF and name.given not in FAMILIES_OF:
        return name._replace(given=name.family, family=name.given, known_order=True)
    return name
