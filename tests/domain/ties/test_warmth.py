"""Recent warmth: it always sorts, and is told in words only where there is enough."""

import numpy as np
import pytest

from firsthand.domain.ties import ActiveClock, TieSummary, summarise, warmth

AS_OF = 1000


def summary(*rows: tuple[int, int, float, int]) -> TieSummary:
    """Rows are tie, day, weight sent, messages received."""
    tie, day, weight, received = zip(*rows, strict=True)
    clock = ActiveClock.from_sent_days([], AS_OF)
    return summarise(tie, day, np.ceil(weight), weight, received, clock=clock)


def test_a_message_to_one_person_says_more_than_one_to_ten() -> None:
    assert warmth.recipient_weight([1, 3, 10]) == pytest.approx([1, 0.5, 0.28906], abs=1e-5)


def test_below_three_contact_days_with_one_each_way_there_are_no_words() -> None:
    assert warmth.band([0.9] * 4, [2, 3, 3, 3], [1, 0, 3, 1], [1, 3, 0, 2]) == [None, None, None, "warm"]
