"""What the address of the network page asks for, and addresses that ask for something else."""

import re
from dataclasses import dataclass
from typing import Literal, cast

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from firsthand.domain.people import PersonId
from firsthand.domain.purposes import PURPOSES
from firsthand.services.network.map import MapFilters
from firsthand.web.elements.kinds import WARMTH_LABELS

Show = Literal["map", "list"]
Sort = Literal["contact", "name", "rhythm"]
SHOWS: tuple[Show, ...] = ("map", "list")
SORTS: tuple[Sort, ...] = ("contact", "name", "rhythm")
TIES = ("half", "all")
PERSON = "person:"
LIT = re.compile(rf"{PERSON}[0-9]{{1,18}}|(?!person\b)[a-z_]{{1,20}}(:[0-9]{{1,18}}){{0,2}}", re.ASCII)
VALUE_MAX = 200


@dataclass(frozen=True)
class Asked:
    """lit: the key of a reading, or 'person:ID', '' for the first reading. names, rhythm: whether they are drawn.

    as_of: as the address says it, '' for now.
    """

    show: Show
    lit: str
    function: str
    organisation: str
    purpose: str
    warmth: str
    all_ties: bool
    names: bool
    rhythm: bool
    sort: Sort
    as_of: str

    @property
    def person(self) -> PersonId | None:
        return PersonId(int(self.lit.removeprefix(PERSON))) if self.lit.startswith(PERSON) else None

    def filters(self, lit: tuple[PersonId, ...]) -> MapFilters:
        return MapFilters(self.function, self.organisation, self.purpose, self.warmth, self.all_ties, self.names, lit)


def asked(query: QueryDict) -> Asked:
    """Raises BadRequest for what the page does not know."""
    lit = query.get("lit", "").strip()
    if lit and not LIT.fullmatch(lit):
        raise BadRequest(_("“%(text)s” is no reading of the network.") % {"text": lit[:40]})
    return Asked(
        show=cast(Show, _one_of(query, "show", SHOWS)),
        lit=lit,
        function=query.get("function", "")[:VALUE_MAX],
        organisation=query.get("organisation", "")[:VALUE_MAX],
        purpose=_one_of(query, "purpose", ("", *PURPOSES)),
        warmth=_one_of(query, "warmth", ("", *filter(None, WARMTH_LABELS))),
        all_ties=_one_of(query, "ties", TIES) == "all",
        names="drawn" not in query or "names" in query,
        rhythm="rhythm" in query,
        sort=cast(Sort, _one_of(query, "sort", SORTS)),
        as_of=query.get("as_of", "").strip(),
    )


def address(query: QueryDict, **changed: str) -> str:
    """The page as the address asks for it, but for what is changed; '' takes something out."""
    wanted = query.copy()
    wanted.pop("quarter", None)
    for name, value in changed.items():
        wanted.pop(name, None)
        if value:
            wanted[name] = value
    return reverse("network:network") + ("?" + wanted.urlencode() if wanted else "")


def _one_of(query: QueryDict, name: str, known: tuple[str, ...]) -> str:
    """A value of the address, the first known where there is none."""
    value = query.get(name, known[0])
    if value not in known:
        raise BadRequest(
            _("“%(text)s” is nothing that the network can be shown by. Open Network again from the menu.")
            % {"text": value[:40]}
        )
    return value
