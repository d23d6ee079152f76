"""What a cluster is called: by what its people share and others do not, else by who is in the middle."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from firsthand.domain.trait_words import trait_in_words
from firsthand.language import gettext as _

SHARE_MIN = 0.6
"""So many of a cluster's people must share what it is named by (d) …"""

TIMES_MIN = 1.5
"""… and that must be so much more common among them than among everybody on the map (d)."""

KNOWN_MIN = 3

NamedBy = Literal["user", "organisation", "function", "group", "person"]
_KINDS: tuple[NamedBy, ...] = ("function", "organisation", "group")


@dataclass(frozen=True, slots=True)
class Member:
    """What is known of one person; '' or nothing where it is not."""

    name: str
    organisation: str = ""
    function: str = ""
    groups: tuple[str, ...] = ()


def cluster_names(
    clusters: Mapping[int, Sequence[Member]], own: Mapping[int, str], everybody: Sequence[Member], employer: str = ""
) -> dict[int, tuple[str, NamedBy]]:
    """A name for each cluster, no two the same, and what it comes from.

    clusters: their people, who is most in the middle first. own: what the user calls some of them. everybody: all people of
    the network, whether or not they are in a cluster. employer: the user's own organisation, which tells nothing apart.
    """
    found: dict[int, tuple[str, NamedBy]] = {}
    usual = {kind: Counter(value for one in everybody for value in _values(one, kind)) for kind in _KINDS}
    for number, members in clusters.items():
        if own.get(number):
            found[number] = own[number], "user"
        else:
            shared = _shared(members, usual, max(1, len(everybody)), employer)
            found[number] = shared or (_("Around %(name)s") % {"name": middle(members)}, "person")
    for name, count in Counter(name for name, by in found.values()).items():
        if count > 1:
            for number, (known, by) in found.items():
                if known == name and by != "user":
                    told = {"cluster": name, "name": middle(clusters[number])}
                    found[number] = _("%(cluster)s, around %(name)s") % told, by
    return found


def middle(members: Sequence[Member]) -> str:
    """The name of the first who has one, else the bare address of the first. members: as in `cluster_names`, one at least."""
    return next((one.name for one in members if one.name and "@" not in one.name), members[0].name)


def _shared(
    members: Sequence[Member], usual: Mapping[NamedBy, Mapping[str, int]], everybody: int, employer: str
) -> tuple[str, NamedBy] | None:
    for kind in _KINDS:
        inside = Counter(value for one in members for value in _values(one, kind))
        for value, count in sorted(inside.items(), key=lambda pair: (-pair[1], pair[0])):
            share = count / len(members)
            if value == employer and kind == "organisation":
                continue
            if count >= KNOWN_MIN and share >= SHARE_MIN and share >= TIMES_MIN * usual[kind][value] / everybody:
                return trait_in_words(value, kind), kind
    return None


def _values(member: Member, kind: NamedBy) -> set[str]:
    if kind == "group":
        return set(member.groups)
    value = member.function if kind == "function" else member.organisation
    return {value} if value else set()
