"""What an import would bring, before anything is written."""

from dataclasses import dataclass

from firsthand.domain.messages import Rejected


@dataclass(frozen=True)
class Example:
    """One record that an import would bring. what: 'message', 'meeting', 'card', …; changes: what it would change, in words."""

    what: str
    title: str
    detail: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class SourcePreview:
    """One container; read = new + changed + same + the number set aside, always.

    columns: for tables, each column that is read and what it is taken for; set_aside as in `SourceReport`.
    """

    path: str
    kind: str
    read: int
    new: int
    changed: int
    same: int
    set_aside: tuple[Rejected, ...]
    examples: tuple[Example, ...]
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Preview:
    """What would come in. problems: things outside any source. complete: False where reading broke off."""

    sources: tuple[SourcePreview, ...]
    problems: tuple[Rejected, ...]
    complete: bool

    @property
    def new(self) -> int:
        return sum(source.new for source in self.sources)

    @property
    def changed(self) -> int:
        return sum(source.changed for source in self.sources)
