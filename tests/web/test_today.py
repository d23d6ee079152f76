import re
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

from django.test import Client
from django.utils.html import escape

from firsthand.services import exchanges, judging, moves, people
from firsthand.services.actor import Actor, now
from tests.web import mailbox

HTMX = {"hx-request": "true"}


def test_somebody_without_anything_is_welcomed_first(owner: Client) -> None:
    assert owner.get("/").headers["location"] == "/welcome/"
    assert "Drop files here" in owner.get("/welcome/").content.decode()


def test_a_question_that_waits_is_a_move_with_the_proving_words_marked(owner: Client, record: Actor) -> None:
    page = owner.get("/").content.decode()
    assert "Answer Rosa" in page
    assert f"<mark>{mailbox.QUESTION}</mark>" in page


def test_doing_it_opens_a_draft_in_the_own_mail_program(owner: Client, record: Actor) -> None:
    key = _key(owner)
    page = owner.get("/moves/do/", {"key": key}).content.decode()
    assert "mailto:rosa.marin@larkfield.test?subject=Re%3A%20October%20counts" in page
    assert "Nothing is sent from here" in page
    part = owner.get("/moves/do/", {"key": key}, headers=HTMX).content.decode()
    assert "<html" not in part
    assert "mailto:" in part


def test_a_draft_is_saved_as_a_file_with_the_users_own_words(owner: Client, record: Actor) -> None:
    said = {"key": _key(owner), "number": 1, "subject": "Re: October\ncounts", "body": "Here they are, Rosa.\n\nMaya"}
    answer = owner.post("/moves/draft/", said)
    letter = message_from_bytes(answer.content, policy=default)
    assert answer["Content-Disposition"] == 'attachment; filename="draft-rosa-marin.eml"'
    assert letter["To"] == "Rosa Marin <rosa.marin@larkfield.test>"
    assert letter["Subject"] == "Re: October counts"
    assert letter["X-Unsent"] == "1"
    assert letter["In-Reply-To"]
    assert letter.get_content().replace("\r\n", "\n").strip() == said["body"]


def test_a_move_is_kept_in_view_and_let_go_of(owner: Client, record: Actor) -> None:
    key = _key(owner)
    assert "Kept in view." in owner.post("/moves/pin/", {"key": key}, headers=HTMX).content.decode()
    assert judging.pins(record) == {key}
    assert "Let go." in owner.post("/moves/pin/", {"key": key}, headers=HTMX).content.decode()
    assert not judging.pins(record)


def test_a_kind_not_now_can_be_written_instead(owner: Client, record: Actor) -> None:
    page = owner.get("/moves/do/", {"key": _key(owner), "not_now": "1"}).content.decode()
    assert "not_now" in page
    assert "mailto:" in page


def test_whether_a_move_was_useful_is_asked_once_after_it_was_done(owner: Client, record: Actor) -> None:
    key = _key(owner)
    assert "Was it useful?" in owner.post("/moves/done/", {"key": key}, headers=HTMX).content.decode()
    left = owner.post("/moves/useful/", {"key": key, "useful": "yes"}, headers=HTMX).content.decode()
    assert "Was it useful?" not in left
    assert judging.was_useful(record, key) is True


def test_what_came_of_a_give_is_asked_later_and_kept(owner: Client, record: Actor) -> None:
    rosa = people.find(record, "Rosa Marin")
    given_on = now(record).day - timedelta(days=16)
    exchanges.add(record, rosa, "give", "The cancellation figures", on=given_on.isoformat())
    page = owner.get("/").content.decode()
    assert "What came of “The cancellation figures”" in page
    key = re.findall(r'name="exchange" value="(\w+)"', page)[0]
    owner.post("/moves/look-back/", {"exchange": key, "words": "They changed the template."})
    assert "What came of" not in owner.get("/").content.decode()


def test_what_the_mail_says_is_shown_and_never_acts(owner: Client, record: Actor) -> None:
    message = moves.today(record, now(record)).open_loops[0].interaction_id
    for address in ("/", f"/messages/{message}/"):
        page = owner.get(address).content.decode()
        assert "<b>Soon</b>" not in page
        assert "&lt;b&gt;Soon&lt;/b&gt;" in page


def test_a_move_that_is_done_goes_and_can_be_taken_back(owner: Client, record: Actor) -> None:
    key = _key(owner)
    left = owner.post("/moves/done/", {"key": key}, headers=HTMX).content.decode()
    assert "Noted as done." in left
    assert "Answer Rosa" not in left
    back = owner.post("/moves/take-back/", {"key": key}, headers=HTMX).content.decode()
    assert "Answer Rosa" in back


def test_a_move_put_off_comes_back_on_its_day(owner: Client, record: Actor) -> None:
    owner.post("/moves/later/", {"key": _key(owner), "until": (now(record).day + timedelta(days=1)).isoformat()})
    assert "Answer Rosa" not in owner.get("/").content.decode()


def test_a_move_that_is_done_already_counts_as_done(owner: Client, record: Actor) -> None:
    left = owner.post("/moves/not-this/", {"key": _key(owner), "why": "done"}, headers=HTMX).content.decode()
    assert "Noted as done." in left


def test_never_with_this_person_holds_until_their_page_takes_it_back(owner: Client, record: Actor) -> None:
    left = owner.post("/moves/not-this/", {"key": _key(owner), "why": "never-them"}, headers=HTMX).content.decode()
    assert "No move with Rosa Marin will be suggested." in left
    rosa = people.find(record, "Rosa Marin")
    assert "Suggest moves with them again" in owner.get(f"/people/{rosa}/").content.decode()


def test_a_day_that_is_none_is_refused_in_words(owner: Client, record: Actor) -> None:
    answer = owner.post("/moves/later/", {"key": _key(owner), "until": "soon"}, headers=HTMX)
    assert answer.status_code == 422
    assert "Write the day as" in answer.content.decode()


def test_the_first_step_can_be_written_anew(owner: Client, record: Actor) -> None:
    key = _key(owner)
    owner.post("/moves/step/", {"key": key, "step": "I ring her at <four>"})
    assert escape("I ring her at <four>") in owner.get("/").content.decode()
    assert owner.post("/moves/step/", {"key": key, "step": ""}, headers=HTMX).status_code == 422


def test_whom_a_move_is_for_is_the_users_own_word(owner: Client, record: Actor) -> None:
    key = _key(owner)
    answer = owner.post("/moves/intent/", {"key": key, "whom": ["them", "me"], "words": "her review"}, headers=HTMX)
    assert answer.content.decode() == "Kept."
    said = moves.today(record, now(record)).said[key]
    assert (said.whom, said.words) == (("them", "me"), "her review")


def test_looking_back_shows_the_day_and_lets_nothing_be_done(owner: Client, record: Actor) -> None:
    day = now(record).day - timedelta(days=20)
    page = owner.get(f"/?as_of={day.isoformat()}").content.decode()
    assert "nothing of that day or later is used" in page
    assert "Answer Rosa" not in page
    assert "Do it</a>" not in page


def test_a_day_that_cannot_be_read_is_a_bad_request(owner: Client, record: Actor) -> None:
    answer = owner.get("/?as_of=yesterday")
    assert answer.status_code == 400
    assert "is not a day" in answer.content.decode()


def _key(owner: Client) -> str:
    """The key of Rosa's question, from the page."""
    page = owner.get("/").content.decode()
    found = re.search(r'name="key" value="(answer[^"]+)"', page)
    assert found, page
    return found[1]
