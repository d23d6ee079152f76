"""The export as a stream of its parts, so that a file of any size takes the memory of one part.

The shape is that of Monica 4's export resources: `account.data` lists collections, each with a `type`, then `values`;
what a value holds in turn lies in its `data`, the same way. Early previews have no `version` above `account`.
"""

from collections.abc import Iterator
from typing import IO, Any, NamedTuple

_COLLECTION = "account.data.item"
_TYPES = "account.instance.{}.item"
_JOURNAL = "account.properties.journal_entries.item"
_SINGLE = {
    _JOURNAL: "journal_entry",
    _TYPES.format("contact_field_types"): "contact_field_type",
    _TYPES.format("activity_types"): "activity_type",
    _TYPES.format("life_event_types"): "life_event_type",
}
_WITHOUT_CONTENT = frozenset({"photo", "document"})


class Part(NamedTuple):
    """One contact, activity, relationship, …: its type as Monica names it, and what it holds."""

    sort: str
    value: dict[str, Any]


class Values:
    """What one part holds, whatever is missing: PHP writes an empty object as []."""

    def __init__(self, value: object) -> None:
        self._value = value if isinstance(value, dict) else {}
        found = self._value.get("properties")
        self._properties = found if isinstance(found, dict) else {}

    def get(self, name: str) -> Any:
        """A property, or what stands beside the properties; None where it is missing."""
        found = self._properties.get(name)
        return self._value.get(name) if found is None else found

    def text(self, name: str) -> str:
        """A property as text; '' where it is missing or is no text."""
        found = self.get(name)
        if isinstance(found, bool) or not isinstance(found, str | int | float):
            return ""
        return str(found).replace("\0", "").strip()

    def inside(self, sort: str) -> list[Any]:
        """The values of the collection of this type that lies in `data`."""
        found = (one for one in _listed(self._value.get("data")) if isinstance(one, dict) and one.get("type") == sort)
        return [value for one in found for value in _listed(one.get("values"))]

    def listed(self, name: str) -> list[Any]:
        """A property that is a list; empty where it is missing or is none."""
        return _listed(self.get(name))


def _listed(value: object) -> list[Any]:
    """PHP writes a list with gaps as an object."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def parts(file: IO[bytes]) -> Iterator[Part]:
    """Every part, in order. Pictures and documents come without their content.

    Raises ValueError where the file is no JSON any more.
    """
    import ijson  # noqa: PLC0415 - slow to import, and only exports of Monica need it
    from ijson.common import ObjectBuilder  # noqa: PLC0415

    sort = ""
    builder = None
    ends_at = ""
    try:
        for prefix, event, value in ijson.parse(file, use_float=True):
            if builder is not None:
                if prefix == ends_at and event == "end_map":
                    builder.event(event, value)
                    if isinstance(builder.value, dict):
                        yield Part(sort, builder.value)
                    builder = None
                elif sort not in _WITHOUT_CONTENT:
                    builder.event(event, value)
            elif event == "start_map" and (prefix == _COLLECTION + ".values.item" or prefix in _SINGLE):
                sort = _SINGLE.get(prefix, sort)
                ends_at = prefix
                builder = ObjectBuilder()
                builder.event(event, value)
            elif prefix == _COLLECTION + ".type":
                sort = value
    except ijson.JSONError as error:
        raise ValueError(str(error)) from error
