"""Meetings in the record: what lies ahead on a day, briefs, hours spent, half hours to keep."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from firsthand.domain.people import PersonId
from firsthand.errors import NotFoundError
from firsthand.services import (
    briefs,
    describing,
    exchanges,
    forgetting,
    imports,
    inventory,
    meetings,
    moves,
    needs,
    notes,
    people,
    protected_slots,
    time_spent,
)
from firsthand.services.actor import Actor, now, start_of
from firsthand.storage.connection import rows
from tests.services.mailboxes import MY_ADDRESS, imported, write_mailbox
from tests.support.calendars import event, write_calendar

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2026, 5, 4)
"""A Monday, eight weeks after the mailbox begins."""

BEN, JANE, CY, NEW = "ben@dale.test", "jane.roe@roe.test", "cy@loewe.test", "new@face.test"


def at(days: int, hour: int, minute: int = 0) -> datetime:
    return datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=UTC) + timedelta(days=days)


EVENTS = (
    event("Harbour talk", at(-28, 10), MY_ADDRESS, BEN, minutes=60),
    event("Harbour talk", at(-20, 10), MY_ADDRESS, BEN, JANE, minutes=60),
    event("Long lunch", at(-6, 12), BEN, MY_ADDRESS, minutes=90),
    event("Overlapping call", at(-6, 13), MY_ADDRESS, JANE, minutes=60),
    event("Cranes", at(0, 9), MY_ADDRESS, BEN),
    event("Lines", at(1, 14), MY_ADDRESS, JANE, CY, f"{NEW}!"),
    event("Off", at(1, 10), MY_ADDRESS, JANE, more=("STATUS:CANCELLED",)),
    event("Not mine", at(1, 11), JANE, CY),
    event("Refused by me", at(2, 11), JANE, f"{MY_ADDRESS}!"),
    event("Crowd", at(3, 9), MY_ADDRESS, *(f"crowd{place}@crowd.test" for place in range(11)), minutes=60),
    event("Dentist", at(2, 9)),
    event("Far ahead", at(20, 9), MY_ADDRESS, CY),
)


@pytest.fixture
def record(actor: Actor, tmp_path: Path) -> Actor:
    """Ida's mailbox, and a calendar around Monday 4 May 2026."""
    imported(actor, write_mailbox(tmp_path / "mail"), write_calendar(tmp_path / "calendar.ics", *EVENTS))
    return actor


def ahead(actor: Actor, day: date = DAY, days: int = 7) -> list[tuple[str, str]]:
    moment = start_of(day, actor)
    found = meetings.next_meetings(actor, moment, moves.questions(actor, moment), days=days)
    return [(one.meeting.title, one.sentence) for one in found.meetings]


def person(actor: Actor, address: str) -> PersonId:
    return people.find(actor, address)


def test_only_what_takes_place_with_me_and_people_lies_ahead(record: Actor) -> None:
    assert [title for title, _ in ahead(record)] == ["Cranes", "Lines", "Crowd"]
    assert [title for title, _ in ahead(record, days=30)] == ["Cranes", "Lines", "Crowd", "Far ahead"]


def test_looking_back_shows_what_lay_ahead_then(record: Actor) -> None:
    assert [title for title, _ in ahead(record, DAY - timedelta(days=7))] == ["Long lunch", "Overlapping call"]
    assert [title for title, _ in ahead(record, DAY + timedelta(days=1))] == ["Lines", "Crowd"]


def test_who_declined_is_named_and_not_counted_as_coming(record: Actor) -> None:
    moment = start_of(DAY, record)
    lines = meetings.next_meetings(record, moment, ()).meetings[1].meeting
    assert {guest.name: guest.declined for guest in lines.people} == {
        "Cy Löwe": False, "Jane Roe": False, NEW: True,
    }  # fmt: skip
    assert len(lines.coming) == 2


def test_the_sentence_names_what_waits_and_nothing_else(record: Actor) -> None:
    key = exchanges.add(
        record, person(record, BEN), "offer", "A crane for a week", flow="in", on="2026-05-01"
    ).exchange.key
    first = ahead(record)[0][1]
    assert first == "Ben’s offer about “A crane for a week” is open."
    exchanges.dismiss(record, [key])
    assert "crane for a week" not in ahead(record)[0][1]


def test_nothing_is_said_of_meetings_without_a_calendar(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "mail"))
    found = meetings.next_meetings(actor, start_of(DAY, actor), ())
    assert (found.calendar_read, found.meetings) == (False, ())
    assert protected_slots.proposed(actor, now(actor)) == ()
    assert time_spent.time_spent(actor, start_of(DAY, actor)).coverage.startswith("From mail alone")


def test_a_move_is_tied_to_the_meeting_with_whom_it_is_about(record: Actor) -> None:
    exchanges.add(record, person(record, BEN), "promise", "Send you the plan", on="2026-05-02", due="2026-05-04")
    today = moves.today(record, start_of(DAY, record))
    (promise,) = [move for move in today.moves if move.kind == "promise"]
    assert promise.first_step.words.startswith("If it is ten minutes before I meet Ben today at 9:00, then")
    assert promise.note == "You meet Ben today at 9:00."
    assert [one.meeting.title for one in today.meetings.meetings] == ["Cranes", "Lines", "Crowd"]


def test_a_brief_says_what_the_record_holds_each_with_its_evidence(record: Actor) -> None:
    ben, moment = person(record, BEN), start_of(DAY, record)
    given = exchanges.add(record, ben, "give", "The old drawing", on="2026-04-20")
    promised = exchanges.add(record, ben, "promise", "Send you the plan", on="2026-05-01", due="2026-05-08")
    notes.write_note(record, "Likes short letters.", ben)
    needs.add_need(record, "A used winch for the small crane", person=ben)
    inventory.add_offer(record, "A used winch")
    needs.add_need(record, "Somebody who repairs anchors")
    inventory.add_offer(record, "Repairs anchors", person=ben)
    brief = briefs.of_person(record, ben, now(record))
    assert brief.person.name == "Ben Dale"
    assert given.exchange.key in [entry.exchange.key for entry in brief.exchanges]
    assert brief.exchanges[0].exchange.status == "confirmed"
    back = briefs.of_person(record, ben, moment)
    assert [loop.entry.exchange.key for loop in back.loops if loop.kind == "i_promised"] == [promised.exchange.key]
    assert (back.times_met, back.last_met) == (3, at(-6, 12))
    assert back.they_said
    assert back.i_said
    assert back.they_said.sent_at < moment.before
    assert [(one.offer, one.need) for one in brief.can_bring] == [("A used winch", "A used winch for the small crane")]
    assert [(one.offer.words, one.need) for one in brief.can_ask] == [
        ("Repairs anchors", "Somebody who repairs anchors")
    ]
    assert [note.markdown for note in brief.notes] == ["Likes short letters."]
    assert back.notes == ()


def test_a_meeting_s_brief_tells_who_is_not_seen_together(record: Actor) -> None:
    moment = start_of(DAY, record)
    lines = meetings.next_meetings(record, moment, ()).meetings[1].meeting
    found = briefs.of_meeting(record, lines.id, moment)
    assert [one.person.name for one in found.briefs] == ["Cy Löwe", "Jane Roe", NEW]
    assert [one.declined for one in found.briefs] == [False, False, True]
    assert not found.briefs[2].knows_something
    # Ida wrote to Jane and Cy together in the second week.
    assert found.strangers == ()
    before = start_of(date(2026, 3, 8), record)
    assert [{one.name for one in pair} for pair in briefs.of_meeting(record, lines.id, before).strangers] == [
        {"Cy Löwe", "Jane Roe"}
    ]


def test_the_next_meeting_is_the_first_that_begins(record: Actor) -> None:
    found = briefs.next_meeting(record, start_of(DAY, record))
    assert found is not None
    assert found.title == "Cranes"
    assert briefs.next_meeting(record, start_of(DAY + timedelta(days=60), record)) is None


def test_a_meeting_that_is_not_there_is_not_found(record: Actor) -> None:
    with pytest.raises(NotFoundError):
        briefs.of_meeting(record, 10**9, now(record))


def test_hours_of_a_week_count_overlaps_once_and_each_person_whole(record: Actor) -> None:
    found = time_spent.time_spent(record, start_of(DAY, record))
    last = found.weeks[-1]
    assert (last.monday, last.meeting_minutes) == (date(2026, 4, 27), 120)
    ben, jane = person(record, BEN), person(record, JANE)
    # Three letters in that week, one of them to Ben and none to Jane.
    assert (last.by_person[ben], last.by_person[jane], last.mail_minutes) == (90 + 4, 60, 3 * 4)
    written = {week.monday: week.mail_minutes for week in found.weeks}
    assert written[date(2026, 3, 9)] > 0
    assert len(found.weeks) == 12
    assert found.sentence.startswith("Two hours with four people last week")


def test_meetings_reach_rhythm_once_they_are_over(record: Actor) -> None:
    """Twelve in a room, a refusal, and what is called off are no contact; a small meeting is one, for each there."""
    ben, jane = person(record, BEN), person(record, JANE)

    def contacts(who: PersonId, day: date) -> int:
        return people.rows_of(record, [who], start_of(day, record))[0].contact_days

    assert contacts(ben, DAY + timedelta(days=1)) == contacts(ben, DAY) + 1
    assert contacts(jane, DAY + timedelta(days=2)) == contacts(jane, DAY) + 1
    assert contacts(jane, DAY + timedelta(days=3)) == contacts(jane, DAY + timedelta(days=2))
    crowd = people.find(record, "crowd1@crowd.test")
    assert people.rows_of(record, [crowd], start_of(DAY + timedelta(days=9), record))[0].contact_days == 0


def test_slots_lie_where_nothing_is_and_what_is_declined_stays_away(actor: Actor, tmp_path: Path) -> None:
    today = now(actor)
    tomorrow = today.day + timedelta(days=1)
    days = [tomorrow + timedelta(days=place) for place in range(7)]
    busy = [event(f"Busy {day}", datetime(day.year, day.month, day.day, 9, tzinfo=UTC), minutes=7 * 60) for day in days]
    imports.start(actor, [write_calendar(tmp_path / "busy.ics", *busy)], me=[MY_ADDRESS])
    first, second = protected_slots.proposed(actor, today)
    assert {first.starts_at.hour, second.starts_at.hour} == {16}
    protected_slots.decline(actor, int(first.starts_at.timestamp()))
    protected_slots.decline(actor, int(first.starts_at.timestamp()))
    assert first not in protected_slots.proposed(actor, today)
    # Taken into the calendar and imported again, it is known as ours and nobody's meeting.
    name, text = protected_slots.as_calendar_file(actor, int(second.starts_at.timestamp()))
    (tmp_path / name).write_text(text, newline="")
    imports.start(actor, [tmp_path / name])
    after = protected_slots.proposed(actor, today)
    assert len(after) == 1
    assert after[0].starts_at.date() != second.starts_at.date()
    assert meetings.next_meetings(actor, today, ()).meetings == ()
    assert rows(actor.scope, "SELECT COUNT(*) FROM daily") == [(0,)]


def test_a_slot_that_is_over_makes_no_file(actor: Actor) -> None:
    with pytest.raises(Exception, match="it is over"):
        protected_slots.as_calendar_file(actor, now(actor).before - 7200)


def test_deleting_everything_forgets_declined_slots(record: Actor) -> None:
    protected_slots.decline(record, now(record).before)
    forgetting.delete_everything(record)
    assert rows(record.scope, "SELECT 1 FROM declined_slot") == []


def test_of_a_crowd_those_with_whom_something_waits_are_briefed_first(record: Actor) -> None:
    last = person(record, "crowd9@crowd.test")
    exchanges.add(record, last, "promise", "Send you the minutes", on="2026-05-01")
    moment = start_of(DAY + timedelta(days=2), record)
    crowd = meetings.next_meetings(record, moment, ()).meetings[0].meeting
    assert (crowd.title, crowd.few, len(crowd.people)) == ("Crowd", False, 11)
    found = briefs.of_meeting(record, crowd.id, moment)
    assert found.briefs[0].person.id == last
    assert (len(found.briefs), found.left_out, found.strangers) == (8, 3, ())


def test_somebody_set_aside_is_neither_named_nor_spoken_of(record: Actor) -> None:
    exchanges.add(record, person(record, BEN), "promise", "Send you the plan", on="2026-05-02", due="2026-05-04")
    describing.set_aside(record, [person(record, BEN)])
    assert [title for title, _ in ahead(record)] == ["Lines", "Crowd"]
