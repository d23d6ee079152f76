"""The weekly review on the screen and as text."""

from datetime import timedelta

import pytest
from django.test import Client

from firsthand.domain.people import PersonId
from firsthand.domain.practice.attempts import monday_of
from firsthand.services import exchanges, people, private_notes
from firsthand.services.actor import Actor, now
from firsthand.storage import practice as stored

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_empty_record_has_a_review_too(owner: Client) -> None:
    page = owner.get("/review/").content.decode()
    assert "Nothing of this week is confirmed." in page
    assert "Can’t tell yet: there is too little in your record." in page
    assert "This week rested." in page


def test_what_was_confirmed_is_told_with_where_it_stands(owner: Client, record: Actor) -> None:
    rosa = PersonId(people.find(record, "Rosa Marin"))
    key = exchanges.add(record, rosa, "give", "The <counts>").exchange.key
    private_notes.keep_intent(record, "ask:1", ["us"], "The plan")
    page = owner.get(f"/review/?week={now(record).day.isoformat()}").content.decode()
    assert f'<a href="/ledger/{key}/">The &lt;counts&gt;</a>' in page
    assert "Only what you confirmed. No balance is expected." in page
    assert "One for us all." in page


def test_own_lines_are_kept_for_the_week_in_the_address(owner: Client, home: Actor) -> None:
    week = monday_of(now(home).day) - timedelta(weeks=3)
    answer = owner.post(f"/review/?week={week.isoformat()}", {"answer": "The door 🪢", "next_week": "شكرا"})
    assert answer.status_code == 302
    assert stored.review(home.scope, week) == ("The door 🪢", "شكرا")
    page = owner.get(answer.headers["location"]).content.decode()
    assert "The door 🪢" in page
    assert "The week after" in page
    assert "The week after" not in owner.get(f"/review/?week={now(home).day.isoformat()}").content.decode()


def test_too_long_a_text_is_refused_and_kept_in_the_form(owner: Client, home: Actor) -> None:
    answer = owner.post("/review/", {"answer": "x" * 1_000_000, "next_week": "typed before"})
    assert answer.status_code == 422
    assert "at most 10000 characters" in answer.content.decode()
    assert "typed before" in answer.content.decode()
    assert stored.reviewed(home.scope, 5) == []


@pytest.mark.parametrize(
    ("week", "status"), [("2020-02-30", 400), ("soon", 400), ("2199-01-01", 409), ("1999-01-01", 409)]
)
def test_a_week_that_cannot_be_looked_back_on_says_so(owner: Client, week: str, status: int) -> None:
    assert owner.get(f"/review/?week={week}").status_code == status


def test_the_text_is_a_file_of_markdown(owner: Client, record: Actor) -> None:
    week = monday_of(now(record).day).isoformat()
    answer = owner.get(f"/review/review.md?week={week}")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="review-{week}.md"'
    assert answer.content.decode().startswith("# The week from ")
