"""How moves speak of days, gaps, subjects and names."""

from datetime import date

import pytest

from firsthand.domain.moves.score import Reason, Reasons, certainty, ease_of, score_terms, total
from firsthand.domain.moves.shape import Person, given_name
from firsthand.domain.moves.words import about, age_in_words, day_in_words, gap_in_words, in_words, promised_deed, topic

AS_OF = date(2023, 11, 14)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 11, 13), "Monday"),
        (date(2023, 11, 8), "Wednesday"),
        (date(2023, 11, 7), "Tuesday 7 November"),
        (date(2023, 3, 3), "3 March"),
        (date(2022, 3, 3), "3 March 2022"),
    ],
)
def test_a_day_is_named_as_far_as_needed(day: date, words: str) -> None:
    assert day_in_words(day, as_of=AS_OF) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0.4, "every day"),
        (1, "every day"),
        (9.2, "every nine days"),
        (21, "every three weeks"),
        (70, "every two months"),
    ],
)
def test_a_usual_gap_in_words(days: float, words: str) -> None:
    assert gap_in_words(days) == words


@pytest.mark.parametrize(("days", "words"), [(1, "one day"), (61, "61 days"), (150, "five months"), (800, "two years")])
def test_an_age_in_words(days: int, words: str) -> None:
    assert age_in_words(days) == words


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        ("Re: FW: October counts", "October counts"),
        ("AW: Zahlen für Oktober", "Zahlen für Oktober"),
        ("[ops-list] October counts", "October counts"),
        ("RE:", ""),
        ("(no subject)", ""),
        ("Hello", ""),
        ("Thank you for the testers", ""),
        ("Last week", ""),
        ("!!", ""),
        ("OCTOBER COUNTS FOR THE REVIEW", "October counts for the review"),
        (
            "A very long subject that nobody would want to read twice in one title",
            "A very long subject that nobody would want to…",
        ),
    ],
)
def test_a_subject_gives_a_topic_or_none(subject: str, named: str) -> None:
    assert topic(subject) == named
    assert about(subject) == (f" on “{named}”" if named else "")


@pytest.mark.parametrize(
    ("name", "given_"),
    [
        ("Rosa Marin", "Rosa"),
        ("Marin, Rosa", "Rosa"),
        ("Dr. Rosa Marin", "Rosa"),
        ("R. Marin", "Marin"),
        ("MARIN, ROSA (OPS)", "Rosa"),
        ("", ""),
        ("rosa@north.test", ""),
    ],
)
def test_a_given_name_is_found_in_every_order(name: str, given_: str) -> None:
    assert given_name(name) == given_


def test_a_person_without_a_name_is_called_by_their_address() -> None:
    assert Person(1, "", ("rosa@north.test",)).first_name == "rosa@north.test"


@pytest.mark.parametrize(
    ("count", "words"), [(1, "one minute"), (12, "twelve minutes"), (13, "13 minutes"), (0, "no minutes")]
)
def test_counts_are_words_up_to_twelve(count: int, words: str) -> None:
    assert in_words(count) == words


def test_the_weights_of_a_score_add_up_to_a_hundred() -> None:
    full = Reason(1.0, "all of it")
    assert total(score_terms(Reasons(full, full, full, full, full, contact_days=None))) == 100


def test_certainty_grows_with_contact_days_and_is_whole_for_what_the_user_entered() -> None:
    assert [certainty(0), certainty(5), certainty(None)] == [0, 0.5, 1]
    assert certainty(20) < certainty(21) < 1


def test_ease_falls_to_nothing_at_an_hour() -> None:
    assert [ease_of(0).value, ease_of(30).value, ease_of(60).value, ease_of(600).value] == [1, 0.5, 0, 0]


def test_other_moves_and_busyness_are_taken_off_down_to_zero() -> None:
    full, none = Reason(1.0, "all of it"), Reason(0.0, "none of it")
    reasons = Reasons(full, none, none, none, none, contact_days=None)
    assert total(score_terms(reasons)) == 25
    assert total(score_terms(reasons, other_moves=1)) == 10
    assert total(score_terms(reasons, other_moves=1, said_busy=True)) == 0


@pytest.mark.parametrize(
    ("what", "deed"),
    [
        ("Send you the October counts by Wednesday", "Send Rosa the October counts by Wednesday"),
        ("Send you yours, so your team has them", "Send Rosa theirs"),
        ("Look at your draft before you go", "Look at Rosa’s draft"),
        ("Send you what you asked for", "Send Rosa what they asked for"),
        ("Change the plan before Tuesday", "Change the plan before Tuesday, as you told Rosa"),
        ("ask Rosa’s people", "Ask Rosa’s people"),
        ("On Thursday I’m going to ask", ""),
        ("Send me the plan and then I'll check it", ""),
        ("", ""),
    ],
)
def test_a_promise_reads_as_a_deed_for_somebody(what: str, deed: str) -> None:
    assert promised_deed(what, "Rosa") == deed
