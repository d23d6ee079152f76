"""A dressed letter as the bytes of a message."""

import base64
import html
import quopri
import random
from hashlib import sha256

from firsthand.demo.cast import OWNER, Person
from firsthand.demo.dress import new_text, quoted, tongue
from firsthand.demo.headers import dated, encoded, folded, mailbox
from firsthand.demo.letters import Letter

_RE = {"en": "Re: ", "de": "AW: ", "fr": "RE: "}
_MAILER = {
    "outlook": "X-Mailer: Desk Mail 9.0",
    "notes": "X-Mailer: Memo Client Release 5",
    "phone": "X-Mailer: Pocket Mail (2C14)",
    "plain": "User-Agent: Heron/1.5",
}


def address_of(person: Person, letter: Letter, rng: random.Random) -> str:
    """The address a person goes by in a letter."""
    if person.key == OWNER:
        if letter.private:
            return person.addresses[2]
        return person.addresses[1] if letter.days_left > 520 else person.addresses[0]
    return person.address(letter.days_left, rng.random())


def dress(letter: Letter, rng: random.Random) -> bytes:
    """The whole message, lines ended by LF; notes on the letter what its answers will quote."""
    person = letter.hand or letter.sender
    program = person.traits["client"]
    charset = "iso-8859-1" if program == "notes" else "utf-8"
    boxes = {}
    for each in letter.people:
        name = each.display(rng.random()) if each is not letter.sender else each.display(max(0.06, rng.random()))
        boxes[each.key] = mailbox(name, address_of(each, letter, rng), charset)
    address = boxes[letter.sender.key].rsplit("<", 1)[-1].rstrip(">")
    subject = letter.subject
    if letter.forward:
        subject = "FW: " + subject
    elif letter.answers is not None and not subject.startswith(("Re: ", "AW: ", "RE: ")):
        subject = _RE[tongue(letter)] + subject
    text = new_text(letter, rng)
    letter.marks.update(text=text, address=address, subject=subject)
    letter.message_id = _message_id(letter, address)
    lines = [
        f"Message-ID: <{letter.message_id}>",
        f"Date: {dated(letter.sent_at, person.organisation.standard_minutes)}",
    ]
    lines.append(f"From: {boxes[letter.sender.key]}")
    if letter.hand is not None:
        lines.append("Sender: " + mailbox(letter.hand.name, letter.hand.addresses[0]))
    lines.append(folded("To", [boxes[each.key] for each in letter.to]))
    if letter.cc:
        lines.append(folded("Cc", [boxes[each.key] for each in letter.cc]))
    lines.append("Subject: " + encoded(subject, charset))
    lines += _thread(letter, program)
    if program in _MAILER:
        lines.append(_MAILER[program])
    lines.append("MIME-Version: 1.0")
    body = _body(letter, text, program, rng)
    return "\n".join(lines).encode() + b"\n" + body


def _message_id(letter: Letter, address: str) -> str:
    digest = sha256(f"{letter.number} {letter.sent_at} {letter.scene}".encode()).hexdigest()
    return f"{digest[:20].upper() if letter.number % 3 else digest[:14]}@{address.rsplit('@', 1)[-1]}"


def _thread(letter: Letter, program: str) -> list[str]:
    old = letter.answers
    if old is None or program == "notes" or letter.number % 17 == 0:
        return []
    chain: list[str] = []
    while old is not None and len(chain) < 8:
        chain.append(f"<{old.message_id}>")
        old = old.answers
    return [f"In-Reply-To: {chain[0]}", "References: " + "\n\t".join(reversed(chain))]


def _body(letter: Letter, text: str, program: str, rng: random.Random) -> bytes:
    below = quoted(letter) if rng.random() < 0.8 or letter.forward else ""
    if program == "plain" and letter.answers is not None and not letter.forward:
        whole = f"{below}\n\n{text}" if below else text
    else:
        whole = f"{text}\n\n{below}" if below else text
    boundary = f"=_{letter.number:06x}_{letter.sent_at:x}"
    if program == "phone" and letter.number % 3 == 0:
        part = _html_part(whole)
    elif program == "web" or (program == "outlook" and letter.number % 4 == 0):
        part = _parts("alternative", boundary + "a", [_text_part(whole, "utf-8"), _html_part(whole)])
    else:
        part = _text_part(whole, "iso-8859-1" if program == "notes" else "utf-8")
    if letter.attachment:
        part = _parts("mixed", boundary + "m", [part, attachment(letter.attachment, rng)])
    return part


def _text_part(text: str, charset: str) -> bytes:
    if text.isascii() and max(map(len, text.splitlines()), default=0) < 900:
        return (
            b"Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 7bit\n\n" + text.encode() + b"\n"
        )
    try:
        octets = text.encode(charset)
    except UnicodeEncodeError:
        charset, octets = "utf-8", text.encode()
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: "
    if charset == "iso-8859-1":
        return head.encode() + b"8bit\n\n" + octets + b"\n"
    return head.encode() + b"quoted-printable\n\n" + quopri.encodestring(octets + b"\n")


def _html_part(text: str) -> bytes:
    rows = html.escape(text, quote=False).split("\n\n")
    body = "".join("<p>" + row.replace("\n", "<br>\n") + "</p>\n" for row in rows)
    page = f'<html><head><style>p {{ font-family: sans-serif }}</style></head><body dir="ltr">\n{body}</body></html>\n'
    head = b'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
    return head + quopri.encodestring(page.encode())


def _parts(kind: str, boundary: str, parts: list[bytes]) -> bytes:
    mark = f"\n--{boundary}\n".encode()
    head = f'Content-Type: multipart/{kind};\n\tboundary="{boundary}"\n'.encode()
    return head + b"".join(mark + part for part in parts) + f"\n--{boundary}--\n".encode()


def attachment(name: str, rng: random.Random) -> bytes:
    """A small file of the kind its name promises."""
    if name.endswith(".csv"):
        rows = ["day,product,count"] + [f"{day},{rng.choice('ABCD')},{rng.randrange(40, 900)}" for day in range(1, 21)]
        kind, octets = "text/csv", "\n".join(rows).encode()
    else:
        kind = "application/pdf" if name.endswith(".pdf") else "application/octet-stream"
        octets = b"%PDF-1.4\n% an invented document\n" + rng.randbytes(400)
    packed = base64.encodebytes(octets)
    head = f'Content-Type: {kind}; name="{name}"\nContent-Disposition: attachment; filename="{name}"\n'
    return head.encode() + b"Content-Transfer-Encoding: base64\n\n" + packed
