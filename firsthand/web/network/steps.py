"""What a reading ends in, as an address: the one place that knows where each kind of step leads."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from firsthand.domain.network_readings import Step


@dataclass(frozen=True)
class StepLink:
    """href: '' where the page of that name is not part of this installation."""

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
            href = _with(page_of("network:region", step.region), {**beside, **when})
        case "person" if step.person is not None:
            href = _with(page_of("person:person", step.person), when)
        case "introduce":
            both = {name: str(id) for name, id in (("a", step.person), ("b", step.other)) if id is not None}
            href = _with(page_of("introductions:start"), both)
        case "goal":
            href = page_of("goals:goal", step.goal) if step.goal is not None else page_of("goals:goals")
        case kind:
            href = page_of(PLAIN.get(kind, "people:people"))
    return StepLink(href, step.words) if href else None


def page_of(name: str, *arguments: int) -> str:
    """The address of a page; '' where no page has that name."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def _with(address: str, query: dict[str, str]) -> str:
    return f"{address}?{urlencode(query)}" if query and address else address
