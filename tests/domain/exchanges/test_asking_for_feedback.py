"""An ask for what somebody thinks of oneself is one for feedback."""

import pytest

from firsthand.domain.exchanges.valuing import value_of


@pytest.mark.parametrize(
    "words",
    [
        "What should I stop doing?",
        "What could I do differently next time?",
        "What am I missing?",
        "How did I do on Monday?",
    ],
)
def test_asking_what_one_should_do_otherwise_is_asking_for_feedback(words: str) -> None:
    assert value_of("ask", words) == "feedback"


def test_asking_what_is_to_be_done_is_not() -> None:
    assert value_of("ask", "What should I send to Rosa?") != "feedback"
