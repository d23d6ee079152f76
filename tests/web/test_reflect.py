"""The twelve questions, the mirror and others' view, in pages."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firsthand.domain.people import PersonId
from firsthand.domain.reflection.others import Reply, reply_text
from firsthand.domain.reflection.questions import QUESTIONS
from firsthand.domain.reflection.rating import ITEMS
from firsthand.domain.reflection.skills import SKILLS
from firsthand.services import exchanges, moves, oneself, others_view, private_notes, reflection
from firsthand.services.actor import Actor, now
from firsthand.storage.connection import execute

pytestmark = pytest.mark.django_db(transaction=True)

HTMX = {"HX-Request": "true"}


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="(\d+)"', page)
    assert found
    return found[1]


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined,no-any-return]


def test_every_question_has_a_page_with_its_place_among_the_twelve(owner: Client) -> None:
    for one in QUESTIONS:
        page = text(owner.get(f"/reflect/{one.number}/"))
        assert one.text in page
        assert page.count('aria-current="step"') == 1
    assert owner.get("/reflect/13/").status_code == 404
    assert owner.get("/reflect/0/").status_code == 404
    assert QUESTIONS[0].text in text(owner.get("/reflect/"))


def test_the_page_works_without_javascript(owner: Client, home: Actor) -> None:
    saved = owner.post("/reflect/4/", {"text": "I explain well", "id": "0", "version": "0", "do": "type"})
    assert saved.status_code == 302
    page = text(owner.get("/reflect/4/"))
    assert "I explain well</textarea>" in page
    kept = owner.post(
        "/reflect/4/", {"text": "I explain well.", "id": hidden(page, "id"), "version": hidden(page, "version")}
    )
    assert kept.status_code == 302
    page = text(owner.get(kept.headers["location"]))
    assert "It comes back to you in twelve weeks." in page
    assert "Question 4 of 12, answered" in page
    assert [one.text for one in reflection.answers(home, 4).earlier] == ["I explain well."]


def test_typing_keeps_and_two_tabs_keep_both_and_show_both(owner: Client, home: Actor) -> None:
    first = text(owner.post("/reflect/4/typed/", {"text": "From one tab", "id": "0", "version": "0"}, headers=HTMX))
    second = owner.post("/reflect/4/typed/", {"text": "From another", "id": "0", "version": "0"}, headers=HTMX)
    assert "Also typed in another window" not in first
    assert "Also typed in another window" in text(second)
    assert "From one tab" in text(second)
    assert hidden(text(second), "id") != hidden(first, "id")
    again = text(
        owner.post(
            "/reflect/4/typed/",
            {"text": "From one tab, on", "id": hidden(first, "id"), "version": hidden(first, "version")},
            headers=HTMX,
        )
    )
    assert hidden(again, "id") == hidden(first, "id")
    assert "From another" in again
    found = reflection.answers(home, 4)
    assert found.current is not None
    assert {found.current.text, *(one.text for one in found.beside)} == {"From one tab, on", "From another"}


@pytest.mark.parametrize("address", ["/reflect/4/", "/reflect/4/later/"])
def test_a_megabyte_is_refused_in_words_that_say_the_limit_and_comes_back_whole(
    owner: Client, home: Actor, address: str
) -> None:
    long = "Ω" * 500_000
    answer = owner.post(address, {"text": long, "id": "0", "version": "0"})
    assert answer.status_code == 422
    assert "it has 500,000 characters, and 200,000 is the most that is kept" in text(answer)
    assert long in text(answer)
    assert reflection.answers(home, 4).current is None


def test_a_megabyte_typed_is_refused_and_the_answer_before_it_stays(owner: Client, home: Actor) -> None:
    first = text(owner.post("/reflect/4/typed/", {"text": "Short", "id": "0", "version": "0"}, headers=HTMX))
    sent = {"text": "x" * 1_000_000, "id": hidden(first, "id"), "version": hidden(first, "version")}
    answer = owner.post("/reflect/4/typed/", sent, headers=HTMX)
    assert answer.status_code == 422
    assert hidden(text(answer), "id") == hidden(first, "id")
    assert hidden(text(answer), "version") == hidden(first, "version")
    found = reflection.answers(home, 4)
    assert found.current is not None
    assert (found.current.text, found.beside) == ("Short", ())


def test_an_empty_answer_is_refused_kindly(owner: Client) -> None:
    answer = owner.post("/reflect/4/", {"text": "  ", "id": "", "version": "x"})
    assert answer.status_code == 422
    assert "Write a line, or come back next week." in text(answer)


def test_letters_from_right_to_left_and_little_pictures_are_shown_as_typed(owner: Client) -> None:
    words = "שלום 😀 <b>مرحبا</b>"
    owner.post("/reflect/5/", {"text": words})
    page = text(owner.get("/reflect/5/"))
    assert '<blockquote dir="auto">שלום 😀 &lt;b&gt;مرحبا&lt;/b&gt;</blockquote>' in page
    assert 'name="text" rows="6" dir="auto"' in page


def test_come_back_next_week_keeps_what_is_typed_and_puts_the_move_off(owner: Client, record: Actor) -> None:
    before = [one.key for one in moves.today(record, now(record)).moves]
    assert "reflect:1-1" in before
    assert owner.post("/reflect/1/later/", {"text": "Half a thought", "id": "0", "version": "0"}).status_code == 302
    assert "reflect:1-1" not in [one.key for one in moves.today(record, now(record)).moves]
    assert "Half a thought</textarea>" in text(owner.get("/reflect/1/"))


def test_todays_question_leads_to_its_page_and_is_settled_when_answered(owner: Client, record: Actor) -> None:
    assert 'href="/reflect/1/"' in text(owner.get("/"))
    owner.post("/reflect/1/", {"text": "Closed doors"})
    assert 'href="/reflect/1/"' not in text(owner.get("/"))
    assert text(owner.get("/reflect/")).count(QUESTIONS[1].text) >= 1


def test_after_twelve_weeks_the_answers_stand_side_by_side(owner: Client, home: Actor) -> None:
    owner.post("/reflect/6/", {"text": "Fear"})
    assert "What you wrote then" not in text(owner.get("/reflect/6/"))
    execute(home.scope, "UPDATE answer SET changed_at = changed_at - %s", [84 * 86_400])
    assert "At least twelve weeks lie between." in text(owner.get("/reflect/6/"))
    owner.post("/reflect/6/", {"text": "Habit"})
    page = text(owner.get("/reflect/6/"))
    assert "And now" in page
    assert page.index("Fear") < page.index("Habit")


def test_own_words_stand_quietly_wherever_intent_is_asked(owner: Client, record: Actor) -> None:
    for address in ("/", "/asking/", "/introductions/start/"):
        assert "What you said these words mean" not in text(owner.get(address))
    sent = {"question": "2", "politics": "Doors <closed>", "influence": "", "networking": ""}
    assert owner.post("/reflect/words/", sent).headers["location"] == "/reflect/2/#leads"
    for address in ("/", "/asking/", "/introductions/start/"):
        assert "Doors &lt;closed&gt;" in text(owner.get(address)), address
    refused = owner.post("/reflect/words/", {"politics": "x" * 2001})
    assert refused.status_code == 422
    assert "x" * 2001 in text(refused)


def test_rating_oneself_fills_the_mirror(owner: Client, home: Actor) -> None:
    page = text(owner.get("/reflect/rating/"))
    assert page.count("<fieldset") == len(ITEMS)
    for skill in SKILLS:
        assert skill.title in page
    assert "You said nothing of yourself yet." in text(owner.get("/reflect/"))
    assert owner.post("/reflect/rating/", {"thanks": "4", "asks-early": "2"}).status_code == 302
    assert {one.item: one.level for one in oneself.rated(home)} == {"thanks": 4, "asks-early": 2}
    assert "You said nothing of yourself yet." not in text(owner.get("/reflect/"))
    assert owner.post("/reflect/rating/", {"thanks": "9"}).status_code == 422
    assert "Mostly" in text(owner.get("/reflect/rating/"))


def test_values_stand_beside_the_intents(owner: Client, home: Actor) -> None:
    private_notes.keep_intent(home, "ask:1", ["us"], "The plan")
    assert "“The plan”" in text(owner.get("/reflect/8/"))
    owner.post("/reflect/values/", {"name1": "Honesty", "words1": "To their face", "name3": "Rope"})
    owner.post("/reflect/words/", {"question": "8", "good-of-the-whole": "Fewer silos", "own-interest": "A quiet year"})
    assert [one.name for one in oneself.values(home)] == ["Honesty", "Rope"]
    page = text(owner.get("/intents/"))
    for words in ("Honesty", "To their face", "Fewer silos", "A quiet year"):
        assert words in page
    refused = owner.post("/reflect/values/", {"name1": "x" * 121})
    assert refused.status_code == 422


def test_a_role_model_is_found_as_one_types_and_stands_on_their_page(
    owner: Client, record: Actor, person_named: Callable[[str], int]
) -> None:
    rosa = person_named("Rosa Marin")
    assert 'value="Rosa Marin"' in text(owner.get("/reflect/people/?name=ros"))
    assert "option" not in text(owner.get("/reflect/people/?name=r"))
    assert f"/reflect/9/?name={'Rosa%20Marin'}" in text(owner.get(f"/people/{rosa}/"))
    assert 'value="Rosa Marin"' in text(owner.get("/reflect/9/?name=Rosa%20Marin"))
    owner.post("/reflect/role-models/", {"name": "Rosa Marin", "does": "Asks early"})
    owner.post("/reflect/role-models/", {"name": "My aunt", "does": ""})
    assert "Asks early" in text(owner.get(f"/people/{rosa}/"))
    aunt = next(one for one in oneself.role_models(record) if one.name == "My aunt")
    assert aunt.person is None
    owner.post(f"/reflect/role-models/{aunt.id}/", {"does": "Waits"})
    assert "Waits" in text(owner.get("/reflect/10/"))
    owner.post(f"/reflect/role-models/{aunt.id}/", {"do": "remove"})
    assert [one.name for one in oneself.role_models(record)] == ["Rosa Marin"]
    assert owner.post(f"/reflect/role-models/{aunt.id}/", {"do": "remove"}).status_code == 404
    assert owner.post("/reflect/role-models/", {"name": ""}).status_code == 422


def test_skills_chosen_under_ten_stand_under_twelve(owner: Client, home: Actor) -> None:
    owner.post("/reflect/learn/", {"skills": ["asking", "thanking"]})
    assert oneself.skills_to_learn(home) == ("asking", "thanking")
    assert "Ask for help and for honest words" in text(owner.get("/reflect/12/"))
    assert owner.post("/reflect/learn/", {"skills": ["unheard-of"]}).status_code == 400


def test_the_mirror_links_each_line_to_its_evidence_and_says_how_it_is_read(owner: Client, record: Actor) -> None:
    page = text(owner.get("/reflect/mirror/"))
    assert page.count("How it is read") == 10
    assert "calls and corridors are not seen" in page
    links = set(re.findall(r'href="(/(?:people/\d+|messages/\d+|ledger/[0-9a-f]{16})/)"', page))
    assert links
    for link in links:
        assert owner.get(link).status_code == 200
    assert owner.get("/reflect/mirror/?as_of=2001-01-01").status_code == 200
    assert owner.get("/reflect/mirror/?as_of=soon").status_code == 400


def test_the_ledgers_lines_wait_until_enough_is_judged_and_say_how_much(owner: Client, record: Actor) -> None:
    rosa = PersonId(exchanges.listing(record, exchanges.LedgerQuery(), now(record)).entries[0].exchange.person)
    page = text(owner.get("/reflect/mirror/"))
    assert "suggestions of these months are judged" in page
    for entry in exchanges.listing(record, exchanges.LedgerQuery(status="suggested"), now(record), limit=None).entries:
        exchanges.dismiss(record, [entry.exchange.key])
    exchanges.add(record, rosa, "give", "The counts")
    assert "suggestions of these months are judged" not in text(owner.get("/reflect/mirror/"))


def test_a_form_for_others_is_one_file_that_fetches_and_sends_nothing(owner: Client, home: Actor) -> None:
    assert owner.post("/reflect/others/", {"name": "Guest </script> One"}).status_code == 302
    (one,) = others_view.invitations(home)
    answer = owner.get(f"/reflect/others/{one.id}/form/")
    assert answer.headers["content-disposition"] == 'attachment; filename="firsthand-form.html"'
    form = text(answer)
    assert form.count("<fieldset") == 10
    assert one.key in form
    assert "Your reply is named" in form
    assert "Guest &lt;/script&gt; One" in form
    assert not re.search(r"https?://|src=|@import|url\(", form)
    assert "default-src &#x27;none&#x27;" in form
    assert owner.get("/reflect/others/999999/form/").status_code == 404
    assert owner.post("/reflect/others/", {"name": ""}).status_code == 422


def test_replies_come_in_by_file_and_pasted_and_are_shown_from_five_on(owner: Client, home: Actor) -> None:
    for number in range(5):
        others_view.invite(home, f"Guest {number}")
    replies = [reply_text(Reply(one.key, {"thanks": 2}, "Thank us")) for one in others_view.invitations(home)]
    for content in replies[:4]:
        file = SimpleUploadedFile("firsthand-reply.txt", content.encode())
        assert owner.post("/reflect/others/reply/", {"file": file}).status_code == 302
    page = text(owner.get("/reflect/others/"))
    assert "Four replies so far; from five on" in page
    assert "They say" not in page
    assert "Thank us" not in page
    assert owner.post("/reflect/others/reply/", {"pasted": replies[4]}).status_code == 302
    oneself.rate(home, {"thanks": 5})
    page = text(owner.get("/reflect/others/"))
    assert "<td>Fully</td><td>Hardly</td>" in page
    assert page.count("Thank us") == 5
    assert "Those you asked: Hardly" in text(owner.get("/reflect/mirror/"))


@pytest.mark.parametrize("content", ["", "Dear Ida, no time. Cy", "key: " + "ab" * 16 + "\nthanks: 3"])
def test_what_is_no_reply_of_ours_is_refused_and_what_was_pasted_comes_back(
    owner: Client, home: Actor, content: str
) -> None:
    others_view.invite(home, "Guest")
    answer = owner.post("/reflect/others/reply/", {"pasted": content})
    assert answer.status_code == 422
    assert 'role="alert"' in text(answer)
    assert content in text(answer)
    picture = SimpleUploadedFile("picture.png", b"\x89PNG\xff\xfe\x00")
    assert owner.post("/reflect/others/reply/", {"file": picture}).status_code == 422
    flood = SimpleUploadedFile("flood.txt", b"x" * 200_000)
    assert "larger than any" in text(owner.post("/reflect/others/reply/", {"file": flood}))


def test_an_invitation_and_an_answer_can_be_taken_back(owner: Client, home: Actor) -> None:
    id = others_view.invite(home, "Guest")
    assert owner.post(f"/reflect/others/{id}/remove/").status_code == 302
    assert owner.post(f"/reflect/others/{id}/remove/").status_code == 404
    kept = reflection.keep_answer(home, 3, "Wrong")
    assert owner.post(f"/reflect/answers/{kept.id}/remove/", {"next": "/reflect/3/"}).status_code == 302
    assert reflection.answers(home, 3).earlier == ()


def test_reflect_stands_in_the_rail(owner: Client) -> None:
    page = text(owner.get("/reflect/7/"))
    assert re.search(r'<a href="/reflect/"[^>]*aria-current="page"', page)
