"""What the slots of a text stand for: people, days, numbers and the words of the trade."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from firsthand.demo.cast import Person
from firsthand.demo.days import months_after, working_days_after
from firsthand.demo.phrases import Bags, Slot
from firsthand.demo.vocabulary import WORDS

_GERMAN_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_GERMAN_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_FRENCH_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


@dataclass
class Slots:
    """The words of one scene: a slot once filled keeps its word for the rest of the scene."""

    cast: dict[str, Person]
    bags: Bags
    rng: random.Random
    today: date
    arguments: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)

    def __call__(self, slot: Slot) -> str:
        role = slot.name.partition(".")[0]
        key = slot.name if role in self.cast else slot.name[0].lower() + slot.name[1:]
        word = self._word(key, slot.argument)
        return word[0].upper() + word[1:] if key != slot.name else word

    def _word(self, name: str, argument: str) -> str:
        role, _, form = name.partition(".")
        if role in self.cast:
            return _of_person(self.cast[role], form)
        if name in self.kept:
            return self.kept[name]
        base = name.rstrip("0123456789")
        argument = argument or self.arguments.get(name, "")
        word = self._fresh(base, argument)
        if base in ("d", "date", "datum") and name != base:
            self.kept[f"@{base}"] = working_days_after(self.today, int(argument)).isoformat()
        if name != base or base in WORDS:
            self.kept[name] = word
        return word

    def _fresh(self, base: str, argument: str) -> str:
        if base in ("n", "id"):
            low, _, high = argument.partition("-")
            number = self.rng.randint(int(low), int(high))
            return f"{number:,}" if base == "n" else str(number)
        if base in ("d", "day", "tag", "jour"):
            weekday = working_days_after(self.today, int(argument)).weekday()
            if base in ("tag", "jour"):
                return (_GERMAN_DAYS if base == "tag" else _FRENCH_DAYS)[weekday]
            return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
        if base == "date":
            then = working_days_after(self.today, int(argument))
            return f"{then.day} {then:%B}"
        if base == "datum":
            then = working_days_after(self.today, int(argument))
            return f"{then.day}. {_GERMAN_MONTHS[then.month - 1]}"
        if base == "monat":
            return _GERMAN_MONTHS[months_after(self.today, int(argument)).month - 1]
        if base == "month":
            return f"{months_after(self.today, int(argument or 0)):%B}"
        if base == "year":
            return str(self.today.year + int(argument or 0))
        if base == "quarter":
            then = self.today + timedelta(days=int(argument or 0))
            return ("first", "second", "third", "fourth")[(then.month - 1) // 3]
        words = WORDS[base]
        taken = set(self.kept.values())
        for _ in range(len(words)):
            word = words[self.bags.draw(words, len(words))]
            if word not in taken:
                return word
        return words[0]


def appointed(kept: dict[str, str]) -> date | None:
    """The day that a scene's letters have named last as `{date1}` or `{d1}`."""
    named = kept.get("@date") or kept.get("@datum") or kept.get("@d")
    return date.fromisoformat(named) if named else None


def _of_person(person: Person, form: str) -> str:
    match form:
        case "full":
            return person.name
        case "last":
            return person.last
        case "org":
            return person.organisation.name
        case "city":
            return person.organisation.city
        case "title":
            return person.title
        case _:
            return person.first
