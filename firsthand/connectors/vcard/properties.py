"""What the dialects call one and the same thing."""

from typing import Final

from firsthand.domain.cards import CardSort

SORTS: Final[dict[str, CardSort]] = {
    "individual": "person", "group": "group", "org": "organisation", "organization": "organisation",
}  # fmt: skip
RELATED: Final = {
    "X-MS-MANAGER": "manager", "X-MANAGER": "manager", "X-EVOLUTION-MANAGER": "manager",
    "X-MS-ASSISTANT": "assistant", "X-ASSISTANT": "assistant", "X-EVOLUTION-ASSISTANT": "assistant",
    "X-MS-SPOUSE": "spouse", "X-SPOUSE": "spouse", "X-EVOLUTION-SPOUSE": "spouse", "X-MS-CHILD": "child",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager", "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
}  # fmt: skip
DATES: Final = {
    "BDAY": "birthday", "ANNIVERSARY": "anniversary", "X-ANNIVERSARY": "anniversary", "DEATHDATE": "death",
    "X-MS-ANNIVERSARY": "anniversary", "X-EVOLUTION-ANNIVERSARY": "anniversary",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "anniversary",
}  # fmt: skip

DAY_PARAMETERS: Final = ("X-FROM-DAY", "X-UNTIL-DAY", "X-AS-OF-DAY")
"""Parameters of ORG (or TITLE) under which our own cards keep what vCard has no place for."""

MANY: Final = ("addresses", "phones", "links", "places", "dates", "members", "related", "notes")
"""Fields of many values, each of which has a line of its own."""
