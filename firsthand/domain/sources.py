"""What an import found and what it could not read."""

from dataclasses import dataclass
from typing import Literal

from firsthand.domain.messages import Rejected

RunState = Literal["running", "done", "stopped", "failed", "undone"]


@dataclass(frozen=True)
class SourceReport:
    """One container that was read; read = imported + duplicates + the number set aside, always.

    changed: those of the duplicates that brought something new: a card with another number, a meeting moved.
    id: of the source; read_at: seconds since 1970, when its last reading began; account: whose source it is, 0 for files;
    undone: whether that reading was taken back.
    """

    path: str
    kind: str
    read: int
    imported: int
    duplicates: int
    set_aside: tuple[Rejected, ...]
    unchanged: bool = False
    changed: int = 0
    id: int = 0
    read_at: int = 0
    account: int = 0
    undone: bool = False

    @property
    def set_aside_count(self) -> int:
        return len(self.set_aside)


@dataclass(frozen=True)
class RunReport:
    """One import; account: the one it read, 0 for files.

    `problems` are things outside any source: a path that does not exist, an archive nobody can open.
    """

    run: int
    state: RunState
    started_on: str
    started_at: int
    seconds: float
    sources: tuple[SourceReport, ...]
    problems: tuple[Rejected, ...]
    people: int
    interactions: int
    bytes_done: int = 0
    bytes_total: int = 0
    messages_done: int = 0
    now_reading: str = ""
    failure: str = ""
    account: int = 0

    @property
    def brought_something(self) -> bool:
        """Whether anything new came in."""
        return any(source.imported or source.changed for source in self.sources)

    @property
    def complete(self) -> bool:
        """Whether everything was read, with nothing set aside."""
        return self.state == "done" and not self.problems and not any(s.set_aside for s in self.sources)
