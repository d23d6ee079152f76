"""Looking first, undoing an import and removing a source on the command line."""

import os
import pty
import subprocess
from pathlib import Path

from tests.connectors.letters import letter
from tests.support.program import COMMAND, Program

TABLE = "Name,Email,Shoe size\nIda Moss,ida@moss.test,41\n"


def mailbox(folder: Path, *numbers: int, name: str = "mail.mbox") -> Path:
    path = folder / name
    path.write_bytes(
        b"".join(
            b"From x Mon Jan  1 00:00:00 2024\n"
            + letter(f"Message-ID: <{number}@moss.test>", subject=f"Rope {number}")
            + b"\n\n"
            for number in numbers
        )
    )
    return path


def test_a_preview_says_what_would_come_in_and_writes_nothing(program: Program, tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text(TABLE)
    found = program.json("import", "--preview", mailbox(tmp_path, 1, 2), tmp_path / "contacts.csv")
    assert set(found) == {"sources", "problems", "complete"}
    mail, contacts = found["sources"]
    assert set(mail) == {"path", "kind", "read", "new", "changed", "same", "set_aside", "columns", "examples"}
    assert (mail["read"], mail["new"], mail["changed"], mail["same"]) == (2, 2, 0, 0)
    assert mail["examples"][0]["title"] == "Rope 1"
    assert contacts["columns"] == [["Name", "name"], ["Email", "mail address"], ["Shoe size", "kept as a note"]]
    assert found["complete"] is True
    assert program.json("sources") == {"sources": [], "runs": []}
    assert "Nothing was written" in program("import", "--preview", tmp_path / "mail.mbox").stdout


def test_a_preview_with_something_set_aside_ends_with_1(program: Program, tmp_path: Path) -> None:
    found = program.json("import", "--preview", tmp_path / "nowhere", exit_code=1)
    aside = [*found["problems"], *(one for source in found["sources"] for one in source["set_aside"])]
    assert aside
    assert all(one["reason"] and one["remedy"] for one in aside)


def test_the_last_import_is_undone_and_only_that(program: Program, tmp_path: Path) -> None:
    first = program.json("import", mailbox(tmp_path, 1, 2))
    second = program.json("import", mailbox(tmp_path, 2, 3, 4, name="more.mbox"))
    went = program.json("undo")
    assert set(went) == {"run", "removed", "put_back", "left", "kept", "paused"}
    assert went["run"] == second["run"]
    assert went["paused"] is None
    runs = {run["run"]: run["state"] for run in program.json("sources")["runs"]}
    assert runs == {first["run"]: "done", second["run"]: "undone"}
    assert "is undone" in program("undo", str(first["run"]), "--yes").stdout
    assert "was undone already" in program("undo", str(first["run"]), exit_code=1).stderr
    assert "there is none that brought anything" in program("undo", exit_code=1).stderr
    assert "none of that number" in program("undo", "999999", exit_code=1).stderr


def test_on_a_terminal_it_is_asked_first(program: Program, tmp_path: Path) -> None:
    program("import", mailbox(tmp_path, 1))
    leader, follower = pty.openpty()
    child = subprocess.Popen(
        [COMMAND, "undo"], env=program._environment({}), stdin=follower, stdout=follower, stderr=follower,
        start_new_session=True,
    )  # fmt: skip
    os.close(follower)
    shown = b""
    while b"Undo it?" not in shown:
        shown += os.read(leader, 1000)
    os.write(leader, b"n\n")
    assert child.wait(60) == 1
    os.close(leader)
    assert b"Your notes and your files stay" in shown
    assert program.json("sources")["runs"][0]["state"] == "done"


def test_sources_are_listed_with_their_number_and_removed_by_it_or_by_name(program: Program, tmp_path: Path) -> None:
    program("import", mailbox(tmp_path, 1, 2))
    program("import", mailbox(tmp_path, 3, name="more.mbox"))
    listed = program.json("sources")["sources"]
    keys = {"id", "path", "kind", "read", "imported", "changed", "duplicates", "set_aside"}
    assert [set(one) for one in listed] == [keys, keys]
    assert "What it brought stays" in program("sources", "--remove", "mail.mbox").stdout
    went = program.json("sources", "--remove", str(listed[1]["id"]), "--with-content")
    assert went["removed_source"] == listed[1]["path"]
    assert went["removed"] >= 1
    assert program.json("sources")["sources"] == []
    assert "no source is called so" in program("sources", "--remove", "mail.mbox", exit_code=1).stderr
    program("sources", "--with-content", exit_code=2)
