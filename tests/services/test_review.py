"""The weekly review: what was confirmed of a week, and only where enough was judged."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from firsthand.domain.people import PersonId
from firsthand.domain.practice.attempts import monday_of
from firsthand.domain.reflection.questions import QUESTIONS
from firsthand.errors import FirsthandError
from firsthand.services import describing, exchanges, private_notes, review
from firsthand.services.actor import Actor, AsOf, now
from firsthand.services.practice import plans, skills, weekly
from firsthand.services.review_words import as_markdown
from firsthand.storage import practice as stored
from firsthand.storage.connection import execute, rows
from tests.services.mailboxes import imported, write_mailbox

pytestmark = pytest.mark.django_db(transaction=True)


def as_of(day: date) -> AsOf:
    return AsOf(day, int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()), live=True)


def this_week(actor: Actor) -> date:
    return monday_of(now(actor).day)


def person(actor: Actor, name: str) -> PersonId:
    return describing.add(actor, name, address=f"{name.split(maxsplit=1)[0].lower()}@mail.test")


class TestWhichWeek:
    def test_from_friday_on_it_is_this_week_and_before_the_last_one(self) -> None:
        asked = [review.week_asked(as_of(date(2026, 3, 9) + timedelta(days=day))) for day in range(7)]
        assert asked == [date(2026, 3, 2)] * 4 + [date(2026, 3, 9)] * 3

    def test_a_week_that_has_not_begun_or_is_long_past_is_refused(self) -> None:
        today = as_of(date(2026, 3, 11))
        assert review.week_asked(today, date(2016, 4, 1)) == date(2016, 3, 28)
        for day in (date(2026, 3, 16), date(2016, 1, 1), date.max):
            with pytest.raises(FirsthandError, match="Choose another week"):
                review.week_asked(today, day)

    def test_all_twelve_questions_come_in_their_order(self) -> None:
        first = date(2026, 3, 9)
        numbers = [review.question_number(first + timedelta(weeks=week)) for week in range(24)]
        assert sorted(numbers[:12]) == list(range(1, len(QUESTIONS) + 1))
        assert all(after == before % 12 + 1 for before, after in pairwise(numbers))


class TestWhatPassed:
    def test_what_was_confirmed_is_told_by_what_it_was(self, actor: Actor) -> None:
        ben, cy = person(actor, "Ben Dale"), person(actor, "Cy Loewe")
        exchanges.add(actor, ben, "give", "The list of berths")
        exchanges.add(actor, cy, "promise", "The drawings")
        exchanges.add(actor, cy, "thank", "The crane")
        exchanges.add(actor, ben, "give", "Long ago", on="60 days ago")
        found = review.review_of(actor, this_week(actor), now(actor)).passed
        assert found.tells
        assert [(one.exchange.what, one.person_name) for one in found.given] == [("The list of berths", "Ben Dale")]
        assert [one.exchange.what for one in found.promised] == ["The drawings"]
        assert [one.exchange.what for one in found.thanked] == ["The crane"]
        before = review.review_of(actor, this_week(actor) - timedelta(weeks=1), now(actor)).passed
        assert (before.given, before.promised, before.thanked) == ((), (), ())

    def test_below_seventy_in_a_hundred_judged_nothing_is_told(self, actor: Actor) -> None:
        ben = person(actor, "Ben Dale")
        for number in range(10):
            exchanges.add(actor, ben, "give", f"Thing {number}")
        week = this_week(actor)

        def tells(suggested: int) -> bool:
            execute(actor.scope, "UPDATE exchange SET status = 'confirmed', sureness = 1, opening = 'deliver'")
            keys = [row[0] for row in rows(actor.scope, "SELECT key FROM exchange ORDER BY key")][:suggested]
            for key in keys:
                execute(actor.scope, "UPDATE exchange SET status = 'suggested' WHERE key = %s", [key])
            found = review.review_of(actor, week, now(actor))
            assert found.passed.waiting == suggested
            assert all(one.exchange.status == "confirmed" for one in found.passed.given)
            return found.passed.tells

        assert [tells(suggested) for suggested in (0, 3, 4, 10)] == [True, True, False, False]
        text = as_markdown(review.review_of(actor, week, now(actor)))
        assert "10 suggestions of these weeks wait for your word" in text
        assert "Thing" not in text

    def test_an_empty_record_says_that_nothing_is_confirmed(self, actor: Actor) -> None:
        found = review.review_of(actor, this_week(actor), now(actor))
        assert (found.reading, found.attempt, found.intents, found.next) == (None, None, (), ())
        assert "Nothing of this week is confirmed." in as_markdown(found)

    def test_one_thing_is_read_of_a_network(self, actor: Actor, tmp_path: Path) -> None:
        imported(actor, write_mailbox(tmp_path / "mail"))
        found = review.review_of(actor, this_week(actor), now(actor))
        from firsthand.services.network.readings import readings_of

        readings = readings_of(actor, now(actor)).readings
        assert found.reading == (readings[0] if readings else None)


class TestOwnLines:
    def test_they_are_kept_for_their_week_and_changed(self, actor: Actor) -> None:
        week = this_week(actor)
        review.keep(actor, week, "  I closed\r\nthe door. 🪢 ", "\x00شكرا")
        found = review.review_of(actor, week, now(actor))
        assert (found.answer, found.next_week) == ("I closed\nthe door. 🪢", "شكرا")
        review.keep(actor, week, "Opened it.", "")
        assert stored.review(actor.scope, week) == ("Opened it.", "")
        assert stored.review(actor.scope, week - timedelta(weeks=1)) == ("", "")
        assert stored.reviewed(actor.scope, 5) == [week]

    def test_a_million_characters_are_kept_to_what_can_be_read(self, actor: Actor) -> None:
        review.keep(actor, this_week(actor), "x" * 1_000_000, "y")
        assert len(stored.review(actor.scope, this_week(actor))[0]) == 10_000

    def test_practice_plans_and_intents_stand_in_it(self, actor: Actor) -> None:
        skills.set_state(actor, "asking", "active")
        tried = weekly.tried(actor, happened="Asked Ben", enjoyment=5, learnt="Short is kind")
        done, waits = plans.make(actor, "a bell rings", "I stand up"), plans.make(actor, "I sit", "I call")
        plans.decide(actor, done.id, "done")
        private_notes.keep_intent(actor, "ask:1", ["them", "me"], "Because")
        found = review.review_of(actor, this_week(actor), now(actor))
        assert found.attempt == tried
        assert found.experiment is not None
        assert [one.plan.id for one in found.plans] == [done.id]
        assert [one.plan.id for one in found.next] == [waits.id]
        assert [one.key for one in found.intents] == ["ask:1"]
        text = as_markdown(found)
        for words in (
            "Asked Ben",
            "It felt like: A pleasure",
            "(done)",
            "If I sit, then I call.",
            "1 for them, 1 for me",
        ):
            assert words in text

    def test_ten_years_of_weeks_are_read_like_one(self, actor: Actor) -> None:
        week = this_week(actor)
        for back in range(520):
            review.keep(actor, week - timedelta(weeks=back), f"Week {back}", "")
        assert review.review_of(actor, week - timedelta(weeks=519), now(actor)).answer == "Week 519"
