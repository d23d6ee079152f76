"""The week in a sentence or two."""

import pytest

from firsthand.domain.reading import Week, coverage, ending, read_week


@pytest.mark.parametrize(
    ("week", "words"),
    [
        (
            Week(
                messages=212, written_to=11, wrote=14, answered=5, waiting=2, came_back=("Edith Crane",), fell_quiet=3
            ),
            (
                "You wrote to eleven people this week, and 14 people wrote to you; you answered five questions. "
                "Edith Crane is back in touch and three ties have become quieter than usual. "
                "Two questions still wait for your answer."
            ),
        ),
        (
            Week(messages=9, written_to=1, wrote=1, answered=0, waiting=1),
            "You wrote to one person this week, and one person wrote to you. One question still waits for your answer.",
        ),
        (
            Week(messages=9, written_to=0, wrote=2, answered=0, waiting=0),
            "Two people wrote to you this week; you wrote to nobody. No question is waiting.",
        ),
        (
            Week(messages=9, written_to=3, wrote=0, answered=0, waiting=0, came_back=("Ann", "Bo", "Cy")),
            (
                "You wrote to three people this week; nobody wrote to you. Three people are back in touch. "
                "No question is waiting."
            ),
        ),
        (Week(0, 0, 0, 0, 0), "No mail from the last seven days. No question is waiting."),
        (Week(7, 0, 0, 0, 1), "A week without personal mail. One question still waits for your answer."),
    ],
)
def test_the_week_is_read_in_plain_words(week: Week, words: str) -> None:
    assert read_week(week) == words


def test_coverage_says_what_was_read_and_what_is_not_seen() -> None:
    assert coverage(1_212) == "Read from 1,212 messages. Meetings, calls and corridors are not seen."
    assert coverage(1, 14) == "Read from 1 message and 14 meetings. Calls and corridors are not seen."


def test_the_page_ends() -> None:
    assert ending(3) == "Nothing else needs you."
    assert ending(3, waiting=4) == "That is all for today. Four more stand among your open loops."
    assert ending(3, waiting=1) == "That is all for today. One more stands among your open loops."
    assert ending(0) == "Nothing needs you today."
