"""Where what one says of oneself and what the record shows meet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.exchanges import Exchange, Step
from firsthand.domain.reflection import mirror_exchanges as lines
from firsthand.domain.reflection import mirror_ties
from firsthand.domain.reflection.answer_times import answer_times
from firsthand.domain.reflection.mirror import (
    ACTS_MIN,
    Evidence,
    Judged,
    Record,
    Verdict,
    line_of,
    quadrant_of,
    verdict_of,
)
from firsthand.domain.reflection.mirror_exchanges import Window
from firsthand.domain.reflection.rating import Rated
from firsthand.domain.ties.student_t import beta_interval

UNTIL = date(2026, 7, 1)
SINCE = UNTIL - timedelta(days=182)
ALL_JUDGED = Judged(100, 0)


def exchange(number: int, flow: str, *steps: tuple[str, int], by_me: bool = True, **said: object) -> Exchange:
    """An exchange with its steps: state and days before the end of the window."""
    made = tuple(
        Step(
            state,
            None,
            datetime.combine(UNTIL - timedelta(days=days), time(12), UTC),
            by_me,
            None,
            "",
            "",
            "",
            (0, 0),
            1.0,
        )  # type: ignore[arg-type]
        for state, days in steps
    )
    state, last = steps[-1]
    closed = None if state in ("asked", "offered", "promised") else UNTIL - timedelta(days=last)
    one = Exchange(
        f"{number:016d}", number, flow, "knowledge", "hour", state, "confirmed", f"Matter {number}", None,  # type: ignore[arg-type]
        UNTIL - timedelta(days=steps[0][1]), closed, 1.0, made,
    )  # fmt: skip
    return replace(one, **said)  # type: ignore[arg-type]


def window(confirmed: Sequence[Exchange], judged: Judged = ALL_JUDGED) -> Window:
    return Window(confirmed, SINCE, UNTIL, judged)


@pytest.mark.parametrize(
    ("level", "verdict", "quadrant"),
    [
        (4, "shown", "known strength"),
        (5, "not shown", "blind spot"),
        (3, "shown", "hidden strength"),
        (None, "shown", "hidden strength"),
        (1, "not shown", "known gap"),
        (None, "not shown", "can't tell yet"),
        (5, "few", "can't tell yet"),
        (1, "close", "can't tell yet"),
    ],
)
def test_the_quadrant_is_where_both_meet(level: int | None, verdict: Verdict, quadrant: str) -> None:
    assert quadrant_of(level, verdict) == quadrant


def test_a_line_says_what_is_missing_where_it_cannot_tell() -> None:
    unsaid = line_of(Record("thanks", "not shown", "Thanks found for 0 of 9 favours."), None)
    assert unsaid.missing == "Say first how far it holds of you."
    assert unsaid.enough
    few = line_of(Record("thanks", "few", "Two acts so far."), Rated("thanks", UNTIL, 5))
    assert few.missing == "Two acts so far."
    assert not few.enough


@settings(max_examples=25)  # the interval is found by halving, which takes its time
@given(st.integers(0, 300), st.integers(0, 300), st.floats(0.05, 0.95))
def test_a_verdict_agrees_with_the_interval_it_is_told_from(hits: int, misses: int, threshold: float) -> None:
    acts = hits + misses
    low, high = (float(end) for end in beta_interval(1 + hits, 1 + misses))
    if min(abs(low - threshold), abs(high - threshold)) < 1e-6:
        return
    expected = (
        "few" if acts < ACTS_MIN else "shown" if low > threshold else "not shown" if high < threshold else "close"
    )
    assert verdict_of(hits, acts, threshold) == expected


@given(st.integers(5, 200), st.data())
def test_one_more_hit_never_turns_a_verdict_for_the_worse(acts: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, acts - 1))
    order = ["not shown", "close", "shown"]
    assert order.index(verdict_of(hits + 1, acts, 0.5)) >= order.index(verdict_of(hits, acts, 0.5))


def test_lines_made_of_exchanges_are_silent_until_seven_in_ten_suggestions_are_judged() -> None:
    kept = [exchange(n, "out", ("promised", 50), ("given", 40), due=UNTIL - timedelta(days=39)) for n in range(9)]
    assert {one.verdict for one in lines.records(window(kept, Judged(6, 4)))} == {"few"}
    assert "1 more" in lines.records(window(kept, Judged(6, 4)))[0].words
    assert lines.follows_through(window(kept, Judged(7, 3))).verdict == "shown"
    assert Judged(7, 3).tells
    assert not Judged(0, 0).tells


@given(st.integers(0, 500), st.integers(0, 500))
def test_so_many_more_judged_are_enough_and_one_fewer_is_not(judged: int, waiting: int) -> None:
    one = Judged(judged, waiting)
    more = one.wanted
    if judged + waiting:
        assert Judged(judged + more, waiting - more).tells
    if more:
        assert not Judged(judged + more - 1, waiting - more + 1).tells


def test_a_promise_kept_late_declined_or_for_no_day_is_none_that_was_kept_in_time() -> None:
    due = UNTIL - timedelta(days=39)
    kept = [exchange(n, "out", ("promised", 50), ("given", 40), due=due) for n in range(4)]
    late = [exchange(10 + n, "out", ("promised", 50), ("given", 20), due=due) for n in range(12)]
    open_ = exchange(30, "out", ("promised", 50), due=due)
    no_day = exchange(31, "out", ("promised", 50), ("given", 40))
    declined = exchange(32, "out", ("promised", 50), ("declined", 45), due=due)
    theirs = exchange(33, "in", ("promised", 50), ("given", 40), due=due)
    ahead = exchange(34, "out", ("promised", 5), due=UNTIL + timedelta(days=3))
    found = lines.follows_through(window([*kept, *late, open_, no_day, declined, theirs, ahead]))
    assert found.words == "4 of 17 promises with a day were kept by that day. What became of 1 is not seen."
    assert found.verdict == "not shown"
    assert found.total == 12
    assert {proof.kind for proof in found.evidence} == {"exchange"}


def test_a_promise_of_which_no_end_is_seen_is_neither_kept_nor_broken() -> None:
    due = UNTIL - timedelta(days=39)
    unseen = [exchange(n, "out", ("promised", 50), due=due) for n in range(20)]
    found = lines.follows_through(window(unseen))
    assert found.verdict == "few"
    assert found.words.startswith("What became of 20 promises is not seen")
    kept = [exchange(100 + n, "out", ("promised", 50), ("given", 40), due=due) for n in range(10)]
    assert lines.follows_through(window([*unseen, *kept])).verdict == "close"
    assert lines.follows_through(window(kept)).verdict == "shown"


def test_giving_counts_as_before_only_where_it_came_before_the_ask_and_within_a_year() -> None:
    before = [exchange(n, "out", ("given", 200), person=n) for n in range(8)]
    asked = [exchange(100 + n, "in", ("asked", 100), ("given", 90), person=n) for n in range(8)]
    assert lines.gives_first(window([*before, *asked])).verdict == "shown"
    after = [exchange(n, "out", ("given", 80), person=n) for n in range(8)]
    assert lines.gives_first(window([*after, *asked])).verdict == "not shown"
    long_ago = [exchange(n, "out", ("given", 500), person=n) for n in range(8)]
    assert lines.gives_first(window([*long_ago, *asked])).verdict == "not shown"


def test_what_was_handed_over_in_passing_wants_no_thanks() -> None:
    passing = [exchange(n, "in", ("given", 60), effort="minutes") for n in range(40)]
    favours = [exchange(100 + n, "in", ("asked", 70), ("given", 60), ("thanked", 59)) for n in range(8)]
    found = lines.thanks(window([*passing, *favours]))
    assert (found.verdict, found.words) == ("shown", "Thanks found for 8 of 8 favours.")


def test_a_favour_known_only_by_its_thanks_turns_no_gap_into_a_strength_or_back() -> None:
    unthanked = [exchange(n, "in", ("asked", 70), ("given", 60)) for n in range(12)]
    assert lines.thanks(window(unthanked)).verdict == "not shown"
    only_thanks = [exchange(100 + n, "in", ("thanked", 60)) for n in range(12)]
    found = lines.thanks(window([*unthanked, *only_thanks]))
    assert found.verdict == "close"
    assert "12 times more you thanked" in found.words


def test_help_of_the_last_fortnight_may_still_be_thanked_for() -> None:
    fresh = [exchange(n, "in", ("asked", 12), ("given", 10)) for n in range(9)]
    assert lines.thanks(window(fresh)).verdict == "few"


def test_asking_for_feedback_and_introducing_are_counted_among_enough_of_their_like() -> None:
    asks = [
        exchange(n, "in", ("asked", 60), ("given", 55), value="feedback" if n < 3 else "knowledge") for n in range(7)
    ]
    assert lines.asks_feedback(window(asks)).verdict == "shown"
    assert lines.asks_feedback(window(asks[2:])).verdict == "close"
    assert lines.asks_feedback(window(asks[3:])).verdict == "few"
    other = [exchange(200 + n, "in", ("asked", 60), ("given", 55)) for n in range(15)]
    assert lines.asks_feedback(window(other)).verdict == "not shown"
    assert lines.asks_feedback(window(other[1:])).verdict == "close"
    assert lines.asks_feedback(window(asks[:4])).verdict == "few"
    given_ = [
        exchange(n, "out", ("given", 60), value="introduction" if n < 2 else "support", third=50 + n) for n in range(6)
    ]
    assert lines.makes_introductions(window(given_)).verdict == "close"
    assert lines.makes_introductions(window(given_), [(7, 8)]).verdict == "shown"
    # The same two people, in mail and in an introduction of one's own, were brought together once.
    assert lines.makes_introductions(window(given_), [(50, 0)]).verdict == "close"


def test_an_offer_that_still_waits_was_neither_taken_nor_left() -> None:
    taken = [exchange(n, "in", ("offered", 60), ("accepted", 55), by_me=False) for n in range(9)]
    waiting = [exchange(100 + n, "in", ("offered", 20), by_me=False) for n in range(20)]
    found = lines.accepts_help(window([*taken, *waiting]))
    assert (found.verdict, found.words) == ("shown", "You took up 9 of 9 offers.")


def test_what_lies_outside_the_half_year_says_nothing() -> None:
    old = [exchange(n, "in", ("asked", 400), ("given", 390)) for n in range(9)]
    assert lines.thanks(window(old)).verdict == "few"
    assert lines.asks_feedback(window(old)).verdict == "few"


def test_an_answer_is_to_the_first_letter_since_one_last_wrote() -> None:
    monday = int(datetime(2026, 3, 2, 9, tzinfo=UTC).timestamp())
    hour = 3600
    thread = [1, 1, 1, 1, 2, 3, 3]
    at = [monday, monday + hour, monday + 3 * hour, monday + 4 * hour, monday, monday, monday + hour]
    mine = [False, False, True, True, False, True, False]
    found = answer_times(thread, at, mine)
    assert found.row.tolist() == [2]
    assert found.asked_row.tolist() == [0]
    assert found.hours.tolist() == [3.0]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 10**7), st.booleans()), max_size=40), st.randoms())
def test_answers_do_not_depend_on_the_order_in_which_letters_come(
    letters: list[tuple[int, int, bool]], chance: object
) -> None:
    letters = list({(thread, at): (thread, at, mine) for thread, at, mine in letters}.values())
    mixed = list(letters)
    chance.shuffle(mixed)  # type: ignore[attr-defined]

    def told(rows: list[tuple[int, int, bool]]) -> list[tuple[object, ...]]:
        columns = list(zip(*rows, strict=True)) or [(), (), ()]
        found = answer_times(*columns)
        assert (found.hours >= 0).all()
        return sorted((rows[a], rows[b], h) for a, b, h in zip(found.row, found.asked_row, found.hours, strict=True))

    expected = []
    for thread in {one[0] for one in letters}:
        waiting: tuple[int, int, bool] | None = None
        for one in sorted((row for row in letters if row[0] == thread), key=lambda row: row[1]):
            if one[2]:
                if waiting:
                    expected.append((one, waiting))
                waiting = None
            elif waiting is None:
                waiting = one
    assert [row[:2] for row in told(mixed)] == sorted(expected)
    assert told(mixed) == told(letters)


def test_lines_of_ties_speak_from_their_own_minimum() -> None:
    assert mirror_ties.answers_quickly(4, 4, 2, 1.0).verdict == "few"
    assert mirror_ties.answers_quickly(20, 22, 9, 3.0).words == (
        "Half of your 22 answers took at most 3 working hours, to 9 people."
    )
    assert mirror_ties.keeps_ties(14, 2).verdict == "shown"
    assert mirror_ties.keeps_ties(2, 14).verdict == "not shown"
    assert mirror_ties.keeps_ties(8, 8).verdict == "close"
    assert mirror_ties.beyond_specialty(30, 10, 0, by_function=True, own_known=True).verdict == "shown"
    assert mirror_ties.beyond_specialty(30, 10, 11, by_function=True, own_known=True).verdict == "few"
    assert mirror_ties.beyond_specialty(30, 10, 0, by_function=False, own_known=False).verdict == "few"
    assert mirror_ties.beyond_specialty(1, 39, 0, by_function=False, own_known=True).verdict == "not shown"


def test_little_time_in_mail_alone_says_nothing_as_meetings_are_unseen() -> None:
    assert mirror_ties.spends_time([300.0] * 12, calendar=False).verdict == "shown"
    assert mirror_ties.spends_time([60.0] * 12, calendar=True).verdict == "not shown"
    assert mirror_ties.spends_time([60.0] * 12, calendar=False).verdict == "few"
    assert mirror_ties.spends_time([300.0] * 7 + [0.0] * 5, calendar=True).verdict == "few"


def test_evidence_is_at_most_five_and_the_newest_first() -> None:
    taken = [exchange(n, "in", ("offered", 60 + n), ("accepted", 55), by_me=False) for n in range(9)]
    found = lines.accepts_help(window(taken))
    assert found.evidence == tuple(Evidence("exchange", f"{n:016d}", f"Matter {n}") for n in range(5))
    assert found.total == 9
    assert np.array([len(one.evidence) <= 5 for one in lines.records(window(taken))]).all()
