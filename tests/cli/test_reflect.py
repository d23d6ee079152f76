"""The twelve questions and the mirror on the command line, in the shapes promised to scripts."""

from pathlib import Path

from tests.cli.conftest import LAST_DAY
from tests.support.program import Program

TODAY = ("--as-of", LAST_DAY.isoformat())
QUADRANTS = {"known strength", "blind spot", "hidden strength", "known gap", "can't tell yet"}


def test_the_mirror_has_its_promised_shape_and_evidence_that_is_there(record: Program) -> None:
    document = record.json("mirror", *TODAY)
    assert len(document["lines"]) == 10
    for line in document["lines"]:
        assert set(line) >= {"statement", "said", "record", "quadrant", "enough", "evidence"}
        assert line["quadrant"] in QUADRANTS
        assert line["statement"].startswith(("I ", "When ", "What ", "Many "))
        assert line["enough"] or line["quadrant"] == "can't tell yet"
        assert line["said"] is None
        for proof in line["evidence"]:
            assert set(proof) - {"words"} in ({"message_id"}, {"exchange"}, {"person"})
    answers = next(line for line in document["lines"] if line["line"] == "answers-quickly")
    assert answers["enough"]
    printed = record("mirror", *TODAY).stdout
    assert "Can’t tell yet" in printed
    assert answers["record"] in printed


def test_an_answer_is_kept_and_shown_again(tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    first = program.json("reflect")
    assert (first["question"], first["answer"], first["earlier"]) == (1, None, [])
    assert first["text"].endswith("?")
    assert "Kept." in program("reflect", "--answer", "Closed doors 😀").stdout
    shown = program.json("reflect", "--question", "1")
    assert [one["text"] for one in shown["earlier"]] == ["Closed doors 😀"]
    assert program.json("reflect")["question"] == 2
    assert "Closed doors" in program("reflect", "--question", "1").stdout


def test_what_cannot_be_kept_is_said_in_a_sentence(tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    assert "it is empty" in program("reflect", "--answer", " ", exit_code=1).stderr
    assert program("reflect", "--question", "13", exit_code=2).stderr
    assert program.json("reflect", "--question", "1")["earlier"] == []
