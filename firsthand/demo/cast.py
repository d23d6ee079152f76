"""Who writes: the invented people, their addresses over time and how each of them writes a letter."""

from dataclasses import dataclass
from functools import cache
from zlib import crc32

from firsthand.demo.people import ORGANISATIONS, PEOPLE

OWNER = "maya"
ASSISTANT = "nell"

_RHYTHM_DAYS = {"i": 9.0, "c": 15.0, "r": 36.0, "o": 75.0, "s": 150.0}
_SPARSER = {"i": 2.0, "c": 2.5, "r": 1.65, "o": 2.0, "s": 1.8}
_OUTSIDE = ("client", "german", "french", "tokyo", "law", "vendor", "search", "forum", "press", "uni", "trust")
_PRIVATE = ("family", "friend", "alum")


@dataclass(frozen=True)
class Organisation:
    name: str
    domain: str
    city: str
    standard_minutes: int


@dataclass(frozen=True, eq=False)
class Person:
    """One invented human being.

    addresses: the present one first; then the earlier one, then others in use.
    rhythm_days: the usual number of days between the stories this person plays in.
    silences: pairs (first, last) of days before the end without any contact; the last pair reaches 0 for a tie that
        went quiet, and the first begins at 10,000 for a newcomer.
    """

    key: str
    name: str
    title: str
    function: str
    organisation: Organisation
    addresses: tuple[str, ...]
    moved_days: int
    rhythm_days: float
    silences: tuple[tuple[int, int], ...]
    planted: str
    traits: dict[str, str]

    @property
    def first(self) -> str:
        return self.name.split()[0]

    @property
    def last(self) -> str:
        return self.name.split(" ", 1)[1]

    @property
    def inside(self) -> bool:
        return self.function not in _OUTSIDE and self.function not in _PRIVATE

    @property
    def near(self) -> bool:
        """In the same building as Maya."""
        return self.inside and self.organisation.city == "Leeds"

    @property
    def private(self) -> bool:
        return self.function in _PRIVATE and self.organisation.domain == "homepost.test"

    def address(self, days_left: int, throw: float = 1.0) -> str:
        """The address used `days_left` days before the end; a low `throw` of 0..1 takes the second one."""
        if self.moved_days and days_left > self.moved_days:
            return self.addresses[1]
        return self.addresses[-1] if throw < 0.2 and not self.moved_days else self.addresses[0]

    def display(self, throw: float = 1.0) -> str:
        """The name as this person's program writes it; a `throw` of 0..1 picks rarer forms when low."""
        if self.traits.get("form") == "last" and throw < 0.8:
            return f"{self.last}, {self.first}"
        if throw < 0.03:
            return ""
        return f"{self.first[0]} {self.last}" if throw < 0.05 else self.name

    def present(self, days_left: int) -> bool:
        """Whether there is any contact with this person `days_left` days before the end."""
        return not any(first >= days_left >= last for first, last in self.silences)


def _plain(name: str) -> str:
    table = str.maketrans("áéíóúïèÅåÉÁöü", "aeiouieAaEAou")
    return name.translate(table).lower().replace("'", "")


def _address(name: str, domain: str) -> str:
    return f"{'.'.join(_plain(name).split())}@{domain}".replace("..", ".")


def _silences(traits: dict[str, str]) -> tuple[tuple[tuple[int, int], ...], str]:
    if "quiet" in traits:
        return ((int(traits["quiet"]) - 1, 0),), "quiet"
    if "dormant" in traits:
        return ((int(traits["dormant"]) - 1, 0),), "dormant"
    if "new" in traits:
        return ((10_000, int(traits["new"])),), "new"
    if "revived" in traits:
        first, last = traits["revived"].split("-")
        return ((int(first), int(last)),), "revived"
    return (), ""


def _person(line: str, organisations: dict[str, Organisation]) -> Person:
    key, name, title, function, where, tier, special = (part.strip() for part in line.split("|"))
    traits: dict[str, str] = {}
    for word in special.split():
        trait, _, value = word.partition("=")
        traits[trait] = value or "yes"
    place = organisations[where]
    main = _address(name, "larkfield.test" if function == "brightbeck" else place.domain)
    addresses = [main] + [traits[trait] for trait in ("was", "also") if trait in traits]
    turn = crc32(key.encode())
    if function in _PRIVATE:
        traits.update(greet=("none", "hi", "name")[turn % 3], sign="first")
    traits.setdefault("greet", ("hi", "name", "dear", "none", "hi", "morning")[turn % 6])
    traits.setdefault("sign", ("first", "best", "regards", "first", "thanks", "first")[turn // 7 % 6])
    traits.setdefault("client", "plain")
    silences, planted = _silences(traits)
    sparser = 1.5 if planted in ("quiet", "new") else _SPARSER[tier]
    rhythm_days = float(traits.get("rhythm", _RHYTHM_DAYS[tier])) * sparser
    moved_days = int(traits.get("day", 0)) if "was" in traits else 0
    return Person(
        key, name, title, function, place, tuple(addresses), moved_days, rhythm_days, silences, planted, traits
    )


@cache
def organisations() -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for line in ORGANISATIONS.strip().splitlines():
        key, name, domain, city, minutes = (part.strip() for part in line.split("|"))
        found[key] = Organisation(name, domain, city, int(minutes))
    return found


@cache
def cast() -> dict[str, Person]:
    """Everybody by key, Maya and her assistant among them."""
    found: dict[str, Person] = {}
    for line in PEOPLE.strip().splitlines():
        person = _person(line, organisations())
        found[person.key] = person
    place = organisations()["larkfield"]
    found[OWNER] = Person(
        OWNER,
        "Maya Lindqvist",
        "Managing Director, Marketplace",
        "owner",
        place,
        ("maya.lindqvist@larkfield.test", "maya.lindqvist@larkfield-energy.test", "maya.lindqvist@homepost.test"),
        0,
        0,
        (),
        "",
        {"greet": "name", "sign": "first", "client": "outlook"},
    )
    found[ASSISTANT] = Person(
        ASSISTANT,
        "Nell Ashworth",
        "Assistant to Maya Lindqvist",
        "assistant",
        place,
        ("nell.ashworth@larkfield.test",),
        0,
        8,
        (),
        "assistant",
        {"greet": "dear", "sign": "best", "client": "outlook"},
    )
    return found
