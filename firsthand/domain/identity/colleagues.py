"""Who is who inside one organisation, where a name and an address form say much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from firsthand.domain.identity.commonness import is_common_family
from firsthand.domain.identity.domains import registered_domain
from firsthand.domain.identity.evidence import Edge, Findings
from firsthand.domain.identity.holders import Holder
from firsthand.domain.identity.names import Name
from firsthand.domain.identity.nicknames import FAMILIES_OF, is_plain_short_form, leaves_doubt, same_given_name
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_WHOLE_NAME = gettext_noop("the whole name")

FOREMOST_TIMES = 40
"""How much more often somebody must be met than all others who fit, to be meant by a family name alone."""

CROWD_MIN = 3
"""With more people than this of one common family name, William Smith and Bill Smith may be two."""

NAMESAKES_MAX = 40
"""With more people than this of one family name and one given name, nothing can be told by name."""


@dataclass(slots=True)
class Namesakes:
    """Holders of one name in one organisation, taken for one person as far as nothing speaks against it."""

    given: str
    family: str
    middle: str = ""
    generation: str = ""
    seconds: set[str] = field(default_factory=set)
    numbers: list[int] = field(default_factory=list)
    single: bool = True

    def might_be(self, other: "Namesakes") -> bool:
        """Whether the two names may be one person's."""
        if self.middle and other.middle and self.middle[0] != other.middle[0]:
            return False
        if self.generation and other.generation and self.generation != other.generation:
            return False
        return self.shares_a_first_name(other) or self.goes_by_second_name(other)

    def shares_a_first_name(self, other: "Namesakes") -> bool:
        """Whether the given names themselves are forms of one."""
        return same_given_name(self.given, other.given)

    def goes_by_second_name(self, other: "Namesakes") -> bool:
        """Whether one is called by the other's second name."""
        return other.given in self.seconds or self.given in other.seconds


def near_names(groups: Sequence[Namesakes]) -> list[set[int]]:
    """For each name, by place, the others that may be the same person's; a form that very many bear tells nothing."""
    by_form: dict[str | int, list[int]] = {}
    for place, group in enumerate(groups):
        for form in {group.given, *group.seconds, *FAMILIES_OF.get(group.given, ())}:
            by_form.setdefault(form, []).append(place)
    near: list[set[int]] = [set() for _ in groups]
    for places in by_form.values():
        if len(places) > NAMESAKES_MAX:
            continue
        for at, i in enumerate(places):
            for j in places[at + 1 :]:
                if j not in near[i] and groups[i].might_be(groups[j]):
                    near[i].add(j)
                    near[j].add(i)
    return near


def _complete_cut_short(holders: Sequence[Holder], by_given: dict[str, list[int]]) -> None:
    """Bring nameless addresses that lost a letter or two, like benjami.roe@, to the one given name they begin."""
    longer: dict[str, list[str]] = {}
    for given in by_given:
        for short in (given[:-1], given[:-2]):
            if len(short) > 4 and short in by_given and short not in FAMILIES_OF:
                longer.setdefault(short, []).append(given)
    for short, found in sorted(longer.items()):
        nameless = not any(holders[number].name.family for number in by_given.get(short, ()))
        if len(found) == 1 and nameless and short in by_given and found[0] in by_given:
            by_given[found[0]] = sorted(by_given[found[0]] + by_given.pop(short))


def joined_in_organisation(holders: Sequence[Holder], numbers: Iterable[int], findings: Findings) -> None:
    """Add what names and local parts say about holders of one organisation."""
    families: dict[str, list[int]] = {}
    words: list[int] = []
    for number in numbers:
        holder = holders[number]
        if holder.called.family:
            families.setdefault(holder.called.family, []).append(number)
        elif len(holder.local.word) > 2:
            words.append(number)
    groups_by_family: dict[str, list[Namesakes]] = {}
    for family in sorted(families):
        members = families[family]
        groups = _one_family(holders, family, members, findings)
        if groups:
            groups_by_family[family] = groups
    _turned_round(holders, families, groups_by_family, findings)
    if words and groups_by_family:
        _one_word(holders, words, groups_by_family, findings)


def _one_family(holders: Sequence[Holder], family: str, members: list[int], findings: Findings) -> list[Namesakes]:
    if len(members) == 1:
        return _alone(holders, family, members[0])
    by_given: dict[str, list[int]] = {}
    initials: list[int] = []
    middles: list[int] = []
    for number in members:
        given = holders[number].called.given
        if not given:
            middles.append(number)
        elif len(given) > 1:
            by_given.setdefault(given, []).append(number)
        else:
            initials.append(number)
    groups: list[Namesakes] = []
    _complete_cut_short(holders, by_given)
    for given in sorted(by_given):
        groups.extend(_same_name(holders, family, given, by_given[given], findings))
    groups = _same_person_otherwise_named(holders, groups, findings)
    for number in initials:
        _initial(holders, number, groups, findings)
    for number in middles:
        _middle_initial(holders, number, groups, findings)
    return groups


def _alone(holders: Sequence[Holder], family: str, number: int) -> list[Namesakes]:
    name = holders[number].called
    if len(name.given) < 2:
        return []
    seconds = {name.second} if name.second else set[str]()
    return [Namesakes(name.given, family, name.middle, name.generation, seconds, [number])]


def _same_name(
    holders: Sequence[Holder], family: str, given: str, members: list[int], findings: Findings
) -> list[Namesakes]:
    """One group, or several where middle initial, generation or a number in the address tells people apart."""
    if len(members) == 1:
        return [_group(holders, family, given, members)]
    by_sign: dict[tuple[str, str], list[int]] = {}
    for number in members:
        name = holders[number].called
        by_sign.setdefault((name.middle[:1], name.generation), []).append(number)
    middles = {middle for middle, _ in by_sign if middle}
    generations = {generation for _, generation in by_sign if generation}
    numbered = _numbered_apart(holders, members)
    groups: list[Namesakes] = []
    if len(middles) <= 1 and len(generations) <= 1 and not numbered:
        groups.append(_group(holders, family, given, members))
        _star(holders, members, 0.97, "same name", _("Both are called %(name)s at %(organisation)s."), findings.joins)
        return groups
    for sign in sorted(by_sign):
        part = by_sign[sign]
        told_apart = _numbered_apart(holders, part)
        if told_apart or (sign == ("", "") and len(part) > 1):
            groups.extend(_group(holders, family, given, [number], single=False) for number in part)
        else:
            groups.append(_group(holders, family, given, part, single=False))
            _star(holders, part, 0.96, "same name", _("Both are called %(name)s at %(organisation)s."), findings.joins)
    _ask_between(
        holders, groups, _("Several people at %(organisation)s are called %(name)s; these may be one."), 0.5, findings
    )
    return groups


def _numbered_apart(holders: Sequence[Holder], members: Sequence[int]) -> bool:
    """Whether two addresses differ only by a number, as an organisation gives them to namesakes."""
    if not any(holders[number].local.digits for number in members):
        return False
    digits_by_stem: dict[tuple[str, str], set[str]] = {}
    for number in members:
        local, domain = holders[number].local, holders[number].address.domain
        stem = local.word or f"{local.given}{local.middle}{local.family}"
        if stem:
            digits_by_stem.setdefault((stem, registered_domain(domain)), set()).add(local.digits)
    return any(len(digits) > 1 for digits in digits_by_stem.values())


def _group(holders: Sequence[Holder], family: str, given: str, members: list[int], *, single: bool = True) -> Namesakes:
    group = Namesakes(given, family, single=single)
    group.numbers = list(members)
    for number in members:
        name = holders[number].called
        group.middle = group.middle or name.middle
        group.generation = group.generation or name.generation
        if name.second:
            group.seconds.add(name.second)
    return group


def _same_person_otherwise_named(
    holders: Sequence[Holder], groups: list[Namesakes], findings: Findings
) -> list[Namesakes]:
    """Bring 'Bill' to 'William' where nobody else it could be is there."""
    if len(groups) < 2:
        return groups
    near = [
        {j for j in others if groups[j].given != group.given}
        for group, others in zip(groups, near_names(groups), strict=True)
    ]
    done: set[int] = set()
    merged: list[Namesakes] = []
    for i, group in enumerate(groups):
        if i in done:
            continue
        circle = {i, *near[i]}
        pairs = [(groups[j], groups[k]) for j in circle for k in near[j]]
        if is_common_family(group.family):
            plain = all(is_plain_short_form(one.given, other.given) for one, other in pairs)
            agreed = bool(pairs) and plain and len(groups) <= CROWD_MIN
        else:
            agreed = bool(pairs) and not any(
                leaves_doubt(one.given, other.given) and not one.goes_by_second_name(other) for one, other in pairs
            )
        agreed = agreed and all(near[j] | {j} == circle for j in circle)
        agreed = agreed and all(groups[j].single for j in circle)
        if not agreed:
            done.add(i)
            merged.append(group)
            for j in sorted(near[i]):
                if j > i:
                    reason = _(
                        "%(name)s and %(other)s may be forms of one name at %(organisation)s, where others could be meant too."
                    )
                    _ask(holders, group.numbers[0], groups[j].numbers[0], 0.5, "other name form", reason, findings)
            continue
        done |= circle
        together = [number for j in sorted(circle) for number in groups[j].numbers]
        whole = _group(holders, group.family, group.given, together)
        whole.seconds |= {groups[j].given for j in circle if j != i}
        merged.append(whole)
        reason = _(
            "%(name)s and %(other)s are forms of one name at %(organisation)s, and nobody else there could be meant."
        )
        heads = [_heaviest(holders, groups[j].numbers) for j in sorted(circle)]
        _star(holders, heads, 0.95, "other name form", reason, findings.joins)
    return merged


def _initial(holders: Sequence[Holder], number: int, groups: list[Namesakes], findings: Findings) -> None:
    """'J. Roe', or r..roe@ for a middle initial: to the only one it could be."""
    name = holders[number].called
    first = [g for g in groups if g.given[0] == name.given and not _other_middle(g, name)]
    middle = [g for g in groups if g.middle[:1] == name.given and not name.middle and g not in first]
    could_be = first + middle
    if len(could_be) == 1 and (could_be[0].single or len(groups) == 1) and not holders[number].local.digits:
        group = could_be[0]
        reason = _(
            "“%(address)s” has the initial and family name of %(other)s, the only one at %(organisation)s it fits."
        )
        strength = 0.94
        edge = _edge(holders, _heaviest(holders, group.numbers), number, strength, "initial and family name", reason)
        if is_common_family(group.family) and not holders[number].name.family:
            findings.questions.append(edge._replace(strength=0.5))
        else:
            findings.joins.append(edge)
        group.numbers.append(number)
        return
    reason = _("“%(address)s” has an initial and family name that fit %(other)s, and others.")
    for group in could_be[:3]:
        _ask(holders, group.numbers[0], number, 0.4, "initial and family name", reason, findings)


def _middle_initial(holders: Sequence[Holder], number: int, groups: list[Namesakes], findings: Findings) -> None:
    """'b..roe', where only a middle initial and the family name are left: to the only one it could be."""
    letter = holders[number].local.middle
    fitting = [group for group in groups if group.middle[:1] == letter]
    open_still = [group for group in groups if not group.middle]
    if len(fitting) == 1 and fitting[0].single:
        group, strength = fitting[0], 0.95
        reason = _(
            "“%(address)s” has the middle initial and family name of %(other)s, the only one at %(organisation)s it fits."
        )
    elif (
        not fitting
        and len(open_still) == len(groups) == 1
        and groups[0].single
        and not is_common_family(groups[0].family)
    ):
        group, strength = groups[0], 0.9
        reason = _(
            "“%(address)s” has a middle initial and the family name of %(other)s, the only one so called at %(organisation)s."
        )
    else:
        reason = _("“%(address)s” has a middle initial and family name that fit %(other)s, and others.")
        for group in (fitting or open_still)[:3]:
            _ask(holders, group.numbers[0], number, 0.4, "middle initial and family name", reason, findings)
        return
    head = _heaviest(holders, group.numbers)
    findings.joins.append(_edge(holders, head, number, strength, "middle initial and family name", reason))
    group.middle = group.middle or letter
    group.numbers.append(number)


def _other_middle(group: Namesakes, name: Name) -> bool:
    return bool(group.middle and name.middle and group.middle[0] != name.middle[0])


def _turned_round(
    holders: Sequence[Holder],
    families: dict[str, list[int]],
    groups_by_family: dict[str, list[Namesakes]],
    findings: Findings,
) -> None:
    """roe.ann@, unnamed: to Ann Roe, when there is nobody of the family Ann."""
    for family in sorted(families):
        for number in families[family]:
            holder = holders[number]
            if holder.name.family or len(holder.local.given) < 2 or holder.local.digits:
                continue
            others = groups_by_family.get(holder.local.given, [])
            fitting = [g for g in others if same_given_name(g.given, family) and number not in g.numbers]
            if (
                len(fitting) == 1
                and fitting[0].single
                and all(
                    holders[other].name.family == ""
                    for g in groups_by_family.get(family, [])
                    for other in g.numbers
                    if g.given == holder.local.given
                )
            ):
                reason = _("“%(address)s” is the name of %(other)s, family name first.")
                head = _heaviest(holders, fitting[0].numbers)
                findings.joins.append(_edge(holders, head, number, 0.94, "family name first", reason))


def _one_word(
    holders: Sequence[Holder],
    words: list[int],
    groups_by_family: dict[str, list[Namesakes]],
    findings: Findings,
) -> None:
    """aroe@, roe@, annroe@, aroexyz cut at eight letters: to the only one whose name makes that word."""
    forms = _forms(groups_by_family, {holders[number].local.word for number in words})
    for number in words:
        holder = holders[number]
        local = holder.local
        called = holder.name.given if not holder.name.family else ""
        fits = [
            (group, how)
            for group, how in forms.get(local.word, [])
            if not (called and called != local.word and not _called(group, called))
        ]
        people = {id(group): (group, how) for group, how in reversed(fits)}
        if not people:
            continue
        foremost = _foremost(holders, [group for group, how in people.values()])
        if foremost is not None and not local.digits:
            group, how = people[id(foremost)]
            sure = group.single and (how == _WHOLE_NAME or not is_common_family(group.family) or bool(called))
            reason = (
                _("“%(address)s” is %(how)s of %(other)s, by far the one met most.")
                if len(people) > 1
                else _("“%(address)s” is %(how)s of %(other)s, the only one at %(organisation)s it fits.")
            )
            head = _heaviest(holders, group.numbers)
            edge = _edge(
                holders,
                head,
                number,
                0.93 if sure else 0.6,
                f"local part: {how}",
                reason,
                how,
            )
            (findings.joins if sure else findings.questions).append(edge)
            continue
        for group, how in list(people.values())[:3]:
            _ask(
                holders,
                _heaviest(holders, group.numbers),
                number,
                0.35,
                f"local part: {how}",
                _("“%(address)s” is %(how)s of %(other)s, and others fit too."),
                findings,
                how,
            )


def _foremost(holders: Sequence[Holder], groups: Sequence[Namesakes]) -> Namesakes | None:
    """The only one, or the one met forty times as often as all others who fit."""
    if len(groups) == 1:
        return groups[0]
    weights = [sum(holders[number].weight for number in group.numbers) for group in groups]
    most = max(weights)
    return groups[weights.index(most)] if most >= FOREMOST_TIMES * max(1, sum(weights) - most) else None


def _called(group: Namesakes, called: str) -> bool:
    return same_given_name(group.given, called) or called in group.seconds or called == group.family


def _forms(groups_by_family: dict[str, list[Namesakes]], wanted: set[str]) -> dict[str, list[tuple[Namesakes, str]]]:
    """The wanted words that names of this organisation make, and whose they are."""
    forms: dict[str, list[tuple[Namesakes, str]]] = {}
    for family in sorted(groups_by_family):
        for group in groups_by_family[family]:
            given, middle = group.given, group.middle[:1]
            initial = given[0]
            made = [
                (given + family, _WHOLE_NAME),
                (family + given, _WHOLE_NAME),
                (initial + family, gettext_noop("initial and family name")),
                (family + initial, gettext_noop("family name and initial")),
                (family, gettext_noop("the family name")),
                ((initial + family)[:8], gettext_noop("initial and family name, cut short,")),
                ((initial + family)[:7], gettext_noop("initial and family name, cut short,")),
                (given + family[0], gettext_noop("given name and initial")),
            ]
            if middle:
                made.append((initial + middle + family, gettext_noop("initials and family name")))
                made.append(((initial + middle + family)[:8], gettext_noop("initials and family name, cut short,")))
                made.append((given + middle + family, _WHOLE_NAME))
            for form, how in made:
                if form in wanted and len(form) > 2:
                    forms.setdefault(form, []).append((group, how))
    return forms


def _heaviest(holders: Sequence[Holder], numbers: Sequence[int]) -> int:
    return max(numbers, key=lambda number: (holders[number].weight, -number))


def _star(
    holders: Sequence[Holder], members: Sequence[int], strength: float, rule: str, reason: str, edges: list[Edge]
) -> None:
    if len(members) < 2:
        return
    head = _heaviest(holders, members)
    edges.extend(_edge(holders, head, number, strength, rule, reason) for number in members if number != head)


def _ask_between(
    holders: Sequence[Holder], groups: list[Namesakes], reason: str, sure: float, findings: Findings
) -> None:
    for i, group in enumerate(groups[:6]):
        for other in groups[i + 1 : 6]:
            if group.might_be(other):
                _ask(holders, group.numbers[0], other.numbers[0], sure, "same name", reason, findings)


def _ask(
    holders: Sequence[Holder], a: int, b: int, sure: float, rule: str, reason: str, findings: Findings, how: str = ""
) -> None:
    findings.questions.append(_edge(holders, a, b, sure, rule, reason, how))


def _edge(
    holders: Sequence[Holder], head: int, number: int, strength: float, rule: str, reason: str, how: str = ""
) -> Edge:
    holder, other = holders[number], holders[head]
    text = reason % {
        "name": holder.name.shown or holder.address.text or holder.shown,
        "other": other.name.shown or other.address.text or other.shown,
        "address": holder.address.text or holder.shown,
        "organisation": holder.address.organisation or _("the same place"),
        "how": _(how) if how else "",
    }
    return Edge(strength, min(head, number), max(head, number), rule, text)
