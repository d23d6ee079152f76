"""A short way to read a mail account as the reading process does."""

import io
from collections.abc import Mapping
from typing import NamedTuple

from firsthand.connectors import accounts, frames
from firsthand.connectors.base import (
    AccountFailed,
    Batch,
    Checkpoint,
    Event,
    Finished,
    Gone,
    SetAside,
    SourceClosed,
    SourceOpened,
    SourceUnchanged,
)
from firsthand.domain.messages import Message, Rejected
from tests.connectors.letters import NOW
from tests.support.dovecot import PASSWORD


class Run(NamedTuple):
    """All that one reading gave. states: what the next one starts from."""

    events: tuple[Event, ...]
    messages: tuple[Message, ...]
    rejected: tuple[Rejected, ...]
    unchanged: tuple[str, ...]
    states: Mapping[str, str]
    failed: AccountFailed | None

    @property
    def keys(self) -> set[bytes]:
        return {message.key for message in self.messages}


def run(account: Mapping[str, object], states: Mapping[str, str] | None = None, secret: str = PASSWORD) -> Run:
    """Read an account, frames included, and check what always holds."""
    pipe = io.BytesIO()
    for outcome in accounts.outcomes(account, secret, states or {}, NOW):
        frames.write(pipe, outcome)
    size = pipe.tell()
    pipe.seek(0)
    seen: list[Event] = []
    while pipe.tell() < size:
        seen.append(frames.read(pipe))
    failed = next((event for event in seen if isinstance(event, AccountFailed)), None)
    assert seen[-1] == Finished(complete=failed is None)
    assert not any(isinstance(event, Gone) for event in seen)
    kept = dict(states or {})
    kept.update({event.source: event.state for event in seen if isinstance(event, Checkpoint)})
    found = Run(
        tuple(seen),
        tuple(one for event in seen if isinstance(event, Batch) for one in event.messages),
        tuple(event.rejected for event in seen if isinstance(event, SetAside)),
        tuple(event.source for event in seen if isinstance(event, SourceUnchanged)),
        kept,
        failed,
    )
    closed = [event for event in seen if isinstance(event, SourceClosed)]
    if failed is None:
        assert sum(event.read for event in closed) == len(found.messages) + len(found.rejected)
        assert [event.source for event in seen if isinstance(event, SourceOpened)] == [event.source for event in closed]
    for rejected in (*found.rejected, *([failed.rejected] if failed else [])):
        for sentence in (rejected.reason, rejected.remedy):
            assert sentence[0].isupper()
            assert sentence.endswith(".")
            assert secret not in sentence
        assert rejected.where
    return found


def trouble(account: Mapping[str, object], secret: str = PASSWORD) -> AccountFailed:
    """How reading an account broke off."""
    failed = run(account, secret=secret).failed
    assert failed is not None
    return failed
