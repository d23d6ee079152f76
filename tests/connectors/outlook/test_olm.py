"""Outlook for Mac's export: a zip of XML files, named as several independent readers of real exports name them."""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.connectors.olm.format import OlmFormat, _Cleaned
from firsthand.domain.cards import Card, Labelled, PersonalDate
from tests.connectors.letters import letter, parsed, reading

INBOX = "Accounts/ada@moss.test/com.microsoft.__Messages/Inbox/message_00001.xml"
SENT = "Accounts/ada@moss.test/com.microsoft.__Messages/Sent Items/message_00001.xml"
BOOK = "Accounts/ada@moss.test/Address Book/Contacts.xml"
MONDAY = 1_699_259_400


def _people(field: str, *people: tuple[str, str]) -> str:
    inner = "".join(
        f"<emailAddress OPFContactEmailAddressAddress={quoteattr(address)} OPFContactEmailAddressName={quoteattr(name)}/>"
        for name, address in people
    )
    return f"<OPFMessageCopy{field}>{inner}</OPFMessageCopy{field}>"


def _email(more: str = "", **fields: str) -> bytes:
    usual = {"Subject": "The bridge", "SentTime": "2023-11-06T08:30:00", "Body": "Shall we meet?", **fields}
    inner = "".join(
        f'<OPFMessageCopy{name} xml:space="preserve">{escape(text)}</OPFMessageCopy{name}>'
        for name, text in usual.items()
    )
    people = _people("FromAddresses", ("Ada Moss", "ada@moss.test")) + _people(
        "ToAddresses", ("Ben Dale", "ben@dale.test")
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<emails elementCount="1"><email xml:space="preserve">'
        f"{inner}{people}{more}</email></emails>"
    ).encode()


def _olm(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_messages_are_read_with_their_folder_and_their_attachments_are_names_alone(tmp_path: Path) -> None:
    attached = (
        "<OPFMessageCopyAttachmentList><messageAttachment OPFAttachmentName='plän.pdf' "
        "OPFAttachmentContentType='application/pdf' OPFAttachmentURL='com.microsoft.__Attachments/1'/>"
        "</OPFMessageCopyAttachmentList>"
    )
    files = {
        INBOX: _email(attached, MessageID="<a@moss.test>", InReplyTo="b@dale.test", References="<c@dale.test>"),
        SENT: _email(Subject="Sent"),
        "Accounts/ada@moss.test/com.microsoft.__Attachments/1/letter.eml": letter(subject="Attached"),
    }

    report = reading(_olm(tmp_path / "mac.olm", files))

    assert report.rejected == ()
    first, second = report.messages
    assert [tuple(one) for one in first.people] == [
        ("f", "Ada Moss", "ada@moss.test"),
        ("t", "Ben Dale", "ben@dale.test"),
    ]
    assert (first.subject, first.sent_at, first.text.strip()) == ("The bridge", MONDAY, "Shall we meet?")
    assert (first.message_id, first.references) == ("a@moss.test", ("c@dale.test", "b@dale.test"))
    assert first.attachments == ("plän.pdf",)
    assert (first.in_sent_folder, second.in_sent_folder) == (False, True)
    assert first.where == f"mac.olm › {INBOX}"
    assert [source.kind for source in report.opened] == ["zip"]


def test_a_message_with_its_headers_is_the_same_as_in_an_mbox(tmp_path: Path) -> None:
    raw = letter("Message-ID: <a@moss.test>", "List-Id: <walkers.moss.test>")
    source = raw.decode().partition("\n\n")[0] + "\n\n"

    (found,) = reading(_olm(tmp_path / "mac.olm", {INBOX: _email(Source=source)})).messages

    assert found._replace(where="", text="") == parsed(raw)._replace(where="", text="")


def test_a_message_that_is_there_as_it_came_is_read_as_it_came(tmp_path: Path) -> None:
    raw = letter("Content-Type: text/html", text="<p>Shall we <b>meet</b>?</p>")

    (found,) = reading(_olm(tmp_path / "mac.olm", {INBOX: _email(Source=raw.decode(), Body="")})).messages

    assert found._replace(where="") == parsed(raw)._replace(where="")


@pytest.mark.parametrize(
    ("fields", "more"),
    [
        ({"Body": "<html><body><p>Grüße</p></body></html>"}, ""),
        ({"Body": "", "HTMLBody": "<p>Grüße</p>"}, ""),
        ({"Body": "&nbsp;<p>Grüße</p>"}, "<OPFMessageGetHasHTML>1E0</OPFMessageGetHasHTML>"),
        ({"Body": "Grüße", "HTMLBody": "<p>Other</p>"}, ""),
    ],
    ids=["html where the text should be", "html alone", "html by its mark", "text before html"],
)
def test_the_text_is_found_in_whatever_form_it_was_kept(fields: dict[str, str], more: str, tmp_path: Path) -> None:
    (found,) = reading(_olm(tmp_path / "mac.olm", {INBOX: _email(more, **fields)})).messages

    assert found.text.strip() == "Grüße"


def test_the_older_dialect_with_a_namespace_is_read(tmp_path: Path) -> None:
    raw = _email().replace(b"<emails ", b'<emails xmlns="http://schemas.example/outlook" ')

    assert [one.subject for one in reading(_olm(tmp_path / "mac.olm", {INBOX: raw})).messages] == ["The bridge"]


def test_characters_that_may_not_stand_in_xml_do_not_cost_the_message(tmp_path: Path) -> None:
    raw = _email(Body="Shall MARK we meet?").replace(b"MARK", b"\x0b&#x1;&#11;\xef\xbf\xbf")

    (found,) = reading(_olm(tmp_path / "mac.olm", {INBOX: raw})).messages

    assert found.text.split() == ["Shall", "we", "meet?"]


def _cleaned(raw: bytes, size: int) -> bytes:
    stream, pieces = _Cleaned(io.BytesIO(raw)), []
    while piece := stream.read(size):
        pieces.append(piece)
    return b"".join(pieces)


@given(st.integers(16, 40), st.text(alphabet="a&;#x1<\x0b\uffffé", max_size=80))
def test_pieces_of_any_size_are_cleaned_alike(size: int, text: str) -> None:
    assert _cleaned(text.encode(), size) == _cleaned(text.encode(), 1_000)


def test_contacts_become_cards(tmp_path: Path) -> None:
    fields = {
        "DisplayName": "Ada Moss",
        "FirstName": "Ada",
        "LastName": "Moss",
        "BusinessCompany": "Moss & Dale",
        "BusinessTitle": "Engineer",
        "CellPhone": "+49 170 1",
        "BusinessCity": "Moss",
        "BusinessStreetAddress": "1 Mill Lane",
        "Birthday": "1960-01-01T00:00:00",
        "NotesPlain": "Likes walks.",
    }
    inner = "".join(f"<OPFContactCopy{name}>{escape(text)}</OPFContactCopy{name}>" for name, text in fields.items())
    address = '<contactEmailAddress OPFContactEmailAddressAddress="Ada@Moss.test" OPFContactEmailAddressType="0"/>'
    both = "".join(
        f"<OPFContactCopy{name}>{address}</OPFContactCopy{name}>"
        for name in ("DefaultEmailAddress", "EmailAddressList")
    )
    firm = "<contact><OPFContactCopyBusinessCompany>Dale</OPFContactCopyBusinessCompany></contact>"
    xml = f"<contacts elementCount='2'><contact>{inner}{both}</contact>{firm}</contacts>"

    report = reading(_olm(tmp_path / "mac.olm", {BOOK: xml.encode()}))

    ada, dale = report.records
    assert isinstance(ada, Card)
    assert (ada.name, ada.given, ada.family, ada.sort) == ("Ada Moss", "Ada", "Moss", "person")
    assert ada.addresses == (Labelled("", "ada@moss.test"),)
    assert ada.phones == (Labelled("mobile", "+49 170 1"),)
    assert ada.places == (Labelled("work", "1 Mill Lane, Moss"),)
    assert [one[:3] for one in ada.positions] == [("Moss & Dale", "", "Engineer")]
    assert (ada.dates, ada.notes) == ((PersonalDate("birthday", 1960, 1, 1),), ("Likes walks.",))
    assert ada.where == f"mac.olm › {BOOK}, contact 1"
    assert (dale.name, dale.sort) == ("Dale", "organisation")


def test_appointments_and_tasks_are_said_to_be_left_out(tmp_path: Path) -> None:
    calendar = (
        b"<appointments>"
        + b"<appointment><OPFCalendarEventCopySummary>x</OPFCalendarEventCopySummary></appointment>" * 3
    )
    tasks = b"<tasks><task><OPFTaskCopyName>x</OPFTaskCopyName></task></tasks>"

    report = reading(_olm(tmp_path / "mac.olm", {"Calendar.xml": calendar + b"</appointments>", "Tasks.xml": tasks}))

    assert [rejected.reason[-18:] for rejected in report.rejected] == [" appointments (3).", "export: tasks (1)."]
    assert "as .ics" in report.rejected[0].remedy


@pytest.mark.parametrize(
    "harm",
    [
        b'<!DOCTYPE emails [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        b'<!DOCTYPE emails SYSTEM "file:///etc/hostname">',
    ],
)
def test_entities_that_could_do_harm_are_refused(harm: bytes, tmp_path: Path) -> None:
    raw = _email().replace(b"\n<emails", harm + b"\n<emails")

    report = reading(_olm(tmp_path / "mac.olm", {INBOX: raw, SENT: _email()}))

    assert len(report.messages) == 1
    assert ["damaged" in rejected.reason for rejected in report.rejected] == [True]


def test_a_message_that_breaks_off_costs_no_other(tmp_path: Path) -> None:
    report = reading(_olm(tmp_path / "mac.olm", {INBOX: _email()[:-40], SENT: _email()}))

    assert len(report.messages) == 1
    assert len(report.rejected) == 1


def test_other_xml_is_not_taken_for_an_export() -> None:
    assert OlmFormat().recognises(_email())
    assert not OlmFormat().recognises(b"<?xml version='1.0'?><emails><email>OP F</email></emails>")
    assert not OlmFormat().recognises(b"From: <emails> OPF\n\n")


def test_several_messages_in_one_file_have_places_of_their_own(tmp_path: Path) -> None:
    raw = _email()
    raw = raw.replace(b"</email><", b"</email>" + raw[raw.index(b"<email ") : raw.index(b"</emails>")] + b"<")

    report = reading(_olm(tmp_path / "mac.olm", {INBOX: raw}))

    assert [one.where for one in report.messages] == [f"mac.olm › {INBOX}", f"mac.olm › {INBOX}, message 2"]


def test_a_file_in_an_encoding_that_nobody_knows_costs_no_other(tmp_path: Path) -> None:
    raw = _email().replace(b"UTF-8", b"UTF08")

    report = reading(_olm(tmp_path / "mac.olm", {INBOX: raw, SENT: _email()}))

    assert len(report.messages) == 1
    assert ["damaged" in one.reason for one in report.rejected] == [True]
