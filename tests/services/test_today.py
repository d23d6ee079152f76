"""Today: at most five moves, each with its evidence; what the user did with them is remembered."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from firsthand.services import describing, finding, moves, people
from firsthand.services.actor import Actor, start_of
from firsthand.storage.connection import rows
from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import BEN, CY, ME, imported, inbox, on, sent, write_mailbox

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2026, 5, 15)


@pytest.fixture
def record(actor: Actor, tmp_path: Path) -> Actor:
    """Ben asked something on Friday 8 May 2026 that nobody answered; Cy's question was answered."""
    asked = [
        letter(
            "Message-ID: <ben-asks@mail.test>",
            sender=BEN, to=ME, subject="The winch", date=on(67),
            text="Hello Ida,\n\nthe winch is back.\nCould you send me the drawing of the old one?\n\nBen\n",
        ),
        letter(
            sender=CY, to=ME, subject="The buoy", date=on(66), text="Ida, could you send me the colour of the buoy?\n"
        ),
    ]  # fmt: skip
    answer = letter(sender=ME, to=CY, subject="Re: The buoy", date=on(68), text="It is red.\n")
    folder = write_mailbox(tmp_path / "mail", [*inbox(), *asked])
    (folder / "Sent.mbox").write_bytes(mbox(*sent(), answer))
    imported(actor, folder)
    return actor


def answers(actor: Actor, day: date) -> list[str]:
    return [move.key for move in moves.today(actor, start_of(day, actor)).moves if move.kind == "answer"]


def test_an_open_question_is_a_move_with_its_words_as_evidence(record: Actor) -> None:
    today = moves.today(record, start_of(DAY, record))
    (move,) = [move for move in today.moves if move.kind == "answer" and move.people[0].name == "Ben Dale"]
    (evidence, *_) = move.evidence
    assert "drawing of the old one" in evidence.quote
    start, end = evidence.marked
    assert "drawing" in evidence.quote[start:end]
    assert evidence.message_id == "ben-asks@mail.test"
    assert finding.message(record, evidence.interaction_id).subject == "The winch"
    assert len(today.moves) <= 5


def test_an_answered_question_is_no_move(record: Actor) -> None:
    today = moves.today(record, start_of(DAY, record))
    shown = {evidence.subject for move in today.moves for evidence in move.evidence}
    assert "The buoy" not in {*shown, *(loop.subject for loop in today.open_loops)}
    before = moves.today(record, start_of(date(2026, 5, 9), record))
    assert "The buoy" in [loop.subject for loop in before.open_loops]


def test_looking_back_knows_nothing_of_that_day_or_later(record: Actor) -> None:
    asked = date(2026, 5, 8)
    for day in (asked, asked - timedelta(days=1)):
        today = moves.today(record, start_of(day, record))
        subjects = [loop.subject for loop in today.open_loops]
        assert "The winch" not in subjects
        assert all(evidence.sent_at.date() < day for move in today.moves for evidence in move.evidence)
    assert "The winch" in [loop.subject for loop in moves.today(record, start_of(DAY, record)).open_loops]


def test_looking_back_remembers_nothing(record: Actor) -> None:
    moves.today(record, start_of(DAY, record))
    assert rows(record.scope, "SELECT 1 FROM move_event") == []


def test_somebody_never_to_be_suggested_is_in_no_move(record: Actor) -> None:
    assert answers(record, DAY)
    describing.never_suggest(record, people.find(record, "ben@dale.test"), True)
    shown = moves.today(record, start_of(DAY, record)).moves
    assert "Ben Dale" not in {person.name for move in shown for person in move.people}


def test_lists_robots_and_people_set_aside_are_in_no_move(record: Actor) -> None:
    describing.set_aside(record, [people.find(record, "ben@dale.test")])
    for offset in range(0, 40, 5):
        today = moves.today(record, start_of(date(2026, 4, 10) + timedelta(days=offset), record))
        named = {person.name for move in today.moves for person in move.people}
        assert not named & {"Ben Dale", "Shop", "Harbour news", "Ida Holm"}


def test_a_record_without_mail_has_a_page_too(actor: Actor) -> None:
    today = moves.today(actor, start_of(DAY, actor))
    assert today.moves == ()
    assert today.open_loops == ()
    assert today.reading
