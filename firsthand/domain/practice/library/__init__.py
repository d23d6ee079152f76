"""The library of small experiments, by skill and by the courage they take."""

from firsthand.domain.practice.experiments import Experiment
from firsthand.domain.practice.library import exchanging, seeing, tending

EXPERIMENTS: tuple[Experiment, ...] = (*seeing.EXPERIMENTS, *tending.EXPERIMENTS, *exchanging.EXPERIMENTS)
BY_KEY = {one.key: one for one in EXPERIMENTS}


def of_skill(skill: str) -> tuple[Experiment, ...]:
    """Those that train one skill, what takes least courage first."""
    return tuple(sorted((one for one in EXPERIMENTS if one.skill == skill), key=lambda one: one.courage))
