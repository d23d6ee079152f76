"""The invented demo: mail, a calendar and an address book, imported the normal way into a home folder of its own."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from firsthand.demo import Written, WrittenCalendar, WrittenCards, own_words, write_addresses, write_calendar
from firsthand.demo import write as write_mail
from firsthand.demo.cast import cast
from firsthand.demo.goals import CAN_BRING, GOALS
from firsthand.domain.sources import RunReport
from firsthand.domain.traits import Dimension
from firsthand.errors import StoreError
from firsthand.language import gettext as _
from firsthand.services import (
    acts,
    describing,
    forgetting,
    goals,
    imports,
    inventory,
    own_targets,
    owner,
    people,
    purposes,
    regulars,
    traits,
    workspaces,
)
from firsthand.services.actor import Actor, now
from firsthand.storage.queries import people as people_queries

FOLDERS = ("mail", "calendar", "addresses")


@dataclass(frozen=True)
class Demo:
    """home: its folder; people: how many came out of the import; messages, meetings: how many of each are kept."""

    home: Path
    people: int
    messages: int
    meetings: int
    report: RunReport
    written: Written
    calendar: WrittenCalendar
    cards: WrittenCards


def build(until: date | None = None) -> Demo:
    """Make the demo anew, its two years ending on a day (today); what was changed in an earlier one goes."""
    home: Path = settings.CONFIG.demo_home
    actor = _fresh(home)
    last = until or datetime.now(actor.zone).date()
    written = write_mail(home / "mail", until=last)
    calendar = write_calendar(home / "calendar", until=last)
    cards = write_addresses(home / "addresses")
    report = imports.start(actor, [home / folder for folder in FOLDERS], me=written.owner_addresses, read_acts=False)
    if report.state != "done":
        raise StoreError(
            _("The demo"), report.failure or _("its files could not be read"), _("Try again with: firsthand demo")
        )
    owner.set_owner(actor, written.owner_addresses, [written.assistant_address])
    acts.read(actor)
    _set_down_goals(actor, last)
    _say_what_she_said(actor)
    messages = written.messages - written.duplicates
    return Demo(home, report.people, messages, report.interactions - messages, report, written, calendar, cards)


def _set_down_goals(actor: Actor, last: date) -> None:
    """What only the invented leader can say: what must get done, who stands behind it, and what others can bring."""
    known = {key: people.find(actor, one.addresses[0]) for key, one in cast().items() if key in _named()}
    for key, kind, words in CAN_BRING:
        inventory.add_offer(actor, words, value=kind, person=known[key])
    for one in GOALS:
        kept = goals.add(
            actor,
            one.title,
            why=one.why,
            question=one.question,
            by=None if one.by_days is None else last + timedelta(days=one.by_days),
            needs=[(goals.kind_called(kind), topic) for kind, topic in one.needs],
            on=last - timedelta(days=one.set_days),
        )
        for family, keys in one.behind:
            for key in keys:
                goals.behind(actor, kept.goal.id, known[key], goals.family_called(family))


def _named() -> set[str]:
    """The keys of those of the cast of whom the leader says something."""
    return {key for one in GOALS for _, keys in one.behind for key in keys} | {key for key, *_ in CAN_BRING}


def _say_what_she_said(actor: Actor) -> None:
    """Confirm functions and purposes of most of those she is in touch with, about half of the cast; the rest stays suggested."""
    moment = now(actor)
    traits.set_own(actor, **own_words.OWN)
    said = [one for place, one in enumerate(regulars.regulars(actor, moment)) if (place + 1) % own_words.LEFT_OPEN]
    of_address = own_words.function_by_address()
    addresses = people_queries.addresses(actor.scope, said)
    functions = {
        one: next((of_address[address] for address in addresses.get(one, ()) if address in of_address), "")
        for one in said
    }
    proposed = traits.suggested(actor, said)
    told: dict[int, dict[Dimension, str]] = {}
    for one, function in functions.items():
        if function:
            told[one] = {dimension: trait.value for dimension, trait in proposed[one].items()}
            told[one]["function"] = function
    traits.confirm(actor, told)
    purposes.confirm(
        actor,
        {
            one: {suggested.purpose for suggested in found}
            for one, found in purposes.suggested(actor, said, moment).items()
            if found
        },
    )
    for address, (gives_me, i_give) in own_words.layer_by_address().items():
        describing.set_layer(actor, people.find(actor, address), gives_me, i_give)
    own_targets.set_percents(actor, own_targets.PURPOSE_MIX, own_words.TARGET_PERCENT)


def _fresh(home: Path) -> Actor:
    """An empty demo home: the database's rows go rather than its file, which another process may hold open."""
    for folder in FOLDERS:
        shutil.rmtree(home / folder, ignore_errors=True)
    if workspaces.demo_exists():
        forgetting.delete_everything(workspaces.open_home(workspaces.DEMO))
        workspaces.open_home.cache_clear()
    return workspaces.open_home(workspaces.DEMO)
