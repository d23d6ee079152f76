"""Looking at what an import would bring: read as for an import, and nothing written."""

import json
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from firsthand.connectors import base
from firsthand.connectors.stream import events
from firsthand.domain.cards import Card, Favour, Remark
from firsthand.domain.meetings import Meeting, revision_of, supersedes
from firsthand.domain.messages import Message, Rejected
from firsthand.domain.previews import Example, Preview, SourcePreview
from firsthand.language import gettext as _
from firsthand.language import gettext_noop
from firsthand.services.actor import Actor
from firsthand.storage import runs
from firsthand.storage.cards import content_of
from firsthand.storage.queries import known

EXAMPLES_MAX = 12
ASIDE_LISTED_MAX = 1_000
_SHOWN = (
    ("name", gettext_noop("name")),
    ("addresses", gettext_noop("addresses")),
    ("phones", gettext_noop("phones")),
    ("links", gettext_noop("links")),
    ("places", gettext_noop("places")),
    ("positions", gettext_noop("positions")),
    ("dates", gettext_noop("dates")),
    ("groups", gettext_noop("groups")),
    ("notes", gettext_noop("notes")),
)
"""Fields of a card whose change is said, and how they are called."""


def preview(actor: Actor, paths: Sequence[Path], on_progress: Callable[[int, int], None] | None = None) -> Preview:
    """What importing these paths would bring: new, changed, the same, set aside, with examples. Nothing is written.

    Memory: 16 bytes a record that is new, so that one that occurs twice is counted once.
    """
    looking = _Looking(actor)
    sources = runs.fingerprints(actor.scope)
    with closing(events(paths, known=sources, now=int(time.time()))) as stream:
        for event in stream:
            looking.take(event)
            if isinstance(event, base.Progress) and on_progress:
                on_progress(event.bytes_done, event.bytes_total)
    return looking.result()


class _Source:
    def __init__(self, path: str, kind: str) -> None:
        self.path = path
        self.kind = kind
        self.new = self.changed = self.same = self.aside = 0
        self.set_aside: list[Rejected] = []
        self.examples: list[Example] = []
        self.columns: tuple[tuple[str, str], ...] = ()

    def view(self) -> SourcePreview:
        return SourcePreview(
            path=self.path,
            kind=self.kind,
            read=self.new + self.changed + self.same + self.aside,
            new=self.new,
            changed=self.changed,
            same=self.same,
            set_aside=tuple(self.set_aside),
            # A change says more than one new thing among many.
            examples=tuple(sorted(self.examples, key=lambda one: not one.changes)[:EXAMPLES_MAX]),
            columns=self.columns,
        )


class _Looking:
    """Compares what is read with what is there."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.sources: dict[str, _Source] = {}
        self.problems: list[Rejected] = []
        self.seen: set[bytes] = set()
        self.complete = False

    def take(self, event: base.Event) -> None:
        scope = self.actor.scope
        match event:
            case base.SourceOpened(source, kind, _):
                self.sources.setdefault(source, _Source(source, kind))
            case base.SourceUnchanged(source, kind, fingerprint):
                self.sources[source] = one = _Source(source, kind)
                one.same, one.set_aside = runs.unchanged(scope, fingerprint, source)
                one.aside = len(one.set_aside)
            case base.Batch(source, messages):
                self._messages(self.sources[source], messages)
            case base.RecordBatch(source, records):
                self._records(self.sources[source], records)
            case base.SetAside(source, rejected):
                self._set_aside(source, rejected)
            case base.Columns(source, pairs):
                self.sources[source].columns = tuple(pairs)
            case base.Finished(whole):
                self.complete = whole

    def result(self) -> Preview:
        return Preview(tuple(one.view() for one in self.sources.values()), tuple(self.problems), self.complete)

    def _set_aside(self, source: str, rejected: Rejected) -> None:
        one = self.sources.get(source)
        if one is None:
            self.problems.append(rejected)
            return
        one.aside += 1
        if len(one.set_aside) < ASIDE_LISTED_MAX:
            one.set_aside.append(rejected)

    def _is_new(self, key: bytes, there: bool) -> bool:
        fresh = not there and key not in self.seen
        if fresh:
            self.seen.add(key)
        return fresh

    def _messages(self, source: _Source, messages: Sequence[Message]) -> None:
        there = known.messages(self.actor.scope, [message.key for message in messages])
        for message in messages:
            if not self._is_new(message.key, message.key in there):
                source.same += 1
                continue
            source.new += 1
            if len(source.examples) < EXAMPLES_MAX:
                sender = next((one.name or one.address for one in message.people if one.role in "fs"), "")
                source.examples.append(Example("message", message.subject, f"{sender} · {self._day(message.sent_at)}"))

    def _records(self, source: _Source, records: Sequence[base.Record]) -> None:
        scope = self.actor.scope
        cards = known.cards(scope, [one.key for one in records if isinstance(one, Card)])
        meetings = known.meetings(scope, [one.key for one in records if isinstance(one, Meeting)])
        others = known.others(scope, [one.key for one in records if isinstance(one, Remark | Favour)])
        for record in records:
            changes: tuple[str, ...] = ()
            if isinstance(record, Card):
                before = cards.get(record.key)
                there = before is not None
                if before is not None and before.digest != record.digest:
                    changes = _changes(json.loads(before.content), json.loads(content_of(record))) or (
                        _("other details"),
                    )
            elif isinstance(record, Meeting):
                there = record.key in meetings
                if there and supersedes(revision_of(record), meetings[record.key].revision, same_run=False):
                    changes = (_("time, people or text"),)
            else:
                there = record.key in others
            if changes:
                source.changed += 1
            elif self._is_new(record.key, there):
                source.new += 1
            else:
                source.same += 1
                continue
            if len(source.examples) < EXAMPLES_MAX or (changes and len(source.examples) < 2 * EXAMPLES_MAX):
                source.examples.append(self._example(record, changes))

    def _example(self, record: base.Record, changes: tuple[str, ...]) -> Example:
        match record:
            case Card():
                position = next(iter(record.positions), None)
                said = [one.value for one in (*record.addresses[:1], *record.phones[:1])]
                work = ", ".join(part for part in (position.title, position.organisation) if part) if position else ""
                name = record.name or next((one.value for one in (*record.addresses, *record.links)), "")
                return Example("card", name, " · ".join(part for part in (work, *said) if part), changes)
            case Meeting():
                names = ", ".join(one.name or one.address for one in record.people[:3])
                detail = " · ".join(part for part in (self._day(record.starts_at), names) if part)
                return Example(record.sort, record.title, detail, changes)
            case Remark():
                return Example("note", record.text[:80], self._day(record.written_at), changes)
            case Favour():
                return Example(
                    "exchange", record.what[:80], _("given by you") if record.by_me else _("given to you"), changes
                )
        return Example("message", "", "", changes)

    def _day(self, seconds: int | None) -> str:
        return "" if seconds is None else datetime.fromtimestamp(seconds, self.actor.zone).date().isoformat()


def _changes(before: dict[str, Any], after: dict[str, Any]) -> tuple[str, ...]:
    return tuple(_(words) for field, words in _SHOWN if before.get(field) != after.get(field))
