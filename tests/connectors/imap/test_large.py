"""Large messages: attachments stay on the server, and the message is the same as when it is read whole."""

import base64
import random

import pytest

from firsthand.connectors.imap import fetching
from firsthand.domain.messages import Message
from tests.connectors.imap.accounts import run
from tests.connectors.letters import letter, parsed
from tests.support.dovecot import Dovecot
from tests.support.proxy import Proxy

_LARGE = base64.encodebytes(random.Random(3).randbytes(600_000)).decode()
_PDF = (
    'Content-Type: application/pdf; name="plan.pdf"\nContent-Transfer-Encoding: base64\n'
    f"Content-Disposition: attachment; filename=plan.pdf\n\n{_LARGE}"
)
_TEXT = "Content-Type: text/plain; charset=utf-8\n\nGrüße, the plan is attached.\n"
_HTML = "Content-Type: text/html\n\n<p>Rich <b>words</b></p>\n"
_INVITATION = (
    "Content-Type: text/calendar; method=REQUEST; charset=utf-8\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\n"
    "SUMMARY:Bridge\nEND:VEVENT\nEND:VCALENDAR\n"
)


def parts(kind: str, *inside: str, edge: str = "edge") -> str:
    """A part that holds parts, with its head."""
    return f'Content-Type: multipart/{kind}; boundary="{edge}"\n\n{body(*inside, edge=edge)}'


def body(*inside: str, edge: str = "edge") -> str:
    return "".join(f"--{edge}\n{one}\n" for one in inside) + f"--{edge}--\n"


def mixed(*inside: str) -> bytes:
    return letter(
        "MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="edge"', text=f"Preamble\n{body(*inside)}"
    )


_FORWARDED = "Content-Type: message/rfc822\n\nFrom: Cy <cy@loewe.test>\nSubject: Inner\nMIME-Version: 1.0\n"
_LETTERS = {
    "text, then a document": mixed(_TEXT, _PDF),
    "a document, then text": mixed(_PDF, _TEXT),
    "text in two versions and a document": mixed(parts("alternative", _TEXT, _HTML, edge="inner"), _PDF),
    "HTML alone and a document": mixed(_HTML, _PDF),
    "an invitation and a document": mixed(_TEXT, _INVITATION, _PDF),
    "a forwarded message with a document in it": mixed(
        _TEXT, _FORWARDED + parts("mixed", _TEXT.replace("Grüße", "Inside"), _PDF, edge="deep")
    ),
    "a forwarded message of one part, which is a document": mixed(_TEXT, _FORWARDED + _PDF),
    "a forwarded message as an attachment, and a document": mixed(
        _TEXT, _FORWARDED.replace("\n\n", "\nContent-Disposition: attachment\n\n", 1) + _TEXT, _PDF
    ),
    "a document alone": letter(
        "MIME-Version: 1.0", *_PDF.partition("\n\n")[0].split("\n"), text=_PDF.partition("\n\n")[2]
    ),
    "pictures in HTML": mixed(
        parts("related", _HTML, _PDF.replace("application/pdf", "image/png").replace("attachment", "inline"), edge="r")
    ),
    "a long text file beside a text": mixed(
        _TEXT, f"Content-Type: text/plain\nContent-Disposition: attachment; filename=log.txt\n\n{_LARGE}"
    ),
    "a name in another alphabet": mixed(_TEXT, _PDF.replace("filename=plan.pdf", "filename*=utf-8''%E6%A1%A5.pdf")),
    "a kind that means nothing": mixed(_TEXT, _PDF.replace("application/pdf", "nonsense")),
    "no name at all": mixed(_TEXT, f"Content-Type: application/zip\nContent-Transfer-Encoding: base64\n\n{_LARGE}"),
}
_ODD_EDGES = {
    f"an edge written as {edge}": letter(
        "MIME-Version: 1.0", f"Content-Type: multipart/mixed;\n boundary={edge}", text=body(_TEXT, _PDF, edge=plain)
    )
    for edge, plain in (('"odd (edge)+?"', "odd (edge)+?"), ("bare", "bare"), ('"=_1;2"', "=_1;2"))
}
_ALL = {**_LETTERS, **_ODD_EDGES}


def seen(message: Message) -> Message:
    """Without place, and without how lines end."""
    return message._replace(where="", text=message.text.rstrip())


def test_a_letter_without_its_attachments_is_the_same_message_with_their_names(server: Dovecot) -> None:
    server.fill("INBOX", (raw.replace(b"\n", b"\r\n") for raw in _ALL.values()))
    server.start()

    with Proxy(server.tls_port) as line:
        found = run(server.account(port=line.port))

    assert found.failed is None
    assert found.rejected == ()
    assert len(found.messages) == len(_ALL)
    by_place = {message.where: message for message in found.messages}
    for number, (name, raw) in enumerate(_ALL.items(), 1):
        right = parsed(raw.replace(b"\n", b"\r\n"))
        message = by_place[f"INBOX, message {number}"]
        assert seen(message) == seen(right), name
        assert message.key == right.key, name
    whole = sum(map(len, _ALL.values()))
    # Their beginnings come, and a kind that means nothing is read whole; the rest stays where it is.
    assert line.bytes_from_server < whole * 0.35


def test_a_large_text_is_fetched_to_its_end(server: Dovecot) -> None:
    long = letter(text="".join(f"Line {number} of a long story.\n" for number in range(9_000)))
    exact = letter(subject="Exact", text="").replace(b"\n", b"\r\n")
    exact += b"y" * (fetching.FIRST_BYTES - len(exact))
    server.fill("INBOX", [long, exact])
    server.start()

    found = run(server.account())

    assert found.failed is None
    assert len(exact) == fetching.FIRST_BYTES
    assert found.keys == {parsed(long).key, parsed(exact).key}


@pytest.mark.parametrize("seed", range(4))
def test_any_nesting_of_parts_is_the_same_message(server: Dovecot, seed: int) -> None:
    chance = random.Random(seed)
    letters = [mixed(*(_some_part(chance, 0) for _ in range(chance.randrange(1, 4))), _PDF) for _ in range(12)]
    server.fill("INBOX", letters)
    server.start()

    found = run(server.account())

    assert found.failed is None
    by_place = {message.where: message for message in found.messages}
    for number, raw in enumerate(letters, 1):
        assert seen(by_place[f"INBOX, message {number}"]) == seen(parsed(raw)), raw[:600]


def _some_part(chance: random.Random, depth: int) -> str:
    kind = chance.randrange(9 if depth < 3 else 5)
    if kind < 5:
        plain = (_TEXT, _HTML, _INVITATION, _PDF, _TEXT.replace("plain; ", 'plain; name="notes.txt"; '))[kind]
        return plain.replace("plan", f"plan{chance.randrange(100)}")
    inside = [_some_part(chance, depth + 1) for _ in range(chance.randrange(1, 4))]
    if kind == 8:
        return _FORWARDED + parts("mixed", *inside, edge=f"f{depth}{chance.randrange(1000)}")
    name = ("mixed", "alternative", "related")[kind - 5]
    return parts(name, *inside, edge=f"e{depth}{chance.randrange(1000)}")
