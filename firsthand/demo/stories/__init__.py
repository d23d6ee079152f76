"""The stories of the demo, a file for each theme, in the notation of `firsthand.demo.screenplay`."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import import_module

from firsthand.demo.cast import Person, cast
from firsthand.demo.days import working_days_after
from firsthand.demo.screenplay import Scene, scenes

_THEMES = (
    "operations", "technology", "marketplace", "legal", "trading", "risk", "executive", "corridor", "abroad",
    "clients", "partners", "private", "everyday", "everyday_more", "everyday_third", "work_more", "notes",
    "notes_outside", "continental", "assistant", "trust",
)  # fmt: skip
_ONCE = ("arcs", "planted")


def _read(names: tuple[str, ...]) -> tuple[Scene, ...]:
    return tuple(scene for name in names for scene in scenes(import_module(f"{__name__}.{name}").TEXT))


@cache
def repeated() -> tuple[Scene, ...]:
    """Scenes that come round again, with other people and other words."""
    return _read(_THEMES)


@cache
def once() -> tuple[Scene, ...]:
    """Scenes that are played once, near a given day."""
    return _read(_ONCE)


@dataclass(frozen=True)
class PlantedScene:
    """A scene that is played once. silences: the person takes no part in anything after it."""

    scene: Scene
    person: Person
    day: date
    silences: bool


def planted_scenes(until: date) -> tuple[PlantedScene, ...]:
    """The scenes played once, with their days: `day=-30` calendar days before the end, `work=-5` working days."""
    out: list[PlantedScene] = []
    for scene in once():
        person = cast()[scene.keys["A"]]
        if "work" in scene.keys:
            day = _weekdays_before(until, -int(scene.keys["work"]))
        else:
            day = working_days_after(until + timedelta(days=int(scene.keys["day"])), 0)
        out.append(PlantedScene(scene, person, day, "last" in scene.keys))
    return tuple(sorted(out, key=lambda each: (each.day, each.scene.name)))


def _weekdays_before(until: date, count: int) -> date:
    day = working_days_after(until, -1)
    return working_days_after(day, 1 - count) if count > 1 else day
