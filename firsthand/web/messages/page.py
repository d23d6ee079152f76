from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from firsthand.domain.finding import MeetingView, MessageView
from firsthand.services import finding
from firsthand.services.actor import Actor, now
from firsthand.web.elements.kinds import MEETINGS
from firsthand.web.elements.words import long_day

AUTOMATION: dict[str, str | Promise] = {
    "list": lazy("Sent through a list, so it counts towards no tie."),
    "bulk": lazy("Sent in bulk, so it counts towards no tie."),
    "auto-reply": lazy("An automatic answer, so it counts towards no tie."),
    "bounce": lazy("A delivery report, so it counts towards no tie."),
    "robot": lazy("Written by a machine, so it counts towards no tie."),
    "calendar": lazy("An automatic calendar notice, so it counts towards no tie."),
}


COUNTS_NOT: dict[str, str | Promise] = {
    "cancelled": lazy("It was cancelled, so it counts towards no tie."),
    "all day": lazy("It takes whole days, so it counts towards no tie."),
    "free": lazy("It is marked as free time, so it counts towards no tie."),
    "without you": lazy("You are not seen to take part, so it counts towards no tie."),
    "crowd": lazy("Many people take part, so it counts towards no tie."),
}
"""Why a meeting counts towards no tie."""


@dataclass(frozen=True)
class Participant:
    """person_id None for somebody who is no person of ours; label: name, with the address where both are known."""

    person_id: int | None
    label: str


@dataclass(frozen=True)
class RoleLine:
    role: str
    people: tuple[Participant, ...]


@dataclass(frozen=True)
class MessagePage:
    """kind: what it is, where it is no message; about: of a meeting its place and link, with their labels.

    caveat: why it counts towards no tie; empty where it counts. nothing: what stands in the place of a text.
    """

    subject: str
    kind: str
    day: str
    about: tuple[tuple[str, str], ...]
    lines: tuple[RoleLine, ...]
    text: str
    attachments: tuple[str, ...]
    where: str
    caveat: str | Promise
    nothing: str


def message_page(actor: Actor, interaction_id: int) -> MessagePage:
    """Raises NotFoundError where there is no such message or meeting."""
    found = finding.message(actor, interaction_id)
    meeting = found.meeting
    lines = [RoleLine(_("Organised by") if meeting else _("From"), (_participant(*found.sender),))]
    if meeting and not any(found.sender):
        lines = []  # notes of calls and lunches name nobody who called the meeting
    for role in dict.fromkeys(role for role, *_rest in found.recipients):
        people = tuple(
            _participant(person, name, address) for one, person, name, address in found.recipients if one == role
        )
        lines.append(RoleLine(role, people))
    return MessagePage(
        subject=found.subject or _("No subject"),
        kind=str(MEETINGS[meeting.kind]) if meeting else "",
        day=_day(actor, found),
        about=tuple(pair for pair in _about(meeting) if pair[1]) if meeting else (),
        lines=tuple(lines),
        text=found.text.strip("\n"),
        attachments=found.attachments,
        where=found.where,
        caveat=_caveat(meeting) if meeting else AUTOMATION.get(found.automation, ""),
        nothing=_("Nothing more is said of it.") if meeting else _("This message has no text."),
    )


def _day(actor: Actor, found: MessageView) -> str:
    """'Monday 2 March', for a meeting with its times."""
    today = now(actor).day
    first = long_day(found.date, today) if found.date else _("No usable date")
    if found.meeting is None:
        return first
    last = long_day(found.meeting.until, today)
    if found.meeting.all_day:
        return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    pattern = (
        _("%(first)s, %(begins)s to %(ends)s") if first == last else _("%(first)s, %(begins)s to %(last)s, %(ends)s")
    )
    return pattern % {
        "first": first, "last": last, "begins": found.date[11:16], "ends": found.meeting.until[11:16],
    }  # fmt: skip


def _about(meeting: MeetingView) -> tuple[tuple[str, str], ...]:
    return (_("Where"), meeting.place), (_("Link"), meeting.link)


def _caveat(meeting: MeetingView) -> str | Promise:
    if meeting.ahead and not meeting.counts_not:
        return _("It lies ahead, so it does not count yet.")
    return COUNTS_NOT.get(meeting.counts_not, "")


def _participant(person_id: int | None, name: str, address: str) -> Participant:
    label = f"{name} <{address}>" if name and address and name != address else name or address
    return Participant(person_id, label or _("Nobody named"))
