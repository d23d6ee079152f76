from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from firsthand.services.actor import Actor
from firsthand.web.sources import uploads


@pytest.mark.parametrize("name", ["../../secret.key", "/etc/passwd", "..", "a/b/mail.mbox"])
def test_no_name_leads_out_of_the_folder(home: Actor, name: str) -> None:
    file = SimpleUploadedFile("mail.mbox", b"From nobody\n")
    file._name = name  # type: ignore[attr-defined]
    folder = uploads.keep(home, [file])
    assert [path.parent for path in folder.iterdir()] == [folder]
    uploads.remove(folder)


def test_two_files_of_one_name_are_both_kept(home: Actor) -> None:
    folder = uploads.keep(home, [SimpleUploadedFile("mail.mbox", b"one"), SimpleUploadedFile("mail.mbox", b"two")])
    assert sorted(path.read_bytes() for path in folder.iterdir()) == [b"one", b"two"]
    uploads.remove(folder)
    assert not folder.exists()


def test_a_large_upload_is_moved_and_not_copied(home: Actor) -> None:
    large = TemporaryUploadedFile("large.mbox", "application/mbox", 3, None)
    large.write(b"big")
    large.flush()
    before = Path(large.temporary_file_path())
    inode = before.stat().st_ino
    folder = uploads.keep(home, [large])
    kept = folder / "large.mbox"
    assert kept.read_bytes() == b"big"
    assert kept.stat().st_ino == inode
    assert kept.stat().st_mode & 0o777 == 0o600
    assert not before.exists()
    large.close()
    uploads.remove(folder)
