"""Whatever kind of file is imported: it can be looked at before, taken back and had again, in any order."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from firsthand.domain.sources import RunReport
from firsthand.services import imports, taking_back
from firsthand.services.actor import Actor
from firsthand.services.forgetting import delete_everything
from firsthand.services.previewing import preview
from tests.connectors.letters import THREE, letter, mbox
from tests.contracts.record_samples import SAMPLES, Known, Sample
from tests.support.whole_record import whole_record

pytestmark = pytest.mark.django_db(transaction=True)

ME = ("ida@quay.test", "linkedin.com/in/me-myself")
ORDERS = 3


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_what_is_imported_can_be_looked_at_before_taken_back_and_had_again(
    actor: Actor, sample: Sample, tmp_path: Path
) -> None:
    people = sample.some()
    first = _written(tmp_path / "first", sample, people if sample.is_one else [*people, people[0]])
    _had_again_and_then_more(actor, [first], [_written(tmp_path / "second", sample, _a_year_later(sample, people))])


def test_all_kinds_of_files_can_be_taken_back_together(actor: Actor, tmp_path: Path) -> None:
    (tmp_path / "inbox.mbox").write_bytes(mbox(*THREE))
    first = [tmp_path / "inbox.mbox", *_of_all_kinds(tmp_path / "first")]
    second = [
        _written(tmp_path / "second", sample, _a_year_later(sample, _people(place)))
        for place, sample in enumerate(SAMPLES)
    ]
    (tmp_path / "inbox again.mbox").write_bytes(mbox(*THREE, letter(subject="One more")))
    _had_again_and_then_more(actor, first, [*second, tmp_path / "inbox again.mbox"])


def test_the_order_in_which_files_come_makes_no_difference(actor: Actor, tmp_path: Path) -> None:
    (tmp_path / "inbox.mbox").write_bytes(mbox(*THREE))
    paths = [tmp_path / "inbox.mbox", *_of_all_kinds(tmp_path / "all")]
    chance = random.Random(4)
    records = []
    for _ in range(ORDERS):
        _import(actor, paths[::2])
        _import(actor, paths[1::2])
        records.append(whole_record(actor))
        delete_everything(actor)
        chance.shuffle(paths)

    assert records[1] == records[0]
    assert records[2] == records[0]


def _had_again_and_then_more(actor: Actor, first: Sequence[Path], second: Sequence[Path]) -> None:
    empty = whole_record(actor)
    run = _as_previewed(actor, first)
    once = whole_record(actor)
    assert all(source.imported for source in run.sources)

    taking_back.undo(actor, run.run)
    assert whole_record(actor) == empty

    _import(actor, first)
    assert whole_record(actor) == once

    run = _as_previewed(actor, second)
    assert whole_record(actor) != once

    taking_back.undo(actor, run.run)
    assert whole_record(actor) == once


def _people(place: int) -> list[Known]:
    """Some whose addresses are the same in every kind of file, and whose names are not.

    Of two cards that are one by all they say, the one that came in later counts.
    """
    return [Known(number, "Moss" + "aeiouy"[place % 6] * (place // 6)) for number in range(1, 5)]


def _of_all_kinds(folder: Path) -> list[Path]:
    return [
        _written(folder, sample, _people(place)[: 1 if sample.is_one else None]) for place, sample in enumerate(SAMPLES)
    ]


def _a_year_later(sample: Sample, people: Sequence[Known]) -> list[Known]:
    """The same people, of whom one changed names, and two more."""
    changed = Known(people[0].number, "Dale")
    return [changed] if sample.is_one else [changed, *people[1:], Known(5), Known(6)]


def _written(folder: Path, sample: Sample, people: Sequence[Known]) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / sample.name
    path.write_bytes(sample.content(people))
    return path


def _import(actor: Actor, paths: Sequence[Path]) -> RunReport:
    run = imports.start(actor, paths, me=ME, read_acts=False)
    assert run.state == "done"
    return run


def _as_previewed(actor: Actor, paths: Sequence[Path]) -> RunReport:
    """Import files, and compare what was said of them before with what came of them."""
    found = preview(actor, paths)
    run = _import(actor, paths)
    assert found.complete
    did = {source.path: source for source in run.sources}
    assert {source.path for source in found.sources} == set(did)
    for said in found.sources:
        source = did[said.path]
        assert (said.kind, said.read, said.set_aside) == (source.kind, source.read, source.set_aside)
        assert (said.new, said.changed, said.changed + said.same) == (
            source.imported, source.changed, source.duplicates,
        ), source.path  # fmt: skip
    return run
