"""Practice, the review and printing on the command line."""

from pathlib import Path

import pytest

from firsthand.domain.practice.library import EXPERIMENTS
from firsthand.domain.practice.programme import DEFAULT, parse
from tests.cli.conftest import LAST_DAY
from tests.support import pdf
from tests.support.program import Program


def test_a_skill_is_chosen_an_experiment_taken_on_and_tried(program: Program) -> None:
    assert "No skill is practised yet" in program("practise").stdout
    assert program.json("practise")["experiment"] is None
    assert program.json("practise", "--skill", "asking")["skill"] == "asking"
    assert program.json("practise", "--take-on", "--sure", "4")["state"] == "chosen"
    assert "Smaller:" not in program("practise", "--smaller").stdout
    found = program.json(
        "practise", "--tried", "Asked Ben 🪢", "--learnt", "Short is kind", "--enjoyment", "4", "--sure", "8"
    )
    assert found["state"] == "tried"
    (attempt,) = found["tries"]
    assert (attempt["happened"], attempt["sure_before"], attempt["sure_after"]) == ("Asked Ben 🪢", 4, 8)
    assert "Tried. The next one comes on Monday." in program("practise").stdout


def test_the_library_needs_no_record(program: Program) -> None:
    assert [one["key"] for one in program.json("practise", "--library")] == [one.key for one in EXPERIMENTS]


def test_a_programme_is_written_changed_and_begun(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "programme.yaml"
    program("practise", "--export-programme", file)
    assert parse(file.read_text()) == DEFAULT
    file.write_text(file.read_text().replace("Twelve weeks of giving first", "Ours"))
    assert program.json("practise", "--programme", file)["programme"] == {"title": "Ours", "week": 1}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"title: x\nweeks:\n  - experiment: nope\n",
            "Line 3 of the programme: “nope” is no experiment of Firsthand. Use",
        ),
        (b"x" * 2_000_000, "The programme: the file is too large for a programme. Keep it under 64,000 characters.\n"),
        (b"\xff\xfe", "it is no text in UTF-8. Save it as plain UTF-8 text.\n"),
    ],
)
def test_a_broken_programme_is_refused_in_one_sentence(
    program: Program, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "programme.yaml"
    file.write_bytes(content)
    assert said in program("practise", "--programme", file, exit_code=1).stderr
    assert "No such file" in program("practise", "--programme", tmp_path / "none.yaml", exit_code=1).stderr
    assert program.json("practise")["programme"] is None


def test_wrong_words_end_in_one_plain_sentence(program: Program) -> None:
    assert program("practise", "--skill", "charm", exit_code=1).stderr == (
        "“charm”: there is no such skill. Choose one of those listed.\n"
    )
    assert "no skill is practised yet" in program("practise", "--tried", "x", exit_code=1).stderr
    assert "Choose another week" in program("review", "--week", "1999-01-01", exit_code=1).stderr
    assert "is not a day" in program("review", "--week", "soon", exit_code=2).stderr
    assert "A brief is about somebody" in program("print", "brief", exit_code=2).stderr
    assert "A brief is about somebody" in program("print", "card", "Rosa", exit_code=2).stderr


def test_the_review_is_text_and_a_document(record: Program) -> None:
    found = record.json("review", "--week", LAST_DAY.isoformat())
    assert found["week"] == "2026-03-09"
    assert found["given"] is None, "nothing was judged"
    assert 1 <= found["question"]["number"] <= 12
    text = record("review", "--week", LAST_DAY.isoformat()).stdout
    assert text.startswith("# The week from 9 March 2026 to 15 March 2026\n")
    assert "## The question of the week" in text


def test_what_is_printed_is_a_pdf_of_the_paper_asked_for(record: Program, tmp_path: Path) -> None:
    pdf.needed()
    file = tmp_path / "sheet.pdf"
    done = record.json("print", "worksheet", "--blank", "--paper", "letter", "-o", file)
    assert done == {"file": str(file), "bytes": file.stat().st_size, "paper": "letter"}
    text, sizes, _ = pdf.read(file.read_bytes())
    assert "Twelve questions" in text
    assert sizes == [pdf.SIZES["letter"]] * 4
    assert file.stat().st_mode & 0o777 == 0o600
    name = record.json("today", "--as-of", LAST_DAY.isoformat())["moves"][0]["people"][0]["name"]
    assert "Written to" in record("print", "brief", name, "-o", file).stdout
    assert name.split()[0] in pdf.read(file.read_bytes())[0]
    record("print", "review", "-o", file)
    record("print", "card", "-o", file)
    assert "no such" in record("print", "card", "-o", tmp_path / "none" / "x.pdf", exit_code=1).stderr.lower()
