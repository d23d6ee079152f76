"""What a reading ends in, as an address: the one place that knows where each kind of step leads."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from firsthand.domain.network_readings import Step


@dataclass(frozen=True)
class StepLink:
    href: str
    words: str


PLAIN = {
    "ask": "asking:asking",
    "purposes": "purposes:purposes",
    "traits": "groups:groups",
    "people": "people:people",
    "layer": "people:people",
}
"""Steps that lead to a page and to nobody in particular."""


def step_link(step: Step | None, query: QueryDict) -> StepLink | None:
    """None for no step, and for a pair, which is answered in its place."""
    if step is None or step.kind == "pair":
        return None
    when = {"as_of": str(query["as_of"])} if query.get("as_of") else {}
    match step.kind:
        case "second_way" if step.region is not None:
            beside = {"beside": str(step.person)} if step.person else {}
            href = _with(reverse("network:region", args=[step.region]), {**beside, **when})
        case "person" if step.person is not None:
            href = _with(reverse("person:person", args=[step.person]), when)
        case "introduce":
            both = {name: str(id) for name, id in (("a", step.person), ("b", step.other)) if id is not None}
            href = _with(reverse("introductions:start"), both)
        case "goal":
            href = reverse("goals:goals") if step.goal is None else reverse("goals:goal", args=[step.goal])
        case kind:
            href = reverse(PLAIN.get(kind, "people:people"))
    return StepLink(href, step.words)


def _with(address: str, query: dict[str, str]) -> str:
    return f"{address}?{urlencode(query)}" if query else address
