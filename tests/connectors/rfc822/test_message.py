"""What becomes of one message."""

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.connectors.rfc822 import message
from firsthand.connectors.rfc822.message import NotAMessageError
from firsthand.domain.messages import TEXT_CHARS_MAX, Named
from tests.connectors.letters import NOW, letter, parsed


def _multipart(kind: str, *parts: str, boundary: str = "edge") -> bytes:
    pieces = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return letter(f'Content-Type: multipart/{kind}; boundary="{boundary}"', text=f"{pieces}--{boundary}--\n")


def test_a_plain_message_is_read_whole() -> None:
    found = parsed(
        letter(
            "Cc: cy@loewe.test",
            "Reply-To: office@moss.test",
            "Message-ID: <one@moss.test>",
            "References: <a@x.test> <b@x.test>",
            "In-Reply-To: <a@x.test>",
            text="Shall we meet?\nAda\n",
        )
    )

    assert found.message_id == "one@moss.test"
    assert found.sent_at == 1_699_259_400
    assert found.utc_offset_minutes == 60
    assert found.subject == "The bridge"
    assert found.people == (
        Named("f", "Ada Moss", "ada@moss.test"),
        Named("r", "", "office@moss.test"),
        Named("t", "Ben Dale", "ben@dale.test"),
        Named("c", "", "cy@loewe.test"),
    )
    assert found.references == ("b@x.test", "a@x.test")
    assert found.text == "Shall we meet?\nAda\n"
    assert (found.automation, found.list_id, found.date_mark, found.attachments) == ("", "", "", ())


def test_copies_of_one_mail_share_a_key_whatever_their_identifier_and_white_space() -> None:
    one = parsed(letter("Message-ID: <one@a.test>", text="Shall we meet?\n\nAda"))
    other = parsed(letter("Message-ID: <two@b.test>", "X-Folder: \\Sent", text="Shall  we\nmeet? Ada\n\n"))

    assert one.key == other.key
    assert len(one.key) == 16


@pytest.mark.parametrize(
    "other",
    [
        letter(text="Shall we eat?\n"),
        letter(subject="The tunnel"),
        letter(sender="eve@moss.test"),
        letter(date="Mon, 6 Nov 2023 09:30:01 +0100"),
    ],
)
def test_mail_that_differs_has_another_key(other: bytes) -> None:
    assert parsed(letter()).key != parsed(other).key


def test_mails_without_text_are_told_apart_by_what_is_attached() -> None:
    def attached(name: str) -> bytes:
        return _multipart("mixed", f"Content-Type: image/png\nContent-Disposition: attachment; filename={name}\n\nAAAA")

    assert parsed(attached("a.png")).key != parsed(attached("b.png")).key
    assert parsed(attached("a.png")).attachments == ("a.png",)


def test_somebody_in_to_cc_and_bcc_is_one_recipient_in_the_first_role() -> None:
    found = parsed(letter("Cc: ben@dale.test, cy@loewe.test", "Bcc: cy@loewe.test, di@fell.test"))

    assert [(person.role, person.address) for person in found.people[1:]] == [
        ("t", "ben@dale.test"), ("c", "cy@loewe.test"), ("b", "di@fell.test"),
    ]  # fmt: skip


@pytest.mark.parametrize("sender", ["", " ", "<>", '""'])
def test_an_empty_from_leaves_the_message_without_a_sender(sender: str) -> None:
    found = parsed(letter(sender=sender))

    assert [person.role for person in found.people] == ["t"]
    assert found.text


def test_a_message_without_any_date_is_kept_and_marked() -> None:
    found = parsed(b"From: ada@moss.test\nSubject: x\n\ntext\n")

    assert (found.sent_at, found.date_mark) == (None, "missing")


def test_absurd_dates_of_different_mails_keep_them_apart() -> None:
    first, second = parsed(letter(date="some day")), parsed(letter(date="another day"))

    assert first.date_mark == second.date_mark == "absurd"
    assert first.key != second.key


def test_ten_thousand_recipients_are_kept() -> None:
    everybody = ",\n ".join(f"Person {n} <p{n}@many.test>" for n in range(10_000))

    assert len(parsed(letter(to=everybody)).people) == 10_001


def test_export_fields_give_names_where_the_addresses_have_none() -> None:
    found = parsed(
        letter(
            "X-From: Moss, Ada </O=CO/OU=EU/CN=RECIPIENTS/CN=AMOSS>",
            "X-To: Dale, Ben </O=CO/OU=EU/CN=RECIPIENTS/CN=BDALE>, Cy Loewe <Cy Loewe/LON/CO@CO>",
            "X-cc: Di Fell",
            "Cc: di.fell@co.test",
            sender="ada.moss@co.test",
            to="ben.dale@co.test, cy.loewe@co.test",
        )
    )

    assert [person.name for person in found.people] == ["Moss, Ada", "Dale, Ben", "Cy Loewe", "Di Fell"]


def test_export_fields_that_list_other_people_give_nobody_a_name() -> None:
    found = parsed(
        letter("X-To: Dale, Ben </O=CO/CN=BDALE>, Cy Loewe <Cy/LON/CO@CO>", sender="ada@co.test", to="ben.dale@co.test")
    )

    assert [person.name for person in found.people] == ["", ""]


def test_names_in_the_fields_themselves_come_first() -> None:
    assert parsed(letter("X-From: Somebody Else")).people[0].name == "Ada Moss"


@pytest.mark.parametrize(
    ("charset", "text"),
    [("utf-8", "Grüße"), ("iso-8859-1", "Grüße"), ("koi8-r", "привет"), ("gb2312", "你好"), ("iso-2022-jp", "日本語"),
     ("shift_jis", "日本語"), ("ks_c_5601-1987", "안녕"), ("utf-7", "Grüße"), ("utf-16", "Grüße"), ("x-mac-roman", "Grüße")],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable"])
def test_text_is_read_in_its_charset_and_encoding(charset: str, text: str, encoding: str) -> None:
    content = text.encode("mac_roman" if charset == "x-mac-roman" else charset)
    if encoding == "base64":
        content = base64.encodebytes(content)
    elif encoding == "quoted-printable":
        content = quopri.encodestring(content)
    elif charset == "utf-16":
        return  # has zero bytes and never travels without an encoding
    head = letter(f'Content-Type: text/plain; charset="{charset}"', f"Content-Transfer-Encoding: {encoding}", text="")

    assert parsed(head + content).text.strip() == text


def test_an_unknown_charset_costs_nothing_that_can_be_read() -> None:
    raw = letter("Content-Type: text/plain; charset=no-such-thing", text="Grüße")

    assert parsed(raw).text == "Grüße"


def test_plain_text_is_preferred_to_html() -> None:
    found = parsed(
        _multipart("alternative", "Content-Type: text/plain\n\nplain", "Content-Type: text/html\n\n<b>html</b>")
    )

    assert found.text == "plain"


def test_html_is_taken_where_the_plain_part_is_empty() -> None:
    found = parsed(
        _multipart("alternative", "Content-Type: text/plain\n\n \n", "Content-Type: text/html\n\n<b>html</b>")
    )

    assert found.text == "html"


def test_a_footer_in_plain_text_does_not_hide_the_html_above_it() -> None:
    found = parsed(
        _multipart("mixed", "Content-Type: text/html\n\n<p>The news</p>", "Content-Type: text/plain\n\n-- \nA list")
    )

    assert "The news" in found.text
    assert "A list" in found.text


def test_a_nested_message_is_appended_with_whose_it_is() -> None:
    inner = letter(sender="Cy Loewe <cy@loewe.test>", subject="Inside", text="The inner text\n").decode()
    found = parsed(
        _multipart("mixed", "Content-Type: text/plain\n\nSee below", f"Content-Type: message/rfc822\n\n{inner}")
    )

    assert found.text.startswith("See below")
    assert "From: Cy Loewe <cy@loewe.test>" in found.text
    assert "Subject: Inside" in found.text
    assert found.text.rstrip().endswith("The inner text")
    assert found.people[0].address == "ada@moss.test"


def test_a_message_that_is_nothing_but_another_message_is_read() -> None:
    inner = letter(subject="Inside", text="The inner text\n").decode()

    assert "The inner text" in parsed(letter("Content-Type: message/rfc822", text=inner)).text


def test_messages_nested_a_thousand_deep_are_survived() -> None:
    raw = letter(text="the core")
    for _ in range(1000):
        raw = b"From: ada@moss.test\nContent-Type: message/rfc822\n\n" + raw

    assert parsed(raw).people[0].address == "ada@moss.test"


def test_a_boundary_that_never_comes_leaves_the_text_readable() -> None:
    found = parsed(letter('Content-Type: multipart/mixed; boundary="never"', text="Only this text\n"))

    assert "Only this text" in found.text


def test_a_missing_last_boundary_costs_nothing() -> None:
    raw = letter('Content-Type: multipart/mixed; boundary="e"', text="--e\nContent-Type: text/plain\n\nThe text\n")

    assert parsed(raw).text.strip() == "The text"


@pytest.mark.parametrize("content", ["!!! not base64 !!!", "R3LDvMOfZQ", "R3LDvMOfZQ=\nfooter after it"])
def test_broken_base64_gives_what_can_be_read(content: str) -> None:
    raw = letter("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", text=content)

    found = parsed(raw)

    assert found.people
    if content.startswith("R3LD"):
        assert found.text.startswith("Grüße")


def test_attachment_names_are_decoded_and_their_content_left_out() -> None:
    found = parsed(
        _multipart(
            "mixed",
            "Content-Type: text/plain\n\nhere",
            'Content-Type: application/pdf; name="=?utf-8?q?Gr=C3=BC=C3=9Fe=2Epdf?="\n'
            "Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nJVBERi0=",
            "Content-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''n%C3%B6te.txt\n\nsecret",
        )
    )

    assert found.attachments == ("Grüße.pdf", "nöte.txt")
    assert found.text.strip() == "here"


def test_a_very_long_text_is_cut() -> None:
    assert len(parsed(letter(text="word " * 100_000)).text) == TEXT_CHARS_MAX


def test_zero_bytes_never_come_through() -> None:
    found = parsed(b"From: a\0da@moss.test\nSubject: o\0ne\nDate: x\n\nte\0xt\n")

    assert "\0" not in repr(found).replace("\\x00", "\0")


def test_a_meeting_request_is_from_a_calendar() -> None:
    request = (
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Bridge talk\nLOCATION:Room 1\nEND:VEVENT\nEND:VCALENDAR"
    )
    found = parsed(_multipart("alternative", f"Content-Type: text/calendar; method=REQUEST\n\n{request}"))

    assert found.automation == "calendar"
    assert found.text == "Bridge talk\nRoom 1"


def test_a_bounce_that_carries_a_meeting_request_is_a_bounce() -> None:
    returned = letter(
        "Return-Path: <robot@moss.test>",
        "Content-Type: text/calendar; method=REQUEST",
        sender="MAILER-DAEMON@moss.test",
        text="BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n",
    )

    assert parsed(returned).automation == "bounce"


def test_an_attachment_that_cannot_be_decoded_costs_nothing_of_the_text() -> None:
    broken = "Content-Type: image/png; name=bridge.png\nContent-Transfer-Encoding: base64\n\nA=?A"
    found = parsed(_multipart("mixed", "Content-Type: text/plain\n\nSee the bridge.", broken))

    assert (found.text.strip(), found.attachments) == ("See the bridge.", ("bridge.png",))


@pytest.mark.parametrize(
    ("fields", "sender", "wanted"),
    [
        ((), "ada@moss.test", ""),
        (("Auto-Submitted: no",), "ada@moss.test", ""),
        (("Auto-Submitted: auto-replied",), "ada@moss.test", "auto-reply"),
        (("Auto-Submitted: auto-replied; x=y",), "ada@moss.test", "auto-reply"),
        (("X-Auto-Response-Suppress: All",), "ada@moss.test", "auto-reply"),
        (("X-Autoreply: yes",), "ada@moss.test", "auto-reply"),
        (("Return-Path: <>",), "ada@moss.test", "auto-reply"),
        (("Return-Path: <ada@moss.test>",), "ada@moss.test", ""),
        (("Return-Path: <ada@moss.test>",), "no-reply@moss.test", "robot"),
        (("Return-Path: <>",), "MAILER-DAEMON@moss.test", "bounce"),
        ((), "Mail Delivery System <MAILER-DAEMON@moss.test>", "bounce"),
        (("X-Failed-Recipients: ben@dale.test",), "postmaster@moss.test", "bounce"),
        (("Content-Type: multipart/report; report-type=delivery-status; boundary=e",), "p@moss.test", "bounce"),
        (("List-Id: Talk <talk.moss.test>",), "ada@moss.test", "list"),
        (("List-Post: <mailto:talk@moss.test>", "List-Unsubscribe: <mailto:x@y.test>"), "ada@moss.test", "list"),
        (("Precedence: list",), "ada@moss.test", "list"),
        (("Precedence: bulk",), "ada@moss.test", "bulk"),
        (("List-Unsubscribe: <https://moss.test/u>",), "ada@moss.test", "bulk"),
        (("List-Unsubscribe: <https://moss.test/u>", "List-Id: <news.moss.test>"), "ada@moss.test", "bulk"),
        (("Auto-Submitted: auto-generated",), "ada@moss.test", "robot"),
        (("Auto-Submitted: auto-generated", "List-Id: <news.moss.test>"), "ada@moss.test", "list"),
        ((), "no-reply@moss.test", "robot"),
        ((), "Moss <donotreply@moss.test>", "robot"),
        ((), "jira-notifications@moss.test", "robot"),
        ((), "noreen@moss.test", ""),
        ((), "tom.cron@moss.test", ""),
        ((), "Cron Daemon <root@moss.test>", "robot"),
        ((), "alerta.gomez@moss.test", ""),
        (("X-Mailer: PHPMailer 5.2",), "ada@moss.test", "robot"),
        (("X-Mailer: Apple Mail (2.3)",), "ada@moss.test", ""),
    ],
)
def test_the_headers_say_who_or_what_sent_it(fields: tuple[str, ...], sender: str, wanted: str) -> None:
    assert parsed(letter(*fields, sender=sender)).automation == wanted


def test_a_list_is_known_by_its_identifier_or_its_address() -> None:
    assert parsed(letter("List-Id: The Talk <talk.moss.test>")).list_id == "talk.moss.test"
    assert parsed(letter("List-Post: <mailto:Talk@moss.test?x=y>")).list_id == "talk@moss.test"


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("X-Folder: \\Moss, Ada\\Sent Items", True),
        ("X-Folder: \\Ada\\Notes Folders\\'sent mail", True),
        ("X-Folder: \\Ada\\Notes Folders\\Presentations", False),
        ("X-Gmail-Labels: Important,Sent", True),
        ("X-Gmail-Labels: =?utf-8?q?Gesendet,Ge=C3=B6ffnet?=", True),
        ("X-Gmail-Labels: Inbox,Unread", False),
    ],
)
def test_folders_and_labels_tell_what_the_owner_sent(field: str, wanted: bool) -> None:
    assert parsed(letter(field)).in_sent_folder is wanted


@pytest.mark.parametrize("raw", [b"", b"\n\n", b" \r\n"])
def test_bytes_without_anything_in_them_are_no_message(raw: bytes) -> None:
    with pytest.raises(NotAMessageError):
        parsed(raw)


@settings(max_examples=150)
@given(st.data())
def test_no_message_is_too_strange(data: st.DataObject) -> None:
    """A well-formed message with bytes changed, cut out or put in anywhere is still read, or called no message."""
    raw = bytearray(
        _multipart(
            "mixed",
            "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>Gr=C3=BC=C3=9Fe</p>",
            'Content-Type: image/png; name="=?utf-8?q?x?="\nContent-Transfer-Encoding: base64\n\nAAAA',
        )
    )
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(raw) - 1))
        length = data.draw(st.integers(0, 20))
        raw[at : at + length] = data.draw(st.binary(max_size=20))
        if not raw:
            break
    try:
        row = message.read(bytes(raw), "here", now=NOW, in_sent_folder=False)
    except NotAMessageError:
        return
    assert len(row) == 14
    for text in (row[1], row[5], row[7], row[10], *row[8], *row[11], *(part for person in row[6] for part in person)):
        text.encode("utf-8")
        assert "\0" not in text
