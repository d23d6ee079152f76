"""What a private calendar says of a move, a promise or a birthday: in full words, or with nobody named."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from firsthand.domain.moves.shape import Kind, given_name

Words = Literal["initials", "full"]

BRIEFLY: dict[Kind, str] = {
    "promise": "Keep your word to",
    "answer": "Answer",
    "accept": "Accept help from",
    "thank": "Thank",
    "give": "Lend a hand to",
    "introduce": "Introduce",
    "reconnect": "Write to",
    "feedback": "Ask for feedback:",
    "ask": "Ask",
    "reflect": "A question to yourself",
}

PLAIN_DAYS = frozenset({"birthday", "anniversary"})

_QUOTED = re.compile(r"\s*“[^”]*”?")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Named:
    """Somebody an entry speaks of: the name shown, '' where only addresses are known."""

    name: str
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True)
class FeedEntry:
    """One day of the private calendar. key: the same for the same thing on every day, so that a subscriber moves it."""

    key: str
    on: date
    title: str
    text: str


def of_move(
    key: str,
    kind: Kind,
    on: date,
    people: Collection[Named],
    deed: str,
    step: str,
    words: Words,
    *,
    again: bool = False,
) -> FeedEntry:
    """A move on its day. again: it was put off until then."""
    title = deed if words == "full" else " ".join(filter(None, (BRIEFLY[kind], " and ".join(map(initials, people)))))
    return FeedEntry(f"move:{key}", on, f"Again: {title}" if again else title, _said(step, people, words))


def of_promise(key: str, on: date, person: Named, what: str, words: Words, *, suggested: bool) -> FeedEntry:
    """A promise on the day it is due; the key is that of the move which would suggest it."""
    title = (
        f"Promised {person.name or 'somebody'}: {what}" if words == "full" else f"Keep your word to {initials(person)}"
    )
    return FeedEntry(
        f"move:promise:{key}", on, title, "Found in your mail; not confirmed by you yet." if suggested else ""
    )


def of_day(person_id: int, label: str, on: date, person: Named, words: Words) -> FeedEntry:
    """A birthday or another day of somebody's year."""
    # What else an address book calls a day ("first met Ben") may name somebody.
    shown = label if words == "full" or label in PLAIN_DAYS else "a day"
    what = shown[:1].upper() + shown[1:]
    who = (person.name or "somebody") if words == "full" else initials(person)
    return FeedEntry(f"day:{person_id}:{label}:{on.year}", on, f"{what}: {who}", "")


def initials(person: Named) -> str:
    """ "R.M." for Rosa Marin; of an address its first letter."""
    found = (
        _WORDS.findall(person.name.split("(", maxsplit=1)[0]) or _WORDS.findall(next(iter(person.addresses), ""))[:1]
    )
    return "".join(f"{word[0].upper()}." for word in found[:4]) or "somebody"


def _said(step: str, people: Collection[Named], words: Words) -> str:
    """A first step; with nobody named, initials stand for these people, and what is quoted is left out."""
    if words == "full":
        return step
    text = _QUOTED.sub("", step)
    for person in people:
        for called in sorted(_called(person), key=len, reverse=True):
            text = re.sub(rf"(?<!\w){re.escape(called)}(?!\w)", initials(person), text, flags=re.IGNORECASE)
    return text.replace("..", ".")


def _called(person: Named) -> Iterable[str]:
    """Every way in which a text may name them."""
    parts = [part for part in _WORDS.findall(person.name) if len(part) > 1]
    return {one for one in (person.name, given_name(person.name), *parts, *person.addresses) if one}
