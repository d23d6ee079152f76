from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from firsthand.domain.finding import MessageHit, PersonHit
from firsthand.domain.wording import figure
from firsthand.services import finding, moves
from firsthand.services.actor import Actor, now
from firsthand.web.elements.kinds import MEETINGS
from firsthand.web.elements.words import day_words

MESSAGES_MAX = 50
PEOPLE_MAX = 10
PALETTE_PEOPLE_MAX = 6
PALETTE_WAITING_MAX = 5


@dataclass(frozen=True)
class MessageLine:
    """One message or meeting that fits: its subject, and in words who wrote or organised it, when, and which of the two."""

    hit: MessageHit
    subject: str
    about: str


@dataclass(frozen=True)
class SearchPage:
    """count: what was found, in words; empty before anything was asked."""

    words: str
    count: str
    people: tuple[PersonHit, ...]
    more_people: str
    messages: tuple[MessageLine, ...]
    more_messages: str = ""
    heading: str = ""
    nothing: bool = False


@dataclass(frozen=True)
class Entry:
    """A page or an action of the palette."""

    label: str | Promise
    href: str
    icon: str


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits for an answer, and since when."""

    name: str
    subject: str
    href: str
    since: str


@dataclass(frozen=True)
class PalettePage:
    words: str
    waiting: tuple[Waiting, ...]
    people: tuple[PersonHit, ...]
    places: tuple[Entry, ...]


PLACES: tuple[tuple[str | Promise, str, str], ...] = (
    (lazy("Today"), "today:today", "sun"),
    (lazy("People"), "people:people", "users-round"),
    (lazy("Practice"), "practice:practice", "sprout"),
    (lazy("The week’s review"), "review:review", "calendar"),
    (lazy("If-then plans"), "practice:plans", "check"),
    (lazy("Twelve questions, on paper"), "printing:worksheet", "printer"),
    (lazy("Possible duplicates"), "people:duplicates", "git-merge"),
    (lazy("Sources"), "sources:sources", "inbox"),
    (lazy("Settings"), "settings:settings", "settings"),
    (lazy("Add someone"), "people:add", "plus"),
    (lazy("Ten names, ten minutes"), "people:ten", "pencil"),
    (lazy("Note something"), "notes:notes", "notebook-pen"),
    (lazy("Bring in mail"), "sources:sources", "upload"),
    (lazy("Export everything"), "settings:settings", "download"),
)


def search_page(actor: Actor, words: str) -> SearchPage:
    """Everything that fits `words`; people first."""
    if not words:
        return SearchPage("", "", (), "", ())
    found = finding.find(actor, words, people_limit=PEOPLE_MAX, messages_limit=MESSAGES_MAX)
    today = now(actor).day
    further = found.people_total - len(found.people)
    meetings = any(hit.kind != "message" for hit in found.messages)
    return SearchPage(
        words=words,
        count=_count(found.people_total, found.messages_total, capped=found.messages_capped, meetings=meetings),
        heading=_("Messages and meetings") if meetings else _("Messages"),
        people=found.people,
        more_people=_("%(count)s more people") % {"count": figure(further)}
        if further > 0
        else _("See them among all people"),
        messages=tuple(MessageLine(hit, hit.subject or _("No subject"), _about(hit, today)) for hit in found.messages),
        more_messages=_("The first %(count)s are shown; another word narrows them.") % {"count": MESSAGES_MAX}
        if found.messages_total > len(found.messages)
        else "",
        nothing=not found.people and not found.messages,
    )


def palette_page(actor: Actor, words: str) -> PalettePage:
    """What the palette shows for `words`; who waits, where there are none yet."""
    moment = now(actor)
    loops = () if words else moves.waiting(actor, moment, PALETTE_WAITING_MAX)
    waiting = tuple(
        Waiting(
            loop.person_name,
            loop.subject,
            reverse("messages:message", args=[loop.interaction_id]),
            day_words(loop.since, moment.day),
        )
        for loop in loops
    )
    people = finding.palette(actor, words, PALETTE_PEOPLE_MAX).people
    places = _places(words)
    return PalettePage(words, waiting, people, places)


def _places(words: str) -> tuple[Entry, ...]:
    wanted = words.casefold()
    return tuple(Entry(label, reverse(name), icon) for label, name, icon in PLACES if wanted in str(label).casefold())


def _about(hit: MessageHit, today: date) -> str:
    kind = "" if hit.kind == "message" else str(MEETINGS[hit.kind])
    return " · ".join(part for part in (kind, hit.sender, day_words(hit.date, today)) if part)


def _count(people: int, messages: int, *, capped: bool, meetings: bool) -> str:
    some_people = ngettext("%(count)s person", "%(count)s people", people or 2) % {"count": figure(people)}
    some_messages = (
        ngettext("%(count)s message or meeting", "%(count)s messages and meetings", messages)
        if meetings
        else ngettext("%(count)s message", "%(count)s messages", messages)
    ) % {"count": figure(messages)}
    pattern = _("%(people)s, more than %(messages)s") if capped else _("%(people)s, %(messages)s")
    return pattern % {"people": some_people, "messages": some_messages}
