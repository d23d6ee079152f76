"""Cards, meetings and what else is no message, as connectors yield them, and a short way to write them."""

import os
from datetime import UTC
from hashlib import blake2b

from firsthand.domain.cards import Card, Favour, Labelled, Remark
from firsthand.domain.meetings import Attendee, Meeting
from firsthand.services import other_programs, record
from firsthand.services.actor import Actor
from firsthand.storage import runs
from firsthand.storage.bulk import MessageWriter
from firsthand.storage.connection import write
from firsthand.storage.forgotten import NotLetter
from firsthand.storage.records import RecordWriter, Written
from firsthand.storage.scope import Scope

MONDAY = 1_772_442_000
"""2 March 2026, 9:00 UTC."""


def card(name: str, *addresses: str, **changes: object) -> Card:
    """A card of a person; its key hangs on the name alone, as if that were its uid."""
    fields: dict[str, object] = {
        "key": blake2b(name.encode(), digest_size=16).digest(), "digest": b"", "item": "", "sort": "person", "uid": name,
        "name": name, "family": "", "given": "", "additional": "", "prefix": "", "suffix": "", "nicknames": (),
        "addresses": tuple(Labelled("work", address) for address in addresses), "phones": (), "links": (), "places": (),
        "positions": (), "dates": (), "groups": (), "members": (), "related": (), "notes": (), "revised_at": 0,
        "original": "", "where": "book.vcf, card 1",
    }  # fmt: skip
    fields |= changes
    if not fields["digest"]:
        fields["digest"] = blake2b(repr(sorted(map(str, fields.items()))).encode(), digest_size=16).digest()
    return Card(**fields)


def meeting(uid: str, *people: str, **changes: object) -> Meeting:
    """A meeting of an hour; the first of the people organises it, and one whose address ends in '!' declined."""
    attendees = tuple(
        Attendee(
            "o" if place == 0 else "a", "", address.rstrip("!"), "declined" if address.endswith("!") else "accepted"
        )
        for place, address in enumerate(people)
    )
    fields: dict[str, object] = {
        "key": blake2b(uid.encode(), digest_size=16).digest(), "item": "", "sort": "meeting", "uid": uid, "recurrence_id": "",
        "starts_at": MONDAY, "ends_at": MONDAY + 3600, "all_day": False, "time_zone": "UTC", "busy": True,
        "status": "confirmed", "title": "Rope", "text": "About the rope.", "place": "Room 4", "link": "",
        "people": attendees, "sequence": 0, "revised_at": 0, "where": "work.ics, entry 1",
    }  # fmt: skip
    return Meeting(**(fields | changes))


def written(scope: Scope, *records: NotLetter, run: int = 1, source: int = 7) -> Written:
    with write(scope):
        return RecordWriter(scope, UTC, run, MessageWriter(scope, UTC, run).mailboxes).write(source, records)


def remark(of: Card, text: str) -> Remark:
    key = blake2b(text.encode(), digest_size=16).digest()
    return Remark(key, of.key, text, MONDAY, "program.csv, row 1")


def favour(of: Card, what: str) -> Favour:
    key = blake2b(what.encode(), digest_size=16).digest()
    return Favour(key, of.key, True, what, "resource", "given", MONDAY // 86_400, "program.csv, row 2")


def brought(actor: Actor, *records: NotLetter, path: str = "work.ics") -> tuple[int, Written]:
    """What an import of one source with these records leaves behind: its run, and what became of them."""
    scope = actor.scope
    with write(scope):
        run = runs.begin(scope, MONDAY, os.getpid())
        source = runs.open_source(scope, run, path, "ics")
        became = written(scope, *records, run=run, source=source)
        runs.count(scope, run, [runs.Counted(source, became.new, became.changed + became.same, became.changed)])
        runs.set_aside(scope, run, [(source, rejected) for rejected in became.refused])
        runs.close_sources(scope, run, [(source, f"fingerprint of {path}")])
    record.bring_up_to_date(actor)
    other_programs.settle(actor)
    runs.end(scope, run, "done", 0.0)
    return run, became
