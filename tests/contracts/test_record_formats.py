"""The one suite that every format of records passes: all that a file holds is given or said, whatever was done to it."""

import gzip
import io
import random
import stat
import time
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

import pytest

from firsthand.connectors import records, registry, stream
from firsthand.connectors.base import (
    HEAD_BYTES,
    Batch,
    Columns,
    Finished,
    RecordBatch,
    RecordFormat,
    SetAside,
    SourceClosed,
)
from firsthand.connectors.record_formats import RECORD_FORMATS
from firsthand.domain.messages import Rejected
from tests.connectors.letters import NOW, Report, reading
from tests.contracts.record_samples import SAMPLES, Known, Sample
from tests.contracts.wrappings import everything_under, tarred, zipped

CUTS = 16
FLIPS = 200
SECONDS_MAX = 20
"""So long one small file may take on a busy machine; what goes round in circles takes for ever."""


@pytest.fixture(params=SAMPLES, ids=lambda sample: sample.name)
def sample(request: pytest.FixtureRequest) -> Sample:
    found: Sample = request.param
    return found


def test_every_format_in_the_registry_is_in_the_suite() -> None:
    assert {sample.kind for sample in SAMPLES} == {one.kind for one in RECORD_FORMATS}


def test_a_file_is_recognised_by_what_is_in_it_and_by_no_other_format(sample: Sample) -> None:
    head = sample.content(sample.some())[:HEAD_BYTES]
    all_formats = (*registry.LETTER_FORMATS, *RECORD_FORMATS, *registry.ARCHIVE_FORMATS)

    found = [one.kind for one in all_formats if one.recognises(head)]

    last_resort = [] if sample.kind == "contacts-csv" else ["contacts-csv"]  # for what no service claims
    assert found in ([sample.kind], [sample.kind, *last_resort])


@pytest.mark.parametrize("beginning", [0, 1, 2, 3, 7, 8, 20, 60])
def test_the_first_few_bytes_alone_are_no_reason_to_fail(sample: Sample, beginning: int) -> None:
    assert _format(sample).recognises(sample.content(sample.some())[:beginning]) in {True, False}


PACKED: dict[str, Callable[[str, bytes], tuple[str, bytes]]] = {
    "as it is": lambda name, content: (name, content),
    "gz": lambda name, content: (f"{name}.gz", gzip.compress(content)),
    "zip": lambda name, content: ("all.zip", zipped({name: content})),
    "tar": lambda name, content: ("all.tar", tarred({f"deep/{name}": content})),
    "tar.gz": lambda name, content: ("all.tgz", tarred({name: content}, "w:gz")),
}


@pytest.mark.parametrize("in_folder", [False, True], ids=["named", "in a folder"])
@pytest.mark.parametrize("packed", list(PACKED))
def test_the_same_records_come_out_of_every_wrapping(
    sample: Sample, packed: str, in_folder: bool, tmp_path: Path
) -> None:
    people = sample.some()
    name, content = PACKED[packed](sample.name, sample.content(people))
    place = tmp_path / "export"
    place.mkdir()
    (place / name).write_bytes(content)

    report = reading(place if in_folder else place / name)

    assert report.rejected == ()
    wanted = list(_read(sample, sample.content(people)))
    assert len(wanted) == len(people) * sample.each
    assert _without_places(_given(report)) == _without_places(wanted)
    assert all(sample.name in record.where for record in _given(report))


def test_the_reading_process_gives_or_sets_aside_everything(sample: Sample, tmp_path: Path) -> None:
    people = sample.some()
    path = _written(tmp_path, sample, sample.content(people))

    events = list(stream.events([path], now=NOW))

    assert events[-1] == Finished(complete=True)
    given = [one for event in events if isinstance(event, Batch) for one in event.messages]
    kept = [one for event in events if isinstance(event, RecordBatch) for one in event.records]
    aside = [event for event in events if isinstance(event, SetAside)]
    assert len(given) + len(kept) == len(people) * sample.each
    assert sum(event.read for event in events if isinstance(event, SourceClosed)) == len(given) + len(kept) + len(aside)


def test_reading_twice_gives_equal_records(sample: Sample) -> None:
    content = sample.content(sample.some())

    assert list(_read(sample, content)) == list(_read(sample, content))


def test_the_order_in_a_file_changes_no_key(sample: Sample) -> None:
    people = sample.some()
    once, turned = _read(sample, sample.content(people)), _read(sample, sample.content(people[::-1]))

    assert {_identity(one) for one in once} == {_identity(one) for one in turned}


def test_what_a_record_says_changes_its_digest_and_not_its_key(sample: Sample) -> None:
    if not sample.has_uids:
        pytest.skip("these files do not say who is who")
    (before, *_), (after, *_) = [_read(sample, sample.content([Known(1, family)])) for family in ("Moss", "Dale")]

    assert before.key == after.key
    assert before._replace(where="") != after._replace(where="")
    assert getattr(before, "digest", 1) != getattr(after, "digest", 2)


def test_two_of_the_same_name_tag_cost_nobody_anything(sample: Sample, tmp_path: Path) -> None:
    """The same uid twice with other words: both are told, or one of them and that the other is left out."""
    if sample.is_one:
        pytest.skip("such a file holds one")
    twins = [Known(1), Known(1, "Dale"), Known(2)]

    report = reading(_written(tmp_path, sample, sample.content(twins)))

    assert len(_given(report)) + len(report.rejected) == len(twins) * sample.each
    assert any(Known(2).given in repr(one) for one in _given(report))


def test_the_place_of_a_record_is_its_own(sample: Sample, tmp_path: Path) -> None:
    report = reading(_written(tmp_path, sample, sample.content(sample.some())))

    places = [one.where for one in _given(report)]
    assert len(set(places)) == len(places)


def test_records_cross_to_another_process_unchanged(sample: Sample) -> None:
    for record in _read(sample, sample.content(sample.some())):
        again = records.meant(records.plain(record))
        assert again == record
        assert _types(again) == _types(record)


def test_originals_are_left_as_they_were(sample: Sample, tmp_path: Path) -> None:
    path = _written(tmp_path, sample, sample.content(sample.some()))
    path.chmod(stat.S_IRUSR)
    before = everything_under(tmp_path)

    reading(path)

    assert everything_under(tmp_path) == before


@pytest.mark.parametrize("what", ["no bytes", "nobody in it"])
def test_a_file_that_is_suddenly_empty_is_said_to_be(sample: Sample, what: str, tmp_path: Path) -> None:
    content = b"" if what == "no bytes" else sample.content([])
    path = _written(tmp_path, sample, sample.content(sample.some()))
    known = reading(path).fingerprints
    path.write_bytes(content)

    report = reading(path, known=known)

    assert _given(report) == []
    assert len(report.rejected) == 1


def test_a_file_that_is_cut_off_gives_what_stands_before_the_cut(sample: Sample, tmp_path: Path) -> None:
    people = sample.some(8)
    content = sample.content(people)
    for cut in range(1, CUTS):
        at = len(content) * cut // CUTS

        report = _in_time(_written(tmp_path, sample, content[:at]))

        given = repr(_given(report))
        for one, after in pairwise(people):
            if not sample.is_indexed and 0 <= content.find(after.given.encode()) < at:
                assert one.given in given, f"cut after {at} of {len(content)} bytes"
        assert len(_given(report)) < len(people) * sample.each or at > len(content) * 3 // 4
        if len(_given(report)) < len(people) * sample.each and sample.kind not in _NO_END:
            assert report.rejected, f"cut after {at} of {len(content)} bytes, and nothing is said"


_NO_END = {sample.kind for sample in SAMPLES if sample.name.endswith((".csv", ".vcf"))}
"""A table that ends after a row, and an address book that ends after a card, are as good as whole."""


def test_whatever_byte_is_wrong_the_rest_is_given_or_said(sample: Sample, tmp_path: Path) -> None:
    people = sample.some()
    content = sample.content(people)
    chance = random.Random(sample.name)
    for _ in range(FLIPS):
        harmed = bytearray(content)
        harmed[chance.randrange(len(harmed))] ^= chance.randrange(1, 256)

        report = _in_time(_written(tmp_path, sample, bytes(harmed)))

        _check_texts(_given(report))
        missing = len(people) * sample.each - len(_given(report))
        assert missing <= 0 or report.rejected, bytes(harmed)


def test_no_text_holds_what_a_store_refuses(sample: Sample, tmp_path: Path) -> None:
    """NUL, and halves of surrogate pairs, in whatever way the format can write them."""
    content = sample.content(sample.some())
    plain, odd = "Moss", "M\0\ud800s"
    wide = content.replace(plain.encode("utf-16-le"), odd.encode("utf-16-le", "surrogatepass"))
    ways = [
        wide,
        content.replace(plain.encode(), odd.encode("utf-8", "surrogatepass")),
        content.replace(plain.encode(), rb"M\u0000\ud800\udc00\ud800s"),
        content.replace(plain.encode(), b"M&#0;&#55296;&#xD800;s"),
        content.replace(plain.encode(), b"M=00=ED=A0=80s"),
    ]
    for harmed in ways:
        report = _in_time(_written(tmp_path, sample, harmed))
        _check_texts(_given(report))
        assert _given(report) or report.rejected
    if sample.is_indexed:
        assert wide != content


def test_a_large_file_is_never_held_as_a_whole(sample: Sample, tmp_path: Path) -> None:
    if sample.is_indexed:
        pytest.skip("the writers of such files make small ones only")
    note = "rope " * 8_000
    count = sample.large_bytes // len(note)
    path = tmp_path / sample.name
    path.write_bytes(sample.content([Known(number, note=note) for number in range(count)]))
    list(_read(sample, sample.content(sample.some())))  # what is loaded late is loaded

    tracemalloc.start()
    with path.open("rb") as file:
        given = sum(not isinstance(one, Columns) for one in _format(sample).records(file, NOW))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert given == count * sample.each
    assert peak < path.stat().st_size * 0.75, f"{peak:,} bytes for a file of {path.stat().st_size:,}"


# What the tests above have in common


def _format(sample: Sample) -> RecordFormat:
    return next(one for one in RECORD_FORMATS if one.kind == sample.kind)


def _read(sample: Sample, content: bytes) -> Iterator[Any]:
    """The records of a file in which nothing is set aside, as the format itself gives them."""
    source: IO[bytes] = io.BytesIO(content)
    for record in _format(sample).records(source, NOW):
        assert not isinstance(record, Rejected), record
        if not isinstance(record, Columns):  # how a table is read is no record
            yield record


def _written(folder: Path, sample: Sample, content: bytes) -> Path:
    path = folder / sample.name
    path.write_bytes(content)
    return path


def _given(report: Report) -> list[Any]:
    return [*report.messages, *report.records]


def _without_places(found: list[Any]) -> list[str]:
    return sorted(repr(one._replace(where="")) for one in found)


def _identity(record: Any) -> tuple[bytes, bytes]:
    return record.key, getattr(record, "digest", b"")


def _types(value: object) -> object:
    return (type(value), *map(_types, value)) if isinstance(value, tuple) else type(value)


def _in_time(path: Path) -> Report:
    begun = time.process_time()
    report = reading(path)
    assert time.process_time() - begun < SECONDS_MAX
    return report


def _check_texts(value: object) -> None:
    if isinstance(value, str):
        assert "\0" not in value
        value.encode("utf-8")
    elif isinstance(value, tuple | list):
        for one in value:
            _check_texts(one)
    elif isinstance(value, int):
        assert -(2**63) <= value < 2**63
