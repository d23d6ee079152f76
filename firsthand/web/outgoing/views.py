"""Files for other programs, written while they are sent."""

from collections.abc import Iterable
from dataclasses import replace

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from firsthand.domain.people import PersonId
from firsthand.services import outgoing_calendar, outgoing_interactions, outgoing_people, people, tables
from firsthand.services.actor import now
from firsthand.web.people.page import asked
from firsthand.web.request import Request, asked_as_of, asked_day

CSV = "text/csv; charset=utf-8"
JSON_LINES = "application/jsonl; charset=utf-8"
VCARD = "text/vcard; charset=utf-8"
CALENDAR = "text/calendar; charset=utf-8"


@require_safe
def card(request: Request, person_id: int) -> HttpResponseBase:
    """One person as a vCard."""
    text = outgoing_people.vcard(request.actor, PersonId(person_id), with_notes="notes" in request.GET)
    name = people.names(request.actor, [person_id]).get(person_id, "") or str(person_id)
    response = HttpResponse(text, content_type=VCARD)
    response["Content-Disposition"] = _attachment(f"{name}.vcf")
    return response


@require_safe
def people_cards(request: Request) -> HttpResponseBase:
    """The people whom the list's address asks for, on all its pages, as vCards."""
    cards = outgoing_people.vcards(request.actor, _asked_people(request), with_notes="notes" in request.GET)
    return _file(request, cards, "people", "vcf", VCARD)


@require_safe
def people_csv(request: Request) -> HttpResponseBase:
    with_notes = "notes" in request.GET
    table = outgoing_people.table(request.actor, _asked_people(request), with_notes=with_notes)
    return _csv(request, outgoing_people.columns(with_notes=with_notes), table, "people")


@require_safe
def people_lines(request: Request) -> HttpResponseBase:
    table = outgoing_people.table(request.actor, _asked_people(request), with_notes="notes" in request.GET)
    return _file(request, tables.json_lines(table), "people", "jsonl", JSON_LINES)


@require_safe
def interactions_csv(request: Request) -> HttpResponseBase:
    with_texts = "texts" in request.GET
    return _csv(request, outgoing_interactions.columns(with_texts=with_texts), _interactions(request), "interactions")


@require_safe
def interactions_lines(request: Request) -> HttpResponseBase:
    return _file(request, tables.json_lines(_interactions(request)), "interactions", "jsonl", JSON_LINES)


@require_safe
def meetings(request: Request) -> HttpResponseBase:
    """The meetings of some days as a calendar."""
    text = outgoing_calendar.calendar(
        request.actor, from_=asked_day(request, "from"), until=asked_day(request, "until")
    )
    return _file(request, text, "meetings", "ics", CALENDAR)


def _interactions(request: Request) -> Iterable[tables.Row]:
    return outgoing_interactions.table(
        request.actor,
        from_=asked_day(request, "from"),
        until=asked_day(request, "until"),
        with_texts="texts" in request.GET,
    )


def _asked_people(request: Request) -> list[int]:
    query = replace(asked(request.GET), offset=0, limit=None)
    found = people.listing(request.actor, query, asked_as_of(request), facets=False, spark=False)
    return [row.id for row in found.people]


def _csv(request: Request, columns: tuple[str, ...], table: Iterable[tables.Row], what: str) -> HttpResponseBase:
    return _file(request, tables.csv_lines(columns, table, for_excel="excel" in request.GET), what, "csv", CSV)


def _file(request: Request, text: Iterable[str], what: str, ending: str, content_type: str) -> HttpResponseBase:
    response = StreamingHttpResponse((part.encode() for part in text), content_type=content_type)
    response["Content-Disposition"] = _attachment(f"firsthand-{what}-{now(request.actor).day}.{ending}")
    return response


def _attachment(name: str) -> str:
    return content_disposition_header(True, name.replace("/", "-").replace("\\", "-")) or "attachment"
