"""igraph's chance, begun anew each time, so that what it finds is the same on every call."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import igraph

SEED = 20
_one_at_a_time = Lock()


@contextmanager
def same_chance() -> Iterator[None]:
    """What igraph draws inside is the same each time. It has one source for the whole process: others wait meanwhile."""
    with _one_at_a_time:
        igraph.set_random_number_generator(random.Random(SEED))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)
