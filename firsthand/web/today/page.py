"""Today's page: the services' moves, what waits, and how the page ends."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.moves import FollowUp
from firsthand.domain.people import PeopleQuery
from firsthand.domain.wording import sentence_case
from firsthand.services import moves, people, reminding, workspaces
from firsthand.services.actor import Actor, AsOf
from firsthand.web.elements.intent import OwnWords, said_in_own_words
from firsthand.web.elements.words import formatted, long_day, number
from firsthand.web.meetings.page import MeetingLine, back_words, meeting_line
from firsthand.web.today.beside import LoopGroup, SoonPart, WeeksStrip, loop_groups, soon_part, weeks_strip
from firsthand.web.today.card import Choice, MoveCard, move_card
from firsthand.web.today.reminded import RemindersPart, reminders_part

HOURS_OF_MORNING = range(4, 12)
HOURS_OF_AFTERNOON = range(12, 18)
LONG_PAST = timedelta(days=60)


@dataclass(frozen=True)
class MeetingsPart:
    """calendar_read: without any calendar there is nothing to say but where to add one."""

    calendar_read: bool
    lines: tuple[MeetingLine, ...]


@dataclass(frozen=True)
class TodayPage:
    """reading, reading_last: the week in words; the last sentence says what waits now.

    coverage, unseen: what was read, and what can't be seen.
    looking_back: whether this is a day of the past, which can be read but not acted on.
    back: what keeps that day in the address of another page.
    newest: the day after the last contact, where that is long past and so nothing is left to suggest.
    said: what was just done; undo: the key of the move that can be taken back, or ''; ask: that of one just done, to ask
    whether it was useful. over_giving: whether longer gives are held back. follow_up: what may be asked after a give.
    reminders: what practice has to say, None for nothing.
    """

    day: str
    greeting: str
    reading: str
    reading_last: str
    coverage: str
    unseen: str
    moves: tuple[MoveCard, ...]
    loops: tuple[LoopGroup, ...]
    weeks: WeeksStrip
    meetings: MeetingsPart
    soon: SoonPart
    looking_back: bool
    as_of: str
    back: str
    closing: str
    newest: Choice | None = None
    said: str = ""
    undo: str = ""
    ask: str = ""
    over_giving: bool = False
    follow_up: FollowUp | None = None
    own_words: tuple[OwnWords, ...] = ()
    reminders: RemindersPart | None = None


def today_page(
    actor: Actor,
    as_of: AsOf,
    *,
    said: str = "",
    undo: str = "",
    ask: str = "",
    refused: Mapping[str, str] | None = None,
) -> TodayPage:
    """The page for one moment. said: what the user has just decided; refused: what was wrong, by a move's key."""
    found = moves.today(actor, as_of)
    errors = refused or {}
    *first, reading_last = sentences(found.reading)
    reading = " ".join(first)
    welcome = as_of.live and reminding.arrive(actor)
    if welcome:
        reading = _("Welcome back. Nothing is late.")
        reading_last = _("Here is what is worthwhile today; all else can wait.")
    coverage, *rest = sentences(found.coverage)
    unseen = " ".join(rest)
    cards = tuple(
        move_card(actor, move, found.said.get(move.key), as_of, place, errors.get(move.key, ""))
        for place, move in enumerate(found.moves, start=1)
    )
    return TodayPage(
        day=formatted(as_of.day, "l j F Y" if not as_of.live else "l j F"),
        greeting=greeting(actor, as_of),
        reading=reading,
        reading_last=reading_last,
        coverage=coverage,
        unseen=unseen,
        moves=cards,
        loops=() if welcome else loop_groups(found.loops, as_of),
        weeks=weeks_strip(actor, as_of),
        meetings=MeetingsPart(
            found.meetings.calendar_read,
            tuple(meeting_line(one, as_of.day, back_words(as_of)) for one in found.meetings.meetings),
        ),
        soon=soon_part(actor, as_of),
        looking_back=not as_of.live,
        as_of="" if as_of.live else as_of.day.isoformat(),
        back=back_words(as_of),
        closing=_("That is all for today.") if welcome else _closing(found),
        newest=_newest(actor, as_of) if as_of.live and not cards else None,
        said=said,
        undo=undo,
        ask=ask,
        over_giving=found.over_giving,
        follow_up=found.follow_up if as_of.live else None,
        own_words=said_in_own_words(actor) if as_of.live and cards else (),
        reminders=None if welcome else reminders_part(actor, as_of),
    )


def sentences(text: str) -> list[str]:
    """The sentences of a short reading, each with its full stop; one empty one for no text."""
    return re.split(r"(?<=[.?!]) (?=[A-Z])", text)


def _closing(found: moves.Today) -> str:
    """How the page ends; it says that nothing else waits only where that is so."""
    if found.nothing_else:
        return _("That is all for today. Nothing else needs you.") if found.moves else ""
    further = found.open_loops_total - sum(1 for move in found.moves if move.kind == "answer")
    waiting = ngettext(
        "%(count)s more question stands among your open loops.",
        "%(count)s more questions stand among your open loops.",
        further or 2,
    )
    return _("That is all for today.") + " " + sentence_case(waiting % {"count": number(further)})


def _newest(actor: Actor, as_of: AsOf) -> Choice | None:
    """The day to look back from when a mailbox ended long ago."""
    found = people.listing(actor, PeopleQuery(sort="recent", limit=1), as_of, facets=False, spark=False).people
    last = date.fromisoformat(found[0].last_contact) if found and found[0].last_contact else as_of.day
    if as_of.day - last < LONG_PAST:
        return None
    return Choice((last + timedelta(days=1)).isoformat(), long_day(last, as_of.day))


def greeting(actor: Actor, as_of: AsOf) -> str:
    """'Good morning, Maya.' by the clock of the user's time zone; for a day of the past, what it is."""
    if not as_of.live:
        return _("As it was that morning")
    hour = datetime.fromtimestamp(as_of.before, actor.zone).hour
    if hour in HOURS_OF_MORNING:
        words = _("Good morning")
    elif hour in HOURS_OF_AFTERNOON:
        words = _("Good afternoon")
    else:
        words = _("Good evening")
    name = (workspaces.settings(actor).owner_name.split() or [""])[0]
    return f"{words}, {name}." if name else f"{words}."
