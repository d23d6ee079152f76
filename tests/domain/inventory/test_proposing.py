"""What the record suggests that I can bring, and what people look for."""

from firsthand.domain.inventory import needs_in_note, needs_in_record, offers_in_record
from tests.domain.moves.ledger import TODAY, ago, exchange, given, step


def test_a_topic_that_two_people_came_for_is_proposed_with_its_places() -> None:
    (proposed,) = offers_in_record(
        [
            given(30, what="The crane drawings", person=1),
            given(20, what="Drawings of the crane", person=2, state="thanked"),
            given(10, what="A parking permit", person=3),
        ],
        TODAY,
    )
    assert "crane" in proposed.words.lower()
    assert (proposed.people, proposed.times, proposed.thanked) == (2, 2, 1)
    assert proposed.why == "Given 2 times, to 2 people; thanked for once"
    assert {source.on for source in proposed.sources} == {ago(30), ago(20)}


def test_what_one_person_came_for_once_or_the_user_dismissed_is_not() -> None:
    assert not offers_in_record([given(10, what="The crane drawings")], TODAY)
    twice = [given(10, what="The crane drawings", person=n, status="dismissed") for n in (1, 2)]
    assert not offers_in_record(twice, TODAY)
    later = [given(0, what="The crane drawings", person=n) for n in (1, 2)]
    assert not offers_in_record(later, TODAY)


def test_what_was_asked_of_me_and_not_given_is_a_need() -> None:
    asked = exchange(
        "out", step("asked", 9, "ask", False, "Could you send the crane drawings?"), what="The crane drawings"
    )
    assert [need.words for need in needs_in_record([asked, given(3)], TODAY)] == ["The crane drawings"]


def test_a_note_says_what_somebody_looks_for() -> None:
    found = needs_in_note(1, "Met at the fair. She is looking for an auditor in Leeds. She needs nothing else.", ago(1))
    assert [need.words for need in found] == ["an auditor in Leeds"]
    assert needs_in_note(1, "He needs to go. They don't need a van.", ago(1)) == ()
