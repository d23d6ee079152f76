"""What a tie is for: operational, personal or strategic. Suggested with a reason, never held until the user confirms it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from firsthand.domain.text_folding import folded
from firsthand.domain.trait_words import trait_in_words
from firsthand.domain.wording import number_in_words
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext

Purpose = Literal["operational", "personal", "strategic"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)

HALF_YEAR_DAYS = 180
_LABELS: dict[Purpose, str] = {
    "operational": gettext_noop("Operational"),
    "personal": gettext_noop("Personal"),
    "strategic": gettext_noop("Strategic"),
}
TOGETHER_DAYS_MIN = 6
"""Contact-days of half a year from which on somebody of the user's own organisation is part of the daily work (d)."""

OUTSIDE_DAYS_MIN = 12
"""The same for somebody of another organisation (d)."""

LETTERS_MIN = 5
WORKING_HOURS_MIN = 0.75
OFF_HOURS_MIN = 0.6
PRIVATE_SUBJECTS_MIN = 2
"""From so many letters, and such a share of them, the hours at which they were written say something (d)."""

SENIOR_LEVELS = frozenset({"Executive", "Director"})

_PERSONAL_GROUPS = frozenset(
    """
    family friends friend private personal neighbours neighbors school alumni club choir familie freunde freund privat
    nachbarn verein famille amis ami voisins familia amigos amigo vecinos
    """.split()
)
_STRATEGIC_GROUPS = frozenset(
    """
    board sponsors sponsor mentors mentor investors stakeholders advisers advisors council vorstand aufsichtsrat beirat
    conseil mentoren consejo mentores
    """.split()
)
_OPERATIONAL_GROUPS = frozenset("team project projekt projet proyecto equipo équipe equipe suppliers reports".split())
_PRIVATE_SUBJECT = re.compile(
    r"\b(?:birthday|dinner|barbecue|wedding|housewarming|concert|hike|marathon|geburtstag|abendessen|hochzeit|konzert|"
    r"anniversaire|diner|mariage|concert|cumpleanos|cena|boda|concierto)\b"
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the record shows of one person before a day.

    contact_days: of the last half year. written_at_work, written_off_work: letters of the user's own to them of the last year, by
    the hour on the user's clock; private_subjects: words of a private life in the subjects of letters each way, one a letter.
    groups: the user's tags and the groups of the address book. function, level: '' where nobody knows. goals: titles of live
    goals behind which they stand.
    """

    name: str
    organisation: str = ""
    function: str = ""
    level: str = ""
    contact_days: int = 0
    written_at_work: int = 0
    written_off_work: int = 0
    private_subjects: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    birthday_kept: bool = False
    goals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owner:
    """The user, as far as purposes of ties go by it; '' where nobody knows."""

    name: str = ""
    organisation: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class SuggestedPurpose:
    """reason: a plain sentence of what speaks for it."""

    purpose: Purpose
    reason: str


def suggest(signs: Signs, owner: Owner) -> tuple[SuggestedPurpose, ...]:
    """The purposes that the record speaks for, in the order of `PURPOSES`; empty where it is silent."""
    found = (
        ("operational", _operational(signs, owner)),
        ("personal", _personal(signs, owner)),
        ("strategic", _strategic(signs, owner)),
    )
    return tuple(SuggestedPurpose(purpose, reason) for purpose, reason in found if reason)  # type: ignore[arg-type]


def purpose_label(purpose: Purpose) -> str:
    """ "Strategic", as a list or a sentence begins."""
    return _(_LABELS[purpose])


def private_words(subject: str) -> str:
    """The first word of a private life in a subject, '' for none. Of four languages; a sign, no more."""
    said = _PRIVATE_SUBJECT.search(folded(subject))
    return said[0] if said else ""


def same_organisation(one: str, other: str) -> bool:
    """Whether both name one organisation: equal, or one is the beginning of the other ("Acme", "Acme London")."""
    first, second = sorted((folded(one).strip(), folded(other).strip()), key=len)
    return bool(first) and (first == second or second.startswith(f"{first} "))


def _operational(signs: Signs, owner: Owner) -> str:
    if group := _in_groups(signs.groups, _OPERATIONAL_GROUPS):
        return _("In your group “%(group)s”.") % {"group": group}
    together = same_organisation(signs.organisation, owner.organisation)
    if signs.contact_days < (TOGETHER_DAYS_MIN if together else OUTSIDE_DAYS_MIN):
        return ""
    letters = signs.written_at_work + signs.written_off_work
    told = letters >= LETTERS_MIN
    if told and signs.written_at_work < WORKING_HOURS_MIN * letters:
        return ""
    if together:
        return _colleague(signs, told)
    return _often_in_working_hours(signs.contact_days) if told else ""


def _colleague(signs: Signs, in_working_hours: bool) -> str:
    days = signs.contact_days
    words = (
        ngettext(
            "Of %(organisation)s, as you are; in touch on one day of the last half year, mostly in working hours.",
            "Of %(organisation)s, as you are; in touch on %(count)s days of the last half year, mostly in working hours.",
            days,
        )
        if in_working_hours
        else ngettext(
            "Of %(organisation)s, as you are; in touch on one day of the last half year.",
            "Of %(organisation)s, as you are; in touch on %(count)s days of the last half year.",
            days,
        )
    )
    return words % {"organisation": signs.organisation, "count": number_in_words(days)}


def _often_in_working_hours(days: int) -> str:
    words = ngettext(
        "In touch on one day of the last half year, mostly in working hours.",
        "In touch on %(count)s days of the last half year, mostly in working hours.",
        days,
    )
    return words % {"count": number_in_words(days)}


def _personal(signs: Signs, owner: Owner) -> str:
    if group := _in_groups(signs.groups, _PERSONAL_GROUPS):
        return _("In your group “%(group)s”.") % {"group": group}
    if family := _family_name(signs.name, owner.name):
        return _("Has your family name, %(name)s.") % {"name": family}
    if signs.birthday_kept:
        return _("You keep their birthday.")
    if len(signs.private_subjects) >= PRIVATE_SUBJECTS_MIN:
        return _private_subjects(signs.private_subjects)
    letters = signs.written_at_work + signs.written_off_work
    colleagues = same_organisation(signs.organisation, owner.organisation)
    if not colleagues and letters >= LETTERS_MIN and signs.written_off_work >= OFF_HOURS_MIN * letters:
        return _("You write to them mostly in the evening or at weekends.")
    return ""


def _private_subjects(found: Sequence[str]) -> str:
    words = list(dict.fromkeys(found))
    said = (
        ngettext(
            "“%(word)s” in the subjects of one letter.", "“%(word)s” in the subjects of %(count)s letters.", len(found)
        )
        if len(words) == 1
        else ngettext(
            "“%(word)s” and “%(other)s” in the subjects of one letter.",
            "“%(word)s” and “%(other)s” in the subjects of %(count)s letters.",
            len(found),
        )
    )
    return said % {"word": words[0], "other": words[min(1, len(words) - 1)], "count": number_in_words(len(found))}


def _strategic(signs: Signs, owner: Owner) -> str:
    if signs.goals:
        return _("Stands behind your goal “%(goal)s”.") % {"goal": signs.goals[0]}
    if group := _in_groups(signs.groups, _STRATEGIC_GROUPS):
        return _("In your group “%(group)s”.") % {"group": group}
    if signs.level not in SENIOR_LEVELS:
        return ""
    level = trait_in_words(signs.level, "level")
    if signs.organisation and owner.organisation and not same_organisation(signs.organisation, owner.organisation):
        told = {"level": level, "organisation": signs.organisation}
        return _("%(level)s at %(organisation)s, outside your organisation.") % told
    if signs.function and owner.function and folded(signs.function) != folded(owner.function):
        told = {"level": level, "function": trait_in_words(signs.function, "function")}
        return _("%(level)s in %(function)s, outside your function.") % told
    return ""


def _in_groups(groups: Iterable[str], wanted: frozenset[str]) -> str:
    """The first of the groups with one of these words in its name."""
    return next((group for group in groups if wanted & set(_WORD.findall(folded(group)))), "")


def _family_name(name: str, owner: str) -> str:
    """The last name that both have, '' where either has one word only."""
    theirs, mine = name.split(), owner.split()
    if len(theirs) < 2 or len(mine) < 2 or "@" in name or folded(name) == folded(owner):
        return ""
    return theirs[-1] if len(theirs[-1]) > 1 and folded(theirs[-1]) == folded(mine[-1]) else ""
