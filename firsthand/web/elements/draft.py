"""A draft as any page shows it: to change, to copy, to open in the mail program, to save as a file; nothing is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpResponse

from firsthand.domain.drafts import Draft, Recipient, mailto
from firsthand.domain.drafts.shape import one_line, plain_text
from firsthand.services import drafts
from firsthand.services.actor import Actor

BODY_ROWS = 9


@dataclass(frozen=True)
class DraftCard:
    """number: from 1, among the drafts of one thing; to: addresses as a mailto link takes them; save_to: where the file is made.

    remedy: what the link lacks and what to do about it, ''; hidden: what `save_to` needs to know besides the text.
    """

    number: int
    title: str
    subject: str
    body: str
    href: str
    remedy: str
    blanks: bool
    save_to: str
    hidden: tuple[tuple[str, str], ...]
    id: str


def draft_card(draft: Draft, number: int, save_to: str, hidden: Mapping[str, str]) -> DraftCard:
    link = mailto(draft)
    return DraftCard(
        number=number,
        title=draft.title,
        subject=draft.subject,
        body=draft.body,
        href=link.url,
        remedy=link.remedy,
        blanks=bool(draft.blanks),
        save_to=save_to,
        hidden=tuple(hidden.items()),
        id=f"draft-{number}",
    )


def as_file(actor: Actor, draft: Draft, subject: str, body: str) -> HttpResponse:
    """The draft with the user's own words, as a message file to open in a mail program."""
    changed = replace(draft, subject=one_line(subject), body=plain_text(body))
    answer = HttpResponse(drafts.as_file(actor, changed), content_type="message/rfc822")
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(changed.to)}.eml"'
    return answer


def _file_name(to: tuple[Recipient, ...]) -> str:
    """A plain name that every system takes."""
    words = "-".join(word for one in to for word in one.name.lower().split())
    return "draft-" + (
        "".join(sign for sign in words if sign.isascii() and (sign.isalnum() or sign == "-"))[:60] or "mail"
    )
