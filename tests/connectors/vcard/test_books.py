"""Address books in files, folders and archives, through the reading process's own walk."""

import gzip
import io
import zipfile
from pathlib import Path

from firsthand.connectors import frames
from firsthand.connectors.base import Event, RecordBatch, SetAside, SourceClosed, SourceOpened
from firsthand.connectors.reading import Reading
from firsthand.domain.cards import Card
from tests.connectors.vcard.reading_cards import NOW, text_of

BOOK = "".join(text_of(f"UID:{number}", f"FN:Person {number}") for number in range(1_200)).encode()


def reading(path: Path) -> list[Event]:
    """What comes over the pipe."""
    seen: list[Event] = []
    for outcome in Reading([str(path)], [], NOW).events():
        pipe = io.BytesIO()
        frames.write(pipe, outcome)
        pipe.seek(0)
        seen.append(frames.read(pipe))
    return seen


def cards(seen: list[Event]) -> list[Card]:
    return [record for event in seen if isinstance(event, RecordBatch) for record in event.records]


def test_a_book_in_a_file_a_packed_file_and_an_archive_is_a_source_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "book.vcf").write_bytes(BOOK)
    (tmp_path / "packed.vcf.gz").write_bytes(gzip.compress(BOOK))
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as archive:
        archive.writestr("Takeout/Contacts/All Contacts.vcf", BOOK)

    for name, within in [
        ("book.vcf", "book.vcf"),
        ("packed.vcf.gz", "packed.vcf.gz"),
        ("takeout.zip", "takeout.zip › Takeout/Contacts/All Contacts.vcf"),
    ]:
        seen = reading(tmp_path / name)

        assert [card.name for card in cards(seen)] == [f"Person {number}" for number in range(1_200)]
        assert cards(seen)[16].where == f"{within}, card 17"
        assert "vcard" in [event.kind for event in seen if isinstance(event, SourceOpened)]
        assert not any(isinstance(event, SetAside) for event in seen)
        assert 1_200 in [event.read for event in seen if isinstance(event, SourceClosed)]


def test_small_files_belong_to_their_folder(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.vcf").write_bytes(text_of(f"FN:Person {number}").encode())
    (tmp_path / "broken.vcf").write_bytes(b"BEGIN:VCARD\nNOTE:x\nEND:VCARD\n")

    seen = reading(tmp_path)

    assert [event.kind for event in seen if isinstance(event, SourceOpened)] == ["folder"]
    assert len(cards(seen)) == 3
    assert [event.rejected.where for event in seen if isinstance(event, SetAside)] == [f"{tmp_path}/broken.vcf, card 1"]


def test_a_note_that_looks_like_a_letter_makes_no_letter_of_a_card(tmp_path: Path) -> None:
    note = "NOTE;ENCODING=QUOTED-PRINTABLE:he wrote=0D=0A=\r\nFrom: Ben=0D=0A=\r\nSubject: roof"
    (tmp_path / "a.vcf").write_bytes(text_of("FN:Ada", note, version="2.1").encode())

    (card,) = cards(reading(tmp_path / "a.vcf"))

    assert card.notes == ("he wrote\nFrom: Ben\nSubject: roof",)


def test_large_pictures_do_not_gather_in_one_batch(tmp_path: Path) -> None:
    photo = "PHOTO;ENCODING=b:" + "A" * 900_000
    (tmp_path / "a.vcf").write_bytes("".join(text_of(f"FN:{number}", photo) for number in range(12)).encode())

    batches = [event for event in reading(tmp_path / "a.vcf") if isinstance(event, RecordBatch)]

    assert all(sum(len(card.original) for card in cards([batch])) < 4_000_000 for batch in batches)
    assert len(cards(batches)) == 12
