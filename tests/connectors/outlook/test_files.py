"""Outlook's files as files: folders, sent mail, damage, sources, and what is read a second time."""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from firsthand.connectors.msg import MsgFormat
from firsthand.connectors.pst import PstFormat
from tests.connectors.letters import letter, reading
from tests.connectors.outlook.compound import compound
from tests.connectors.outlook.items import At, Properties, Written, person, sender
from tests.connectors.outlook.msg_writer import msg
from tests.connectors.outlook.pst_writer import Folder, pst

MONDAY = 1_699_259_400


def _mail(subject: str) -> Written:
    properties: Properties = {0x1A: "IPM.Note", 0x37: subject, 0x39: At(MONDAY), 0x1000: f"About {subject}.\r\n"}
    return Written({**properties, **sender("Ada Moss", "ada@moss.test")}, [person("Ben Dale", "ben@dale.test")])


def test_folders_within_folders_are_read_and_named(tmp_path: Path) -> None:
    inner = Folder("Bridge", [_mail("two")], [Folder("Plans/2023", [_mail("three")])])
    (tmp_path / "all.pst").write_bytes(pst(Folder("Inbox", [_mail("one")], [inner]), Folder("Empty")))

    report = reading(tmp_path / "all.pst")

    assert {message.subject: message.where for message in report.messages} == {
        "one": "all.pst, Inbox, item 1",
        "two": "all.pst, Inbox/Bridge, item 1",
        "three": "all.pst, Inbox/Bridge/Plans-2023, item 1",
    }
    assert [(source.kind, source.source) for source in report.opened] == [("pst", str(tmp_path / "all.pst"))]


def test_sent_mail_is_known_by_its_folder_s_name_or_by_what_the_store_says(tmp_path: Path) -> None:
    folders = (
        Folder("Sent Items", [_mail("by name")], [Folder("Old", [_mail("below it")])]),
        Folder("Posta di Ada", [_mail("by the store")], is_sent=True),
        Folder("Inbox", [_mail("received")]),
    )
    (tmp_path / "all.pst").write_bytes(pst(*folders))

    sent = {message.subject for message in reading(tmp_path / "all.pst").messages if message.in_sent_folder}

    assert sent == {"by name", "below it", "by the store"}


def test_what_was_deleted_is_no_meeting_and_no_contact_but_still_mail(tmp_path: Path) -> None:
    contact = Written({0x1A: "IPM.Contact", 0x3001: "Ada Moss"})
    folders = (
        Folder("Papierkorb", [_mail("mail"), contact], [Folder("Old", [contact])], is_deleted=True),
        Folder("Contacts", [contact]),
    )
    (tmp_path / "all.pst").write_bytes(pst(*folders))

    report = reading(tmp_path / "all.pst")

    assert [message.subject for message in report.messages] == ["mail"]
    assert [card.where for card in report.records] == ["all.pst, Contacts, item 1"]
    assert ["deleted items (2)" in rejected.reason for rejected in report.rejected] == [True]


def test_a_msg_in_a_folder_of_sent_mail_is_sent(tmp_path: Path) -> None:
    for folder in ("Sent Items", "Inbox"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.msg").write_bytes(msg(_mail(folder)))
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.writestr("Gesendete Elemente/one.msg", msg(_mail("zipped")))

    report = reading(tmp_path)

    assert {message.subject for message in report.messages if message.in_sent_folder} == {"Sent Items", "zipped"}
    assert sorted(source.kind for source in report.opened) == ["folder", "folder", "zip"]


def test_thousands_of_items_come_in_batches(tmp_path: Path) -> None:
    folders = [Folder(f"Box {box}", [_mail(f"{box} {number}") for number in range(150)]) for box in range(8)]
    (tmp_path / "all.pst").write_bytes(pst(*folders))

    report = reading(tmp_path / "all.pst")

    assert len({message.key for message in report.messages}) == 1_200
    assert report.rejected == ()


def test_a_data_file_and_a_folder_of_msg_are_known_again(tmp_path: Path) -> None:
    (tmp_path / "all.pst").write_bytes(pst(Folder("Inbox", [_mail("one")])))
    (tmp_path / "two.msg").write_bytes(msg(_mail("two")))
    first = reading(tmp_path)

    second = reading(tmp_path, known=first.fingerprints)

    assert len(first.messages) == 2
    assert not second.messages
    assert not second.rejected
    assert len(second.unchanged) == 2


def test_nothing_is_written_to_a_data_file(tmp_path: Path) -> None:
    path = tmp_path / "all.pst"
    path.write_bytes(pst(Folder("Inbox", [_mail("one")])))
    before = (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns)

    reading(path)

    assert (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_data_file_that_breaks_off_is_said_to_and_costs_nothing_else(share: float, tmp_path: Path) -> None:
    whole = pst(Folder("Inbox", [_mail(str(number)) for number in range(50)]))
    (tmp_path / "all.pst").write_bytes(whole[: int(len(whole) * share)])
    (tmp_path / "good.eml").write_bytes(letter())

    report = reading(tmp_path)

    assert "The bridge" in {message.subject for message in report.messages}
    assert report.rejected


def test_one_damaged_item_costs_no_other(tmp_path: Path) -> None:
    whole = bytearray(pst(Folder("Inbox", [_mail("one"), _mail("two"), _mail("three")])))
    at = whole.find("About two".encode("utf-16-le"))
    start = whole.rfind(b"\xec\xbc", 0, at)
    whole[start : start + 2] = b"\0\0"  # the mark of a list of properties
    (tmp_path / "all.pst").write_bytes(whole)

    report = reading(tmp_path / "all.pst")

    assert [message.subject for message in report.messages] == ["one", "three"]
    assert [rejected.where for rejected in report.rejected] == [f"{tmp_path}/all.pst, Inbox, item 2"]


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_a_msg_that_breaks_off_is_read_or_named(share: float, tmp_path: Path) -> None:
    whole = msg(_mail("one")._replace(attachments=[{0x3707: "plan.pdf", 0x3701: b"%PDF" * 4_000}]))
    (tmp_path / "one.msg").write_bytes(whole[: int(len(whole) * share)])
    (tmp_path / "good.eml").write_bytes(letter())

    report = reading(tmp_path)

    assert "The bridge" in {message.subject for message in report.messages}
    assert len(report.messages) + len(report.rejected) >= 2


def test_an_old_office_file_is_not_taken_for_a_message(tmp_path: Path) -> None:
    (tmp_path / "letter.doc").write_bytes(compound({"WordDocument": b"x" * 5_000, "1Table": b"y" * 5_000}))
    (tmp_path / "odd.bin").write_bytes(compound({f"Stream {number}": b"z" * 4_100 for number in range(200)}))
    (tmp_path / "good.eml").write_bytes(letter())

    report = reading(tmp_path)

    assert len(report.messages) == 1
    assert {Path(rejected.where).name for rejected in report.rejected} == {"letter.doc", "odd.bin"}
    assert all("Office" in rejected.reason for rejected in report.rejected)


def test_a_msg_whose_list_of_contents_lies_behind_a_large_attachment_is_recognised(tmp_path: Path) -> None:
    item = _mail("one")._replace(attachments=[{0x3707: "plan.pdf", 0x3701: bytes(200_000)}])
    raw = msg(item)
    assert b"_\0_\0p\0r\0o\0p\0" not in raw[:16_384]
    (tmp_path / "one.msg").write_bytes(raw)

    assert [message.attachments for message in reading(tmp_path).messages] == [("plan.pdf",)]


def test_a_msg_about_a_workbook_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "one.msg").write_bytes(msg(_mail("Workbook")))

    assert [message.subject for message in reading(tmp_path).messages] == ["Workbook"]


def test_an_old_address_book_is_named_as_one(tmp_path: Path) -> None:
    (tmp_path / "old.pab").write_bytes(b"!BDN" + bytes(4) + b"AB" + bytes(600))

    (rejected,) = reading(tmp_path / "old.pab").rejected

    assert ".pab" in rejected.reason


def test_formats_are_told_apart_by_their_first_bytes() -> None:
    item = _mail("one")

    assert MsgFormat().recognises(msg(item)[:16_384])
    assert not MsgFormat().recognises(pst(Folder("Inbox", [item]))[:16_384])
    assert PstFormat().recognises(pst(Folder("Inbox", [item]))[:16_384])
    assert not PstFormat().recognises(msg(item)[:16_384])


def test_plain_mail_is_read_without_loading_what_only_outlook_needs() -> None:
    heavy = "{'pypff', 'olefile', 'striprtf', 'defusedxml', 'icalendar', 'dateutil', 'firsthand.connectors.mapi'}"
    code = f"import sys, firsthand.connectors.reading; found = {heavy} & set(sys.modules); sys.exit(str(found) if found else 0)"

    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.skipif(shutil.which("readpst") is None, reason="readpst (Debian: pst-utils) is not installed")
def test_another_reader_finds_the_same_mail_in_an_invented_data_file(tmp_path: Path) -> None:
    items = [_mail(f"walk {number}") for number in range(20)]
    (tmp_path / "all.pst").write_bytes(pst(Folder("Inbox", items[:10], [Folder("Deep", items[10:])])))
    (tmp_path / "out").mkdir()
    subprocess.run(["readpst", "-q", "-o", tmp_path / "out", tmp_path / "all.pst"], check=True, timeout=60)

    theirs = reading(tmp_path / "out").messages
    ours = reading(tmp_path / "all.pst").messages

    assert len(ours) == 20
    assert {message.key for message in ours} == {message.key for message in theirs}
