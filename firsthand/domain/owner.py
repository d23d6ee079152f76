"""Whose mail this is: proposed from sent folders and frequency, with reasons, for the user to confirm or change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from firsthand.domain.identity.addresses import normalised
from firsthand.domain.identity.local_parts import read_local_part
from firsthand.domain.identity.mailboxes import Mailbox, OwnerIdentity, Resolution, Resolved
from firsthand.domain.identity.names import Name, read_name
from firsthand.domain.identity.nicknames import same_given_name
from firsthand.domain.identity.resolve import resolve
from firsthand.domain.wording import figure
from firsthand.language import gettext as _
from firsthand.language import ngettext

DELEGATE_MESSAGES_MIN = 3
"""So many messages in the owner's sent folder make somebody a likely delegate; fewer are strays."""

MAYBE_MAX = 10


class Proposed(NamedTuple):
    """One address and why it is proposed. confidence: 0..1."""

    address: str
    name: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class OwnerProposal:
    """The likeliest owner.

    name: '' when nothing can be told (no person ever sent or received). addresses: all of the owner, most used first.
    maybe: addresses that carry the owner's name elsewhere; namesakes and family bear it too, so these are questions.
    delegates: people who send for the owner, by what lies in the sent folder.
    """

    name: str
    addresses: tuple[Proposed, ...]
    maybe: tuple[Proposed, ...]
    delegates: tuple[Proposed, ...]

    def identity(self) -> OwnerIdentity:
        """The proposal taken at its word, without what is only a question."""
        return OwnerIdentity(tuple(one.address for one in self.addresses), tuple(one.address for one in self.delegates))


NOBODY_PROPOSED = OwnerProposal("", (), (), ())


class _Use(NamedTuple):
    person: Resolved
    in_sent_folder: int
    sent: int
    received: int


def propose(
    mailboxes: Sequence[Mailbox],
    in_sent_folder: Mapping[int, int],
    *,
    owner: OwnerIdentity | None = None,
    resolution: Resolution | None = None,
    sent_on_behalf: Mapping[tuple[int, int], int] | None = None,
) -> OwnerProposal:
    """Who the owner most likely is, or, when the user said some addresses, which others belong to the same person.

    in_sent_folder: by mailbox id, messages with it as From that lie in a sent folder; 0 may be left out.
    owner: what the user said already. resolution: of the same mailboxes and owner, if at hand; worked out otherwise.
    sent_on_behalf: by mailbox ids of Sender and From, where they differ, messages that bear both: a sure sign of a
        delegate.
    """
    known = owner or OwnerIdentity()
    people = (resolution or resolve(mailboxes, known)).people
    by_id = {mailbox.id: mailbox for mailbox in mailboxes}
    uses = [_use(person, by_id, in_sent_folder) for person in people if person.kind in ("person", "me")]
    me = _likeliest(uses, known)
    if me is None:
        return NOBODY_PROPOSED
    if not known.addresses and any(_is_namesake(me, use) for use in uses):
        # The owner's name at another place is the owner's, which only a resolution that knows the owner can say.
        mine = tuple(sorted({by_id[member].address for member in me.person.members} - {""}))
        people = resolve(mailboxes, OwnerIdentity(mine)).people
        uses = [_use(person, by_id, in_sent_folder) for person in people if person.kind in ("person", "me")]
        me = next((use for use in uses if use.person.kind == "me"), me)
    in_all = sum(use.in_sent_folder for use in uses)
    return OwnerProposal(
        me.person.name,
        _addresses(me, by_id, in_sent_folder, in_all),
        _maybe(me, uses, by_id),
        _delegates(me, uses, by_id, known, sent_on_behalf or {}),
    )


def _use(person: Resolved, by_id: Mapping[int, Mailbox], in_sent_folder: Mapping[int, int]) -> _Use:
    filed = sent = received = 0
    for member in person.members:
        mailbox = by_id[member]
        filed += in_sent_folder.get(member, 0)
        sent += mailbox.sent
        received += mailbox.received
    return _Use(person, filed, sent, received)


def _likeliest(uses: Sequence[_Use], known: OwnerIdentity) -> _Use | None:
    if known.addresses:
        return next((use for use in uses if use.person.kind == "me"), None)
    filed_all = sum(use.in_sent_folder for use in uses)
    received_most = max((use.received for use in uses), default=0)
    best: _Use | None = None
    best_score = 0.0
    for use in uses:
        if use.in_sent_folder or not filed_all:
            # An assistant may fill the sent folder, but the mail that comes in is addressed to the owner.
            score = use.in_sent_folder / max(filed_all, 1) + use.received / max(received_most, 1)
            score += 0.001 * use.sent / max(use.sent + use.received, 1)
            if score > best_score:
                best, best_score = use, score
    return best


def _addresses(
    me: _Use, by_id: Mapping[int, Mailbox], in_sent_folder: Mapping[int, int], in_all: int
) -> tuple[Proposed, ...]:
    filed: dict[str, int] = {}
    used: dict[str, int] = {}
    names: dict[str, tuple[int, str]] = {}
    for member in me.person.members:
        mailbox = by_id[member]
        address = mailbox.address
        if not address:
            continue
        filed[address] = filed.get(address, 0) + in_sent_folder.get(member, 0)
        used[address] = used.get(address, 0) + mailbox.sent + mailbox.received
        names[address] = max(names.get(address, (0, "")), (mailbox.sent + mailbox.received, mailbox.name))
    joined_by = _reasons(me.person, by_id)
    order = sorted(used, key=lambda address: (-filed[address], -used[address], address))
    found = []
    for place, address in enumerate(order):
        if filed[address]:
            confidence = 0.5 + 0.5 * filed[address] / in_all
            reason = ngettext(
                "%(count)s message in the sent folders came from it.",
                "%(count)s messages in the sent folders came from it.",
                filed[address],
            ) % {"count": figure(filed[address])}
        elif place == 0:
            confidence = 0.6
            reason = ngettext(
                "%(count)s message name it, more than any other address.",
                "%(count)s messages name it, more than any other address.",
                used[address],
            ) % {"count": figure(used[address])}
        else:
            confidence, reason = 0.7, joined_by.get(address, _("It is the same person's."))
        found.append(Proposed(address, names[address][1], reason, round(confidence, 2)))
    return tuple(found)


def _reasons(person: Resolved, by_id: Mapping[int, Mailbox]) -> dict[str, str]:
    reasons: dict[str, str] = {}
    for join in person.joins:
        if join.rule != "same address":
            for side in (join.a, join.b):
                reasons.setdefault(by_id[side].address, join.reason)
    return reasons


def _delegates(
    me: _Use,
    uses: Sequence[_Use],
    by_id: Mapping[int, Mailbox],
    known: OwnerIdentity,
    sent_on_behalf: Mapping[tuple[int, int], int],
) -> tuple[Proposed, ...]:
    mine = set(me.person.members)
    for_me: dict[int, int] = {}
    for (sender, author), number in sent_on_behalf.items():
        if author in mine and sender not in mine:
            for_me[sender] = for_me.get(sender, 0) + number
    found = []
    for use in uses:
        sent_for_me = sum(for_me.get(member, 0) for member in use.person.members)
        shown = use.in_sent_folder + sent_for_me
        if use is me or shown < DELEGATE_MESSAGES_MIN or _is_namesake(me, use):
            continue
        address = _most_used_address(use.person, by_id)
        if not address or address in known.delegates:
            continue
        if sent_for_me >= use.in_sent_folder:
            reason = ngettext(
                "%(name)s sent %(count)s message in your name.",
                "%(name)s sent %(count)s messages in your name.",
                sent_for_me,
            )
        else:
            reason = ngettext(
                "%(count)s message in your sent folders came from %(name)s.",
                "%(count)s messages in your sent folders came from %(name)s.",
                use.in_sent_folder,
            )
        reason %= {"name": use.person.name, "count": figure(max(sent_for_me, use.in_sent_folder))}
        confidence = 0.9 if sent_for_me else min(0.9, 0.4 + shown / (shown + me.in_sent_folder + 1))
        found.append((shown, Proposed(address, use.person.name, reason, round(confidence, 2))))
    found.sort(key=lambda pair: (-pair[0], pair[1].address))
    return tuple(proposed for _, proposed in found)


def _most_used_address(person: Resolved, by_id: Mapping[int, Mailbox]) -> str:
    used: dict[str, int] = {}
    for member in person.members:
        mailbox = by_id[member]
        if mailbox.address:
            used[mailbox.address] = used.get(mailbox.address, 0) + mailbox.sent + mailbox.received
    return max(used, key=lambda address: (used[address], address)) if used else ""


def _is_namesake(me: _Use, use: _Use) -> bool:
    mine, theirs = read_name(me.person.name), read_name(use.person.name)
    if use is me or not mine.full or not theirs.full or theirs.family != mine.family:
        return False
    return same_given_name(theirs.given, mine.given) and _middles_agree(theirs, mine)


def _maybe(me: _Use, uses: Sequence[_Use], by_id: Mapping[int, Mailbox]) -> tuple[Proposed, ...]:
    """Addresses of others whose name or local part is the owner's."""
    mine = read_name(me.person.name)
    if not mine.full:
        return ()
    found = []
    own = {by_id[member].address for member in me.person.members}
    for use in uses:
        if use is me:
            continue
        theirs = read_name(use.person.name)
        address = _most_used_address(use.person, by_id)
        if not address or address in own:
            continue
        if theirs.full:
            fits = _is_namesake(me, use)
            reason = _("It bears your name; a namesake may, too.")
        else:
            fits = _carries(address, mine)
            reason = _("The address is made of your name; a namesake or somebody of your family may have it, too.")
        if fits:
            found.append((use.sent + use.received, Proposed(address, use.person.name, reason, 0.4)))
    found.sort(key=lambda pair: (-pair[0], pair[1].address))
    return tuple(proposed for _, proposed in found[:MAYBE_MAX])


def _middles_agree(a: Name, b: Name) -> bool:
    return not (a.middle and b.middle) or a.middle[0] == b.middle[0]


def _carries(address: str, name: Name) -> bool:
    local = read_local_part(normalised(address).local)
    if local.family:
        given_fits = local.given == name.given[0] or same_given_name(local.given, name.given)
        return local.family == name.family and given_fits
    initial = name.given[0]
    words = {name.given + name.family, name.family + name.given, initial + name.family, name.family + initial}
    return len(local.word) > 4 and local.word in words
