"""What the invented leader must get done, who stands behind it, and what others said they can bring; by the keys of the cast."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoGoal:
    """set_days: how long before the end it was set down; by_days: by when, after the end, None for no day.

    needs: kinds of help with their topics; behind: families of value with those who stand behind it with them.
    """

    title: str
    why: str
    question: str
    set_days: int
    by_days: int | None
    needs: tuple[tuple[str, str], ...]
    behind: tuple[tuple[str, tuple[str, ...]], ...]


GOALS = (
    DemoGoal(
        "Credit limits live in the system",
        "Nobody trades more on the screen until the limits are there, and Risk will not be asked twice.",
        "How much risk may a screen take on before a person looks?",
        70,
        75,
        (
            ("feedback", "What goes wrong with credit limits at month end"),
            ("resource", "Two testers until the credit screens are live"),
            ("support", "A president who says it is worth the wait"),
        ),
        (("support", ("henrik",)), ("feedback", ("rosa", "edith")), ("resources", ("tomas", "ines"))),
    ),
    DemoGoal(
        "Open in Tokyo and Sydney next year",
        "Half of the new business is asked for in our night.",
        "Do we go where the clients are, or where the liquidity is?",
        45,
        270,
        (
            ("introduction", "A sponsor on the board of a Tokyo power company"),
            ("support", "Somebody in the executive group who wants Tokyo"),
            ("knowledge", "How wholesale trading works in Sydney"),
            ("knowledge", "How a client desk is staffed through our night"),
        ),
        (("feedback", ("alistair",)),),
    ),
    DemoGoal(
        "Keep the desks’ trust through version 2",
        "The traders carried version 1. They will not carry version 2 unless they are asked before it is built.",
        "Whose tool is it, the desks’ or the clients’?",
        30,
        None,
        (
            ("feedback", "An honest hour on the fee note and the pricing"),
            ("resources", "Half-hourly power, explained by those who trade it"),
        ),
        (("support", ("daniel",)), ("resources", ("priya", "yuki"))),
    ),
    DemoGoal(
        "Grow someone who could do my job",
        "I can only move on when somebody else can stay.",
        "What of my work should nobody do after me?",
        90,
        180,
        (("support", "A place on the succession panel for two names"),),
        (("support", ("anne",)), ("feedback", ("ines",)), ("resources", ("henrik",))),
    ),
)

CAN_BRING = (
    ("leon", "feedback", "An honest read of a fee note and its pricing"),
    ("karim", "support", "A word in the executive group for Tokyo and Sydney"),
    ("kenji", "introduction", "Somebody on the board of a power company in Tokyo"),
    ("june", "knowledge", "How a client desk runs through the night"),
    ("bronwyn", "knowledge", "How wholesale power is traded in Sydney"),
)
"""What others told the leader they can bring: who, the kind of value, in which words."""
