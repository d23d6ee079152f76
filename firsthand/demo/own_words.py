"""What the invented leader said of her people: functions and what passes between them, and of herself."""

from firsthand.demo.cast import OWNER, cast
from firsthand.domain.people import Family

FUNCTIONS = {
    "ops": "Operations", "exec": "General management", "tech": "Technology", "trading": "Trading", "legal": "Legal",
    "north": "Trading", "logistics": "Logistics", "market": "Marketplace", "risk": "Risk", "london": "Trading", "people": "People",
    "comms": "Communications", "finance": "Finance", "client": "Customers", "german": "Customers", "french": "Customers",
    "tokyo": "Customers", "law": "Legal", "vendor": "Technology", "brightbeck": "Marketplace",
}  # fmt: skip
"""How she calls the functions of the cast; friends and family have none."""

OWN = {"function": "Marketplace", "came_from": "Technology", "level": "Executive", "place": "Leeds"}
LEFT_OPEN = 12
"""Of so many people she is in touch with she has not yet said it of one."""

LAYER: dict[str, tuple[tuple[Family, ...], tuple[Family, ...]]] = {
    "rosa": (("resources",), ("support",)), "tomas": (("resources", "support"), ("resources",)), "ines": ((), ("feedback", "support")),
    "edith": (("feedback",), ()), "colm": (("resources",), ("resources",)), "anne": ((), ("resources",)),
}  # fmt: skip
"""By key what somebody brings her, and what she brings them: one alone tells her the truth."""

TARGET_PERCENT = {"strategic": 40}


def layer_by_address() -> dict[str, tuple[tuple[Family, ...], tuple[Family, ...]]]:
    """What passes between her and some of the cast, by the first of their addresses."""
    return {cast()[key].addresses[0]: passes for key, passes in LAYER.items()}


def function_by_address() -> dict[str, str]:
    """The function of everybody in the cast who has one, by each of their addresses."""
    return {
        address: FUNCTIONS[person.function]
        for person in cast().values()
        if person.key != OWNER and person.function in FUNCTIONS
        for address in person.addresses
    }
