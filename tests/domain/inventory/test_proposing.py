"""What the record suggests that I can bring, and what people look for."""

from dataclasses import replace

from firsthand.domain.exchanges import Exchange
from firsthand.domain.inventory import needs_in_note, needs_in_record, offers_in_record
from tests.domain.moves.ledger import TODAY, ago, exchange, given, step


def gave(days_ago: int, what: str, person: int, subject: str = "", **more: object) -> Exchange:
    found = given(days_ago, what=what, person=person, **more)
    return replace(found, steps=tuple(replace(one, subject=subject) for one in found.steps))


def test_a_topic_that_two_people_came_for_is_proposed_with_its_places() -> None:
    (proposed,) = offers_in_record(
        [
            gave(30, "The crane drawings", 1),
            gave(20, "Drawings of the crane by Friday", 2, state="thanked"),
            gave(10, "A parking permit", 3),
        ],
        TODAY,
    )
    assert proposed.words in ("Crane drawings", "Drawings of the crane")
    assert (proposed.people, proposed.times, proposed.thanked) == (2, 2, 1)
    assert proposed.why == "Given 2 times, to 2 people; thanked for once"
    assert {source.on for source in proposed.sources} == {ago(30), ago(20)}


def test_a_subject_says_what_it_was_about_too() -> None:
    (proposed,) = offers_in_record([gave(30, "It", 1, "Re: Metals terms"), gave(20, "Them", 2, "Metals terms")], TODAY)
    assert proposed.words == "Metals terms"


def test_what_one_person_came_for_once_or_the_user_dismissed_is_not() -> None:
    assert not offers_in_record([gave(10, "The crane drawings", 1)], TODAY)
    twice = [gave(10, "The crane drawings", n, status="dismissed") for n in (1, 2)]
    assert not offers_in_record(twice, TODAY)
    later = [gave(0, "The crane drawings", n) for n in (1, 2)]
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
