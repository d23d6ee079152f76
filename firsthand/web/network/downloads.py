"""The network as files."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from firsthand.services.network import exporting
from firsthand.services.network.readings import readings_of
from firsthand.web.network.asked import asked
from firsthand.web.network.page import lit_of
from firsthand.web.request import Request, asked_as_of


@require_safe
def drawing(request: Request) -> HttpResponse:
    """The map as the page shows it, as a drawing."""
    as_of, wanted = asked_as_of(request), asked(request.GET)
    lit, _reading = lit_of(readings_of(request.actor, as_of), wanted)
    return _file(
        request, exporting.svg(request.actor, as_of, wanted.filters(lit)), "image/svg+xml", "firsthand-map", "svg"
    )


@require_safe
def graphml(request: Request) -> HttpResponse:
    content = exporting.graphml(request.actor, asked_as_of(request), asked(request.GET).filters(()).window_days)
    return _file(request, content, "application/graphml+xml", "firsthand-network", "graphml")


@require_safe
def people(request: Request) -> HttpResponse:
    content = exporting.nodes_csv(request.actor, asked_as_of(request), asked(request.GET).filters(()).window_days)
    return _file(request, content, "text/csv", "firsthand-network-people", "csv")


@require_safe
def ties(request: Request) -> HttpResponse:
    content = exporting.edges_csv(request.actor, asked_as_of(request), asked(request.GET).filters(()).window_days)
    return _file(request, content, "text/csv", "firsthand-network-ties", "csv")


def _file(request: Request, content: str | bytes, kind: str, name: str, ending: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=f"{kind}; charset=utf-8")
    day = asked_as_of(request).day.isoformat()
    answer["Content-Disposition"] = f'attachment; filename="{name}-{day}.{ending}"'
    return answer
