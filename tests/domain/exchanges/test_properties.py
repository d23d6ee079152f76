"""What holds for every correspondence: order does not matter, nothing of the future is used, both sides see the same."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.exchanges import LOOPS, Mail, as_it_stood, derive, loop_of, unfold
from tests.domain.exchanges.letters import (
    ASK,
    DELIVER,
    FEEDBACK,
    MONDAY,
    OFFER,
    PERSON,
    PROMISE,
    THANK,
    act,
    mail,
    other_side,
)

SENTENCES = {
    "ask": (ASK, "Can you forward me the survey of the north quay?"),
    "promise": (PROMISE, "I'll prepare the survey summary for you."),
    "deliver": (DELIVER, "Here is the survey of the north quay."),
    "thank": (THANK, "Thanks for the survey of the quay."),
    "offer": (OFFER, "Would you like me to review the lease?"),
    "feedback": (FEEDBACK,),
    "decline": ("I can't do that this month.",),
}
acts = st.sampled_from(sorted(SENTENCES)).flatmap(
    lambda kind: st.builds(
        lambda sentence, probability, due: act(kind, sentence, probability, due=due),  # type: ignore[arg-type]
        st.sampled_from(SENTENCES[kind]),
        st.sampled_from([0.55, 0.75, 0.95]),
        st.sampled_from([None, date(2026, 3, 12), date(2026, 5, 1)]),
    )
)
mails = st.lists(
    st.builds(
        lambda hours, several, by_me, subject, words: mail(
            hours / 24, *several, by_me=by_me, subject=subject, words=words
        ),
        st.integers(0, 24 * 120),
        st.lists(acts, max_size=3),
        st.booleans(),
        st.sampled_from(["Harbour building", "Re: Harbour building", "RE: Survey", "Survey", ""]),
        st.integers(0, 60),
    ),
    max_size=8,
    unique_by=lambda one: one.key,
)
days = st.integers(0, 200).map(lambda days: MONDAY.date() + timedelta(days=days))


@settings(max_examples=150)
@given(mails, st.randoms(use_true_random=False), days)
def test_order_of_arrival_does_not_matter(several: list[Mail], random: object, as_of: date) -> None:
    shuffled = list(several)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert derive(PERSON, shuffled + several[:2], as_of) == derive(PERSON, several, as_of)


@settings(max_examples=150)
@given(mails, days)
def test_nothing_of_that_day_or_later_is_used(several: list[Mail], as_of: date) -> None:
    before = [one for one in several if one.at.date() < as_of]
    found = derive(PERSON, several, as_of)
    assert found == derive(PERSON, before, as_of)
    kept = [as_it_stood(one, as_of) for one in unfold(PERSON, several)]
    assert sorted((one for one in kept if one), key=lambda one: one.key) == sorted(found, key=lambda one: one.key)


@settings(max_examples=150)
@given(mails, days, st.integers(1, 90))
def test_a_later_day_only_adds_exchanges_and_steps(several: list[Mail], as_of: date, more: int) -> None:
    earlier = {one.key: one for one in derive(PERSON, several, as_of)}
    later = {one.key: one for one in derive(PERSON, several, as_of + timedelta(days=more))}
    assert earlier.keys() <= later.keys()
    for key, one in earlier.items():
        assert later[key].steps[: len(one.steps)] == one.steps
        assert (later[key].flow, later[key].value, later[key].what, later[key].opened) == (
            one.flow, one.value, one.what, one.opened,
        )  # fmt: skip


@settings(max_examples=150)
@given(mails, days)
def test_the_other_side_of_the_mailbox_sees_giver_and_receiver_swapped(several: list[Mail], as_of: date) -> None:
    mine, theirs = derive(PERSON, several, as_of), derive(PERSON, other_side(several), as_of)
    swapped = {"out": "in", "in": "out"}
    told = sorted((one.flow, one.state, one.what, one.opened, len(one.steps)) for one in mine)
    assert told == sorted((swapped[one.flow], one.state, one.what, one.opened, len(one.steps)) for one in theirs)


@settings(max_examples=150)
@given(mails, days)
def test_every_exchange_is_whole(several: list[Mail], as_of: date) -> None:
    found = derive(PERSON, several, as_of)
    assert len({one.key for one in found}) == len(found)
    for one in found:
        assert one.steps
        assert list(one.steps) == sorted(one.steps, key=lambda step: step.at)
        assert one.opened == one.steps[0].at.date() < as_of
        assert (one.closed is None) == (one.state in ("asked", "offered", "promised"))
        assert one.closed is None or one.opened <= one.closed <= as_of
        assert 0 <= one.confidence <= 1
        assert 0 < len(one.what) <= 80
        assert loop_of(one) in (None, *LOOPS)
        assert loop_of(one) is None or one.closed is None
