"""What must be known of the whole export before any part of it can be read."""

from collections import defaultdict
from typing import IO, NamedTuple

from firsthand.connectors.monica.document import Values, parts


class Somebody(NamedTuple):
    """A contact or the owner as others refer to them; address: the first mail address, '' for none."""

    name: str
    address: str


class Index:
    """Who is who, by uuid; a few hundred bytes a contact."""

    def __init__(self) -> None:
        self.owner: Somebody | None = None
        self.owner_contact = ""
        self.contacts: dict[str, Somebody] = {}
        self.activity_contacts: dict[str, list[str]] = defaultdict(list)
        self.relationships: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.field_types: dict[str, Values] = {}
        self.type_names: dict[str, str] = {}


def indexed(file: IO[bytes]) -> Index:
    """Everything that one part says of another; as much of it as can be read where the file is damaged."""
    index = Index()
    try:
        for sort, value in parts(file):
            _take(index, sort, Values(value))
    except ValueError:
        pass  # the second reading comes to the same place, and says so
    return index


def _take(index: Index, sort: str, one: Values) -> None:
    uuid = one.text("uuid")
    if sort == "contact":
        fields = (Values(found).text("data") for found in one.inside("contact_field"))
        address = next((found.lower() for found in fields if "@" in found[1:] and "/" not in found), "")
        index.contacts[uuid] = Somebody(full_name(one), address)
        for activity in one.inside("activity"):
            if isinstance(activity, str):
                index.activity_contacts[activity].append(uuid)
    elif sort == "user" and index.owner is None:
        index.owner = Somebody(full_name(one), one.text("email").lower())
        index.owner_contact = one.text("me_contact")
    elif sort == "relationship":
        index.relationships[one.text("of_contact")].append((one.text("type"), one.text("contact_is")))
    elif sort == "contact_field_type":
        index.field_types[uuid] = one
    elif sort in {"activity_type", "life_event_type"}:
        index.type_names[uuid] = one.text("name") or one.text("translation_key").replace("_", " ")


def full_name(one: Values) -> str:
    """First, middle and last name, as far as there are."""
    return " ".join(part for part in map(one.text, ("first_name", "middle_name", "last_name")) if part)
