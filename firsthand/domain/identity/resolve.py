"""Mailboxes → people, lists, roles and robots, each join with its evidence.

Always worked out from all mailboxes and all decisions, so that neither the order nor the pace in which they came matters.
"""

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from firsthand.domain.identity.across import ONLY_NAME, asked_across
from firsthand.domain.identity.addresses import normalised
from firsthand.domain.identity.clusters import Clusters
from firsthand.domain.identity.colleagues import joined_in_organisation
from firsthand.domain.identity.domains import organisation_name
from firsthand.domain.identity.elsewhere import joined_elsewhere
from firsthand.domain.identity.evidence import Edge, Findings
from firsthand.domain.identity.holders import Holder, gathered, shared_key
from firsthand.domain.identity.mailboxes import (
    Decision,
    Described,
    Join,
    Kind,
    Link,
    Mailbox,
    MailboxKey,
    OwnerIdentity,
    Resolution,
    Resolved,
    Suggestion,
)
from firsthand.domain.identity.names import Name, read_name
from firsthand.domain.identity.nicknames import same_given_name
from firsthand.domain.identity.own_addresses import private_addresses
from firsthand.language import gettext as _

SUGGESTIONS_MAX = 500
"""Nobody answers more questions than this; the surest come first."""


def resolve(
    mailboxes: Sequence[Mailbox],
    owner: OwnerIdentity | None = None,
    decisions: Sequence[Decision] = (),
    links: Sequence[Link] = (),
    described: Sequence[Described] = (),
    unmet: Collection[int] = (),
) -> Resolution:
    """Who is who among all mailboxes met so far.

    links: what cards of address books say; a card that contradicts the names in mail becomes a question.
    described: what cards, and signatures in mail, say of whoever has a mailbox; it only asks. unmet: mailboxes that no
    message names: a name alone joins them with nobody.

    The result does not depend on the order of any of these. Mailbox ids must be distinct. Time: about 25 µs a
    mailbox.
    """
    with _without_collecting():
        return _resolve(mailboxes, owner or OwnerIdentity(), decisions, links, described, frozenset(unmet))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Half the time would go into looking for cycles among a million short tuples, and there are none."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _resolve(
    mailboxes: Sequence[Mailbox],
    owner: OwnerIdentity,
    decisions: Sequence[Decision],
    links: Sequence[Link],
    described: Sequence[Described],
    unmet: frozenset[int],
) -> Resolution:
    split = _split_addresses(decisions)
    holders = gathered(mailboxes, split)
    shared = _named_for_several(holders, described)
    if families := {holders[n].address.text for n in shared if holders[n].sort.kind == "person"} - {""}:
        holders = gathered(mailboxes, split | families)
        shared = _named_for_several(holders, described)
    told, apart = _told(holders, decisions)
    clusters = Clusters(len(holders), apart)
    edges = _applied(clusters, sorted(told))
    mine = _owners_holders(holders, owner)
    edges += _applied(clusters, _owner_edges(mine))
    findings = _findings(holders)
    _add_links(holders, links, findings, shared)
    edges += _applied(clusters, sorted(findings.joins, key=_strongest_first))
    people_only = _people_of(holders)
    far = joined_elsewhere(
        [holders[number] for number in people_only],
        _View(clusters, people_only),
        clusters.find(mine[0]) if mine else None,
    )
    far_joins, questions = _met_enough(
        holders, clusters, [_renumbered(edge, people_only) for edge in far.joins], unmet, set(mine)
    )
    edges += _applied(clusters, sorted(far_joins, key=_strongest_first))
    edges += _applied(clusters, private_addresses(holders, clusters, mine))
    questions += [*findings.questions, *(_renumbered(edge, people_only) for edge in far.questions)]
    if described:
        questions += asked_across(holders, clusters, described)
    return Resolution(
        _people(holders, clusters, edges, {clusters.find(number) for number in mine}),
        _suggestions(holders, clusters, questions),
    )


def _named_for_several(holders: Sequence[Holder], described: Sequence[Described]) -> frozenset[int]:
    """Holders that cards give to people of different names: a family's address, or an office's."""
    names: dict[int, list[Name]] = {}
    number_of = {member.id: number for number, holder in enumerate(holders) for member in holder.members}
    for one in described:
        number = number_of.get(one.mailbox)
        if one.card and number is not None and (name := read_name(one.card)).full:
            names.setdefault(number, []).append(name)
    return frozenset(
        number for number, found in names.items() if any(_two_people(found[0], other) for other in found[1:])
    )


def _two_people(first: Name, second: Name) -> bool:
    """Whether two names on cards cannot be one person's, in any order and with any short form."""
    words = {first.given, first.family, first.second} & {second.given, second.family, second.second} - {""}
    return first.given not in words and not same_given_name(first.given, second.given)


def _met_enough(
    holders: Sequence[Holder], clusters: Clusters, joins: Sequence[Edge], unmet: frozenset[int], mine: set[int]
) -> tuple[list[Edge], list[Edge]]:
    """Joins by a name alone, and those that are only asked because one side was never met in mail."""
    if not unmet:
        return list(joins), []
    met = {
        clusters.find(number)
        for number, holder in enumerate(holders)
        if number in mine or any(member.id not in unmet for member in holder.members)
    }
    sure, asked = [], []
    for edge in joins:
        if clusters.find(edge.a) in met and clusters.find(edge.b) in met:
            sure.append(edge)
        else:
            asked.append(edge._replace(strength=min(edge.strength, ONLY_NAME)))
    return sure, asked


class _View(Clusters):
    """The same sets, by the numbers of a part of the holders."""

    def __init__(self, whole: Clusters, numbers: Sequence[int]) -> None:
        super().__init__(0)
        self._whole = whole
        self._numbers = numbers

    def find(self, number: int) -> int:
        return self._whole.find(self._numbers[number])


def _renumbered(edge: Edge, numbers: Sequence[int]) -> Edge:
    return edge._replace(a=numbers[edge.a], b=numbers[edge.b])


def _strongest_first(edge: Edge) -> tuple[float, int, int, str]:
    return (-edge.strength, edge.a, edge.b, edge.rule)


def _applied(clusters: Clusters, edges: Iterable[Edge]) -> list[Edge]:
    return [edge for edge in edges if clusters.join(edge.a, edge.b)]


def _people_of(holders: Sequence[Holder]) -> list[int]:
    return [number for number, holder in enumerate(holders) if holder.sort.kind == "person"]


def _findings(holders: Sequence[Holder]) -> Findings:
    findings = Findings([], [])
    by_organisation: dict[str, list[int]] = {}
    spelled_alike: dict[str, list[int]] = {}
    for number, holder in enumerate(holders):
        address = holder.address
        if holder.sort.kind == "person" and address.organisation:
            by_organisation.setdefault(address.organisation, []).append(number)
        if address.text and address.domain:
            plain = address.local.replace(".", "").replace("_", "").replace("-", "").replace("'", "")
            if len(plain) > 5:
                spelled_alike.setdefault(f"{plain}@{address.domain}", []).append(number)
    for numbers in spelled_alike.values():
        for number in numbers[1:]:
            first, other = holders[numbers[0]], holders[number]
            if first.name.full and other.name.full and first.name.family != other.name.family:
                continue
            reason = _("%(address)s and %(other)s differ in punctuation only.") % {
                "address": first.address.text,
                "other": other.address.text,
            }
            findings.joins.append(Edge(0.98, numbers[0], number, "same address but for punctuation", reason))
    for organisation in sorted(by_organisation):
        numbers = by_organisation[organisation]
        if len(numbers) > 1:
            joined_in_organisation(holders, numbers, findings)
    return findings


def _add_links(holders: Sequence[Holder], links: Sequence[Link], findings: Findings, shared: Collection[int]) -> None:
    """What cards say, as joins; as questions where the names in mail are those of two people.

    shared: holders that cards give to several people; they join nobody.
    """
    if not links:
        return
    number_of = {member.id: number for number, holder in enumerate(holders) for member in holder.members}
    for link in links:
        a, b = sorted((number_of.get(link.a, -1), number_of.get(link.b, -1)))
        if a < 0 or a == b or a in shared or b in shared:
            continue
        first, second = holders[a].name, holders[b].name
        differ = first.full and second.full and first.family != second.family and first.given != second.given
        reason = (
            _("A card of %(name)s in your address book names both.") % {"name": link.card}
            if link.card
            else _("A card in your address book names both.")
        )
        if differ or holders[a].sort.kind != "person" or holders[b].sort.kind != "person":
            findings.questions.append(Edge(0.6, a, b, "one card, two names", reason))
        else:
            findings.joins.append(Edge(0.985, a, b, "one card", reason))


def _split_addresses(decisions: Iterable[Decision]) -> frozenset[str]:
    split = set[str]()
    for decision in decisions:
        if not decision.same:
            a, b = normalised(decision.a.address.lower()).text, normalised(decision.b.address.lower()).text
            if a and a == b and decision.a.name != decision.b.name:
                split.add(a)
            elif decision.a.name is not None and decision.b.name is not None:
                split |= shared_key(decision.a.address, decision.a.name, decision.b.address, decision.b.name)
    return frozenset(split)


def _told(holders: Sequence[Holder], decisions: Sequence[Decision]) -> tuple[list[Edge], list[tuple[int, int]]]:
    """Edges and prohibitions from what the user decided, about mailboxes that are there."""
    if not decisions:
        return [], []
    by_pair: dict[tuple[str, str], int] = {}
    by_address: dict[str, list[int]] = {}
    for number, holder in enumerate(holders):
        for member in holder.members:
            by_pair[member.address, member.name] = number
            by_address.setdefault(normalised(member.address).text or member.name, []).append(number)
    edges: list[Edge] = []
    apart: list[tuple[int, int]] = []
    for decision in decisions:
        ours = _meant(decision.a, by_pair, by_address)
        theirs = _meant(decision.b, by_pair, by_address)
        if decision.same:
            edges.extend(
                Edge(1.0, min(a, b), max(a, b), "you said so", _("You said that they are one person."))
                for a in ours
                for b in theirs
                if a != b
            )
        else:
            apart.extend((a, b) for a in ours for b in theirs if a != b)
    return edges, apart


def _meant(key: MailboxKey, by_pair: dict[tuple[str, str], int], by_address: dict[str, list[int]]) -> list[int]:
    if key.name is not None:
        found = by_pair.get((key.address, key.name))
        if found is not None:
            return [found]
        # The display name may be another by now; what was said of the address still holds where it is one person's.
        holding = set(by_address.get(normalised(key.address.lower()).text, [])) if key.address else set()
        return sorted(holding) if len(holding) == 1 else []
    return sorted(set(by_address.get(normalised(key.address.lower()).text, [])))


def _owners_holders(holders: Sequence[Holder], owner: OwnerIdentity) -> list[int]:
    wanted = {normalised(address.lower()).text for address in owner.addresses} - {""}
    return [number for number, holder in enumerate(holders) if holder.address.text in wanted]


def _owner_edges(mine: Sequence[int]) -> list[Edge]:
    return [
        Edge(1.0, mine[0], number, "your address", _("You said that both addresses are yours.")) for number in mine[1:]
    ]


def _people(holders: Sequence[Holder], clusters: Clusters, edges: Sequence[Edge], mine: set[int]) -> list[Resolved]:
    parts: dict[int, list[int]] = {}
    for number in range(len(holders)):
        parts.setdefault(clusters.find(number), []).append(number)
    edges_of: dict[int, list[Edge]] = {}
    for edge in edges:
        edges_of.setdefault(clusters.find(edge.a), []).append(edge)
    people = [_resolved(holders, numbers, edges_of.get(root, ()), me=root in mine) for root, numbers in parts.items()]
    people.sort(key=lambda person: person.members)
    return people


def _resolved(holders: Sequence[Holder], numbers: Sequence[int], edges: Sequence[Edge], *, me: bool) -> Resolved:
    joins: list[Join] = []
    members: list[int] = []
    for number in numbers:
        holder = holders[number]
        first = holder.members[0]
        members.append(first.id)
        for other in holder.members[1:]:
            members.append(other.id)
            joins.append(Join(first.id, other.id, "same address", _same_address(holder), 0.999))
    joins.extend(
        Join(holders[edge.a].members[0].id, holders[edge.b].members[0].id, edge.rule, edge.reason, edge.strength)
        for edge in edges
    )
    kind, reason = _kind(holders, numbers)
    if me:
        kind, reason = "me", _("It is you.")
    members.sort()
    return Resolved(
        tuple(members), _display_name(holders, numbers), kind, reason, _organisation(holders, numbers), tuple(joins)
    )


def _same_address(holder: Holder) -> str:
    return (
        _("Both use the address %(address)s.") % {"address": holder.address.text}
        if holder.address.text
        else _("Both bear the same name and no address.")
    )


def _kind(holders: Sequence[Holder], numbers: Sequence[int]) -> tuple[Kind, str]:
    if len(numbers) > 1:
        if any(holders[number].sort.kind == "person" for number in numbers):
            return "person", ""
        heaviest = max(numbers, key=lambda number: (holders[number].weight, -number))
        return holders[heaviest].sort
    return holders[numbers[0]].sort


def _display_name(holders: Sequence[Holder], numbers: Sequence[int]) -> str:
    best = holders[numbers[0]]
    if len(numbers) > 1:
        best = max(
            (holders[number] for number in numbers),
            key=lambda holder: (holder.name.full, bool(holder.name.shown), holder.weight, holder.key),
        )
    if best.name.full:
        shown = best.name.shown
        return shown.title() if shown.isupper() or shown.islower() else shown
    if best.shown:
        return best.name.shown if best.name.shown and best.sort.kind == "person" else best.shown
    if best.sort.kind == "person" and len(best.local.given) > 1:
        return f"{best.local.given.capitalize()} {best.local.family.capitalize()}"
    return best.address.text or best.key.strip("\x01\x02")


def _organisation(holders: Sequence[Holder], numbers: Sequence[int]) -> str:
    weights: dict[str, int] = {}
    for number in numbers:
        holder = holders[number]
        name = organisation_name(holder.address.domain) or holder.address.organisation.capitalize()
        if name:
            weights[name] = weights.get(name, 0) + holder.weight + 1
    return max(weights, key=lambda name: (weights[name], name)) if weights else ""


def _suggestions(holders: Sequence[Holder], clusters: Clusters, questions: Iterable[Edge]) -> list[Suggestion]:
    best: dict[tuple[int, int], Edge] = {}
    for edge in sorted(questions, key=_strongest_first):
        a, b = clusters.find(edge.a), clusters.find(edge.b)
        if a != b and clusters.may_join(a, b):
            best.setdefault((min(a, b), max(a, b)), edge)
    suggestions = []
    for edge in list(best.values())[:SUGGESTIONS_MAX]:
        a, b = holders[edge.a].members[0].id, holders[edge.b].members[0].id
        suggestions.append(Suggestion(min(a, b), max(a, b), edge.rule, edge.reason, edge.strength))
    return suggestions
