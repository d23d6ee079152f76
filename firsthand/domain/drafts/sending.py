"""A draft as a link that opens the user's own mail program, and as a file; nothing is sent."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from firsthand.domain.drafts.shape import Draft, Recipient, one_line
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

MAILTO_CHARS_MAX = 2000
"""Longer links are cut or refused by browsers and mail programs in wide use."""

TOO_LONG = gettext_noop(
    "This draft is too long for a link: the link opens your mail program with what fits. Copy the text from here, or save the"
    " draft as a file and open that."
)
_KEPT = "!$'*+-._~"
"""Characters of an address that need no percent sign in a mailto link (RFC 6068, section 2)."""


@dataclass(frozen=True, slots=True)
class Mailto:
    """url: at most `MAILTO_CHARS_MAX` characters. remedy: what to do about what it lacks; '' when it is complete."""

    url: str
    remedy: str = ""


def mailto(draft: Draft) -> Mailto:
    """The draft as a mailto link (RFC 6068).

    Source: Duerst, Masinter, Zawinski, "The 'mailto' URI Scheme", RFC 6068 (2010).
    """
    remedy = _missing_address(draft)
    to = ",".join(_address(one.address) for one in draft.to if one.address)
    subject = f"subject={quote(draft.subject, safe=_KEPT)}"
    body = "body=" + quote(draft.body.replace("\n", "\r\n"), safe=_KEPT)
    reply = f"in-reply-to={quote(f'<{draft.in_reply_to}>', safe=_KEPT)}" if draft.in_reply_to else ""
    complete = [subject, body, *([reply] if reply else [])]
    for fields, is_complete in ((complete, True), ([subject, body], True), ([subject], False), ([], False)):
        url = f"mailto:{to}" + (f"?{'&'.join(fields)}" if fields else "")
        if len(url) <= MAILTO_CHARS_MAX:
            return Mailto(url, remedy if is_complete else " ".join(filter(None, (_(TOO_LONG), remedy))))
    return Mailto("mailto:", _(TOO_LONG))


def eml(draft: Draft, sender: Recipient | None = None) -> bytes:
    """The draft as a message file that mail programs open for writing (`X-Unsent: 1`)."""
    message = EmailMessage(policy=SMTP)
    found = [address for one in draft.to if (address := _header_address(one))]
    own = _header_address(sender) if sender else None
    if not all(str(one.addr_spec).isascii() for one in [*found, *([own] if own else [])]):
        message = EmailMessage(policy=SMTP.clone(utf8=True))
    message["X-Unsent"] = "1"
    if own:
        message["From"] = own
    if found:
        message["To"] = found
    message["Subject"] = draft.subject
    if draft.in_reply_to:
        message["In-Reply-To"] = f"<{draft.in_reply_to}>"
    if draft.references:
        message["References"] = " ".join(f"<{one}>" for one in draft.references)
    message.set_content(draft.body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def _missing_address(draft: Draft) -> str:
    return " ".join(
        _("No mail address is known for %(name)s; fill it in yourself.") % {"name": one.name}
        if one.name
        else _("No mail address is known for them; fill it in yourself.")
        for one in draft.to
        if not one.address
    )


def _address(address: str) -> str:
    local, _, domain = one_line(address, 400).rpartition("@")
    return f"{quote(local, safe=_KEPT)}@{quote(domain, safe=_KEPT + '[]:')}"


def _header_address(one: Recipient) -> Address | None:
    """None where the address cannot stand in a header."""
    local, _, domain = one_line(one.address, 400).rpartition("@")
    if not local or not domain or any(char in ' <>,;:"\\()[]' for char in domain):
        return None
    try:
        return Address(one_line(one.name, 200), local, domain)
    except (ValueError, IndexError):
        return None
