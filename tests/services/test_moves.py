"""Today out of the ledger, needs and offers: every kind of move, from rows to the page."""

import json
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from firsthand.domain.moves import Move
from firsthand.domain.people import PersonId
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.services import describing, drafts, exchanges, imports, introductions, inventory, judging, moves, needs
from firsthand.services.actor import Actor, now, start_of
from firsthand.storage.connection import execute, rows
from tests.connectors.letters import letter, mbox
from tests.services.ledger_letters import ledger_letters
from tests.services.mailboxes import MY_ADDRESS, on

pytestmark = pytest.mark.django_db(transaction=True)


def person(actor: Actor, name: str) -> PersonId:
    return describing.add(actor, name, address=f"{name.split(maxsplit=1)[0].lower()}@mail.test")


def shown(actor: Actor, days_ahead: int = 0) -> dict[str, Move]:
    as_of = start_of(now(actor).day + timedelta(days=days_ahead), actor) if days_ahead else now(actor)
    return {move.kind: move for move in moves.today(actor, as_of).moves}


@pytest.fixture
def rosa(actor: Actor) -> PersonId:
    return person(actor, "Rosa Marin")


@pytest.fixture
def bo(actor: Actor) -> PersonId:
    return person(actor, "Bo Lind")


def test_a_promise_entered_by_hand_is_a_move_until_it_is_kept(actor: Actor, rosa: PersonId) -> None:
    kept = exchanges.add(actor, rosa, "promise", "Send the October counts", on="5 days ago", due="tomorrow")
    move = shown(actor)["promise"]
    assert move.deed == "Send the October counts, as you told Rosa"
    assert (move.tier, move.benefit_to_me, move.suggested) == (1, False, False)
    assert move.evidence[0].quote == "Send the October counts"
    assert move.evidence[0].interaction_id is None
    page = moves.today(actor, now(actor))
    assert [loop.entry.exchange.key for loop in page.loops.i_promised] == [kept.exchange.key]
    assert exchanges.show(actor, kept.exchange.key, now(actor)).exchange.state == "promised"
    from firsthand.domain.exchanges.corrections import Correction

    exchanges.correct(actor, kept.exchange.key, Correction(state="given"))
    assert "promise" not in shown(actor)


def test_an_offer_to_me_comes_before_a_thank_and_a_thank_before_a_give(
    actor: Actor, rosa: PersonId, bo: PersonId
) -> None:
    cy = person(actor, "Cy Stone")
    exchanges.add(actor, rosa, "offer", "Walk me through the model", on="7 days ago", flow="in")
    exchanges.add(actor, bo, "give", "The rope prices", on="2 days ago", flow="in")
    inventory.add_offer(actor, "audits for small firms", minutes=20)
    needs.add_need(actor, "an auditor for the books", person=cy)
    kinds = [move.kind for move in moves.today(actor, now(actor)).moves]
    assert kinds == ["accept", "thank", "give", "reflect"]


def test_thanks_are_over_when_the_ledger_says_so(actor: Actor, bo: PersonId) -> None:
    entry = exchanges.add(actor, bo, "give", "The rope prices", on="2 days ago", flow="in")
    assert "thank" in shown(actor)
    execute(actor.scope, "UPDATE exchange SET state = 'thanked' WHERE key = %s", [entry.exchange.key])
    assert "thank" not in shown(actor)


def test_an_introduction_and_its_drafts(actor: Actor, rosa: PersonId, bo: PersonId) -> None:
    needs.add_need(actor, "an auditor for the books", person=rosa)
    inventory.add_offer(actor, "audits for small firms", person=bo)
    move = shown(actor)["introduce"]
    assert [one.id for one in move.people] == [rosa, bo]
    found = drafts.drafted(actor, move.key, now(actor))
    assert [draft.title for draft in found.drafts] == ["To Rosa first", "To Bo first"]
    one = introductions.asked(actor, rosa, bo, "both", "looks for an auditor", "audits")
    assert "introduce" not in shown(actor)
    introductions.said(actor, one.id, "a", "yes")
    introductions.said(actor, one.id, "b", "yes")
    assert shown(actor)["introduce"].matter.stage == "introduce"


def test_a_need_of_mine_meets_a_past_gift_and_stands_in_tier_three(actor: Actor, bo: PersonId) -> None:
    exchanges.add(actor, bo, "give", "Read the business case twice", on="60 days ago", flow="in")
    needs.add_need(actor, "a reader for the business case")
    move = shown(actor)["ask"]
    assert (move.tier, move.lifted) == (3, True)
    assert move.note.startswith("The record shows nothing from you to Bo yet")
    exchanges.add(actor, bo, "give", "The crane drawings", on="90 days ago")
    assert shown(actor)["ask"].note == ""


def test_feedback_is_sought_where_the_user_marked_somebody_for_it(actor: Actor, bo: PersonId) -> None:
    exchanges.add(actor, bo, "give", "The plan for the quay", on="5 days ago")
    assert "feedback" not in shown(actor)
    describing.set_layer(actor, bo, {"feedback"}, set())
    assert shown(actor)["feedback"].deed == "Ask Bo what to do better: The plan for the quay"
    exchanges.add(actor, bo, "ask", "Feedback on the plan", on="yesterday", value="feedback")
    assert "feedback" not in shown(actor)


def test_what_came_of_it_is_asked_lightly_and_once(actor: Actor, bo: PersonId) -> None:
    entry = exchanges.add(actor, bo, "give", "The plan for the quay", on="20 days ago")
    asked = moves.today(actor, now(actor)).follow_up
    assert asked is not None
    assert asked.question == "What came of “The plan for the quay”, for Bo?"
    moves.look_back_on(actor, entry.exchange.key, "They built it.")
    assert moves.today(actor, now(actor)).follow_up is None
    with pytest.raises(NotFoundError):
        moves.look_back_on(actor, "nothing", "")


def test_a_long_give_waits_while_the_user_is_worn_out(actor: Actor, rosa: PersonId, bo: PersonId) -> None:
    inventory.add_offer(actor, "audits for small firms", minutes=20)
    needs.add_need(actor, "an auditor for the books", person=rosa)
    for week in range(2, 12):
        exchanges.add(actor, bo, "give", f"Chapter {week}", on=f"{7 * week + 3} days ago", effort="hour")
    for days in (1, 2, 3, 8, 9, 10):
        exchanges.add(actor, bo, "give", f"Reply {days}", on=f"{days} days ago", effort="hour")
    assert "give" in shown(actor)
    judging.say_energy(actor, 2)
    page = moves.today(actor, now(actor))
    assert page.over_giving
    assert "give" not in [move.kind for move in page.moves]
    judging.say_energy(actor, 3)
    assert "give" in shown(actor)


def test_answers_teach_which_kinds_are_worth_their_place(actor: Actor, bo: PersonId) -> None:
    exchanges.add(actor, bo, "give", "The rope prices", on="2 days ago", flow="in")
    move = shown(actor)["thank"]
    judging.useful(actor, move.key, True)
    assert judging.was_useful(actor, move.key) is True
    later = shown(actor)["thank"]
    assert later.score > move.score
    assert later.terms[-1].name == "learnt"


def test_pins_lift_and_keep(actor: Actor, rosa: PersonId) -> None:
    entry = exchanges.add(actor, rosa, "promise", "The survey", on="100 days ago", due="90 days ago")
    assert "promise" not in shown(actor)
    judging.pin(actor, entry.exchange.key)
    assert "promise" in shown(actor)


def test_looking_back_uses_nothing_of_that_day_or_later(actor: Actor, rosa: PersonId) -> None:
    exchanges.add(actor, rosa, "promise", "The survey", on="10 days ago", due="5 days ago")
    today = now(actor).day
    for back in (0, 1, 5, 9):
        assert [move.kind for move in moves.today(actor, start_of(today - timedelta(days=back), actor)).moves][:1] == (
            ["promise"] if back <= 7 else []
        )
    assert moves.today(actor, start_of(today - timedelta(days=10), actor)).moves == ()
    assert rows(actor.scope, "SELECT 1 FROM move_event") == []


def test_weights_of_the_users_own_change_the_order(actor: Actor, bo: PersonId) -> None:
    exchanges.add(actor, bo, "give", "The rope prices", on="2 days ago", flow="in")
    judging.set_weights(actor, {"timeliness": 0.0, "importance": 1.0, "fit": 0.0, "breadth": 0.0, "ease": 0.0})
    assert shown(actor)["thank"].score == 0
    describing.star(actor, bo, True)
    assert shown(actor)["thank"].score == 100


@pytest.fixture
def mail(actor: Actor, tmp_path: Path) -> Actor:
    """A correspondence of March 2026, in which the owner always greets Ben in the same way."""
    greeted = [
        letter(sender=f"Ida Holm <{MY_ADDRESS}>", to="Ben Dale <ben@dale.test>", subject=f"Quay {day}", date=on(day - 20),
               text=f"Morning Ben,\n\nthe quay was dry on day {day}.\n\nAll the best\nIda\n")
        for day in range(5)
    ]  # fmt: skip
    (tmp_path / "mail.mbox").write_bytes(mbox(*ledger_letters(), *greeted))
    assert imports.start(actor, [tmp_path / "mail.mbox"], me=[MY_ADDRESS]).state == "done"
    return actor


def test_a_draft_greets_as_the_user_greets_and_answers_in_the_conversation(mail: Actor, tmp_path: Path) -> None:
    from datetime import date

    day = start_of(date(2026, 3, 6), mail)
    page = moves.today(mail, day)
    (move,) = [one for one in page.moves if one.kind == "promise"]
    assert move.people[0].name == "Ben Dale"
    assert move.suggested
    found = drafts.drafted(mail, "1", day)
    (draft,) = found.drafts
    assert draft.body.startswith("Morning Ben,\n\n")
    assert draft.body.endswith("All the best\nIda\n")
    assert draft.subject == "Re: Harbour building"
    assert draft.in_reply_to == "b2@ledger.test"
    (file,) = drafts.save(mail, found, tmp_path / "draft.eml")
    assert file.stat().st_mode & 0o777 == 0o600
    read = message_from_bytes(file.read_bytes(), policy=default)
    assert (read["X-Unsent"], read["To"]) == ("1", "Ben Dale <ben@dale.test>")
    assert MY_ADDRESS in read["From"]
    with pytest.raises(FirsthandError, match=r"draft\.eml"):
        drafts.save(mail, found, tmp_path / "draft.eml")
    with pytest.raises(NotFoundError):
        drafts.drafted(mail, "9", day)
    (later,) = drafts.drafted(mail, "1", day, not_now=True).drafts
    assert "will be with you by" in later.body


def test_a_move_done_by_mail_is_remembered_as_done(mail: Actor) -> None:
    from datetime import date

    ben = next(row[0] for row in rows(mail.scope, "SELECT id FROM person WHERE name = 'Ben Dale'"))
    day = (date(2026, 3, 2) - date(1970, 1, 1)).days
    execute(
        mail.scope,
        "INSERT INTO move_event (workspace_id, id, key, kind, on_day, outcome, until_day, why, shown_as) VALUES"
        " (%s, 990001, 'reconnect:x', 'reconnect', %s, 'shown', NULL, '', %s)",
        [mail.scope.workspace, day, json.dumps({})],
    )
    execute(
        mail.scope,
        "INSERT INTO move_person (workspace_id, key, person_id) VALUES (%s, 'reconnect:x', %s)",
        [mail.scope.workspace, ben],
    )
    from firsthand.services import move_memory

    memory = move_memory.memory(mail, start_of(date(2026, 3, 6), mail))
    assert ("reconnect:x", "done") in {(one.key, one.outcome) for one in memory.entries}
    before = move_memory.memory(mail, start_of(date(2026, 3, 3), mail))
    assert ("reconnect:x", "done") not in {(one.key, one.outcome) for one in before.entries}


def test_people_seen_in_one_message_are_not_introduced(actor: Actor, tmp_path: Path) -> None:
    together = letter(
        sender="Ben Dale <ben@dale.test>", to=f"Ida Holm <{MY_ADDRESS}>, Cy Löwe <cy@loewe.test>", subject="Both", date=on(3),
        text="Hello both, the quay is dry today and will stay so.\n",
    )  # fmt: skip
    alone = letter(
        sender="Dora Finch <dora@finch.test>",
        to=f"Ida Holm <{MY_ADDRESS}>",
        subject="Rope",
        date=on(4),
        text="Rope came.\n",
    )
    (tmp_path / "mail.mbox").write_bytes(mbox(together, alone))
    assert imports.start(actor, [tmp_path / "mail.mbox"], me=[MY_ADDRESS]).state == "done"
    by_name = {row[1]: row[0] for row in rows(actor.scope, "SELECT id, name FROM person WHERE kind = 'person'")}
    needs.add_need(actor, "an auditor for the books", person=PersonId(by_name["Ben Dale"]))
    inventory.add_offer(actor, "audits for small firms", person=PersonId(by_name["Cy Löwe"]))
    assert "introduce" not in shown(actor)
    inventory.add_offer(actor, "audits for small firms", person=PersonId(by_name["Dora Finch"]))
    assert [one.name for one in shown(actor)["introduce"].people] == ["Ben Dale", "Dora Finch"]


def test_somebody_who_writes_of_being_busy_is_asked_less_readily(actor: Actor, tmp_path: Path) -> None:
    from email.utils import format_datetime

    yesterday = format_datetime(datetime.now(UTC) - timedelta(days=1))
    busy = letter(
        sender="Ben Dale <ben@dale.test>", to=f"Ida Holm <{MY_ADDRESS}>", subject="Quay", date=yesterday,
        text="Ida, the list is under way. I'm swamped until the fair.\n",
    )  # fmt: skip
    (tmp_path / "mail.mbox").write_bytes(mbox(busy))
    assert imports.start(actor, [tmp_path / "mail.mbox"], me=[MY_ADDRESS]).state == "done"
    ben = PersonId(next(row[0] for row in rows(actor.scope, "SELECT id FROM person WHERE name = 'Ben Dale'")))
    exchanges.add(actor, ben, "give", "The rope prices", on="2 days ago", flow="in")
    assert [term.words for term in shown(actor)["thank"].terms][-1] == "Ben wrote of being busy"


def test_what_is_said_of_a_move_is_said_to_the_ledger_and_can_be_taken_back(actor: Actor, rosa: PersonId) -> None:
    entry = exchanges.add(actor, rosa, "promise", "Send the October counts", on="5 days ago", due="tomorrow")
    key = shown(actor)["promise"].key

    def state() -> tuple[str, str]:
        found = exchanges.show(actor, entry.exchange.key, now(actor)).exchange
        return found.state, found.status

    moves.done(actor, key)
    assert state() == ("given", "confirmed")
    moves.take_back(actor, key)
    assert state() == ("promised", "confirmed")
    assert "promise" in shown(actor)
    moves.not_this(actor, key, "not-true")
    assert state() == ("promised", "dismissed")
    moves.take_back(actor, key)
    assert state() == ("promised", "confirmed")
    moves.not_this(actor, key, "not-now")
    assert state() == ("promised", "confirmed")


def test_a_promise_kept_in_view_by_its_move_does_not_lapse(actor: Actor, rosa: PersonId) -> None:
    said_on = now(actor).day - timedelta(days=100)
    due = said_on + timedelta(days=5)
    entry = exchanges.add(actor, rosa, "promise", "Send you the plan", on=said_on.isoformat(), due=due.isoformat())
    key = f"promise:{entry.exchange.key}"
    assert "promise" not in shown(actor)
    judging.pin(actor, key)
    assert key in {move.key for move in moves.today(actor, now(actor)).moves}
