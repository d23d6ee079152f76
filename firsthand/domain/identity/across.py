"""Who may be whom across sources: cards, rows of other networks and mail, compared by more than a name.

All of it are questions. A name alone, a shared telephone or a common employer never joins anybody by itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.domain.identity.clusters import Clusters
from firsthand.domain.identity.evidence import Edge
from firsthand.domain.identity.holders import Holder
from firsthand.domain.identity.mailboxes import Described
from firsthand.domain.identity.names import Name, folded
from firsthand.domain.identity.nicknames import same_given_name
from firsthand.language import gettext as _

SAME_ORGANISATION, SAME_PHONE, COMMON_GROUP, ONLY_NAME = 0.9, 0.85, 0.6, 0.3
"""How sure a common name is with each; more than one makes it no surer than the best."""

GIVEN_AND_PHONE = 0.7
NAMESAKES_MAX = 4
"""Of a name that more people bear, the name alone asks nothing."""

PHONE_PEOPLE_MAX = 2
"""A number on more people's cards is an office's."""

PHONE_DIGITS = 9
"""Enough of the end of a number to compare it, with or without the code of its country."""

_LEGAL = frozenset(
    "ltd limited inc incorporated corp corporation co company llc llp plc lp gmbh mbh ag kg kgaa ohg ug se sa sas sarl srl"
    " spa sl slu bv nv ab as asa oy oyj aps pty pte group holding holdings the und and et y".split()
)
_WORDS = re.compile(r"[^\W_]+")
_INITIALS_MIN = 3
_BEGINNING_MIN = 4


def same_number(phone: str) -> str:
    """What is equal for two ways to write one telephone number; '' for what is none."""
    digits = re.sub(r"\D", "", phone)
    return digits[-PHONE_DIGITS:] if len(digits) >= 7 else ""


def organisation_forms(name: str) -> frozenset[str]:
    """The ways in which an organisation may stand in a domain or on another card: 'moss', 'mossco' for "Moss & Co"."""
    words = _WORDS.findall(folded(name))
    core = [word for word in words if word not in _LEGAL] or words
    forms = {"".join(words), "".join(core)}
    if len(core) >= _INITIALS_MIN:
        forms.add("".join(word[0] for word in core))
    return frozenset(forms - {""})


def same_organisation(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two organisations have a form in common, or one is the beginning of the other ("Moss" and "Moss Rope")."""
    if not first.isdisjoint(second):
        return True
    return any(
        len(short) >= _BEGINNING_MIN and long.startswith(short)
        for one, other in ((first, second), (second, first))
        for short in one
        for long in other
    )


@dataclass(slots=True)
class _Face:
    """What is known of one set. organisations: as it is shown → its forms; carded: a card or a row of a table names it."""

    number: int
    names: dict[tuple[str, str], Name] = field(default_factory=dict)
    givens: set[str] = field(default_factory=set)
    organisations: dict[str, frozenset[str]] = field(default_factory=dict)
    phones: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    carded: bool = False
    weight: int = -1


def asked_across(holders: Sequence[Holder], clusters: Clusters, described: Iterable[Described]) -> list[Edge]:
    """Questions about sets of which at least one is on a card; run when everything that is sure is joined."""
    faces = _faces(holders, clusters, described)
    if not any(face.carded for face in faces.values()):
        return []
    by_family: dict[str, list[int]] = defaultdict(list)
    for root in sorted(faces):
        for family in {family for family, given in faces[root].names}:
            by_family[family].append(root)
    edges = []
    for roots in by_family.values():
        for place, first in enumerate(roots):
            near = [other for other in roots if other != first and _one_name(faces[first], faces[other])]
            for other in near:
                if other in roots[place + 1 :] and (faces[first].carded or faces[other].carded):
                    edge = _compared(holders, faces[first], faces[other], namesakes=len(near) + 1)
                    edges += [edge] if edge else []
    return edges + _by_phone(holders, faces)


def _faces(holders: Sequence[Holder], clusters: Clusters, described: Iterable[Described]) -> dict[int, _Face]:
    number_of = {member.id: number for number, holder in enumerate(holders) for member in holder.members}
    faces: dict[int, _Face] = {}
    for number, holder in enumerate(holders):
        if holder.sort.kind != "person":
            continue
        root = clusters.find(number)
        face = faces.setdefault(root, _Face(number))
        name = holder.name if holder.name.full else holder.called
        if len(name.given) > 1 and len(name.family) > 1 and not name.joint:
            face.names.setdefault((name.family, name.given), name)
        face.givens.add(name.given or folded(holder.shown))
        if (holder.name.full, holder.weight) > (holders[face.number].name.full, face.weight):
            face.number, face.weight = number, holder.weight
        if holder.address.organisation and holder.address.domain:
            face.organisations[holder.address.text] = frozenset({holder.address.organisation})
    for one in described:
        place = number_of.get(one.mailbox)
        told = faces.get(clusters.find(place)) if place is not None else None
        if told is None:
            continue
        told.carded |= bool(one.card)
        told.organisations.update({shown: organisation_forms(shown) for shown in one.organisations})
        told.phones.update(same_number(phone) for phone in one.phones)
        told.groups.update(one.groups)
    for face in faces.values():
        face.phones.discard("")
        face.givens.discard("")
    return faces


def _one_name(first: _Face, second: _Face) -> bool:
    return any(
        a.family == b.family
        and (a.given == b.given or same_given_name(a.given, b.given))
        and not (a.middle and b.middle and a.middle[:1] != b.middle[:1])
        and a.generation == b.generation
        for a in first.names.values()
        for b in second.names.values()
    )


def _compared(holders: Sequence[Holder], first: _Face, second: _Face, *, namesakes: int) -> Edge | None:
    shared = next(
        (
            (mine, theirs)
            for mine, forms in sorted(first.organisations.items())
            for theirs, others in sorted(second.organisations.items())
            if same_organisation(forms, others)
        ),
        None,
    )
    who = _who(holders, first)
    if shared:
        mine, theirs = shared
        reason = (
            _("%(name)s: the same full name, both at %(place)s.")
            if mine == theirs
            else _("%(name)s: the same full name, at %(place)s and %(other)s.")
        )
        told = {"name": who, "place": mine, "other": theirs}
        return _edge(first, second, SAME_ORGANISATION, "same name and organisation", reason % told)
    if first.phones & second.phones:
        return _edge(
            first,
            second,
            SAME_PHONE,
            "same name and telephone",
            _("%(name)s: the same full name and the same telephone number.") % {"name": who},
        )
    if groups := first.groups & second.groups:
        return _edge(
            first,
            second,
            COMMON_GROUP,
            "same name and group",
            _("%(name)s: the same full name, and both in “%(group)s”.") % {"name": who, "group": min(groups)},
        )
    if namesakes > NAMESAKES_MAX:
        return None
    return _edge(
        first,
        second,
        ONLY_NAME,
        "same name on a card",
        _("%(name)s: the same full name, and nothing else to go by.") % {"name": who},
    )


def _by_phone(holders: Sequence[Holder], faces: Mapping[int, _Face]) -> list[Edge]:
    """A first name alone on one side, and the same number on both."""
    by_phone: dict[str, list[_Face]] = defaultdict(list)
    for root in sorted(faces):
        for phone in faces[root].phones:
            by_phone[phone].append(faces[root])
    edges = []
    for sharing in by_phone.values():
        if len(sharing) != PHONE_PEOPLE_MAX:
            continue
        first, second = sharing
        if (first.names and second.names) or not _called_alike(first, second):
            continue
        who = _who(holders, first if first.names else second)
        edges.append(
            _edge(
                first,
                second,
                GIVEN_AND_PHONE,
                "same telephone",
                _("%(name)s: the same first name and telephone number.") % {"name": who},
            )
        )
    return edges


def _called_alike(first: _Face, second: _Face) -> bool:
    return any(a == b or same_given_name(a, b) for a in first.givens for b in second.givens)


def _who(holders: Sequence[Holder], face: _Face) -> str:
    holder = holders[face.number]
    return holder.name.shown or holder.shown or holder.address.text


def _edge(first: _Face, second: _Face, strength: float, rule: str, reason: str) -> Edge:
    return Edge(strength, min(first.number, second.number), max(first.number, second.number), rule, reason)
