"""Odd places to keep mail, and what is said about each."""

import bz2
import gzip
import io
import lzma
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from firsthand.connectors.opening import Budget, TooMuchError
from firsthand.connectors.rfc822.folders import is_sent_folder
from tests.connectors.letters import NOW, THREE, letter, mbox, parsed, reading, write_maildir


def test_a_path_that_does_not_exist_is_said_to_be_missing(tmp_path: Path) -> None:
    (rejected,) = reading(tmp_path / "nowhere.mbox").rejected

    assert rejected.where == str(tmp_path / "nowhere.mbox")
    assert "no such file" in rejected.reason


def test_one_bad_path_does_not_spoil_the_others(tmp_path: Path) -> None:
    (tmp_path / "inbox").write_bytes(mbox(*THREE))

    report = reading(tmp_path / "nowhere", tmp_path / "inbox")

    assert len(report.messages) == 3
    assert len(report.rejected) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission_is_said_and_may_read_better_another_time(tmp_path: Path) -> None:
    path = tmp_path / "inbox"
    path.write_bytes(mbox(*THREE))
    path.chmod(0)

    report = reading(path)

    assert "permission" in report.rejected[0].reason
    assert report.fingerprints == []


def test_a_folder_without_mail_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "empty" / "deeper").mkdir(parents=True)

    (rejected,) = reading(tmp_path / "empty").rejected

    assert rejected.reason == "There is no mail in this folder."


def test_files_that_are_not_mail_are_named_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(letter())
    (tmp_path / "notes.eml").write_text("Only some notes\n")
    (tmp_path / "picture.mbox").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "old.pst").write_bytes(b"!BDN" + bytes(600))
    (tmp_path / ".DS_Store").write_bytes(b"\x00\x00\x00\x01Bud1")
    (tmp_path / "zero").write_bytes(b"")

    report = reading(tmp_path)

    assert len(report.messages) == 1
    assert sorted(Path(rejected.where).name for rejected in report.rejected) == ["notes.eml", "old.pst", "picture.mbox"]
    assert [source.read for source in report.closed] == [4]


def test_mail_is_recognised_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(mbox(*THREE))
    (tmp_path / "letter.zip").write_bytes(letter(subject="In a zip by name"))
    (tmp_path / "archive.eml").write_bytes(gzip.compress(mbox(letter(subject="Packed"))))

    report = reading(tmp_path)

    assert len(report.messages) == 5
    assert report.rejected == ()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "one.eml").write_bytes(letter())

    assert len(reading(tmp_path).messages) == 1
    assert reading(tmp_path / "pipe").rejected[0].reason == "It is neither a file nor a folder."


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(letter())
    (tmp_path / "again").symlink_to(tmp_path)

    assert len(reading(tmp_path).messages) == 1


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(letter())
    (tmp_path / "gone.eml").symlink_to(tmp_path / "nowhere")

    report = reading(tmp_path)

    assert len(report.messages) == 1
    assert "vanished" in report.rejected[0].reason
    assert report.fingerprints == []


def test_sent_mail_is_known_by_its_folder(tmp_path: Path) -> None:
    (tmp_path / "Sent Items.mbox").write_bytes(mbox(letter(subject="a")))
    (tmp_path / "_sent_mail").write_bytes(mbox(letter(subject="b")))
    (tmp_path / "inbox").write_bytes(mbox(letter(subject="c")))
    write_maildir(tmp_path / "Maildir" / ".INBOX.Gesendet", letter(subject="d"))
    write_maildir(tmp_path / "Maildir2" / "Envoyés", letter(subject="e"))
    (tmp_path / "mail.zip").write_bytes(_zip({"Mail/Enviados.mbox": mbox(letter(subject="f"))}))

    report = reading(tmp_path)

    assert {message.subject for message in report.messages if message.in_sent_folder} == {"a", "b", "d", "e", "f"}
    assert len(report.messages) == 6


def test_where_a_message_stands_can_be_found_again(tmp_path: Path) -> None:
    (tmp_path / "inbox.mbox").write_bytes(mbox(letter(), letter(subject="two")))
    (tmp_path / "mail.zip").write_bytes(
        _zip({"a/inbox": mbox(letter(subject="three")), "b/x.eml": letter(subject="x")})
    )

    assert {message.where for message in reading(tmp_path).messages} == {
        "inbox.mbox, message 1",
        "inbox.mbox, message 2",
        "mail.zip › a/inbox, message 1",
        "mail.zip › b/x.eml",
    }


def test_an_empty_message_in_a_mailbox_is_set_aside_and_counted(tmp_path: Path) -> None:
    content = mbox(letter()) + b"From x@y.test Mon Nov  6 09:30:00 2023\n\n\n" + mbox(letter(subject="two"))
    (tmp_path / "inbox").write_bytes(content)

    report = reading(tmp_path / "inbox")

    assert len(report.messages) == 2
    assert report.rejected[0].where.endswith("inbox, message 2")
    assert [source.read for source in report.closed] == [3]


def test_a_table_of_headings_alone_is_said_to_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "sailors.csv").write_text("Name,E-mail,Phone\n")

    report = reading(tmp_path / "sailors.csv")

    assert ["nothing in this file" in one.reason for one in report.rejected] == [True]
    assert report.closed[0].is_whole


def test_a_server_that_packs_each_message_of_a_maildir_is_understood(tmp_path: Path) -> None:
    folder = write_maildir(tmp_path / "Maildir", gzip.compress(letter()), bz2.compress(letter(subject="two")))

    assert len(reading(folder).messages) == 2


def test_a_maildir_message_without_a_head_is_kept_as_text(tmp_path: Path) -> None:
    folder = write_maildir(tmp_path / "Maildir", b"only words\n", letter())

    report = reading(folder)

    assert sorted(message.text for message in report.messages) == ["Shall we meet?\n", "only words\n"]


# Archives


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_an_encrypted_zip_says_so_for_each_file(tmp_path: Path) -> None:
    raw = bytearray(_zip({"a.eml": letter(), "b.eml": letter(subject="b")}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        raw[at + offset] |= 1  # the flag of the first file only
    (tmp_path / "mail.zip").write_bytes(raw)

    report = reading(tmp_path / "mail.zip")

    assert [message.subject for message in report.messages] == ["b"]
    assert report.rejected[0].where == f"{tmp_path / 'mail.zip'} › a.eml"
    assert "password" in report.rejected[0].reason


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_mailbox_that_breaks_off_keeps_what_came_before(tmp_path: Path, pack: object) -> None:
    letters = [letter(subject=f"number {n}", text=os.urandom(300).hex() + "\n") for n in range(2000)]
    whole = pack(mbox(*letters))  # type: ignore[operator]
    (tmp_path / "inbox").write_bytes(whole[: len(whole) * 9 // 10])

    report = reading(tmp_path / "inbox")

    assert len(report.messages) > 100
    assert "breaks off" in report.rejected[-1].reason


def test_damaged_archives_say_so(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(b"\x1f\x8b\x08\x00" + bytes(40))
    (tmp_path / "b.zip").write_bytes(_zip({"a.eml": letter()})[:-30])
    (tmp_path / "c.xz").write_bytes(lzma.compress(mbox(*THREE))[:20] + bytes(100))
    raw = bytearray(_zip({"a.eml": letter(), "b.eml": letter(subject="b")}))
    raw[40:60] = bytes(20)
    (tmp_path / "d.zip").write_bytes(raw)

    report = reading(tmp_path)

    assert [message.subject for message in report.messages] == ["b"]
    assert len(report.rejected) == 4


def test_a_bomb_is_stopped_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.connectors.opening._UNPACKED_BYTES_FREE", 1024 * 1024)
    bomb = bz2.compress(mbox(letter(), letter(subject="endless")) + bytes(60 * 1024 * 1024))
    (tmp_path / "bomb.bz2").write_bytes(bomb)
    (tmp_path / "bomb.zip").write_bytes(_zip({"a.eml": letter(), "b.bz2": bomb, "c.eml": letter(subject="c")}))

    for name in ("bomb.bz2", "bomb.zip"):
        report = reading(tmp_path / name)

        assert any("100 times its size" in rejected.reason for rejected in report.rejected), name
        assert report.messages


def test_mail_that_packs_very_well_is_no_bomb() -> None:
    budget = Budget(packed_bytes=1000)

    budget.spend(500 * 1024 * 1024)
    with pytest.raises(TooMuchError):
        budget.spend(100 * 1024 * 1024)


def test_archives_too_deep_in_one_another_are_left_closed(tmp_path: Path) -> None:
    content = _zip({"a.eml": letter()})
    for n in range(5):
        content = _zip({f"{n}.zip": content, f"{n}.eml": letter(subject=str(n))})
    (tmp_path / "deep.zip").write_bytes(content)

    report = reading(tmp_path / "deep.zip")

    assert {message.subject for message in report.messages} == {"4", "3", "2"}
    assert "deep" in report.rejected[0].reason


def test_names_in_archives_lead_nowhere_outside(tmp_path: Path) -> None:
    (tmp_path / "mail.zip").write_bytes(_zip({"../../evil.eml": letter(), "/etc/absolute.eml": letter(subject="b")}))

    assert len(reading(tmp_path / "mail.zip").messages) == 2
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["mail.zip"]


def test_links_and_devices_in_a_tar_are_passed_over(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "mail.tar", "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE):
            entry = tarfile.TarInfo(f"odd{kind!r}")
            entry.type = kind
            entry.linkname = "/etc/passwd"
            archive.addfile(entry)
        raw = letter()
        entry = tarfile.TarInfo("a.eml")
        entry.size = len(raw)
        archive.addfile(entry, io.BytesIO(raw))

    report = reading(tmp_path / "mail.tar")

    assert len(report.messages) == 1
    assert report.rejected == ()


def test_a_known_mailbox_inside_a_changed_folder_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "inbox").write_bytes(mbox(*THREE))
    first = reading(tmp_path)
    (tmp_path / "new.eml").write_bytes(letter(subject="new"))

    again = reading(tmp_path, known=first.fingerprints)

    assert [message.subject for message in again.messages] == ["new"]
    assert [source.source for source in again.unchanged] == [str(tmp_path / "inbox")]


def test_absurd_dates_depend_on_the_now_that_was_given(tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(letter())

    assert reading(tmp_path, now=NOW).messages[0].date_mark == ""
    assert reading(tmp_path, now=NOW - 400 * 86_400).messages[0].date_mark == "absurd"


def test_the_order_of_paths_changes_nothing_but_the_order(tmp_path: Path) -> None:
    for name, raw in zip("abc", THREE, strict=True):
        (tmp_path / f"{name}.eml").write_bytes(raw)
    paths = [tmp_path / f"{name}.eml" for name in "abc"]

    assert set(reading(*paths).messages) == set(reading(*reversed(paths)).messages)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
def test_memory_stays_small_for_a_large_mailbox_with_a_line_of_100_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "inbox"
    with path.open("wb") as file:
        file.write(mbox(letter()) * 1000)
        file.write(mbox(letter(subject="giant", text="begin "))[:-2])
        for _ in range(100):
            file.write(b"x" * 1024 * 1024)
        file.write(b"\n\n" + mbox(letter(subject="after")))
    packed = tmp_path / "inbox.gz"
    with gzip.open(packed, "wb", compresslevel=1) as file, path.open("rb") as plain:
        while piece := plain.read(1024 * 1024):
            file.write(piece)
    program = (
        "import sys\n"
        "from firsthand.connectors.base import RowBatch\n"
        "from firsthand.connectors.reading import Reading\n"
        f"rows = [(row[5], len(row[7])) for one in Reading(sys.argv[1:], [], {NOW}).events()\n"
        "        if isinstance(one, RowBatch) for row in one.rows]\n"
        "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1]\n"
        "print(len(rows), rows[1000], rows[1001][0], int(peak) // 1024)\n"
    )

    for source in (path, packed):
        answer = subprocess.run(
            [sys.executable, "-c", program, str(source)], capture_output=True, text=True, check=True
        ).stdout.split()

        assert answer[:4] == ["1002", "('giant',", "200000)", "after"]
        assert int(answer[4]) < 150  # megabytes, the interpreter included


def test_the_fixed_key_of_an_invented_message() -> None:
    """Keys are kept in people's records: they must not change between versions."""
    assert parsed(letter()).key.hex() == "105b6b42acbcf8c3a6735ce163f7f20b"


def test_marking_mail_as_read_does_not_make_a_maildir_new(tmp_path: Path) -> None:
    folder = write_maildir(tmp_path / "Maildir", *THREE)
    known = reading(folder).fingerprints
    (unread,) = (folder / "new").iterdir()
    unread.rename(folder / "cur" / f"{unread.name}:2,S")

    again = reading(folder, known=known)

    assert again.messages == ()
    assert len(again.unchanged) == 1


def test_a_folder_named_twice_is_read_once_and_not_called_empty(tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(letter())

    report = reading(tmp_path, tmp_path)

    assert len(report.messages) == 1
    assert report.rejected == ()


def test_a_large_file_that_is_not_mail_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "disk.img").open("wb") as file:
        file.truncate(1 << 40)

    assert len(reading(tmp_path / "disk.img").rejected) == 1


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("Sent Messages.mbox/mbox", True),
        ("Sent Messages.mbox/0A1B2C3D-0000-1111-2222-333344445555/Data/Messages", True),
        ("Mail/Sent/2023", True),
        ("Mail/Local Folders/Sent.sbd/Projects", False),
        ("Mail/Sent.mbox.gz", True),
        (".Sent", True),
        ("Mail/Presents", False),
        ("2023", False),
        ("", False),
    ],
)
def test_steps_that_say_nothing_are_passed_over_in_a_folder_path(path: str, wanted: bool) -> None:
    assert is_sent_folder(path) is wanted


def test_a_thousand_files_without_mail_are_named_and_the_rest_are_counted(tmp_path: Path) -> None:
    for number in range(1005):
        (tmp_path / f"{number}.txt").write_text("no mail\n")
    (tmp_path / "one.eml").write_bytes(letter())

    report = reading(tmp_path)

    assert len(report.messages) == 1
    assert len(report.rejected) == 1001
    assert report.rejected[-1].reason == "Besides those named, 5 files in it hold no mail."
