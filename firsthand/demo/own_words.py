"""What the invented leader said of her people: functions by address, for about half of them, and her own."""

from firsthand.demo.cast import OWNER, cast

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

TARGET_PERCENT = {"strategic": 40}


def function_by_address() -> dict[str, str]:
    """The function of everybody in the cast who has one, by each of their addresses."""
    return {
        address: FUNCTIONS[person.function]
        for person in cast().values()
        if person.key != OWNER and person.function in FUNCTIONS
        for address in person.addresses
    }
