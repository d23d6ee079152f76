"""What a calendar says of people when it is to name nobody."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.feed_entries import Named, initials, of_day, of_move

DAY = date(2026, 3, 2)
WORD = st.text(st.characters(whitelist_categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=2, max_size=9)


@given(st.lists(WORD, min_size=1, max_size=4), st.sampled_from(["{}", "Ring {}.", "{}’s desk", "({}), “a {} matter”"]))
def test_no_word_of_a_name_is_left(words: list[str], step: str) -> None:
    name = " ".join(words)
    entry = of_move("k", "answer", DAY, [Named(name)], f"Answer {name}", step.format(name, name), "initials")
    for word in words:
        assert not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", f"{entry.title} {entry.text}", re.IGNORECASE) or (
            word.lower() in {"answer", "ring", "desk"}
        )


def test_initials_are_of_every_name_and_of_an_address_where_there_is_none() -> None:
    assert initials(Named("Rosa Marin")) == "R.M."
    assert initials(Named("Rosa Marin (Harbour)")) == "R.M."
    assert initials(Named("", ("rosa@quay.test",))) == "R."
    assert initials(Named("")) == "somebody"


def test_a_day_that_the_user_named_may_name_somebody_and_is_not_said() -> None:
    ben = Named("Ben Dale")
    assert of_day(1, "first met Cy", DAY, ben, "initials").title == "A day: B.D."
    assert of_day(1, "first met Cy", DAY, ben, "full").title == "First met Cy: Ben Dale"
    assert of_day(1, "birthday", DAY, ben, "initials").title == "Birthday: B.D."


def test_a_question_to_oneself_names_nobody() -> None:
    assert (
        of_move("k", "reflect", DAY, [], "What drives it?", "Ten minutes.", "initials").title
        == "A question to yourself"
    )
