"""What the rules find, in numbers of holders: edges to join, and questions to ask."""

from typing import NamedTuple


class Edge(NamedTuple):
    """Two holders that a rule takes for one person. strength: 0..1."""

    strength: float
    a: int
    b: int
    rule: str
    reason: str


class Findings(NamedTuple):
    """joins are made, strongest first; questions are only asked."""

    joins: list[Edge]
    questions: list[Edge]
