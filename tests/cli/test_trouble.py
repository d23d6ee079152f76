"""What a user reads when something is wrong: one sentence, an exit code, never a traceback."""

import socket
from pathlib import Path

from tests.support.program import Program


def test_a_wrong_day_is_wrong_use(program: Program) -> None:
    assert "2026-03-31" in program("today", "--as-of", "yesterday", exit_code=2).stderr


def test_an_unknown_setting_is_named(program: Program) -> None:
    said = program("today", exit_code=2, FIRSTHAND_COLOUR="red").stderr
    assert said.startswith("FIRSTHAND_COLOUR: no such setting exists.")


def test_somebody_unknown_is_not_found(program: Program) -> None:
    said = program("show", "Nobody Atall", exit_code=1).stderr
    assert "nobody of that name" in said
    assert "Traceback" not in said


def test_two_people_of_one_name_are_told_apart_by_number(program: Program) -> None:
    numbers = [program.json("add", "Ada Quill", "--address", f"ada@{host}.test")["id"] for host in ("one", "two")]
    said = program("show", "Ada Quill", exit_code=1).stderr
    assert all(str(number) in said for number in numbers)


def test_a_path_that_does_not_exist_is_set_aside_with_a_reason(program: Program, tmp_path: Path) -> None:
    report = program.json("import", tmp_path / "gone.mbox", exit_code=1)
    said = [one for source in report["sources"] for one in source["set_aside"]] + report["problems"]
    assert any("gone.mbox" in one["where"] for one in said)


def test_a_home_that_cannot_be_made_is_wrong_use(program: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "the folder cannot be used" in program("--home", tmp_path / "file" / "home", "today", exit_code=2).stderr


def test_a_port_in_use_is_said(program: Program) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = program("serve", "--port", str(port), "--no-open", exit_code=1).stderr
    assert said.startswith(f"Port {port} on 127.0.0.1: it cannot be used")


def test_a_file_that_is_no_database_is_said(program: Program) -> None:
    program.home.mkdir(parents=True)
    (program.home / "firsthand.sqlite3").write_bytes(b"not a database at all, only words" * 100)
    said = program("today", exit_code=1).stderr
    assert "firsthand.sqlite3" in said
    assert "Traceback" not in said


def test_the_doctor_finds_a_healthy_installation(program: Program) -> None:
    checks = program.json("doctor")["checks"]
    assert all(check["fine"] for check in checks)


def test_an_address_of_mine_that_no_message_names_is_said(program: Program, tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_text(
        "From: ada@quill.test\nTo: bo@reed.test\nDate: Mon, 2 Mar 2026 10:00:00 +0000\nSubject: Tea\n\nAt four?\n"
    )
    report = program.json("import", tmp_path / "one.eml", "--me", "bo@raed.test", exit_code=1)
    assert [one["where"] for one in report["problems"]] == ["bo@raed.test"]
    assert program.json("import", tmp_path / "one.eml", "--me", "bo@reed.test")["problems"] == []
