"""Which rows a query may see."""

from typing import NamedTuple


class Scope(NamedTuple):
    """database: the name of a configured database; workspace: whose rows. Every query function takes it first."""

    database: str
    workspace: int
