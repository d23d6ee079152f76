from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from firsthand.services import finding
from firsthand.services.actor import Actor, now
from firsthand.web.elements.words import long_day

AUTOMATION: dict[str, str | Promise] = {
    "list": lazy("Sent through a list, so it counts towards no tie."),
    "bulk": lazy("Sent in bulk, so it counts towards no tie."),
    "auto-reply": lazy("An automatic answer, so it counts towards no tie."),
    "bounce": lazy("A delivery report, so it counts towards no tie."),
    "robot": lazy("Written by a machine, so it counts towards no tie."),
    "calendar": lazy("An automatic calendar notice, so it counts towards no tie."),
}


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
    """caveat: why the message counts towards no tie; empty for an ordinary one."""

    subject: str
    day: str
    lines: tuple[RoleLine, ...]
    text: str
    attachments: tuple[str, ...]
    where: str
    caveat: str | Promise


def message_page(actor: Actor, interaction_id: int) -> MessagePage:
    """Raises NotFoundError where there is no such message."""
    found = finding.message(actor, interaction_id)
    lines = [RoleLine(_("From"), (_participant(*found.sender),))]
    for role in dict.fromkeys(role for role, *_rest in found.recipients):
        people = tuple(
            _participant(person, name, address) for one, person, name, address in found.recipients if one == role
        )
        lines.append(RoleLine(role, people))
    return MessagePage(
        subject=found.subject or _("No subject"),
        day=long_day(found.date, now(actor).day) if found.date else _("No usable date"),
        lines=tuple(lines),
        text=found.text.strip("\n"),
        attachments=found.attachments,
        where=found.where,
        caveat=AUTOMATION.get(found.automation, ""),
    )


def _participant(person_id: int | None, name: str, address: str) -> Participant:
    label = f"{name} <{address}>" if name and address and name != address else name or address
    return Participant(person_id, label or _("Nobody named"))
