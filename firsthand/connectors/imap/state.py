"""What has been read of a folder, as kept between two runs."""

import json
from dataclasses import dataclass, field

Interval = tuple[int, int]
"""From one message number to another, both included."""


_ASKED_MAX = 3
_AGAIN_MAX = 100


@dataclass(slots=True)
class FolderState:
    """The numbers of the messages that have been read.

    uid_validity: the numbers mean something only while the server says this one; 0 before the first run. done: without
    overlap, lowest first. missed: numbers of messages that the server did not give, and how often it was asked.
    """

    uid_validity: int = 0
    done: list[Interval] = field(default_factory=list)
    missed: dict[int, int] = field(default_factory=dict)

    def read(self, low: int, high: int) -> None:
        """Note that everything from `low` to `high` has been given."""
        joined: list[Interval] = []
        for start, end in self.done:
            if end + 1 < low or high + 1 < start:
                joined.append((start, end))
            else:
                low, high = min(low, start), max(high, end)
        self.done = sorted([*joined, (low, high)])

    def open_below(self, uid_next: int) -> list[Interval]:
        """What is still to be read of the numbers below `uid_next`, newest first."""
        gaps = []
        at = 1
        for start, end in self.done:
            if at < min(start, uid_next):
                gaps.append((at, min(start, uid_next) - 1))
            at = end + 1
        if at < uid_next:
            gaps.append((at, uid_next - 1))
        return gaps[::-1]

    def to_ask_again(self) -> list[int]:
        """Numbers of messages that the server may give by now, newest first."""
        return sorted((uid for uid, asked in self.missed.items() if asked < _ASKED_MAX), reverse=True)[:_AGAIN_MAX]

    def as_text(self) -> str:
        """For a Checkpoint."""
        state = {"uid_validity": self.uid_validity, "done": self.done, "missed": sorted(self.missed.items())}
        return json.dumps(state, separators=(",", ":"))


def state_of(text: str) -> FolderState:
    """The state that a Checkpoint gave; a fresh one for '' and for what cannot be understood."""
    try:
        found = json.loads(text) if text else {}
        state = FolderState(int(found.get("uid_validity", 0)))
        for low, high in found.get("done", ()):
            state.read(int(low), int(high))
        state.missed = {int(uid): int(asked) for uid, asked in found.get("missed", ())}
    except (ValueError, TypeError, AttributeError):
        return FolderState()
    return state
