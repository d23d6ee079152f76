"""Which messages between the same people belong to one conversation."""

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.threads import Posted, conversations

DAY = 86_400.0


def posted(day: float, subject: str, message_id: str = "", *references: str) -> Posted:
    return Posted(f"{day} {subject} {message_id}".encode(), day * DAY, subject, message_id, references)


def numbers(*several: Posted) -> list[int]:
    found = conversations(several)
    return [found[one.key] for one in several]


def test_references_join_whatever_the_subject() -> None:
    assert numbers(posted(0, "Quay", "a"), posted(1, "Something else", "b", "a"), posted(2, "Quay", "c")) == [0, 0, 1]


def test_without_references_an_answer_goes_to_the_newest_of_its_subject() -> None:
    assert numbers(posted(0, "Quay"), posted(5, "Quay"), posted(6, "Re: Quay"), posted(90, "RE: Quay")) == [0, 1, 1, 2]


def test_an_answer_without_a_subject_must_come_soon() -> None:
    assert numbers(posted(0, ""), posted(3, "Re: "), posted(40, "Re:")) == [0, 0, 1]


entries = st.lists(
    st.builds(
        posted,
        st.integers(0, 200).map(float),
        st.sampled_from(["Quay", "Re: Quay", "AW: Quay", "Rope", "Re: Rope", "", "Re:"]),
        st.sampled_from(["", "a", "b", "c", "d"]),
        st.sampled_from(["a", "b", "c", "d"]),
    ),
    max_size=10,
    unique_by=lambda one: one.key,
)


@given(entries, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_a_later_message_changes_nothing(several: list[Posted], random: object) -> None:
    shuffled = list(several)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = conversations(several)
    assert conversations(shuffled) == found
    before = [one for one in several if one.at < 100 * DAY]
    assert conversations(before) == {one.key: found[one.key] for one in before}
