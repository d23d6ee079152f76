"""Practice on both databases: skills, this week's experiment, plans, lessons, programmes, and what they remind of."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from firsthand.domain.moves import FirstStep, Memory, Move, Person
from firsthand.domain.people import PersonId
from firsthand.domain.practice.attempts import Attempt, monday_of
from firsthand.domain.practice.programme import DEFAULT
from firsthand.domain.practice.returning import Lesson
from firsthand.domain.reminding import Reminding
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.services import describing, forgetting, move_memory, moves, reminding
from firsthand.services.actor import Actor, AsOf, now
from firsthand.services.practice import lessons, plans, programmes, skills, weekly
from firsthand.services.practice.programmes import ProgrammeError
from firsthand.storage import practice as stored
from tests.services.mailboxes import MY_ADDRESS, imported, write_mailbox
from tests.support.not_letters import brought, meeting

pytestmark = pytest.mark.django_db(transaction=True)


def person(actor: Actor, name: str) -> PersonId:
    return describing.add(actor, name, address=f"{name.split(maxsplit=1)[0].lower()}@mail.test")


def shown(actor: Actor, kind: str, who: PersonId, name: str) -> str:
    """A move that Today has shown; its key."""
    move = Move(
        key=f"{kind}:{who}", kind=kind, people=(Person(who, name),), deed=f"Write to {name}", why="", evidence=(),
        first_step=FirstStep("it is quiet after lunch", "I write to them"), minutes=5, score=1, terms=(),
        since=datetime.now(UTC), intents=(), benefit_to_me=False,
    )  # fmt: skip
    move_memory.remember_shown(actor, now(actor).day, [move], Memory())
    return move.key


def weeks_ago(actor: Actor, weeks: int, **said: object) -> Attempt:
    week = monday_of(now(actor).day) - timedelta(weeks=weeks)
    tried = Attempt(0, week, "ask-ten-minutes", "asking", None, "", "tried")
    return stored.keep_attempt(actor.scope, Attempt(**{**{n: getattr(tried, n) for n in Attempt.__slots__}, **said}))


def hour(actor: Actor, hour: int) -> AsOf:
    """Today at an hour of the user's clock."""
    moment = datetime.now(actor.zone).replace(hour=hour, minute=30)
    return AsOf(moment.date(), int(moment.timestamp()), live=True)


class TestSkills:
    def test_one_at_a_time_is_active_and_the_other_rests(self, actor: Actor) -> None:
        skills.set_state(actor, "asking", "active")
        skills.set_state(actor, "thanking", "active")
        skills.set_state(actor, "building", "second nature")
        assert {one.skill: one.state for one in skills.practised(actor)} == {
            "asking": "resting", "thanking": "active", "building": "second nature",
        }  # fmt: skip
        active = skills.active(actor)
        assert active is not None
        assert (active.skill, active.since) == ("thanking", now(actor).day)

    def test_no_skill_and_no_state_are_refused_in_words(self, actor: Actor) -> None:
        with pytest.raises(NotFoundError, match="no such skill"):
            skills.set_state(actor, "charm" * 100, "active")
        with pytest.raises(FirsthandError, match="no state of it"):
            skills.set_state(actor, "asking", "gone")  # type: ignore[arg-type]


class TestThisWeek:
    def test_without_a_skill_there_is_nothing_to_try(self, actor: Actor) -> None:
        found = weekly.this_week(actor)
        assert (found.state, found.experiment, found.skill) == ("suggested", None, "")
        for refused in (lambda: weekly.make_smaller(actor), lambda: weekly.tried(actor, happened="x")):
            with pytest.raises(NotFoundError, match="no skill is practised"):
                refused()
        weekly.rest(actor)
        assert weekly.attempts(actor) == []

    def test_an_experiment_is_suggested_with_the_person_of_a_move_that_it_goes_with(self, actor: Actor) -> None:
        rosa, tomas = person(actor, "Rosa Marin"), person(actor, "Tomas Herrera")
        shown(actor, "ask", tomas, "Tomas Herrera")
        key = shown(actor, "thank", rosa, "Rosa Marin")
        skills.set_state(actor, "thanking", "active")
        found = weekly.this_week(actor)
        assert found.experiment is not None
        assert "thank" in found.experiment.goes_with
        assert found.beside is not None
        assert (found.beside.person, found.beside.name, found.beside.move) == (rosa, "Rosa Marin", key)
        assert found.beside.deed == "Write to Rosa Marin"

    @pytest.mark.parametrize("settle", [moves.done, moves.not_this])
    def test_a_move_that_is_settled_is_not_suggested(self, actor: Actor, settle: Callable[..., None]) -> None:
        key = shown(actor, "thank", person(actor, "Rosa Marin"), "Rosa Marin")
        skills.set_state(actor, "thanking", "active")
        settle(actor, key)
        assert weekly.this_week(actor).beside is None

    def test_it_is_taken_on_made_smaller_and_tried_and_what_was_learnt_is_kept(self, actor: Actor) -> None:
        rosa = person(actor, "Rosa Marin")
        taken = weekly.take_on(actor, "ask-ten-minutes", sure_before=4, person=rosa)
        assert (taken.state, taken.skill, taken.person, taken.sure_before) == ("chosen", "asking", rosa, 4)
        assert weekly.make_smaller(actor).smaller == 1
        assert weekly.make_smaller(actor).smaller == 1, "it is small enough now"
        kept = weekly.tried(
            actor, happened=" Asked her.\r\nFine. ", enjoyment=4, energy=3, sure_after=11, learnt="Short 🪢 is kind"
        )
        assert (kept.happened, kept.enjoyment, kept.sure_after, kept.state) == ("Asked her.\nFine.", 4, 10, "tried")
        assert kept.tried == now(actor).day
        (one,) = stored.lessons(actor.scope)
        assert (one.words, one.experiment, one.next) == (
            "Short 🪢 is kind",
            kept.id,
            now(actor).day + timedelta(days=7),
        )
        found = weekly.this_week(actor)
        assert found.state == "tried"
        assert found.beside is not None
        assert found.beside.name == "Rosa Marin"

    def test_said_again_it_takes_the_place_of_what_was_said(self, actor: Actor) -> None:
        skills.set_state(actor, "asking", "active")
        weekly.tried(actor, happened="One", learnt="A")
        weekly.tried(actor, happened="Two", learnt="B")
        assert [one.happened for one in weekly.attempts(actor)] == ["Two"]
        assert [one.words for one in stored.lessons(actor.scope)] == ["B"]
        weekly.tried(actor, happened="Three")
        assert stored.lessons(actor.scope) == []

    def test_one_a_week_is_enough(self, actor: Actor) -> None:
        weekly.take_on(actor, "ask-ten-minutes")
        weekly.take_on(actor, "thank-late")
        assert [one.experiment for one in weekly.attempts(actor)] == ["thank-late"]
        weekly.tried(actor)
        with pytest.raises(FirsthandError, match="One a week is enough"):
            weekly.take_on(actor, "ask-ten-minutes")
        with pytest.raises(FirsthandError, match="nothing to put off"):
            weekly.rest(actor)

    def test_not_this_week_rests_and_can_be_taken_back(self, actor: Actor) -> None:
        skills.set_state(actor, "asking", "active")
        weekly.rest(actor)
        assert weekly.this_week(actor).state == "rest"
        weekly.resume(actor)
        assert weekly.this_week(actor).state == "suggested"
        weekly.take_on(actor, "ask-ten-minutes")
        weekly.rest(actor)
        assert weekly.tried(actor, happened="After all").state == "tried"
        assert len(weekly.attempts(actor)) == 1

    def test_nobody_and_nothing_are_refused(self, actor: Actor) -> None:
        with pytest.raises(NotFoundError, match="no such experiment"):
            weekly.take_on(actor, "juggle")
        with pytest.raises(NotFoundError, match="nobody of that number"):
            weekly.take_on(actor, "ask-ten-minutes", person=PersonId(7))

    def test_whoever_is_forgotten_is_in_no_experiment_any_more(self, actor: Actor, tmp_path: Path) -> None:
        imported(actor, write_mailbox(tmp_path / "mail"))
        from firsthand.services import people

        ben = people.find(actor, "ben@dale.test")
        shown(actor, "ask", ben, "Ben Dale")
        weekly.take_on(actor, "ask-ten-minutes", person=ben)
        weekly.tried(actor, happened="Asked Ben Dale for rope", learnt="Ben Dale likes it short")
        plans.make(actor, "I see Ben Dale", "I thank him", person=ben)
        forgetting.forget(actor, ben)
        left = [weekly.attempts(actor), stored.plans(actor.scope), stored.lessons(actor.scope)]
        assert "Dale" not in repr(left)
        assert str(int(ben)) not in {str(one.person) for one in [*left[0], *left[1]]}
        assert weekly.this_week(actor).beside is None


class TestProgrammes:
    def test_ours_leads_week_by_week_and_waits_for_a_week_that_rests(self, actor: Actor) -> None:
        programmes.start(actor)
        started = stored.programme(actor.scope)
        assert started is not None
        begun = now(actor).day - timedelta(weeks=4)
        stored.keep_programme(actor.scope, started[0], started[1], begun)
        first = weekly.this_week(actor)
        assert first.experiment == DEFAULT.weeks[0].experiment
        assert first.note.startswith("Begin with listening")
        weeks_ago(actor, 2)
        weeks_ago(actor, 1, state="rest")
        found = weekly.this_week(actor)
        assert found.programme is not None
        assert (found.programme.number, found.experiment) == (2, DEFAULT.weeks[1].experiment)
        weekly.tried(actor)
        assert weekly.this_week(actor).experiment == DEFAULT.weeks[1].experiment

    def test_what_was_tried_before_it_began_does_not_count_and_at_its_end_one_is_free(self, actor: Actor) -> None:
        for week in range(1, 14):
            weeks_ago(actor, week)
        programmes.start(actor)
        assert weekly.this_week(actor).programme.number == 1  # type: ignore[union-attr]
        stored.keep_programme(actor.scope, "x", programmes.OURS, now(actor).day - timedelta(weeks=20))
        ended = weekly.this_week(actor)
        assert ended.programme is not None
        assert (ended.programme.week, ended.experiment) == (None, None)
        skills.set_state(actor, "asking", "active")
        assert weekly.this_week(actor).experiment is not None

    def test_a_coachs_file_is_kept_as_it_came_and_given_back(self, actor: Actor) -> None:
        own = "{what: Ask. , smaller: Wait. , why: It is so. }"
        text = f"# ours\ntitle: Piers\nweeks:\n  - skill: asking\n    experiment: {own}\n"
        assert programmes.start(actor, text).title == "Piers"
        assert programmes.file_of(actor) == text
        found = weekly.this_week(actor)
        assert found.experiment is not None
        assert found.experiment.key == "week-1"
        weekly.tried(actor, happened="Asked")
        programmes.end(actor)
        (attempt,) = weekly.attempts(actor)
        assert weekly.experiment_of(attempt, None) is None
        assert "experiment: count-questions" in programmes.file_of(actor)

    def test_a_broken_file_changes_nothing_and_says_line_and_remedy(self, actor: Actor) -> None:
        programmes.start(actor)
        with pytest.raises(ProgrammeError) as refusal:
            programmes.start(actor, "title: x\nweeks:\n  - experiment: nope\n")
        assert str(refusal.value).startswith("Line 3 of the programme: “nope” is no experiment of Firsthand. Use a key")
        assert programmes.under_way(actor, []).programme == DEFAULT  # type: ignore[union-attr]


class TestPlans:
    def test_a_plan_hangs_on_a_day_a_meeting_or_a_habit(self, actor: Actor, tmp_path: Path) -> None:
        imported(actor, write_mailbox(tmp_path / "mail"))
        starts = int(datetime.now(UTC).timestamp()) + 3 * 86_400
        brought(actor, meeting("rope", MY_ADDRESS, "ben@dale.test", starts_at=starts, ends_at=starts + 60))
        from firsthand.storage.connection import rows

        rope = rows(actor.scope, "SELECT id FROM meeting WHERE uid = 'rope'")[0][0]
        met = plans.make(actor, "we part", "I thank Ben", cue="meeting", meeting=rope)
        assert met.due == datetime.fromtimestamp(starts, actor.zone).date()
        day = plans.make(actor, "it is noon", "I call", cue="time", due=now(actor).day)
        habit = plans.make(actor, "I sit down", "I breathe", due=now(actor).day)
        assert (habit.due, habit.meeting) == (None, None)
        assert [one.plan.id for one in plans.open_plans(actor)] == [day.id, met.id, habit.id]
        assert [one.plan.id for one in plans.due(actor, now(actor))] == [day.id]

    def test_it_begins_with_the_first_step_of_a_move_in_the_users_own_words(self, actor: Actor) -> None:
        rosa = person(actor, "Rosa Marin")
        key = shown(actor, "thank", rosa, "Rosa Marin")
        begun = plans.begun_from_move(actor, key)
        assert (begun.if_words, begun.then_words, begun.person) == ("it is quiet after lunch", "I write to them", rosa)
        moves.change_first_step(actor, key, "I ring her")
        assert plans.begun_from_move(actor, key).then_words == "I ring her"
        with pytest.raises(NotFoundError, match="it was not shown"):
            plans.begun_from_move(actor, "thank:none")

    def test_it_is_done_or_not_or_rests_and_nothing_breaks(self, actor: Actor) -> None:
        made = plans.make(actor, "  it\nrains ", "I read", obstacle="noise", answer="I close the door")
        assert (made.if_words, made.obstacle, made.state) == ("it rains", "noise", "open")
        for state in ("done", "not done", "rest", "open"):
            decided = plans.decide(actor, made.id, state)  # type: ignore[arg-type]
            assert (decided.state, decided.decided) == (state, None if state == "open" else now(actor).day)
        plans.remove(actor, made.id)
        assert plans.open_plans(actor) == ()
        for gone in (lambda: plans.remove(actor, made.id), lambda: plans.decide(actor, made.id, "done")):
            with pytest.raises(NotFoundError, match="it is not there"):
                gone()

    def test_half_a_plan_is_refused_with_what_to_do(self, actor: Actor) -> None:
        for make, words in (
            (lambda: plans.make(actor, " ", "I read"), "one half of it is missing"),
            (lambda: plans.make(actor, "a", "b", cue="time"), "it has no day"),
            (lambda: plans.make(actor, "a", "b", cue="meeting", meeting=9), "not in your calendar"),
            (lambda: plans.make(actor, "a", "b", cue="whim"), "it hangs on nothing"),  # type: ignore[arg-type]
            (lambda: plans.make(actor, "a", "b", person=PersonId(9)), "nobody of that number"),
        ):
            with pytest.raises(FirsthandError, match=words):
                make()
        made = plans.make(actor, "a", "b")
        with pytest.raises(FirsthandError, match="no outcome"):
            plans.decide(actor, made.id, "late")  # type: ignore[arg-type]

    def test_a_million_characters_become_a_line_that_can_be_read(self, actor: Actor) -> None:
        made = plans.make(actor, "x" * 1_000_000, "\x00اليوم 🪢")
        assert len(made.if_words) == 500
        assert stored.plan(actor.scope, made.id).then_words == "اليوم 🪢"  # type: ignore[union-attr]

    def test_following_is_told_from_five_on(self, actor: Actor) -> None:
        for number in range(5):
            made = plans.make(actor, f"{number}", "I do")
            plans.decide(actor, made.id, "done" if number else "not done")
        found = plans.following(actor, now(actor))
        assert (found.done, found.due) == (4, 5)
        assert found.share == pytest.approx(5 / 7)


class TestLessons:
    def test_they_come_back_later_each_time_and_two_at_a_time(self, actor: Actor) -> None:
        today = now(actor).day
        for number in range(4):
            stored.keep_lesson(actor.scope, Lesson(0, None, f"{number}", 0, today - timedelta(days=number), today))
        first, second = lessons.returning(actor, now(actor))
        assert (first.words, second.words) == ("3", "2")
        lessons.holds(actor, first.id, still=True)
        lessons.holds(actor, second.id, still=False)
        after = {one.words: one.next for one in stored.lessons(actor.scope)}
        assert (after["3"], after["2"]) == (today + timedelta(days=21), None)
        with pytest.raises(NotFoundError):
            lessons.holds(actor, 999_999, still=True)


class TestReminding:
    def test_by_day_it_speaks_of_plans_that_are_due_and_by_night_of_nothing(self, actor: Actor) -> None:
        plans.make(actor, "it is noon", "I call", cue="time", due=now(actor).day)
        assert [one.plan.then_words for one in reminding.reminders(actor, hour(actor, 12)).plans] == ["I call"]
        assert not reminding.reminders(actor, hour(actor, 22))
        assert not reminding.reminders(actor, hour(actor, 7))
        assert reminding.in_words(reminding.for_digest(actor, hour(actor, 7)))[0] == "If it is noon, then I call."

    def test_a_snooze_is_free_and_ends_by_itself(self, actor: Actor) -> None:
        plans.make(actor, "it is noon", "I call", cue="time", due=now(actor).day)
        reminding.snooze(actor, 1)
        assert not reminding.reminders(actor, hour(actor, 12))
        assert not reminding.for_digest(actor, hour(actor, 12))
        tomorrow = AsOf(now(actor).day + timedelta(days=1), hour(actor, 12).before + 86_400, live=True)
        assert reminding.reminders(actor, tomorrow)
        reminding.wake(actor)
        assert reminding.reminders(actor, hour(actor, 12))
        with pytest.raises(FirsthandError, match="switch reminders off"):
            reminding.snooze(actor, 91)

    def test_switched_off_it_says_nothing_anywhere(self, actor: Actor) -> None:
        plans.make(actor, "it is noon", "I call", cue="time", due=now(actor).day)
        reminding.set_up(actor, wanted=False, quiet_from=20, quiet_until=8)
        assert not reminding.reminders(actor, hour(actor, 12))
        assert not reminding.for_digest(actor, hour(actor, 12))
        with pytest.raises(FirsthandError, match="no hour"):
            reminding.set_up(actor, wanted=True, quiet_from=24, quiet_until=8)

    def test_a_past_day_is_never_reminded_of(self, actor: Actor) -> None:
        plans.make(actor, "it is noon", "I call", cue="time", due=now(actor).day)
        noon = hour(actor, 12)
        assert not reminding.reminders(actor, AsOf(noon.day, noon.before, live=False))

    def test_a_month_away_is_welcomed_for_that_day_and_a_first_visit_is_not(self, actor: Actor) -> None:
        assert not reminding.arrive(actor)
        today = now(actor).day
        stored.keep_reminding(actor.scope, Reminding(last_here=today - timedelta(days=28)))
        assert reminding.arrive(actor)
        assert reminding.arrive(actor), "the whole day"
        kept = reminding.settings(actor)
        assert (kept.last_here, kept.welcomed) == (today, today)
        stored.keep_reminding(actor.scope, Reminding(last_here=today - timedelta(days=27)))
        assert not reminding.arrive(actor)
