"""What ties are for: suggested with a reason, confirmed in bulk, and the mix of what was confirmed (measure 6)."""

from collections.abc import Collection, Mapping

import numpy as np

from firsthand.domain.network_readings import Measure
from firsthand.domain.purpose_mix import TAGGED_MIN, Mix, Part, mix_of
from firsthand.domain.purpose_mix import below_target as mix_below
from firsthand.domain.purposes import (
    PURPOSES,
    Owner,
    Purpose,
    Signs,
    SuggestedPurpose,
    private_words,
    purpose_label,
    suggest,
)
from firsthand.domain.shares import share_in_words
from firsthand.domain.working_days import DAY_SECONDS, local_seconds
from firsthand.language import gettext as _
from firsthand.language import gettext_noop, ngettext
from firsthand.services import own_targets, regulars, traits, workspaces
from firsthand.services.actor import Actor, AsOf
from firsthand.services.dates import BIRTHDAY
from firsthand.services.own_targets import PURPOSE_MIX
from firsthand.storage import card_groups, network_words, personal_dates
from firsthand.storage.connection import write
from firsthand.storage.network_words import Words
from firsthand.storage.queries import letters_between
from firsthand.storage.queries import people as queries

Before = dict[int, Words]
"""What was said of some people before a word on them; empty words where nothing was."""

_TIES: dict[Purpose, str] = {
    "operational": gettext_noop("Operational ties"),
    "personal": gettext_noop("Personal ties"),
    "strategic": gettext_noop("Strategic ties"),
}
LETTERS_DAYS = 365
AT_WORK_HOURS = range(7, 19)
"""On working days; who begins at eight and ends at six is not off work then (d)."""

WEEKDAYS_WORKED = 5


def said(actor: Actor, people: Collection[int] | None = None) -> dict[int, frozenset[str]]:
    """The purposes that the user confirmed, by person; nobody without one."""
    return {
        person: yes
        for person, words in network_words.purposes(actor.scope, people).items()
        if (yes := frozenset(purpose for purpose, so in words.items() if so))
    }


def settled(actor: Actor) -> set[int]:
    """Of whom the user had a word, yes or no."""
    return set(network_words.purposes(actor.scope))


def suggested(actor: Actor, people: Collection[int], as_of: AsOf) -> dict[int, tuple[SuggestedPurpose, ...]]:
    """What the record speaks for, of a page of people; what the user said no to is left out."""
    words = network_words.purposes(actor.scope, people)
    owner = _owner(actor)
    return {
        person: tuple(
            one for one in suggest(signs, owner) if words.get(person, {}).get(one.purpose, True)
        )
        for person, signs in _signs(actor, people, as_of).items()
    }  # fmt: skip


def confirm(actor: Actor, told: Mapping[int, Collection[str]]) -> Before:
    """Keep what each of these ties is for, as the whole of the user's word: what is not named, it is not for.

    Returns what was said before, for `put_back`. People who are not in the record are left out.
    """
    there = queries.by_ids(actor.scope, told)
    with write(actor.scope):
        known = network_words.purposes(actor.scope, there)
        network_words.keep_purposes(
            actor.scope, {person: {purpose: purpose in told[person] for purpose in PURPOSES} for person in there}
        )
    return {person: known.get(person, {}) for person in there}


def put_back(actor: Actor, before: Before) -> None:
    """Take a word on some people back: let what was said before stand. Those who are gone are left out."""
    with write(actor.scope):
        there = queries.by_ids(actor.scope, before)
        network_words.keep_purposes(actor.scope, {person: before[person] for person in there})


def mix(actor: Actor, as_of: AsOf) -> Mix:
    """Measure 6 over people the record knew before the moment, with the user's own target."""
    return mix_of(list(_of_people(actor, as_of).values()), own_targets.shares(actor, PURPOSE_MIX))


def below_target(actor: Actor, as_of: AsOf) -> dict[int, tuple[Purpose, ...]]:
    """By person the purposes they have of which there is less than the user wants; nobody without any."""
    confirmed = _of_people(actor, as_of)
    thin = mix_below(list(confirmed.values()), own_targets.shares(actor, PURPOSE_MIX))
    found = ((person, tuple(one for one in thin if one in said)) for person, said in confirmed.items())
    return {person: names for person, names in found if names}


def _of_people(actor: Actor, as_of: AsOf) -> dict[int, frozenset[str]]:
    """Confirmed purposes without those of lists, robots and whoever is set aside, and of whom nothing was known then."""
    confirmed = said(actor)
    known = queries.by_ids(actor.scope, confirmed)
    seen = confirmed.keys() if as_of.live else queries.seen_before(actor.scope, as_of.before)
    return {
        person: purposes
        for person, purposes in confirmed.items()
        if person in seen and person in known and known[person].kind == "person" and not known[person].set_aside
    }


def measures(actor: Actor, as_of: AsOf) -> tuple[Measure, ...]:
    """The mix as one measure a purpose."""
    found = mix(actor, as_of)
    known = coverage(actor, as_of)
    return tuple(_measure(part, found, known) for part in found.parts)


def coverage(actor: Actor, as_of: AsOf) -> str:
    """Of how many people in touch the purpose is known."""
    regular = regulars.regulars(actor, as_of)
    if not regular:
        return _("Nobody was in touch on three days of the last year.")
    confirmed = said(actor)
    known = sum(person in confirmed for person in regular)
    words = ngettext(
        "%(known)s of the %(count)s people you were in touch with on three days of the last year have a purpose.",
        "%(known)s of the %(count)s people you were in touch with on three days of the last year have a purpose.",
        len(regular),
    )
    return words % {"known": known, "count": len(regular)}


def mix_in_words(part: Part) -> str:
    """ "Strategic: a fifth of what your ties are for; you want a third." """
    told = {"purpose": purpose_label(part.purpose), "share": share_in_words(part.share)}
    if part.target is None:
        return _("%(purpose)s: %(share)s of what your ties are for.") % told
    words = _("%(purpose)s: %(share)s of what your ties are for; you want %(wanted)s.")
    return words % {**told, "wanted": share_in_words(part.target)}


def _measure(part: Part, found: Mix, known: str) -> Measure:
    label = _(_TIES[part.purpose])
    if not found.enough:
        words = _("Can’t tell yet: %(known)s of the %(needed)s ties needed have a purpose of your own word.")
        words %= {"known": found.tagged, "needed": TAGGED_MIN}
        return Measure(f"purpose_{part.purpose}", label, None, None, None, None, False, known, words)
    return Measure(
        f"purpose_{part.purpose}", label, part.share, part.low, part.high, share_in_words(part.share), True, known,
        mix_in_words(part),
    )  # fmt: skip


def _owner(actor: Actor) -> Owner:
    mine = traits.own(actor)
    return Owner(workspaces.settings(actor).owner_name, mine.organisation, mine.function)


def _signs(actor: Actor, people: Collection[int], as_of: AsOf) -> dict[int, Signs]:
    known = queries.by_ids(actor.scope, people)
    tags = queries.tags(actor.scope, people)
    days = regulars.half_year(actor, as_of).by_person()
    hours, subjects = _letters(actor, people, as_of)
    birthdays = {
        one.person
        for one in personal_dates.by_user(actor.scope, people)
        if one.label == BIRTHDAY and one.origin == "hand" and not one.hidden
    }
    goals = network_words.goals_behind(actor.scope, people, as_of.until_day)
    confirmed = {name: traits.held(actor, name, people) for name in ("function", "level")}
    proposed = traits.suggested(actor, people)
    return {
        person: Signs(
            name=basics.name,
            organisation=basics.organisation,
            **{
                name: confirmed[name].get(person) or (one.value if (one := proposed[person].get(name)) else "")
                for name in ("function", "level")
            },
            contact_days=days.get(person, 0),
            written_at_work=hours[person][0] if person in hours else 0,
            written_off_work=hours[person][1] if person in hours else 0,
            private_subjects=tuple(subjects.get(person, ())),
            groups=(*tags.get(person, ()), *card_groups.names(basics.card_groups)),
            birthday_kept=person in birthdays,
            goals=goals.get(person, ()),
        )
        for person, basics in known.items()
    }


def _letters(actor: Actor, people: Collection[int], as_of: AsOf) -> tuple[dict[int, list[int]], dict[int, list[str]]]:
    """By person how many letters the user wrote in the last year at work and off work, and private words in subjects."""
    since = as_of.before - LETTERS_DAYS * DAY_SECONDS
    written = letters_between.written_between(actor.scope, people, since, as_of.before)
    local = local_seconds(np.array([one.sent_at for one in written], dtype=np.int64), actor.zone)
    hours: dict[int, list[int]] = {}
    subjects: dict[int, list[str]] = {}
    for one, second in zip(written, local.tolist(), strict=True):
        # 1970 began on a Thursday.
        worked = (second // DAY_SECONDS + 3) % 7 < WEEKDAYS_WORKED and second % DAY_SECONDS // 3600 in AT_WORK_HOURS
        if one.by_owner:
            hours.setdefault(one.person, [0, 0])[0 if worked else 1] += 1
        if word := private_words(one.subject):
            subjects.setdefault(one.person, []).append(word)
    return hours, subjects
