"""A bar for a share, with a mark where the user wants it: geometry in SVG attributes, colour in the style sheet."""

from dataclasses import dataclass

WIDTH = 200


@dataclass(frozen=True)
class Bar:
    """width: of the view box; filled: how far the bar reaches; mark: where the target stands, None without one."""

    filled: str
    mark: str | None
    width: int = WIDTH


def bar(share: float, target: float | None = None) -> Bar:
    """The bar of a share from 0 to 1; more than that fills it."""
    return Bar(_at(share), None if target is None else _at(target))


def _at(share: float) -> str:
    return f"{WIDTH * min(1.0, max(0.0, share)):.1f}"
