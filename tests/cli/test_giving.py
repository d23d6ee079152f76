"""Offers, needs and drafts on the command line."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from tests.cli.conftest import LAST_DAY
from tests.support.program import Program

TODAY = ("--as-of", LAST_DAY.isoformat())


def test_offers_and_needs_are_added_listed_and_removed(program: Program) -> None:
    ada = program.json("add", "Ada Quill", "--address", "ada@quill.test")
    mine = program.json("offers", "add", "feedback", "on", "drafts", "--minutes", "20", "--until", "2027-01-31")
    assert (mine["words"], mine["kind"], mine["person"]) == ("feedback on drafts", "feedback", None)
    program("offers", "add", "an hour on cranes", "--person", "ada@quill.test")
    need = program.json("needs", "add", "Ada Quill", "an auditor")
    program("needs", "add", "me", "a second reader")
    listed = program.json("offers")["offers"]
    assert [one["person"] and one["person"]["name"] for one in listed] == [None, "Ada Quill"]
    assert [one["person"] and one["person"]["id"] for one in program.json("needs")["needs"]] == [None, ada["id"]]
    program("offers", "remove", str(mine["id"]))
    program("needs", "met", str(need["id"]))
    assert len(program.json("offers")["offers"]) == 1
    assert [one["met"] is not None for one in program.json("needs")["needs"]] == [False, True]


def test_wrong_words_end_in_one_plain_sentence(program: Program) -> None:
    said = program("offers", "remove", "99", exit_code=1).stderr
    assert said == "Offer 99: it is not there. `firsthand offers` lists those that are.\n"
    assert "Traceback" not in program("needs", "add", "Nobody", "tea", exit_code=1).stderr
    assert "is not a day" in program("offers", "add", "tea", "--until", "soon", exit_code=2).stderr
    assert "not among the moves" in program("draft", "7", exit_code=1).stderr


def test_a_draft_is_text_link_document_and_file(record: Program, tmp_path: Path) -> None:
    page = record.json("today", *TODAY)
    number = next(n for n, move in enumerate(page["moves"], start=1) if move["kind"] in ("promise", "answer"))
    by_key = record.json("draft", page["moves"][number - 1]["key"], *TODAY)
    assert by_key == record.json("draft", str(number), *TODAY)
    (draft,) = by_key["drafts"]
    assert draft["subject"].startswith("Re: ")
    assert draft["blanks"]
    assert draft["mailto"].startswith("mailto:")
    assert draft["mailto"] in record("draft", str(number), "--mailto", *TODAY).stdout
    assert "Nothing is sent." in record("draft", str(number), *TODAY).stdout
    record("draft", str(number), "--eml", tmp_path / "draft.eml", *TODAY)
    read = message_from_bytes((tmp_path / "draft.eml").read_bytes(), policy=default)
    assert read["X-Unsent"] == "1"
    assert read["To"].addresses[0].addr_spec == draft["to"][0]["address"]
    assert (
        "there is a file" in record("draft", str(number), "--eml", tmp_path / "draft.eml", *TODAY, exit_code=1).stderr
    )
