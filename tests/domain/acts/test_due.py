from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.acts import due_on

TUESDAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("I will send it by Thursday.", date(2026, 3, 5)),
        ("Could you call me on Tues?", date(2026, 3, 3)),
        ("I'll have it next Friday.", date(2026, 3, 13)),
        ("Let's meet next Monday.", date(2026, 3, 9)),
        ("Can I have this by tomorrow morning?", date(2026, 3, 4)),
        ("Please sign it today.", TUESDAY),
        ("Please send it by EOD.", TUESDAY),
        ("I'll have it by COB Friday.", date(2026, 3, 6)),
        ("We need it by the end of the week.", date(2026, 3, 6)),
        ("We will pay by the end of the month.", date(2026, 3, 31)),
        ("You will have it by the end of next month.", date(2026, 4, 30)),
        ("Due by end of quarter.", date(2026, 3, 31)),
        ("I will come back to you next week.", date(2026, 3, 13)),
        ("I'll reply in two weeks.", date(2026, 3, 17)),
        ("I'll reply within 3 business days.", date(2026, 3, 6)),
        ("Please pay by the 15th.", date(2026, 3, 15)),
        ("Please pay by the 2nd.", date(2026, 4, 2)),
        ("The board meets on April 7, can you come?", date(2026, 4, 7)),
        ("Could you send it before 7 April 2027?", date(2027, 4, 7)),
        ("I need your answer by 3/20.", date(2026, 3, 20)),
        ("I need your answer by 20/3/26.", date(2026, 3, 20)),
        ("Please confirm by 2026-03-30.", date(2026, 3, 30)),
        ("Reply by August 5.", date(2026, 8, 5)),
    ],
)
def test_a_day_is_read_from_the_day_of_sending(words, day):
    assert due_on(words, TUESDAY) == day


@pytest.mark.parametrize(
    "words",
    [
        "I may march on.",
        "We met last Friday.",
        "He sat down in the sun.",
        "It was sent on February 30.",
        "About 3/4 of it is done.",
        "Thanks for yesterday.",
        "The file of 2/14 is attached.",
        "",
    ],
)
def test_what_is_no_day_to_come_is_none(words):
    assert due_on(words, TUESDAY) is None


def test_without_a_day_of_sending_only_a_full_date_is_told():
    assert due_on("By Friday, please.", None) is None
    assert due_on("By May 2, 2026, please.", None) == date(2026, 5, 2)


@given(st.text(max_size=200), st.dates())
def test_any_words_give_no_day_before_the_message(words, sent_on):
    day = due_on(words, sent_on)
    assert day is None or day >= sent_on


@given(
    st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
def test_a_weekday_is_within_the_week_and_of_that_name(name, sent_on):
    day = due_on(f"I will send it on {name}.", sent_on)
    assert day is not None
    assert f"{day:%A}" == name
    assert timedelta(0) <= day - sent_on < timedelta(7)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 10))
def test_weeks_and_days_are_counted_from_the_day_of_sending(sent_on, number):
    assert due_on(f"I will send it in {number} weeks.", sent_on) == sent_on + timedelta(weeks=number)
    assert due_on(f"I will send it within {number} days.", sent_on) == sent_on + timedelta(number)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_the_end_of_a_month_is_its_last_day(sent_on):
    day = due_on("We will pay by the end of the month.", sent_on)
    assert day is not None
    assert (day.year, day.month) == (sent_on.year, sent_on.month)
    assert (day + timedelta(1)).day == 1
