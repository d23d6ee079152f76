"""Help and wrong use, in the language of the person at the keyboard."""

import os
import pty
import re
import signal
import subprocess

import pytest

from firsthand.cli.usage import trouble
from tests.support.program import COMMAND, Program

WRONG: list[tuple[tuple[str, ...], str, str]] = [
    (("tday",), "There is no command “tday”. Meant, perhaps: today.", "Einen Befehl „tday“ gibt es nicht."),
    (("goals", "wander"), "There is no command “wander”.", "Einen Befehl „wander“ gibt es nicht."),
    (("people", "--limt", "3"), "There is no option --limt. Meant, perhaps: --limit.", "Eine Option --limt gibt es nicht."),
    (("show",), "“person” is missing.", "„person“ fehlt."),
    (("today", "--limit", "many"), "--limit: “many” is not a whole number.", "--limit: „many“ ist keine ganze Zahl."),
    (("today", "--limit", "9"), "--limit: 9 is not between 1 and 5.", "--limit: 9 liegt nicht zwischen 1 und 5."),
    (("people", "--limit", "0"), "--limit: 0 is less than 1.", "--limit: 0 ist weniger als 1."),
    (("people", "--limit"), "The option --limit needs a value after it.", "Die Option --limit braucht einen Wert"),
    (("today", "--json=3"), "The option --json takes no value.", "Die Option --json nimmt keinen Wert an."),
    (("today", "now"), "There is no place for “now” here.", "Für „now“ ist hier kein Platz."),
    (
        ("print", "poster"),
        "what: “poster” cannot be chosen, but these can: worksheet, review, brief, card.",
        "zur Wahl stehen: worksheet",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "english", "german"), WRONG)
def test_wrong_use_is_said_in_the_language(program: Program, words: tuple[str, ...], english: str, german: str) -> None:
    assert program(*words, exit_code=2).stderr.splitlines()[-1] == english
    assert german in program(*words, exit_code=2, FIRSTHAND_LANGUAGE="de").stderr.splitlines()[-1]


def test_wrong_use_says_how_the_command_is_called_and_where_to_read_on(program: Program) -> None:
    said = program("show", exit_code=2, FIRSTHAND_LANGUAGE="fr").stderr
    assert "Utilisation\u00a0: firsthand show [OPTIONS] {person}" in said
    assert "firsthand show --help" in said


@pytest.mark.parametrize("command", ["", "show", "goals", "print", "people"])
def test_no_word_of_the_library_stays_english_in_the_help(program: Program, command: str) -> None:
    said = program(*command.split(), "--help", FIRSTHAND_LANGUAGE="de").stdout
    left = re.findall(
        r"Usage|OPTIONS|COMMAND\b|ARGS|Arguments|Options|Commands|Show this|required|default:|<int|<str", said
    )
    assert left == []
    assert "Aufruf: firsthand" in said


def test_what_we_say_ourselves_of_wrong_use_stays_as_it_is() -> None:
    assert trouble("Say how it ended.") == "Say how it ended."


ANSWERS = [("de", "ja", 0), ("fr", "O", 0), ("es", "yes", 0), ("de", "nein", 1), ("de", "", 1)]


@pytest.mark.parametrize(("language", "answer", "exit_code"), ANSWERS)
def test_a_question_takes_yes_in_the_language(program: Program, language: str, answer: str, exit_code: int) -> None:
    program("add", "Ada Quill", "--address", "ada@quill.test")
    program("forget", "Ada Quill", exit_code=exit_code, typed=f"{answer}\n", FIRSTHAND_LANGUAGE=language)
    assert program.json("people", "Ada", exit_code=None)["total"] == exit_code


@pytest.mark.parametrize("stopped_by", ["Ctrl-C", "the end of input"])
def test_stopped_at_a_question_it_says_what_stays(program: Program, stopped_by: str) -> None:
    ours, theirs = pty.openpty()
    words = ("connect", "imap", "--host", "mail.moss.test", "--user", "ada@moss.test", "--home", program.home)
    # Without a terminal of its own session, the password is read from what stands for input.
    process = subprocess.Popen([COMMAND, *words], stdin=theirs, stderr=subprocess.PIPE, start_new_session=True)
    assert process.stderr is not None
    said = b""
    while not said.endswith(b": "):
        said += process.stderr.read(1)
    if stopped_by == "Ctrl-C":
        process.send_signal(signal.SIGINT)
    else:
        os.write(ours, b"\x04")
    _, rest = process.communicate(timeout=60)
    assert process.returncode == 130
    assert rest.decode().strip() == "Stopped. What was kept so far stays; start again to go on."
    os.close(ours)
    os.close(theirs)
