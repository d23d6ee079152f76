"""`firsthand ledger` and its company: the promised shapes, and ten seconds to enter something by hand."""

from pathlib import Path

import pytest

from tests.connectors.letters import mbox
from tests.services.ledger_letters import ledger_letters
from tests.services.mailboxes import MY_ADDRESS
from tests.support.program import Program

DAY = ("--as-of", "2026-03-15")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program on a record with a little of everything in its ledger."""
    folder = tmp_path_factory.mktemp("ledger-mail")
    (folder / "mail.mbox").write_bytes(mbox(*ledger_letters()))
    program = Program(tmp_path_factory.mktemp("ledger-home"))
    program("import", folder, "--me", MY_ADDRESS, "--no-acts")
    assert program.json("ledger")["exchanges"] == []
    assert "9 personal messages" in program("ledger", "read").stdout
    return program


def test_the_ledger_is_a_document_with_evidence(kept: Program) -> None:
    found = kept.json("ledger", *DAY)
    assert set(found) == {"total", "exchanges"}
    assert found["total"] == len(found["exchanges"]) == 5
    for one in found["exchanges"]:
        assert set(one) >= {
            "id", "giver", "receiver", "kind", "state", "status", "what", "due", "opened", "closed", "confidence", "evidence",
        }  # fmt: skip
        assert set(one["giver"]) == set(one["receiver"]) == {"id", "name"}
        assert one["status"] == "suggested"
        for proof in one["evidence"]:
            assert set(proof) >= {"message_id", "date", "subject", "quote"}
            assert proof["date"] < "2026-03-15"
    (tenants,) = [one for one in found["exchanges"] if "tenants" in one["what"]]
    assert (tenants["giver"]["name"], tenants["receiver"]["name"]) == ("Ida Holm", "Ben Dale")
    assert (tenants["state"], tenants["closed"], tenants["due"]) == ("thanked", "2026-03-06", "2026-03-06")
    assert [proof["message_id"] for proof in tenants["evidence"]] == [f"b{n}@ledger.test" for n in (1, 2, 3, 4)]


def test_the_ledger_can_be_narrowed_down(kept: Program) -> None:
    assert len(kept.json("ledger", *DAY, "--open")["exchanges"]) == 3
    assert len(kept.json("ledger", *DAY, "--state", "offered")["exchanges"]) == 1
    assert len(kept.json("ledger", *DAY, "--person", "Ben")["exchanges"]) == 2
    assert len(kept.json("ledger", *DAY, "--limit", "2")["exchanges"]) == 2
    assert kept.json("ledger", *DAY, "--status", "dismissed")["exchanges"] == []


def test_words_can_be_said_to_the_ledger_and_taken_back(kept: Program) -> None:
    first, second = [one["id"] for one in kept.json("ledger", *DAY)["exchanges"][:2]]
    kept("ledger", "confirm", first, second)
    assert {one["id"] for one in kept.json("ledger", "--status", "confirmed")["exchanges"]} == {first, second}
    kept("ledger", "undo")
    kept("ledger", "dismiss", first)
    assert [one["id"] for one in kept.json("ledger", "--status", "dismissed")["exchanges"]] == [first]
    corrected = kept.json("ledger", "correct", second, "--what", "In my own words", "--effort", "hour")
    assert (corrected["what"], corrected["status"], corrected["effort"]) == ("In my own words", "confirmed", "hour")
    assert "In my own words" in kept("ledger", COLUMNS="200").stdout
    kept("ledger", "undo")
    kept("ledger", "undo")


def test_what_mail_did_not_see_is_entered_by_hand(kept: Program) -> None:
    given = kept.json(
        "give", "Ben", "Two hours on his harbour paper", "--on", "yesterday", "--effort", "more", "--json"
    )
    assert (given["giver"]["name"], given["receiver"]["name"], given["state"]) == ("Ida Holm", "Ben Dale", "given")
    assert given["evidence"] == []
    promised = kept.json("promise", "Dora", "the rope report", "--by", "in 2 weeks", "--kind", "knowledge")
    assert promised["state"] == "promised"
    assert promised["due"] > promised["opened"]
    asked = kept.json("ask", "Cy", "his comments on the lease")
    assert (asked["giver"]["name"], asked["kind"], asked["status"]) == ("Cy Löwe", "feedback", "confirmed")
    assert kept.json("offer", "Cy", "my notes")["giver"]["name"] == "Ida Holm"
    assert kept.json("thank", "Jane", "the introduction")["kind"] == "introduction"
    assert kept.json("ledger", "--open", "--status", "confirmed")["total"] == 3


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("ledger", "--status", "odd"), 2, "none of"),
        (("ledger", "--as-of", "some day"), 2, "not a day"),
        (("ledger", "--person", "Nobody Atall"), 1, "Nobody Atall"),
        (("ledger", "confirm", "0000000000000000"), 1, "not in the ledger"),
        (("give", "Ben", "rope", "--on", "the day of the crane"), 1, "no day"),
        (("give", "Ben", "rope", "--kind", "gold"), 2, "none of"),
    ],
)
def test_trouble_is_said_in_words(kept: Program, words: tuple[str | Path, ...], code: int, says: str) -> None:
    done = kept(*words, exit_code=code)
    assert says in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr
