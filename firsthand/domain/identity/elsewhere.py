"""Who is who across organisations and free-mail addresses, where only a rare full name says enough."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.domain.identity.clusters import Clusters
from firsthand.domain.identity.colleagues import Namesakes, near_names
from firsthand.domain.identity.commonness import Commonness
from firsthand.domain.identity.evidence import Edge, Findings
from firsthand.domain.identity.holders import Holder
from firsthand.domain.identity.names import Name
from firsthand.domain.identity.nicknames import FAMILIES_OF
from firsthand.domain.wording import listed
from firsthand.language import gettext as _

EXPECTED_MAX = 0.25
"""Above this many expected namesakes a name is too common to join by."""

ONE_WORD_LETTERS_MIN = 8
"""A shorter word may spell two names by chance."""

OTHER_FORMS_TIMES = 2.0
"""A given name with all its short forms has more bearers than one form of it."""

KINDRED_NAMES_MIN = 3
"""So many people of the same full name at two organisations are no namesakes any more."""

PLACES_MAX = 20

MIDDLES_AGREE_BY_CHANCE = 0.1
"""How often two namesakes share a middle initial."""


def joined_elsewhere(holders: Sequence[Holder], clusters: Clusters, mine: int | None = None) -> Findings:
    """What full names say about people at different places; run when colleagues are joined.

    mine: the set that is the owner. Mail to the owner's own name is the owner's, also at another employer.
    """
    findings = Findings([], [])
    names: list[tuple[int, int, Name]] = []
    roots_by_family: dict[str, set[int]] = {}
    spelled = _spelled_in_one_word(holders)
    for number, holder in enumerate(holders):
        name = spelled.get(number, holder.called)
        if len(name.given) > 1 and len(name.family) > 1:
            root = clusters.find(number)
            names.append((number, root, name))
            roots_by_family.setdefault(name.family, set()).add(root)
    commonness = Commonness({(root, name.family): name.given for _, root, name in names})
    faces: dict[str, dict[int, Namesakes]] = {}
    for number, root, name in names:
        if len(roots_by_family[name.family]) > 1:
            family = faces.setdefault(name.family, {})
            face = family.get(root)
            if face is None:
                face = family[root] = Namesakes(name.given, name.family, name.middle, name.generation)
            _complete(face, name)
            face.numbers.append(number)
    places: dict[int, set[str]] = {}
    for number, holder in enumerate(holders):
        if holder.address.organisation and holder.address.text:
            places.setdefault(clusters.find(number), set()).add(holder.address.organisation)
    kin = _kindred_places(faces, places)
    for family_name in sorted(faces):
        _one_family(holders, faces[family_name], _Whereabouts(places, kin, mine), commonness, findings)
    return findings


def _spelled_in_one_word(holders: Sequence[Holder]) -> dict[int, Name]:
    """Nameless holders like annroe@, and the name of somebody met elsewhere that is written so."""
    wanted = {
        holder.local.word
        for holder in holders
        if len(holder.local.word) >= ONE_WORD_LETTERS_MIN and not holder.name.full
    }
    names: dict[str, Name] = {}
    for holder in holders:
        name = holder.name
        if name.full:
            for word in (name.given + name.family, name.family + name.given, name.given + name.middle + name.family):
                if word in wanted:
                    names.setdefault(word, Name(name.given, "", "", name.family, "", "", True, False, False))
    return {
        number: names[holder.local.word]
        for number, holder in enumerate(holders)
        if not holder.name.full and holder.local.word in names
    }


def _complete(face: Namesakes, name: Name) -> None:
    face.middle = face.middle or name.middle
    face.generation = face.generation or name.generation
    if len(name.given) > len(face.given):
        face.seconds.add(face.given)
        face.given = name.given
    elif name.given != face.given:
        face.seconds.add(name.given)
    if name.second:
        face.seconds.add(name.second)


def _one_family(
    holders: Sequence[Holder],
    people: dict[int, Namesakes],
    whereabouts: "_Whereabouts",
    commonness: Commonness,
    findings: Findings,
) -> None:
    roots = sorted(people)
    near = {
        root: {roots[place] for place in places_near}
        for root, places_near in zip(roots, near_names([people[root] for root in roots]), strict=True)
    }
    done: set[int] = set()
    for root in roots:
        if root in done or not near[root]:
            continue
        circle = sorted({root, *near[root]})
        done.update(circle)
        agreed = all(near[other] | {other} == set(circle) for other in circle)
        shared = _share_a_place(circle, whereabouts.places)
        moved = whereabouts.may_be_one_persons(circle)
        face = people[root]
        expected = max(commonness.namesakes(people[other].given, face.family) for other in circle)
        one_form = len({people[other].given for other in circle}) == 1
        if not one_form:
            expected *= OTHER_FORMS_TIMES
        if all(people[other].middle for other in circle):
            expected *= MIDDLES_AGREE_BY_CHANCE
        named = [other for other in circle if any(holders[n].name.full for n in people[other].numbers)]
        known = bool(named) or (one_form and face.given in FAMILIES_OF and len(face.family) > 3)
        head = max(named or circle, key=lambda other: (sum(holders[n].weight for n in people[other].numbers), -other))
        for other in circle:
            if other == head:
                continue
            sure = agreed and not shared and moved and expected <= EXPECTED_MAX and known
            edge = _edge(holders, people, head, other, expected, sure=sure)
            (findings.joins if sure else findings.questions).append(edge)


@dataclass(frozen=True, slots=True)
class _Whereabouts:
    """At which organisations people are, and which organisations people are known to share or move between."""

    places: Mapping[int, set[str]]
    kin: Container[tuple[str, str]]
    mine: int | None

    def may_be_one_persons(self, circle: Sequence[int]) -> bool:
        """Whether nobody would be at two employers that have nothing to do with one another."""
        if self.mine in circle:
            return True
        at = sorted({place for root in circle for place in self.places.get(root, ())})
        return all(
            (a, b) in self.kin or _spelled_nearly_alike(a, b) for number, a in enumerate(at) for b in at[number + 1 :]
        )


def _kindred_places(
    faces: Mapping[str, Mapping[int, Namesakes]], places: Mapping[int, set[str]]
) -> frozenset[tuple[str, str]]:
    """Pairs of organisations at both of which several people of the same names are: one was sold, renamed, or hired many."""
    shared: Counter[tuple[str, str]] = Counter()
    for people in faces.values():
        by_given: dict[str, set[str]] = {}
        for root, face in people.items():
            by_given.setdefault(face.given, set()).update(places.get(root, ()))
        for at in by_given.values():
            if 1 < len(at) <= PLACES_MAX:
                shared.update(combinations(sorted(at), 2))
    return frozenset(pair for pair, names in shared.items() if names >= KINDRED_NAMES_MIN)


def _spelled_nearly_alike(a: str, b: str) -> bool:
    """Whether one is the other with a slip of the pen: northlight and nortlight."""
    if min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 1:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    turned = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return turned or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]


def _share_a_place(circle: Sequence[int], places: Mapping[int, set[str]]) -> bool:
    seen: set[str] = set()
    for root in circle:
        for place in places.get(root, ()):
            if place in seen:
                return True
            seen.add(place)
    return False


def _edge(
    holders: Sequence[Holder], people: dict[int, Namesakes], head: int, other: int, expected: float, *, sure: bool
) -> Edge:
    a = _best(holders, people[head].numbers)
    b = _best(holders, people[other].numbers)
    ours, theirs = holders[a], holders[b]
    names = listed([theirs.name.shown or theirs.address.text, ours.name.shown or ours.address.text])
    if sure:
        reason = _("%(names)s: the same full name, rare among your people, at %(place)s and %(other)s.") % {
            "names": names,
            "place": _place(theirs),
            "other": _place(ours),
        }
    else:
        reason = _("%(names)s have the same name, but others may bear it too.") % {"names": names}
    strength = max(0.3, 0.93 - expected) if sure else max(0.1, 0.6 - 0.3 * min(expected, 1.0))
    return Edge(strength, min(a, b), max(a, b), "same full name elsewhere", reason)


def _place(holder: Holder) -> str:
    return holder.address.domain or holder.address.organisation or _("no address")


def _best(holders: Sequence[Holder], numbers: Sequence[int]) -> int:
    return max(numbers, key=lambda number: (holders[number].name.full, holders[number].weight, -number))
