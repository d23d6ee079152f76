from collections.abc import Callable

import pytest
from django.test import Client

from firsthand.domain.people import PersonId
from firsthand.services import finding, inventory, judging, needs, people, private_notes
from firsthand.services.actor import Actor, now
from tests.web import mailbox


@pytest.fixture
def rosa(record: Actor, person_named: Callable[[str], int]) -> int:
    return person_named("Rosa Marin")


def test_a_person_shows_what_passed_and_where_it_stands(owner: Client, rosa: int) -> None:
    page = owner.get(f"/people/{rosa}/").content.decode()
    assert "Rosa Marin</h1>" in page
    assert "October counts" in page
    assert "rosa.marin@larkfield.test" in page
    assert "You have been in touch since" in page


def test_a_newsletter_says_that_it_is_no_person(owner: Client, record: Actor) -> None:
    found = finding.find(record, "digest").messages[0]
    page = owner.get(f"/people/{found.sender_person_id}/").content.decode()
    assert "counts towards no tie" in page
    assert "What passes between you" not in page


def test_what_was_taken_for_a_person_can_be_called_a_list_and_back(owner: Client, rosa: int) -> None:
    page = owner.post(f"/people/{rosa}/mark/", {"mark": "list"}, follow=True).content.decode()
    assert "counts towards no tie" in page
    assert "Rosa Marin" not in owner.get("/people/").content.decode()
    page = owner.post(f"/people/{rosa}/mark/", {"mark": "person"}, follow=True).content.decode()
    assert "What passes between you" in page


def test_nobody_of_that_number_is_not_found(owner: Client, record: Actor) -> None:
    answer = owner.get("/people/999999/")
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.content.decode()


def test_name_role_and_organisation_can_be_written_anew(owner: Client, rosa: int) -> None:
    form = {"name": "Rosa M. Marin", "role_title": "Vice President", "organisation": "Energy Operations"}
    page = owner.post(f"/people/{rosa}/describe/", form, follow=True).content.decode()
    assert "Rosa M. Marin</h1>" in page
    assert "Vice President, Energy Operations." in page


def test_a_person_keeps_a_name(owner: Client, rosa: int) -> None:
    answer = owner.post(f"/people/{rosa}/describe/", {"name": ""})
    assert answer.status_code == 422
    assert "This field is required." in answer.content.decode()


def test_a_note_is_shown_as_its_markdown_means(owner: Client, rosa: int) -> None:
    page = owner.post(f"/people/{rosa}/notes/", {"markdown": "The **number** first"}, follow=True).content.decode()
    assert "The <strong>number</strong> first" in page


def test_what_passes_between_us_is_kept_by_family(owner: Client, record: Actor, rosa: int) -> None:
    owner.post(f"/people/{rosa}/layer/", {"gives_me": ["feedback"], "i_give": ["support", "resources"]})
    row = people.show(record, rosa, now(record)).row
    assert (row.gives_me, row.i_give) == (("feedback",), ("support", "resources"))


def test_two_can_be_joined_by_address_and_separated_again(owner: Client, record: Actor, rosa: int) -> None:
    owner.post(f"/people/{rosa}/join/", {"other": "tomas@larkfield.test"})
    assert people.find(record, "tomas@larkfield.test") == people.find(record, "rosa.marin@larkfield.test")
    joined = people.show(record, people.find(record, "tomas@larkfield.test"), now(record))
    apart = next(line for line in joined.addresses if line.address == "tomas@larkfield.test")
    owner.post(f"/people/{joined.row.id}/separate/", {"mailbox_id": apart.mailbox_id})
    assert people.find(record, "tomas@larkfield.test") != people.find(record, "rosa.marin@larkfield.test")


@pytest.mark.parametrize(
    ("other", "message"),
    [("nobody@here.test", "Nobody by that name"), ("rosa.marin@larkfield.test", "this person already")],
)
def test_joining_with_nobody_or_with_oneself_is_refused(owner: Client, rosa: int, other: str, message: str) -> None:
    answer = owner.post(f"/people/{rosa}/join/", {"other": other})
    assert answer.status_code == 422
    assert message in answer.content.decode()


def test_marks_are_kept_and_taken_back(owner: Client, record: Actor, rosa: int) -> None:
    for mark in ("star", "never_suggest", "set_aside"):
        owner.post(f"/people/{rosa}/mark/", {"mark": mark})
    found = people.show(record, rosa, now(record))
    assert (found.star, found.never_suggest, found.set_aside) == (True, True, True)
    for mark in ("unstar", "suggest", "bring_back"):
        owner.post(f"/people/{rosa}/mark/", {"mark": mark})
    found = people.show(record, rosa, now(record))
    assert (found.star, found.never_suggest, found.set_aside) == (False, False, False)


def test_a_person_is_kept_in_view_and_a_silence_ended(owner: Client, record: Actor, rosa: int) -> None:
    page = owner.post(f"/people/{rosa}/mark/", {"mark": "pin"}, follow=True).content.decode()
    assert "In view for moves" in page
    assert judging.pinned_people(record) == {rosa}
    owner.post(f"/people/{rosa}/mark/", {"mark": "unpin"})
    assert not judging.pinned_people(record)
    owner.post(f"/people/{rosa}/mark/", {"mark": "reopen"})
    assert set(judging.reopened(record)) == {rosa}


def test_how_warm_a_tie_is_can_be_said_and_unsaid(owner: Client, record: Actor, rosa: int) -> None:
    page = owner.post(f"/people/{rosa}/warmth/", {"band": "warm"}, follow=True).content.decode()
    assert "Warm lately, by your own word" in page
    owner.post(f"/people/{rosa}/warmth/", {"band": ""})
    assert people.show(record, rosa, now(record)).warmth_set_by_user is None


def test_forgetting_asks_first(owner: Client, rosa: int) -> None:
    assert "cannot be undone" in owner.get(f"/people/{rosa}/forget/").content.decode()
    answer = owner.post(f"/people/{rosa}/forget/")
    assert answer.status_code == 422
    assert owner.get(f"/people/{rosa}/").status_code == 200


def test_somebody_forgotten_is_nowhere_any_more(owner: Client, record: Actor, rosa: int) -> None:
    assert "They are forgotten." in owner.post(f"/people/{rosa}/forget/", {"sure": "1"}).content.decode()
    for address in (f"/people/{rosa}/", "/people/", "/", "/search/?q=marin"):
        assert "Marin" not in owner.get(address).content.decode(), address


def test_a_message_is_plain_text_with_its_people(owner: Client, rosa: int, record: Actor) -> None:
    timeline = people.show(record, rosa, now(record)).timeline
    line = next(one for one in timeline if one.subject == "October counts")
    page = owner.get(f"/messages/{line.interaction_id}/").content.decode()
    assert mailbox.QUESTION in page
    assert "Rosa Marin &lt;rosa.marin@larkfield.test&gt;" in page


def test_lines_of_what_they_bring_and_i_can_bring_are_added_and_removed(
    owner: Client, record: Actor, rosa: int
) -> None:
    owner.post(f"/people/{rosa}/bring/", {"flow": "in", "words": "Early word of late confirmations"})
    owner.post(f"/people/{rosa}/bring/", {"flow": "out", "words": "A slot in the release review"})
    page = owner.post(f"/people/{rosa}/bring/", {"flow": "out", "words": "a slot in the release review"}, follow=True)
    text = page.content.decode()
    assert "Early word of late confirmations" in text
    assert "A slot in the release review" in text
    (mine,) = inventory.offers(record, mine_only=True)
    (theirs,) = inventory.offers(record, person=PersonId(rosa))
    (need,) = needs.needs(record, person=PersonId(rosa))
    assert mine.offer.words == need.need.words
    back = {"next": f"/people/{rosa}/#layer"}
    assert owner.post(f"/giving/offers/{theirs.offer.id}/remove/", back).headers["location"] == back["next"]
    assert "Early word of late" not in owner.get(f"/people/{rosa}/").content.decode()


def test_my_offer_that_meets_a_need_of_theirs_is_shown_with_the_need(owner: Client, record: Actor, rosa: int) -> None:
    needs.add_need(record, "A template for the budget", person=PersonId(rosa))
    assert "Looked for: A template for the budget" in owner.get(f"/people/{rosa}/").content.decode()
    inventory.add_offer(record, "The budget template")
    assert "They look for “A template for the budget”." in owner.get(f"/people/{rosa}/").content.decode()


def test_an_empty_line_is_refused_in_its_place(owner: Client, rosa: int) -> None:
    for flow in ("in", "out", "sideways"):
        answer = owner.post(f"/people/{rosa}/bring/", {"flow": flow, "words": " "})
        assert answer.status_code == 422
        assert "This field is required." in answer.content.decode()


def test_trust_is_judged_by_the_day_and_older_judgements_stay(owner: Client, record: Actor, rosa: int) -> None:
    address = f"/people/{rosa}/trust/"
    owner.post(address, {"can_they": "yes", "keeps_word": "unsure", "trust_words": ""})
    page = owner.post(address, {"trust_words": "Stood by me in the review"}, follow=True).content.decode()
    assert "2 judgements of yours" in page
    assert "Do they keep their word? <b>Unsure</b>" in page
    assert "Stood by me in the review" in page
    assert "never shared" in page
    newest = private_notes.trust_in(record, PersonId(rosa))[0]
    page = owner.post(address + "remove/", {"id": newest.id}, follow=True).content.decode()
    assert "Stood by me" not in page
    answer = owner.post(address, {"trust_words": " "})
    assert answer.status_code == 422
    assert "Judge one of the three" in answer.content.decode()


def test_an_introduction_begins_at_the_person(owner: Client, rosa: int) -> None:
    assert f'href="/introductions/start/?a={rosa}"' in owner.get(f"/people/{rosa}/").content.decode()
