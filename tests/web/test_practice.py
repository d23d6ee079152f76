"""Practice as its page shows and keeps it: skills, the week's experiment, plans, programmes, reminders."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firsthand.domain.practice.attempts import Attempt, monday_of
from firsthand.domain.practice.library import BY_KEY, EXPERIMENTS
from firsthand.domain.practice.returning import Lesson
from firsthand.domain.reminding import Reminding
from firsthand.services import oneself, reminding
from firsthand.services.actor import Actor, now
from firsthand.services.practice import plans, programmes, skills, weekly
from firsthand.storage import practice as stored

pytestmark = pytest.mark.django_db(transaction=True)


def shown(owner: Client, address: str = "/practice/") -> str:
    answer = owner.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


class TestSkills:
    def test_before_anything_one_is_asked_to_choose(self, owner: Client) -> None:
        page = shown(owner)
        assert "Choose what you would like to get better at" in page
        assert "How did it go?" not in page

    def test_all_ten_are_there_with_all_there_is_to_try(self, owner: Client) -> None:
        page = shown(owner, "/practice/skills/")
        assert page.count("Practise this") == 10
        for one in EXPERIMENTS:
            assert one.what in page

    def test_a_skill_is_practised_rests_and_becomes_second_nature(self, owner: Client, home: Actor) -> None:
        page = owner.post("/practice/skills/state/", {"skill": "asking", "state": "active"}, follow=True)
        assert "<h1>Asking</h1>" in page.content.decode()
        owner.post("/practice/skills/state/", {"skill": "thanking", "state": "second nature"})
        assert "Second nature, you said in" in shown(owner)
        owner.post("/practice/skills/state/", {"skill": "asking", "state": "resting"})
        assert "Resting since" in shown(owner)
        assert skills.active(home) is None

    def test_what_is_no_skill_is_said_in_words(self, owner: Client) -> None:
        answer = owner.post("/practice/skills/state/", {"skill": "charm", "state": "active"})
        assert answer.status_code == 404
        assert "there is no such skill" in answer.content.decode()
        assert owner.post("/practice/skills/state/", {"skill": "asking", "state": "gone"}).status_code == 400


class TestThisWeek:
    @pytest.fixture(autouse=True)
    def asking(self, home: Actor) -> None:
        skills.set_state(home, "asking", "active")

    def test_it_is_taken_on_made_smaller_and_tried(self, owner: Client, home: Actor) -> None:
        key = re.search(r'name="key" value="([\w-]+)"', shown(owner))
        assert key
        page = owner.post("/practice/take-on/", {"key": key[1], "sure_before": "3"}, follow=True).content.decode()
        assert "I tried it" in page
        assert "How did it go?" in page
        page = owner.post("/practice/smaller/", follow=True).content.decode()
        assert BY_KEY[key[1]].smaller in page
        assert "Make it smaller" not in page
        said = {
            "happened": "Asked <b>Rosa</b> 🪢",
            "enjoyment": "4",
            "energy": "",
            "sure_after": "8",
            "learnt": "سؤال قصير",
        }
        page = owner.post("/practice/tried/", said, follow=True).content.decode()
        assert "Tried. The next one comes on Monday." in page
        assert "Asked &lt;b&gt;Rosa&lt;/b&gt; 🪢" in page
        (kept,) = weekly.attempts(home)
        assert (kept.sure_before, kept.sure_after, kept.enjoyment, kept.energy) == (3, 8, 4, None)

    def test_another_one_is_another_one(self, owner: Client) -> None:
        first, second = (
            re.search(r'id="experiment-what">([^<]+)<', shown(owner, f"/practice/?other={n}")) for n in (0, 1)
        )
        assert first
        assert second
        assert first[1] != second[1]
        for odd in ("-1", "9999999999", "²", "x"):
            assert first[1] in shown(owner, f"/practice/?other={odd}")

    def test_not_this_week_breaks_nothing_and_can_be_taken_back(self, owner: Client) -> None:
        page = owner.post("/practice/rest/", follow=True).content.decode()
        assert "This week rests, and nothing breaks." in page
        assert "Take it on" in owner.post("/practice/resume/", follow=True).content.decode()

    @pytest.mark.parametrize(
        ("address", "wrong", "words"),
        [
            ("take-on", {"key": "ask-ten-minutes", "sure_before": "11"}, "less than or equal to 10"),
            ("take-on", {"key": ""}, "This field is required"),
            ("tried", {"happened": "x" * 1_000_000}, "at most 4000 characters"),
            ("tried", {"enjoyment": "6"}, "Select a valid choice"),
            ("tried", {"sure_after": "many"}, "Enter a whole number"),
        ],
    )
    def test_what_cannot_be_kept_says_why_and_keeps_what_was_typed(
        self, owner: Client, home: Actor, address: str, wrong: dict[str, str], words: str
    ) -> None:
        if address == "tried":
            weekly.take_on(home, "ask-ten-minutes")
        before = weekly.attempts(home)
        answer = owner.post(f"/practice/{address}/", {"learnt": "typed before", **wrong})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert words in page
        assert address == "take-on" or "typed before" in page
        assert weekly.attempts(home) == before

    def test_what_is_not_there_is_said_in_words(self, owner: Client) -> None:
        assert owner.post("/practice/take-on/", {"key": "juggle"}).status_code == 404
        assert owner.post("/practice/take-on/", {"key": "thank-late", "person": "99"}).status_code == 404
        assert owner.post("/practice/lessons/99/", {"still": "yes"}).status_code == 404
        assert owner.post("/practice/lessons/99/", {"still": "perhaps"}).status_code == 400

    def test_a_move_of_today_brings_its_person(
        self, owner: Client, record: Actor, person_named: Callable[[str], int]
    ) -> None:
        assert owner.get("/").status_code == 200
        skills.set_state(record, "maintaining", "active")
        page = shown(owner)
        assert f'<a href="/people/{person_named("Amara Nwosu")}/">Amara Nwosu</a>' in page
        page = owner.post("/practice/smaller/", follow=True).content.decode()
        assert "Amara Nwosu" in page
        assert weekly.attempts(record)[0].person == person_named("Amara Nwosu")

    def test_a_plan_of_ones_own_stands_on_the_card(self, owner: Client, home: Actor) -> None:
        weekly.take_on(home, "ask-ten-minutes")
        page = shown(owner)
        origin = re.search(r'name="origin" value="(experiment:\d+)"', page)
        assert origin
        said = {"if_words": "the bell rings", "then_words": "I ask Ben", "cue": "habit", "origin": origin[1]}
        page = owner.post("/practice/plans/", {**said, "next": "/practice/"}, follow=True).content.decode()
        assert "the bell rings, <i>then</i> I ask Ben." in page


class TestHowItGoes:
    def test_weeks_charts_and_earlier_tries_of_ten_years(self, owner: Client, home: Actor) -> None:
        skills.set_state(home, "asking", "active")
        this = monday_of(now(home).day)
        for back in range(1, 521):
            state, said = (
                ("rest", {}) if back % 3 == 0 else ("tried", {"enjoyment": 1 + back % 5, "sure_after": back % 11})
            )
            week = this - timedelta(weeks=back)
            kept = Attempt(0, week, "thank-late", "thanking", None, "", state, happened=f"Try {back}", **said)  # type: ignore[arg-type]
            stored.keep_attempt(home.scope, kept)
        page = shown(owner)
        assert page.count('<span class="full"') == 7
        assert page.count('<span class="rest"') == 3
        assert "Seven of the last ten weeks. Rest weeks are part of it." in page
        assert page.count('class="dot"') == 2 * 13
        assert "341 earlier ones" in page
        assert "Try 520" not in page
        assert "Try 520" in shown(owner, "/practice/?all=1")
        assert "streak" not in page.lower()

    def test_what_was_learnt_comes_back_and_goes(self, owner: Client, home: Actor) -> None:
        today = now(home).day
        kept = stored.keep_lesson(home.scope, Lesson(0, None, "Short is kind", 0, today, today - timedelta(days=7)))
        assert "“Short is kind”" in shown(owner)
        page = owner.post(f"/practice/lessons/{kept.id}/", {"still": "yes"}, follow=True).content.decode()
        assert "“Short is kind”" not in page
        assert stored.lessons(home.scope)[0].next == today + timedelta(days=21)


class TestPlans:
    def test_a_plan_is_made_decided_and_removed(self, owner: Client, home: Actor) -> None:
        said = {
            "if_words": "it is noon", "then_words": "I call", "cue": "time", "due": "tomorrow", "obstacle": "a call",
            "answer": "I wait",
        }  # fmt: skip
        page = owner.post("/practice/plans/", said, follow=True).content.decode()
        assert "If a call, then I wait." in page
        (one,) = plans.open_plans(home)
        assert one.plan.due == now(home).day + timedelta(days=1)
        page = owner.post(f"/practice/plans/{one.plan.id}/decide/", {"state": "not done"}, follow=True).content.decode()
        assert "Not done" in page
        owner.post(f"/practice/plans/{one.plan.id}/remove/")
        assert stored.plans(home.scope) == []

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"then_words": ""}, "This field is required"),
            ({"cue": "time"}, "Name the day"),
            ({"cue": "time", "due": "whenever"}, "no day I can read"),
            ({"cue": "meeting"}, "Choose the meeting"),
            ({"meeting": "77"}, "Select a valid choice"),
            ({"person": "Nobody Known"}, "Nobody by that name"),
            ({"if_words": "x" * 600}, "at most 500 characters"),
        ],
    )
    def test_what_is_no_plan_says_why_and_keeps_what_was_typed(
        self, owner: Client, record: Actor, wrong: dict[str, str], words: str
    ) -> None:
        said = {"if_words": "it is noon", "then_words": "I call", "cue": "habit", "obstacle": "typed before", **wrong}
        answer = owner.post("/practice/plans/", said)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert "typed before" in answer.content.decode()
        assert stored.plans(record.scope) == []

    def test_it_begins_with_the_first_step_of_a_move(self, owner: Client, record: Actor) -> None:
        page = owner.get("/").content.decode()
        link = re.search(r'href="(/practice/plans/\?move=[^"]+)"', page)
        assert link
        page = shown(owner, link[1].replace("&amp;", "&"))
        assert "From this, a plan" in page
        assert re.search(r'name="if_words" value="[^"]{5,}"', page)
        assert owner.get("/practice/plans/?move=nothing").status_code == 404


class TestProgramme:
    def test_ours_is_begun_shown_downloaded_and_ended(self, owner: Client, home: Actor) -> None:
        assert "Begin these twelve weeks" in shown(owner, "/practice/programme/")
        page = owner.post("/practice/programme/ours/", follow=True).content.decode()
        assert "Twelve weeks of giving first" in page
        assert "Week 1 of 12 in your programme" in shown(owner)
        file = owner.get("/practice/programme.yaml")
        assert file.headers["content-disposition"] == 'attachment; filename="programme.yaml"'
        owner.post("/practice/programme/end/")
        assert programmes.under_way(home, []) is None
        again = SimpleUploadedFile("mine.yaml", file.content)
        assert owner.post("/practice/programme/", {"file": again}).status_code == 302
        assert len(programmes.under_way(home, []).programme.weeks) == 12  # type: ignore[union-attr]

    @pytest.mark.parametrize(
        ("sent", "words"),
        [
            (b"title: x\nweeks:\n  - experiment: nope\n", "Line 3: “nope” is no experiment of Firsthand."),
            (b"\xff\xfe\x00\x01", "characters that cannot stand in a text file"),
            (b"x" * 1_000_000, "The file: the file is too large for a programme."),
            (b"", "Line 1: a programme has a title and weeks."),
        ],
    )
    def test_a_broken_file_says_line_and_remedy_and_changes_nothing(
        self, owner: Client, home: Actor, sent: bytes, words: str
    ) -> None:
        answer = owner.post("/practice/programme/", {"file": SimpleUploadedFile("mine.yaml", sent)})
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert programmes.under_way(home, []) is None

    def test_text_that_is_wrong_stays_in_the_form(self, owner: Client) -> None:
        answer = owner.post("/practice/programme/", {"content": "title: Piers\nweeks: none\n"})
        assert answer.status_code == 422
        assert "title: Piers" in answer.content.decode()


class TestReminders:
    @pytest.fixture
    def always(self, record: Actor) -> Actor:
        """Somebody whose pages may speak at any hour, with a plan for today."""
        reminding.set_up(record, wanted=True, quiet_from=0, quiet_until=0)
        plans.make(record, "it is noon", "I call", cue="time", due=now(record).day)
        return record

    def test_today_speaks_of_what_is_due_until_it_is_put_off(self, owner: Client, always: Actor) -> None:
        page = owner.get("/").content.decode()
        assert "From your practice" in page
        assert "it is noon, <i>then</i> I call." in page
        owner.post("/practice/reminders/snooze/", {"days": "1"})
        assert "From your practice" not in owner.get("/").content.decode()
        assert "Quiet until" in shown(owner)
        owner.post("/practice/reminders/snooze/", {"days": "0"})
        assert "From your practice" in owner.get("/").content.decode()
        assert owner.post("/practice/reminders/snooze/", {"days": "1000"}).status_code == 400

    def test_quiet_hours_are_kept_and_wrong_ones_refused(self, owner: Client, always: Actor) -> None:
        hour = datetime.now(always.zone).hour
        owner.post("/practice/reminders/", {"wanted": "on", "quiet_from": hour, "quiet_until": (hour + 2) % 24})
        assert "From your practice" not in owner.get("/").content.decode()
        answer = owner.post("/practice/reminders/", {"wanted": "on", "quiet_from": "24", "quiet_until": "8"})
        assert answer.status_code == 422
        assert reminding.settings(always).quiet_from == hour

    def test_after_a_month_one_is_welcomed_and_nothing_is_called_late(self, owner: Client, always: Actor) -> None:
        before = owner.get("/").content.decode()
        assert "Open loops" in before
        assert "Welcome back" not in before
        stored.keep_reminding(
            always.scope, Reminding(quiet_from=0, quiet_until=0, last_here=now(always).day - timedelta(28))
        )
        for _ in range(2):
            page = owner.get("/").content.decode()
            assert "Welcome back. Nothing is late." in page
            for words in ("Open loops", "From your practice", "still wait", "was due"):
                assert words not in page


class TestFromReflection:
    def test_a_skill_one_wants_to_learn_stands_among_the_others(self, owner: Client, home: Actor) -> None:
        oneself.choose_skills(home, ["thanking"])
        assert "You chose to learn it" in shown(owner)
        skills.set_state(home, "thanking", "active")
        assert "You chose to learn it" not in shown(owner)

    @pytest.mark.parametrize("question", [11, 12])
    def test_questions_eleven_and_twelve_lead_to_a_plan_that_says_so(
        self, owner: Client, home: Actor, question: int
    ) -> None:
        address = f"/practice/plans/?origin=question:{question}"
        assert address in shown(owner, f"/reflect/{question}/")
        assert f'value="question:{question}"' in shown(owner, address)
        said = {"if_words": "it is noon", "then_words": "I call", "cue": "habit", "origin": f"question:{question}"}
        owner.post("/practice/plans/", said)
        assert [one.origin for one in stored.plans(home.scope)] == [f"question:{question}"]

    def test_reflect_leads_to_the_questions_on_paper(self, owner: Client) -> None:
        assert 'href="/print/worksheet/"' in shown(owner, "/reflect/")
