"""What a private calendar says of a move, a promise or a birthday: in full words, or with nobody named."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from firsthand.domain.moves.shape import Kind, given_name
from firsthand.domain.wording import listed, sentence_case
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

Words = Literal["initials", "full"]

BRIEFLY: dict[Kind, str] = {
    "promise": gettext_noop("Keep your word to %(name)s"),
    "answer": gettext_noop("Answer %(name)s"),
    "accept": gettext_noop("Accept help from %(name)s"),
    "thank": gettext_noop("Thank %(name)s"),
    "give": gettext_noop("Lend a hand to %(name)s"),
    "introduce": gettext_noop("Introduce %(name)s"),
    "reconnect": gettext_noop("Write to %(name)s"),
    "feedback": gettext_noop("Ask for feedback: %(name)s"),
    "ask": gettext_noop("Ask %(name)s"),
    "reflect": gettext_noop("A question to yourself"),
}

"""In English, to be translated where they are shown."""

PLAIN_DAYS: dict[str, str] = {
    "birthday": gettext_noop("Birthday: %(name)s"),
    "anniversary": gettext_noop("Anniversary: %(name)s"),
}
"""What an address book calls days that name nobody by themselves."""

_QUOTED = re.compile(r"\s*(?:“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?)")
"""What somebody wrote, between the marks of any language spoken here."""

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
    names = listed([initials(one) for one in people]) if people else ""
    title = deed if words == "full" else (_(BRIEFLY[kind]) % {"name": names}).strip()
    if again:
        title = _("Again: %(title)s") % {"title": title}
    return FeedEntry(f"move:{key}", on, title, _said(step, people, words))


def of_promise(key: str, on: date, person: Named, what: str, words: Words, *, suggested: bool) -> FeedEntry:
    """A promise on the day it is due; the key is that of the move which would suggest it."""
    title = (
        _("Promised %(name)s: %(what)s") % {"name": person.name or _("somebody"), "what": what}
        if words == "full"
        else _("Keep your word to %(name)s") % {"name": initials(person)}
    )
    return FeedEntry(
        f"move:promise:{key}", on, title, _("Found in your mail; not confirmed by you yet.") if suggested else ""
    )


def of_day(person_id: int, label: str, on: date, person: Named, words: Words) -> FeedEntry:
    """A birthday or another day of somebody's year."""
    who = (person.name or _("somebody")) if words == "full" else initials(person)
    if label in PLAIN_DAYS:
        title = _(PLAIN_DAYS[label]) % {"name": who}
    elif words == "full":
        title = f"{sentence_case(label)}: {who}"
    else:
        # What else an address book calls a day ("first met Ben") may name somebody.
        title = _("A day: %(name)s") % {"name": who}
    return FeedEntry(f"day:{person_id}:{label}:{on.year}", on, title, "")


def initials(person: Named) -> str:
    """ "R.M." for Rosa Marin; of an address its first letter."""
    found = (
        _WORDS.findall(person.name.split("(", maxsplit=1)[0]) or _WORDS.findall(next(iter(person.addresses), ""))[:1]
    )
    return "".join(f"{word[0].upper()}." for word in found[:4]) or _("somebody")


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
