"""The private calendar: what it says, to whom it opens, and how a subscriber notices a change."""

import re
import time
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import icalendar
import pytest
import recurring_ical_events
from icalendar import Event

from firsthand.domain.cards import PersonalDate
from firsthand.domain.people import PersonId
from firsthand.errors import NotFoundError
from firsthand.services import archive, describing, exchanges, feed, forgetting, imports, moves, people, workspaces
from firsthand.services.actor import Actor, now
from firsthand.storage.connection import execute, rows
from tests.support.not_letters import brought, card
from tests.web import mailbox

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def record(actor: Actor, tmp_path: Path) -> Actor:
    """Rosa asked something a week ago; a promise to Tomas is due in three days; Ines has a birthday in ten."""
    imports.start(actor, [mailbox.write(tmp_path / "maya.mbox")], me=[mailbox.ME])
    born = now(actor).day + timedelta(days=10)
    ines = card("Ines Duarte", "ines@larkfield.test", dates=(PersonalDate("birthday", 1980, born.month, born.day),))
    again = card("Ines D. Duarte", "ines@larkfield.test", dates=(PersonalDate("birthday", None, born.month, born.day),))
    brought(actor, ines, again)
    tomas = people.find(actor, "tomas@larkfield.test")
    due = (now(actor).day + timedelta(days=3)).isoformat()
    exchanges.add(actor, tomas, "promise", "Send the test plan", due=due)
    return actor


def entries(actor: Actor) -> dict[str, Event]:
    """The entries by their titles, as a strict reader finds them."""
    read = icalendar.Calendar.from_ical(feed.calendar(actor).text)
    assert not [error for one in read.walk() for error in one.errors]
    for one in read.walk("VEVENT"):
        assert not one.walk("VALARM")
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(one)
    return {str(one["SUMMARY"]): one for one in read.walk("VEVENT") if isinstance(one, Event)}


def day_of(one: Event) -> date:
    on = one.start
    assert isinstance(on, date)
    assert one.end - on == timedelta(days=1)
    return on


def test_it_speaks_the_language_chosen_for_the_pages(record: Actor) -> None:
    workspaces.change_settings(record, language="de")
    assert "R.M. antworten" in entries(record)
    workspaces.change_settings(record, language="")
    assert "Answer R.M." in entries(record)


def test_it_holds_moves_promises_and_days_with_nobody_named(record: Actor) -> None:
    found = entries(record)
    today = now(record).day
    assert day_of(found["Answer R.M."]) == today
    assert day_of(found["Birthday: I.D."]) == today + timedelta(days=10)
    promised = [one for title, one in found.items() if title == "Keep your word to T.H."]
    assert [day_of(one) for one in promised] in ([today], [today + timedelta(days=3)])
    assert "then" in str(found["Answer R.M."]["DESCRIPTION"])
    text = feed.calendar(record).text.replace("\r\n ", "")
    for word in ("Rosa", "Marin", "Tomas", "Herrera", "Ines", "Duarte", "October", "test plan", "larkfield"):
        assert not re.search(rf"\b{word}\b", text, re.IGNORECASE), word
    assert "CLASS:PRIVATE" in text
    assert "TRANSP:TRANSPARENT" in text


def test_in_full_words_everybody_is_named(record: Actor) -> None:
    feed.start(record, "full")
    titles = " | ".join(entries(record))
    assert "Rosa" in titles
    assert "Birthday: Ines Duarte" in titles
    assert "the test plan" in titles.lower()


def test_others_find_the_same_days(record: Actor) -> None:
    read = icalendar.Calendar.from_ical(feed.calendar(record).text)
    today = now(record).day
    found = recurring_ical_events.of(read).at(today)
    assert "Answer R.M." in [str(one["SUMMARY"]) for one in found]


def test_looking_marks_no_move_as_shown(record: Actor) -> None:
    feed.calendar(record)
    assert rows(record.scope, "SELECT 1 FROM move_event WHERE workspace_id = %s", [record.scope.workspace]) == []


def test_what_was_put_off_stands_on_its_day_under_the_same_uid_one_step_further(record: Actor) -> None:
    before = entries(record)["Answer R.M."]
    (move,) = [move for move in moves.today(record, now(record)).moves if move.kind == "answer"]
    until = now(record).day + timedelta(days=5)
    moves.later(record, move.key, until)
    found = entries(record)
    after = found["Again: Answer R.M."]
    assert "Answer R.M." not in found
    assert day_of(after) == until
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    moves.done(record, move.key)
    assert "Again: Answer R.M." not in entries(record)


def test_a_step_in_the_users_own_words_leaves_without_names(record: Actor) -> None:
    (move,) = [move for move in moves.today(record, now(record)).moves if move.kind == "answer"]
    moves.change_first_step(record, move.key, "Ring Rosa, then Marin’s office about “October counts”.")
    assert entries(record)["Answer R.M."]["DESCRIPTION"] == "Ring R.M., then R.M.’s office about."


def test_the_same_is_given_out_byte_for_byte_until_something_changes(record: Actor) -> None:
    feed.start(record)
    first = feed.calendar(record)
    time.sleep(1.1)
    assert feed.calendar(record) == first
    describing.describe(record, people.find(record, "ines@larkfield.test"), name="Zora Duarte")
    second = feed.calendar(record)
    assert second.digest != first.digest
    assert second.changed_at > first.changed_at
    changed = entries(record)["Birthday: Z.D."]
    assert changed["SEQUENCE"] == 1


def test_something_that_is_gone_is_a_change_too(record: Actor) -> None:
    feed.start(record)
    first = feed.calendar(record)
    describing.set_aside(record, [people.find(record, "ines@larkfield.test")])
    assert feed.calendar(record).digest != first.digest


def test_an_empty_record_gives_a_calendar_too(actor: Actor) -> None:
    read = icalendar.Calendar.from_ical(feed.calendar(actor).text)
    assert not [one for one in read.walk("VEVENT") if "question" not in str(one["SUMMARY"])]


def test_it_is_off_until_asked_for_and_opens_with_its_own_token_alone(actor: Actor) -> None:
    assert feed.standing(actor) is None
    assert not feed.opens(actor, "")
    token = feed.start(actor)
    assert len(token) >= 43
    assert feed.opens(actor, token)
    assert not feed.opens(actor, token[:-1])
    assert not feed.opens(actor, "")
    assert feed.standing(actor).words == "initials"  # type: ignore[union-attr]


def test_a_new_address_ends_the_old_one_and_stopping_ends_both(actor: Actor) -> None:
    first = feed.start(actor)
    second = feed.start(actor, "full")
    assert not feed.opens(actor, first)
    assert feed.opens(actor, second)
    feed.change_words(actor, "initials")
    assert feed.opens(actor, second)
    feed.stop(actor)
    assert not feed.opens(actor, second)
    with pytest.raises(NotFoundError):
        feed.change_words(actor, "full")


def test_no_token_is_kept_or_exported(record: Actor, tmp_path: Path) -> None:
    token = feed.start(record)
    feed.calendar(record)
    (kept,) = rows(record.scope, "SELECT token FROM feed WHERE workspace_id = %s", [record.scope.workspace])
    assert token not in kept[0]
    archive.export(record, tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as packed:
        for name in packed.namelist():
            content = packed.read(name)
            assert token.encode() not in content
            assert kept[0].encode() not in content


def test_deleting_everything_ends_it(record: Actor) -> None:
    token = feed.start(record)
    forgetting.delete_everything(record)
    assert not feed.opens(record, token)


def test_somebody_who_is_forgotten_is_in_it_no_more(record: Actor) -> None:
    feed.start(record, "full")
    assert "Birthday: Ines Duarte" in entries(record)
    forgetting.forget(record, PersonId(people.find(record, "ines@larkfield.test")))
    assert "Ines" not in feed.calendar(record).text


def test_a_day_that_few_years_have_is_kept_the_day_before(actor: Actor) -> None:
    brought(actor, card("Leap Year", "leap@year.test", dates=(PersonalDate("birthday", 2000, 2, 29),)))
    from firsthand.services.actor import AsOf

    moment = now(actor)
    text = feed.calendar(actor, AsOf(date(2027, 2, 1), moment.before, live=True)).text
    assert "DTSTART;VALUE=DATE:20270228" in text


def test_what_has_long_been_gone_is_let_go_of_and_what_stays_is_not(record: Actor) -> None:
    first = feed.calendar(record)
    (uids,) = rows(record.scope, "SELECT COUNT(*) FROM feed_entry WHERE workspace_id = %s", [record.scope.workspace])
    execute(record.scope, "UPDATE feed_entry SET changed_at = 5 WHERE workspace_id = %s", [record.scope.workspace])
    execute(
        record.scope,
        "INSERT INTO feed_entry (workspace_id, uid, content, sequence, changed_at) VALUES (%s, 'gone', '', 3, 5)",
        [record.scope.workspace],
    )
    describing.describe(record, people.find(record, "ines@larkfield.test"), name="Zora Duarte")
    assert feed.calendar(record).digest != first.digest
    kept = {
        row[0]
        for row in rows(record.scope, "SELECT uid FROM feed_entry WHERE workspace_id = %s", [record.scope.workspace])
    }
    assert "gone" not in kept
    assert len(kept) == uids[0]
