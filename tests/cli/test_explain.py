"""`firsthand explain`: JSON lines for programs, words for people, and nothing kept."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.program import Program

LETTER = """\
From: Ann Quill <ann@example.com>
To: Bo Reed <bo@example.com>
Date: Tue, 03 Mar 2026 09:00:00 +0000
Subject: The draft
Message-ID: <{number}@example.com>
{more}
{text}
"""


def letter(text: str, number: int = 1, more: str = "") -> str:
    return LETTER.format(number=number, text=text, more=more + "\n" if more else "")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


def explained(program: Program, *paths: Path, exit_code: int = 0) -> list[dict[str, Any]]:
    return [json.loads(line) for line in program("explain", *paths, "--json", exit_code=exit_code).stdout.splitlines()]


def test_each_message_is_one_line_and_nothing_is_kept(program: Program, tmp_path: Path) -> None:
    mailbox = tmp_path / "two.mbox"
    text = "Thanks for the draft, could you add the table by Thursday?\n\n> old words\n"
    mailbox.write_text("".join(f"From x Tue Mar  3 09:00:00 2026\n{letter(text, 1)}\n" for _ in range(2)))
    lines = explained(program, mailbox)
    assert len(lines) == 2  # a copy is judged like any other message
    assert lines[0]["message_id"] == "1@example.com"
    assert lines[0]["automated"] is False
    assert lines[0]["new_text"] == text.split("\n", maxsplit=1)[0]
    acts = {act["kind"]: act for act in lines[0]["acts"]}
    assert {"ask", "thank"} <= set(acts)
    assert acts["ask"]["due"] == "2026-03-05"
    assert acts["ask"]["probability"] >= 0.5
    assert not program.home.exists()


def test_mail_of_lists_and_robots_is_automated_and_does_nothing(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "a.eml").write_text(letter("Could you send me the list?", 1, "List-Id: <news.example.com>"))
    (folder / "b.eml").write_text(letter("Could you send me the list?", 2, "Auto-Submitted: auto-replied"))
    (folder / "c.eml").write_text(letter("Could you send me the list?", 3))
    lines = {line["message_id"]: line for line in explained(program, folder)}
    assert [lines[f"{number}@example.com"]["automated"] for number in (1, 2, 3)] == [True, True, False]
    assert lines["1@example.com"]["acts"] == []
    assert lines["3@example.com"]["acts"]


def test_what_cannot_be_read_is_said_and_the_rest_is_still_read(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(letter("Please call me."))
    done = program("explain", tmp_path / "a.eml", tmp_path / "gone.mbox", "--json", exit_code=1)
    assert "gone.mbox" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_odd_messages_come_out_as_lines(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    texts = {
        "empty": "",
        "long": "please " * 700_000,
        "right-to-left": "\u202ePlease call me.\u202c שלום",
        "raw": "JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoKPDwvTGVuZ3Ro\n" * 2_000,
        "cr": "Please call me.\r\r\nThanks\x00\x1b[31m",
    }
    for number, (name, text) in enumerate(texts.items()):
        (folder / f"{name}.eml").write_text(letter(text, number))
    (folder / "bytes.eml").write_bytes(letter("Please call me.", 9).encode() + b"\xff\xfe\xed\xa0\x80")
    assert len(explained(program, folder)) == len(texts) + 1


def test_people_read_words(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(letter("Could you add the table by Thursday? \x1b[31m"))
    said = program("explain", tmp_path / "a.eml").stdout
    assert "The draft" in said
    assert "ask" in said
    assert "2026-03-05" in said
    assert "\x1b[31m" not in said


def test_no_path_is_wrong_use(program: Program) -> None:
    assert "Traceback" not in program("explain", exit_code=2).stderr
