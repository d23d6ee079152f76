"""The one suite that every format of letters passes: the same three messages come out, and nothing is touched."""

import bz2
import gzip
import lzma
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.connectors import registry
from firsthand.connectors.base import HEAD_BYTES
from tests.connectors.letters import THREE, letter, mbox, parsed, reading, write_maildir
from tests.connectors.outlook.items import Properties, Written
from tests.connectors.outlook.msg_writer import msg
from tests.connectors.outlook.pst_writer import Folder, pst
from tests.contracts.wrappings import everything_under, tarred, zipped

Container = Callable[[Path, tuple[bytes, ...]], Path]


def _file(name: str, content: Callable[[tuple[bytes, ...]], bytes]) -> Container:
    def write(folder: Path, letters: tuple[bytes, ...]) -> Path:
        path = folder / name
        path.write_bytes(content(letters))
        return path

    return write


def _eml_folder(folder: Path, letters: tuple[bytes, ...]) -> Path:
    for number, raw in enumerate(letters):
        place = folder / "mail" / ("deep/er" if number else ".")
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.eml").write_bytes(raw)
    (folder / "mail").mkdir(exist_ok=True)
    return folder / "mail"


def _emlx_folder(folder: Path, letters: tuple[bytes, ...]) -> Path:
    place = folder / "Messages"
    place.mkdir()
    for number, raw in enumerate(letters):
        tail = b'<?xml version="1.0"?><plist><dict><key>flags</key><integer>1</integer></dict></plist>\n'
        (place / f"{number}.emlx").write_bytes(b"%-10d\n" % len(raw) + raw + tail)
    return place


def _maildir_plus_plus(folder: Path, letters: tuple[bytes, ...]) -> Path:
    root = write_maildir(folder / "Maildir", *letters[:1])
    if letters[1:]:
        write_maildir(root / ".Projects.Bridge", *letters[1:])
    (root / "dovecot-uidlist").write_text("3 V1 N4\n")
    return root


def _nested_maildir(folder: Path, letters: tuple[bytes, ...]) -> Path:
    root = write_maildir(folder / "Mail", *letters[:1])
    if letters[1:]:
        write_maildir(root / "Projects" / "Bridge", *letters[1:])
    return root


def _as_files(letters: tuple[bytes, ...]) -> dict[str, bytes]:
    return {f"Maildir/cur/{number}.host:2,S": raw for number, raw in enumerate(letters)}


def _as_outlook_keeps(raw: bytes) -> Written:
    """The head as it came, the text as Outlook shows it, the attachments by name."""
    seen = parsed(raw)
    head = raw.decode().partition("\n\n")[0].replace("\n", "\r\n") + "\r\n\r\n"
    properties: Properties = {0x1A: "IPM.Note", 0x7D: head, 0x1000: seen.text.replace("\n", "\r\n")}
    return Written(properties, (), [{0x3707: name, 0x3705: 1, 0x3701: b"%PDF"} for name in seen.attachments])


def _msg_folder(folder: Path, letters: tuple[bytes, ...]) -> Path:
    (folder / "mail").mkdir()
    for number, raw in enumerate(letters):
        (folder / "mail" / f"{number}.msg").write_bytes(msg(_as_outlook_keeps(raw)))
    return folder / "mail"


def _pst(letters: tuple[bytes, ...]) -> bytes:
    return pst(Folder("Inbox", [_as_outlook_keeps(raw) for raw in letters]))


def _takeout(letters: tuple[bytes, ...]) -> bytes:
    name = "Takeout/Mail/All mail Including Spam and Trash.mbox"
    return zipped({"Takeout/archive_browser.html": b"<html></html>", name: mbox(*letters, escaped=False)})


CONTAINERS: dict[str, Container] = {
    "mboxrd": _file("inbox", lambda letters: mbox(*letters)),
    "mboxo": _file("inbox.mbox", lambda letters: mbox(*letters).replace(b">>From", b">From")),
    "mbox with sentences that begin with From": _file("inbox.mbox", lambda letters: mbox(*letters, escaped=False)),
    "mbox with CRLF": _file("inbox.mbox", lambda letters: mbox(*letters).replace(b"\n", b"\r\n")),
    "mbox without a last line end": _file("inbox.mbox", lambda letters: mbox(*letters).rstrip(b"\n")),
    "mbox with a byte order mark": _file("inbox.mbox", lambda letters: b"\xef\xbb\xbf" + mbox(*letters)),
    "folder of eml": _eml_folder,
    "folder of emlx": _emlx_folder,
    "folder of msg": _msg_folder,
    "zip of msg": _file(
        "m.zip", lambda letters: zipped({f"{n}.msg": msg(_as_outlook_keeps(raw)) for n, raw in enumerate(letters)})
    ),
    "pst": _file("all.pst", _pst),
    "pst in a zip": _file("all.zip", lambda letters: zipped({"all.pst": _pst(letters)})),
    "packed pst": _file("all.pst.gz", lambda letters: gzip.compress(_pst(letters))),
    "Maildir++": _maildir_plus_plus,
    "nested maildir": _nested_maildir,
    "gz": _file("inbox.gz", lambda letters: gzip.compress(mbox(*letters))),
    "bz2": _file("inbox.bz2", lambda letters: bz2.compress(mbox(*letters))),
    "xz": _file("inbox.xz", lambda letters: lzma.compress(mbox(*letters))),
    "two gzip streams in one": _file(
        "inbox.gz", lambda letters: gzip.compress(mbox(*letters[:1])) + gzip.compress(mbox(*letters[1:]))
    ),
    "zip of eml": _file("mail.zip", lambda letters: zipped({f"{n}.eml": raw for n, raw in enumerate(letters)})),
    "Takeout": _file("takeout-001.zip", _takeout),
    "tar": _file("backup.tar", lambda letters: tarred(_as_files(letters), "w")),
    "tar.gz": _file("backup.tgz", lambda letters: tarred(_as_files(letters), "w:gz")),
    "tar.xz with mbox": _file("backup", lambda letters: tarred({"mail/inbox": mbox(*letters)}, "w:xz")),
    "gz in a tar in a zip": _file(
        "all.zip", lambda letters: zipped({"backup.tar": tarred({"inbox.gz": gzip.compress(mbox(*letters))}, "w")})
    ),
    "zip in a tar.bz2": _file(
        "all.tbz", lambda letters: tarred({"in.zip": zipped({"inbox.mbox": mbox(*letters)})}, "w:bz2")
    ),
}


@pytest.fixture(params=list(CONTAINERS))
def container(request: pytest.FixtureRequest) -> Container:
    return CONTAINERS[request.param]


def test_every_format_in_the_registry_is_in_the_suite(tmp_path: Path) -> None:
    for number, write in enumerate(CONTAINERS.values()):
        (tmp_path / str(number)).mkdir()
        write(tmp_path / str(number), THREE)
    heads = [path.read_bytes()[:HEAD_BYTES] for path in tmp_path.rglob("*") if path.is_file()]

    for one in (*registry.LETTER_FORMATS, *registry.ARCHIVE_FORMATS):
        assert any(one.recognises(head) for head in heads), one.kind


def test_the_same_messages_come_out_of_every_container(container: Container, tmp_path: Path) -> None:
    report = reading(container(tmp_path, THREE))

    assert report.rejected == ()
    wanted = {parsed(raw).key: parsed(raw) for raw in THREE}
    assert {message.key for message in report.messages} == set(wanted)
    assert len(report.messages) == 3
    for message in report.messages:
        # What stands at the very end of a text is the container's doing: its line ends, an empty line.
        found = message._replace(where="", text=message.text.rstrip().replace("\n>From", "\nFrom"))
        right = wanted[message.key]
        assert found == right._replace(where="", text=right.text.rstrip().replace("\n>From", "\nFrom"))
        assert message.where


def test_reading_again_what_has_not_changed_gives_nothing_anew(container: Container, tmp_path: Path) -> None:
    path = container(tmp_path, THREE)
    first = reading(path)

    again = reading(path, known=first.fingerprints)

    assert again.messages == ()
    assert again.rejected == ()
    assert again.unchanged
    assert {source.fingerprint for source in again.unchanged} <= set(first.fingerprints)


def test_one_more_message_is_found_although_the_rest_was_known(container: Container, tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    (tmp_path / "after").mkdir()
    first = reading(container(tmp_path / "before", THREE))
    new = letter(subject="One more")

    again = reading(container(tmp_path / "after", (*THREE, new)), known=first.fingerprints)

    assert parsed(new).key in {message.key for message in again.messages}


def test_a_source_that_is_suddenly_empty_is_said_to_be_and_loses_nothing(container: Container, tmp_path: Path) -> None:
    path = container(tmp_path, THREE)
    known = reading(path).fingerprints
    for place, _, names in os.walk(path):
        for name in names:
            (Path(place) / name).unlink()
    if path.is_file():
        path.write_bytes(b"")

    report = reading(path, known=known)

    assert report.messages == ()
    assert len(report.rejected) == 1 or any(source.kind == "maildir" for source in report.opened)


def test_originals_are_left_as_they_were(container: Container, tmp_path: Path) -> None:
    path = container(tmp_path, THREE)
    for place, folders, names in os.walk(tmp_path):
        for name in names:
            os.chmod(Path(place) / name, stat.S_IRUSR)
        for name in folders:
            os.chmod(Path(place) / name, stat.S_IRUSR | stat.S_IXUSR)
    before = everything_under(tmp_path)

    reading(path)

    assert everything_under(tmp_path) == before
    for place, folders, _ in os.walk(tmp_path):
        for name in folders:
            os.chmod(Path(place) / name, stat.S_IRWXU)
