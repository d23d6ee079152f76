"""The week in a sentence or two, what it was read from, and how the page ends."""

from dataclasses import dataclass

from firsthand.domain.wording import figure, in_words, listed, number_in_words, sentence_case
from firsthand.language import gettext as _
from firsthand.language import ngettext


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
        return _("No mail from the last seven days.") + " " + _waiting(week.waiting)
    if not week.written_to and not week.wrote:
        return _("A week without personal mail.") + " " + _waiting(week.waiting)
    return f"{_first(week)} {_second(week)}".strip()


def coverage(messages: int, meetings: int | None = None) -> str:
    """What a page was read from, and what it cannot see. meetings: None where no calendar was ever read."""
    if meetings is None:
        return ngettext(
            "Read from %(count)s message. Meetings, calls and corridors are not seen.",
            "Read from %(count)s messages. Meetings, calls and corridors are not seen.",
            messages,
        ) % {"count": figure(messages)}
    return _("Read from %(messages)s and %(meetings)s. Calls and corridors are not seen.") % {
        "messages": ngettext("%(count)s message", "%(count)s messages", messages) % {"count": figure(messages)},
        "meetings": ngettext("%(count)s meeting", "%(count)s meetings", meetings) % {"count": figure(meetings)}
        if meetings
        else _("no meetings"),
    }


def ending(moves: int, waiting: int = 0) -> str:
    """The last line of Today: the list is finite. waiting: open questions beyond those the moves speak of."""
    if waiting and moves:
        more = ngettext(
            "one more stands among your open loops.", "%(count)s more stand among your open loops.", waiting
        )
        return _("That is all for today.") + " " + sentence_case(more % {"count": number_in_words(waiting)})
    return _("Nothing else needs you.") if moves else _("Nothing needs you today.")


def _first(week: Week) -> str:
    told = {
        "people": in_words(week.written_to, unit="person"),
        "others": in_words(week.wrote, unit="person"),
        "questions": in_words(week.answered, unit="question"),
    }
    if not week.written_to:
        return sentence_case(_("%(others)s wrote to you this week; you wrote to nobody.") % told)
    if not week.wrote:
        return _("You wrote to %(people)s this week; nobody wrote to you.") % told
    if not week.answered:
        return _("You wrote to %(people)s this week, and %(others)s wrote to you.") % told
    return _("You wrote to %(people)s this week, and %(others)s wrote to you; you answered %(questions)s.") % told


def _second(week: Week) -> str:
    parts: list[str] = []
    if len(week.came_back) == 1:
        parts.append(_("%(name)s is back in touch") % {"name": week.came_back[0]})
    elif week.came_back:
        few = len(week.came_back) == 2
        names = listed(week.came_back) if few else in_words(len(week.came_back), unit="person")
        parts.append(_("%(names)s are back in touch") % {"names": names})
    if week.fell_quiet:
        parts.append(
            ngettext(
                "one tie has become quieter than usual",
                "%(count)s ties have become quieter than usual",
                week.fell_quiet,
            )
            % {"count": number_in_words(week.fell_quiet)}
        )
    news = f"{sentence_case(listed(parts))}." if parts else ""
    return f"{news} {_waiting(week.waiting)}".strip()


def _waiting(waiting: int) -> str:
    if not waiting:
        return _("No question is waiting.")
    words = ngettext(
        "one question still waits for your answer.", "%(count)s questions still wait for your answer.", waiting
    )
    return sentence_case(words % {"count": number_in_words(waiting)})
