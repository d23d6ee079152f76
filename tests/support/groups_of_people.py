"""An invented network: two groups whose people write to one another, one met only beside one person, and a loner."""

from datetime import date, timedelta
from itertools import permutations

from firsthand.domain.messages import Message
from tests.support.correspondence import wrote

PIER = ("eve", "fay", "gus", "hal")
CRANE = ("ada", "bea", "cyd", "dot")
YARD = ("lea", "mia", "ned", "oli", "pia", "ray")
"""Met only beside Kay."""

LONER = "zoe"
PEOPLE = len(PIER) + len(CRANE) + len(YARD) + 2


def network(today: date) -> list[Message]:
    """Mail of the last weeks before a day."""
    return [
        *_a_group(CRANE, today),
        *_a_group(PIER, today),
        *(
            wrote(one, "me kay", today - timedelta(days=9 + 6 * time), hour=7 + at)
            for time in range(3)
            for at, one in enumerate(YARD)
        ),
        wrote("kay", "me", today - timedelta(days=4)),
        wrote("me", LONER, today - timedelta(days=2)),
    ]


def _a_group(people: tuple[str, ...], today: date) -> list[Message]:
    return [
        wrote(one, f"me {other}", today - timedelta(days=3 + 7 * time), hour=8 + number)
        for time in range(3)
        for number, (one, other) in enumerate(permutations(people, 2))
    ]
