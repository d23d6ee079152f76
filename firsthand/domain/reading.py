"""The week in a sentence or two, what it was read from, and how the page ends."""

from dataclasses import dataclass

from firsthand.domain.moves.words import in_words

NOTHING_ELSE = "Nothing else needs you."
NOTHING_TODAY = "Nothing needs you today."


@dataclass(frozen=True, slots=True)
class Week:
    """The seven days before a day, counted in people, from personal messages only.

    messages: how many messages of those days were read, all of them. written_to: people the owner wrote to.
    wrote: people who wrote to the owner. answered: of these, the people with a question in these days whom the owner
        wrote back to. waiting: open questions of any age that still wait. came_back: people in contact again after
        a gap that was long for them. fell_quiet: ties that became quieter than usual in these days.
    """

    messages: int
    written_to: int
    wrote: int
    answered: int
    waiting: int
    came_back: tuple[str, ...] = ()
    fell_quiet: int = 0


def read_week(week: Week) -> str:
    """One or two plain sentences about the week; no praise, no blame."""
    if not week.messages:
        return "No mail from the last seven days. " + _waiting(week.waiting)
    if not week.written_to and not week.wrote:
        return "A week without personal mail. " + _waiting(week.waiting)
    return f"{_first(week)} {_second(week)}".strip()


def coverage(messages: int, meetings: int | None = None) -> str:
    """What a page was read from, and what it cannot see. meetings: None where no calendar was ever read."""
    read = f"{messages:,} message{'' if messages == 1 else 's'}"
    if meetings is None:
        return f"Read from {read}. Meetings, calls and corridors are not seen."
    read += f" and {f'{meetings:,}' if meetings else 'no'} meeting{'' if meetings == 1 else 's'}"
    return f"Read from {read}. Calls and corridors are not seen."


def ending(moves: int, waiting: int = 0) -> str:
    """The last line of Today: the list is finite. waiting: open questions beyond those the moves speak of."""
    if waiting and moves:
        stand = "stands" if waiting == 1 else "stand"
        return f"That is all for today. {in_words(waiting, unit='').capitalize()} more {stand} among your open loops."
    return NOTHING_ELSE if moves else NOTHING_TODAY


def _first(week: Week) -> str:
    if not week.written_to:
        return f"{_people(week.wrote).capitalize()} wrote to you this week; you wrote to nobody."
    if not week.wrote:
        return f"You wrote to {_people(week.written_to)} this week; nobody wrote to you."
    sentence = f"You wrote to {_people(week.written_to)} this week, and {_people(week.wrote)} wrote to you"
    if week.answered:
        sentence += f"; you answered {in_words(week.answered, unit='question')}"
    return sentence + "."


def _second(week: Week) -> str:
    parts: list[str] = []
    if len(week.came_back) == 1:
        parts.append(f"{week.came_back[0]} is back in touch")
    elif len(week.came_back) == 2:
        parts.append(f"{week.came_back[0]} and {week.came_back[1]} are back in touch")
    elif week.came_back:
        parts.append(f"{_people(len(week.came_back))} are back in touch")
    if week.fell_quiet:
        verb = "has" if week.fell_quiet == 1 else "have"
        parts.append(f"{in_words(week.fell_quiet, unit='tie')} {verb} become quieter than usual")
    news = _sentence(" and ".join(parts))
    return f"{news} {_waiting(week.waiting)}".strip()


def _waiting(waiting: int) -> str:
    if not waiting:
        return "No question is waiting."
    verb = "waits" if waiting == 1 else "wait"
    return f"{in_words(waiting, unit='question').capitalize()} still {verb} for your answer."


def _people(count: int) -> str:
    return "one person" if count == 1 else f"{in_words(count, unit='')} people"


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "." if words else ""
