"""Meetings among messages: named as what they are, and not counted before they begin."""

import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from firsthand.domain.people import PeopleQuery, TimelineEntry
from firsthand.services import finding, moves, people, record
from firsthand.services.actor import Actor, as_of, now
from firsthand.services.move_matching import rarity
from firsthand.services.own_addresses import add
from firsthand.services.ties import ties_of
from firsthand.services.week import week
from firsthand.storage import giving
from firsthand.storage.connection import execute, rows, write
from tests.services.mailboxes import MY_ADDRESS, imported, write_mailbox
from tests.support.not_letters import MONDAY, brought, meeting

pytestmark = pytest.mark.django_db(transaction=True)

ADA, BEN = "ada@moss.test", "ben@dale.test"
HOUR = 3600


def with_meetings(actor: Actor, *meetings: object) -> None:
    add(actor, [MY_ADDRESS])
    brought(actor, *meetings)


def passed(actor: Actor, address: str = ADA) -> list[TimelineEntry]:
    return list(people.show(actor, people.find(actor, address), now(actor)).timeline)


def ahead(hours: float) -> dict[str, int]:
    """When a meeting begins and ends, so many hours from now."""
    start = int(time.time() + hours * HOUR)
    return {"starts_at": start, "ends_at": start + HOUR}


def last_contact(actor: Actor, address: str = ADA) -> str | None:
    return people.show(actor, people.find(actor, address), now(actor)).row.last_contact


def test_a_timeline_says_who_was_met_and_how(actor: Actor) -> None:
    with_meetings(
        actor,
        meeting("one", MY_ADDRESS, ADA, title="Rope"),
        meeting("two", MY_ADDRESS, ADA, BEN, sort="call", starts_at=MONDAY + HOUR),
        meeting("three", MY_ADDRESS, ADA, status="cancelled", starts_at=MONDAY + 2 * HOUR),
        meeting("four", MY_ADDRESS, ADA + "!", BEN, starts_at=MONDAY + 3 * HOUR),
        meeting("five", BEN, ADA, sort="activity", starts_at=MONDAY + 4 * HOUR),
    )
    assert [(one.kind, one.direction, one.called_off, one.recipients) for one in passed(actor)] == [
        ("activity", "seen", "", 1),
        ("meeting", "seen", "declined", 1),
        ("meeting", "seen", "cancelled", 1),
        ("call", "met", "", 2),
        ("meeting", "met", "", 1),
    ]
    shown = people.show(actor, people.find(actor, ADA), now(actor))
    assert shown.last_said is not None
    assert (shown.last_said.direction, shown.last_said.kind) == ("met", "call")
    assert shown.row.contact_days == 1


def test_what_a_page_was_read_from_names_meetings_once_a_calendar_was_read(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "mail"))
    ben = people.find(actor, BEN)
    assert people.show(actor, ben, now(actor)).coverage.endswith("Meetings, calls and corridors are not seen.")
    assert moves.today(actor, now(actor)).coverage.endswith("Meetings, calls and corridors are not seen.")
    messages = len(passed(actor, BEN))
    brought(actor, meeting("one", MY_ADDRESS, BEN), meeting("two", MY_ADDRESS, BEN, **ahead(30)))
    assert people.show(actor, ben, now(actor)).coverage == (
        f"Read from {messages} messages and 1 meeting. Calls and corridors are not seen."
    )
    assert moves.today(actor, now(actor)).coverage == (
        "Read from 0 messages and no meetings. Calls and corridors are not seen."
    )
    day = as_of(actor, date(2026, 3, 4))
    assert moves.today(actor, day).coverage == "Read from 0 messages and 1 meeting. Calls and corridors are not seen."


def test_meetings_are_no_mail_of_the_week(actor: Actor) -> None:
    with_meetings(actor, meeting("one", MY_ADDRESS, ADA, **ahead(-30)))
    found = week(actor, now(actor), ties_of(actor, now(actor)), 0)
    assert (found.messages, found.written_to, found.wrote) == (0, 0, 0)


def test_what_lies_ahead_is_neither_shown_nor_counted(actor: Actor) -> None:
    with_meetings(actor, meeting("past", MY_ADDRESS, ADA), meeting("ahead", MY_ADDRESS, ADA, **ahead(0.1)))
    assert last_contact(actor) == "2026-03-02"
    assert len(passed(actor)) == 1
    assert people.met_before(actor, now(actor)) == {}
    moves.today(actor, now(actor))
    assert last_contact(actor) == "2026-03-02"


def let_begin(actor: Actor, uid: str, start: int) -> None:
    """As if time had passed: the meeting that lay ahead began at this moment."""
    with write(actor.scope):
        found = "(SELECT id FROM meeting WHERE workspace_id = %s AND uid = %s)"
        values = [actor.scope.workspace, uid]
        execute(actor.scope, f"UPDATE participant SET sent_at = %s WHERE interaction_id IN {found}", [start, *values])
        execute(
            actor.scope,
            f"UPDATE interaction SET sent_at = %s, day = %s WHERE id IN {found}",
            [start, start // 86_400, *values],
        )
        execute(actor.scope, "UPDATE meeting SET starts_at = %s WHERE workspace_id = %s AND uid = %s", [start, *values])


def test_a_meeting_counts_once_it_has_begun(actor: Actor) -> None:
    with_meetings(actor, meeting("past", MY_ADDRESS, ADA), meeting("soon", MY_ADDRESS, ADA, **ahead(1)))
    let_begin(actor, "soon", int(time.time()) - 1)
    moves.today(actor, now(actor))
    assert last_contact(actor) == now(actor).day.isoformat()
    changes = rows(actor.scope, "SELECT changes FROM workspace WHERE id = %s", [actor.scope.workspace])
    moves.today(actor, now(actor))
    assert rows(actor.scope, "SELECT changes FROM workspace WHERE id = %s", [actor.scope.workspace]) == changes


def test_days_later_all_that_was_ahead_then_is_counted(actor: Actor) -> None:
    with_meetings(
        actor,
        meeting("past", MY_ADDRESS, ADA),
        meeting("first", MY_ADDRESS, ADA, **ahead(1)),
        meeting("second", MY_ADDRESS, ADA, **ahead(30)),
    )
    today = now(actor).until_day - 1
    let_begin(actor, "first", (today - 3) * 86_400 + 12 * HOUR)
    let_begin(actor, "second", (today - 1) * 86_400 + 12 * HOUR)
    execute(actor.scope, "UPDATE workspace SET summed_day = %s WHERE id = %s", [today - 3, actor.scope.workspace])
    record.catch_up(actor)
    assert last_contact(actor) == (now(actor).day - timedelta(days=1)).isoformat()
    row = people.listing(actor, PeopleQuery(), now(actor)).people[0]
    assert row.contact_days == 3
    record.start_over(actor)
    assert people.listing(actor, PeopleQuery(), now(actor)).people[0] == row


def test_only_meetings_with_the_owner_count_as_having_met_somebody_lately(actor: Actor) -> None:
    with_meetings(
        actor,
        meeting("with me", MY_ADDRESS, ADA, "cy@loewe.test!", **ahead(-30)),
        meeting("of others", BEN, "dora@finch.test", **ahead(-31)),
        meeting("cancelled", MY_ADDRESS, BEN, status="cancelled", **ahead(-32)),
    )
    met = people.met_before(actor, now(actor))
    assert set(met) - {people.find(actor, ADA)} == set(rows(actor.scope, "SELECT id FROM person WHERE kind = 'me'")[0])


def test_search_and_one_page_tell_a_meeting_from_a_message(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "mail"))
    brought(
        actor,
        meeting(
            "one", BEN, MY_ADDRESS, "cy@loewe.test!", title="Regatta", text="Bring sails.", link="https://meet.test/1"
        ),
        meeting("two", BEN, MY_ADDRESS, title="Regatta", all_day=True, ends_at=MONDAY + 86_400),
        meeting("three", BEN, MY_ADDRESS, title="Regatta", **ahead(30)),
    )
    hits = finding.find(actor, "regatta").messages
    assert [(hit.kind, hit.sender) for hit in hits] == [("meeting", BEN)] * 3
    assert {hit.kind for hit in finding.find(actor, "crane").messages} == {"message"}
    views = [finding.message(actor, hit.interaction_id) for hit in reversed(hits)]
    one = next(view for view in views if view.meeting and view.meeting.link)
    assert one.meeting is not None
    assert one.text == "Bring sails."
    assert one.sender[2] == BEN
    assert [(role, address) for role, _, _, address in one.recipients] == [
        ("With", MY_ADDRESS), ("Declined", "cy@loewe.test"),
    ]  # fmt: skip
    assert (one.meeting.place, one.meeting.until, one.meeting.counts_not) == ("Room 4", "2026-03-02T10:00+00:00", "")
    assert sorted((view.meeting.counts_not, view.meeting.ahead) for view in views if view.meeting) == [
        ("", False), ("", True), ("all day", False),
    ]  # fmt: skip
    message = finding.message(actor, finding.find(actor, "crane").messages[0].interaction_id)
    assert message.meeting is None


def test_two_who_will_only_meet_are_not_acquainted_yet(actor: Actor) -> None:
    with_meetings(
        actor,
        meeting("ahead", MY_ADDRESS, ADA, BEN, **ahead(30)),
        meeting("declined", MY_ADDRESS, ADA, "cy@loewe.test!"),
        meeting("met", MY_ADDRESS, ADA, "dora@finch.test"),
    )
    ada, *others = (people.find(actor, one) for one in (ADA, BEN, "cy@loewe.test", "dora@finch.test"))
    mailboxes = giving.mailboxes_of(actor.scope, [ada, *others])
    pairs = [(min(ada, other), max(ada, other)) for other in others]
    assert giving.acquainted(actor.scope, mailboxes, pairs, now(actor).before) == {pairs[2]}


def test_titles_of_what_lies_ahead_do_not_tell_how_rare_a_word_is(actor: Actor) -> None:
    with_meetings(
        actor,
        *(meeting(f"ahead {day}", MY_ADDRESS, ADA, title=f"Standup {day}", **ahead(24 * day)) for day in range(1, 30)),
    )
    assert rarity(actor).texts == 0
    brought(actor, meeting("past", MY_ADDRESS, ADA, title="Standup"), path="more.ics")
    assert rarity(actor).texts == 1
