"""An invented account as Monica 4 exports one, in the shape of its export resources."""

import io
import json
from typing import Any

from firsthand.connectors.base import Record
from firsthand.connectors.registry import record_format
from firsthand.domain.messages import Rejected

NOW = 1_760_000_000
CREATED = {"created_at": "2021-05-01T12:00:00.000000Z", "updated_at": "2021-05-02T12:00:00.000000Z"}


def collection(sort: str, *values: object) -> dict[str, Any]:
    return {"count": len(values), "type": sort, "values": list(values)}


def part(uuid: str, *data: object, **properties: object) -> dict[str, Any]:
    """One resource; without properties PHP writes []."""
    found: dict[str, Any] = {"uuid": uuid, **CREATED, "properties": properties or []}
    return found | ({"data": list(data)} if data else {})


def special_date(date: str, **marks: bool) -> dict[str, Any]:
    return {"uuid": "date", "is_age_based": False, "is_year_unknown": False, "date": f"{date}T00:00:00.000000Z"} | marks


ME = part("user-1", admin=True, me_contact="me") | {"first_name": "Mia", "last_name": "Self", "email": "Mia@self.test"}
FIELD_TYPES = [
    part("type-mail", name="Email", protocol="mailto:", type="email"),
    part("type-phone", name="Phone", protocol="tel:", type="phone"),
    part("type-linkedin", name="LinkedIn"),
    part("type-x", name="Twitter"),
]


def account(*data: object, journal: tuple[object, ...] = (), version: bool = True) -> dict[str, Any]:
    """A whole export."""
    found = {
        "uuid": "account-1",
        **CREATED,
        "data": list(data),
        "properties": {"number_of_invitations_sent": 0, "journal_entries": list(journal)},
        "instance": {
            "activity_types": [part("type-lunch", name="ate together")],
            "contact_field_types": FIELD_TYPES,
            "life_event_types": [part("type-moved", translation_key="moved_house")],
        },
    }
    above = {"version": "1.0-preview.1", "app_version": "4.1.2", "url": "https://monica.test", "exported_by": "user-1"}
    return (above if version else {}) | {"account": found}


def raw(export: dict[str, Any]) -> bytes:
    return json.dumps(export, indent=4, ensure_ascii=False).encode()


def read(export: dict[str, Any] | bytes) -> list[Record | Rejected]:
    """Everything in an export, which must be recognised."""
    content = export if isinstance(export, bytes) else raw(export)
    found = record_format(content[: 16 * 1024])
    assert found is not None
    assert found.kind == "monica"
    return list(found.records(io.BytesIO(content), NOW))
