"""The owner's private addresses, which the owner writes to and which bear no name but the owner's."""

from collections.abc import Sequence

from firsthand.domain.identity.clusters import Clusters
from firsthand.domain.identity.commonness import is_common_family
from firsthand.domain.identity.evidence import Edge
from firsthand.domain.identity.holders import Holder
from firsthand.language import gettext as _

WRITTEN_TO_MIN = 2
"""Once may be a slip; who writes to an address made of the own name again and again forwards mail home."""


def private_addresses(holders: Sequence[Holder], clusters: Clusters, mine: Sequence[int]) -> list[Edge]:
    """Free-mail addresses without a display name that are made of the owner's rare name, and that the owner writes to."""
    if not mine:
        return []
    root = clusters.find(mine[0])
    names = {
        holder.name[:4]
        for number, holder in enumerate(holders)
        if clusters.find(number) == root and holder.name.full and not is_common_family(holder.name.family)
    }
    words: set[str] = set()
    for given, middle, _second, family in names:
        words |= {given + family, family + given, given[0] + family, family + given[0], given[0] + middle + family}
    edges: list[Edge] = []
    for number, holder in enumerate(holders):
        if holder.address.organisation or holder.name.family or not holder.address.domain:
            continue
        local = holder.local
        word = local.word or local.given + local.middle + local.family
        if len(word) > 4 and word in words and sum(member.from_owner for member in holder.members) >= WRITTEN_TO_MIN:
            reason = _("%(address)s is made of your name, at a provider of private addresses, and you write to it.") % {
                "address": holder.address.text
            }
            edges.append(Edge(0.85, min(mine[0], number), max(mine[0], number), "your private address", reason))
    return edges
