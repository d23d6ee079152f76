"""The invented demo: mail, a calendar and an address book, imported the normal way into a home folder of its own."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from firsthand.demo import Written, WrittenCalendar, WrittenCards, write_addresses, write_calendar
from firsthand.demo import write as write_mail
from firsthand.domain.sources import RunReport
from firsthand.errors import StoreError
from firsthand.language import gettext as _
from firsthand.services import acts, forgetting, imports, owner, workspaces
from firsthand.services.actor import Actor

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
    messages = written.messages - written.duplicates
    return Demo(home, report.people, messages, report.interactions - messages, report, written, calendar, cards)


def _fresh(home: Path) -> Actor:
    """An empty demo home: the database's rows go rather than its file, which another process may hold open."""
    for folder in FOLDERS:
        shutil.rmtree(home / folder, ignore_errors=True)
    if workspaces.demo_exists():
        forgetting.delete_everything(workspaces.open_home(workspaces.DEMO))
        workspaces.open_home.cache_clear()
    return workspaces.open_home(workspaces.DEMO)
