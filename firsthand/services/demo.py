"""The invented demo: written as files and imported the normal way, into a home folder of its own."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from firsthand.demo import Written
from firsthand.demo import write as write_mail
from firsthand.domain.sources import RunReport
from firsthand.errors import StoreError
from firsthand.services import acts, forgetting, imports, owner, workspaces
from firsthand.services.actor import Actor


@dataclass(frozen=True)
class Demo:
    """home: its folder; messages, people: how many came out of the import."""

    home: Path
    people: int
    messages: int
    report: RunReport
    written: Written


def build(until: date | None = None) -> Demo:
    """Make the demo anew, its two years ending on a day (today); what was changed in an earlier one goes."""
    home: Path = settings.CONFIG.demo_home
    actor = _fresh(home)
    last = until or datetime.now(actor.zone).date()
    written = write_mail(home / "mail", until=last)
    report = imports.start(actor, [home / "mail"], me=written.owner_addresses, read_acts=False)
    if report.state != "done":
        raise StoreError("The demo", report.failure or "its mail could not be read", "Try again with: firsthand demo")
    owner.set_owner(actor, written.owner_addresses, [written.assistant_address])
    acts.read(actor)
    return Demo(home, report.people, report.interactions, report, written)


def _fresh(home: Path) -> Actor:
    """An empty demo home: the database's rows go rather than its file, which another process may hold open."""
    shutil.rmtree(home / "mail", ignore_errors=True)
    if workspaces.demo_exists():
        forgetting.delete_everything(workspaces.open_home(workspaces.DEMO))
        workspaces.open_home.cache_clear()
    return workspaces.open_home(workspaces.DEMO)
