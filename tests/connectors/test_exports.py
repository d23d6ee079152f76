"""Whole exports of Google, Microsoft and Firsthand itself, as people drop them into the import."""

import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.services.archive.contents import FORMAT
from tests.connectors.letters import THREE, letter, mbox, reading
from tests.connectors.outlook.items import At, Properties, Written, person, sender
from tests.connectors.outlook.pst_writer import Folder, pst

ALL_MAIL = "Takeout/Mail/All mail Including Spam and Trash.mbox"
BESIDE = {
    "Takeout/archive_browser.html": b"<html></html>",
    "Takeout/Archiv_\u00dcbersicht.html": b"<html></html>",
    **{f"Takeout/Google Photos/Photos from 20{number:02}/{number}.jpg": b"\xff\xd8\xff" for number in range(40)},
    **{f"Takeout/Google Photos/Photos from 20{number:02}/{number}.json": b'{"title": "x"}' for number in range(40)},
    "Takeout/Drive/plan.pdf": b"%PDF",
}


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _document(first: str = "[Content_Types].xml") -> bytes:
    return _zip({first: b"<Types/>", "word/document.xml": b"<w:document/>", "word/media/one.png": b"\x89PNG"})


def _as_zip(folder: Path, files: dict[str, bytes]) -> Path:
    (folder / "takeout-001.zip").write_bytes(_zip(files))
    return folder / "takeout-001.zip"


def _as_tgz(folder: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(folder / "takeout-001.tgz", "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return folder / "takeout-001.tgz"


def _as_folder(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("form", [_as_zip, _as_tgz, _as_folder])
def test_a_takeout_gives_its_mail_and_one_line_for_each_other_part(
    form: Callable[[Path, dict[str, bytes]], Path], tmp_path: Path
) -> None:
    report = reading(form(tmp_path, {**BESIDE, ALL_MAIL: mbox(*THREE)}))

    assert len(report.messages) == 3
    said = {rejected.where.rpartition("Takeout/")[2]: rejected.reason for rejected in report.rejected}
    assert len(report.rejected) == len(said) == 2
    assert said["Drive"] == "Files without mail, meetings or contacts (1) were passed over here."
    assert "(80)" in said["Google Photos"]


def test_the_parts_of_a_divided_takeout_are_read_from_one_folder(tmp_path: Path) -> None:
    (tmp_path / "takeout-20231114T000000Z-001.zip").write_bytes(_zip({**BESIDE, ALL_MAIL: mbox(*THREE[:1])}))
    (tmp_path / "takeout-20231114T000000Z-002.zip").write_bytes(_zip({"Takeout/Mail/Gesendet.mbox": mbox(*THREE[1:])}))

    report = reading(tmp_path)

    assert [message.in_sent_folder for message in report.messages] == [False, True, True]
    assert sorted(source.kind for source in report.opened) == ["mbox", "mbox", "zip", "zip"]


def test_folders_in_any_language_are_read(tmp_path: Path) -> None:
    files = {
        "Takeout/E-Mail/Posteingang.mbox": mbox(THREE[0]),
        "Takeout/メール/送信済みメール.mbox": mbox(THREE[1]),
        "Takeout/Google Fotos/1.jpg": b"\xff\xd8\xff",
    }

    report = reading(_as_zip(tmp_path, files))

    assert [message.in_sent_folder for message in report.messages] == [False, True]
    assert [rejected.where.rpartition("/")[2] for rejected in report.rejected] == ["Google Fotos"]


def test_a_mail_kept_among_other_things_is_read(tmp_path: Path) -> None:
    report = reading(_as_zip(tmp_path, {"Takeout/Drive/kept.eml": letter(), "Takeout/Drive/plan.pdf": b"%PDF"}))

    assert len(report.messages) == 1


def test_a_takeout_without_mail_says_so(tmp_path: Path) -> None:
    report = reading(_as_folder(tmp_path, {"Takeout/Drive/plan.pdf": b"%PDF"}))

    assert [rejected.reason[:11] for rejected in report.rejected] == ["There is no", "Files witho"]


def test_files_without_mail_outside_a_takeout_are_still_named_one_by_one(tmp_path: Path) -> None:
    report = reading(_as_zip(tmp_path, {"Mail/a.pdf": b"%PDF", "Mail/b.pdf": b"%PDF", "Takeout.pdf": b"%PDF"}))

    assert len(report.rejected) == 3


def test_a_microsoft_export_gives_the_mail_of_its_data_file(tmp_path: Path) -> None:
    mail: Properties = {0x1A: "IPM.Note", 0x37: "The bridge", 0x39: At(1_699_259_400), 0x1000: "Shall we meet?"}
    item = Written({**mail, **sender("Ada Moss", "ada@moss.test")}, [person("Ben Dale", "ben@dale.test")])
    (tmp_path / "export.zip").write_bytes(_zip({"ada@moss.test/ada.pst": pst(Folder("Inbox", [item]))}))

    report = reading(tmp_path / "export.zip")

    assert [message.where for message in report.messages] == ["export.zip › ada@moss.test/ada.pst, Inbox, item 1"]
    assert [source.kind for source in report.opened] == ["zip", "pst"]


@pytest.mark.parametrize("first", ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"])
def test_a_document_is_named_and_not_opened_as_an_archive(first: str, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(_document(first))
    (tmp_path / "good.eml").write_bytes(letter())
    (tmp_path / "more.zip").write_bytes(_zip({"plan.docx": _document(first)}))

    report = reading(tmp_path)

    assert sorted(Path(rejected.where).name for rejected in report.rejected) == ["more.zip › plan.docx", "plan.docx"]
    assert all("document" in rejected.reason for rejected in report.rejected)


def _export(format_name: str) -> bytes:
    files = {"workspace.json": b"{}", "people.jsonl": b"", "notes/1.md": b"---\nid: 1\n---\n\nShe walks.\n"}
    return _zip({**files, "manifest.json": json.dumps({"format": format_name, "version": 1}, indent=2).encode()})


def test_an_export_of_firsthand_is_answered_with_how_to_restore_it(tmp_path: Path) -> None:
    (tmp_path / "firsthand.zip").write_bytes(_export(FORMAT))

    (rejected,) = reading(tmp_path / "firsthand.zip").rejected

    assert rejected.where == str(tmp_path / "firsthand.zip")
    assert "Firsthand export" in rejected.reason
    assert "`firsthand restore FILE`" in rejected.remedy


def test_another_zip_with_a_manifest_is_read_as_a_zip(tmp_path: Path) -> None:
    (tmp_path / "other.zip").write_bytes(_export("something else"))

    report = reading(tmp_path / "other.zip")

    assert len(report.rejected) == 3
    assert not any("Firsthand export" in rejected.reason for rejected in report.rejected)
