import json
import re
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain import acts
from firsthand.domain.acts import FOUND_MIN, KINDS, sentence_probabilities
from firsthand.domain.acts.features import marks_of, tokens_of
from firsthand.domain.acts.weights import in_order, probabilities, shifted, weights

PLACE = Path(acts.__file__).parent


def test_the_weights_are_those_whose_training_is_written_down_beside_them():
    about = json.loads((PLACE / "weights.json").read_text())
    assert about["weights"] == sha256((PLACE / "weights.npz").read_bytes()).hexdigest()
    assert about["command"] == "python -m bench.acts train"


def test_the_weights_stay_small():
    assert (PLACE / "weights.npz").stat().st_size < 1_500_000


def test_nothing_learned_holds_a_digit_or_an_address():
    learned = weights()
    for name in (*learned.features, *learned.words):
        assert not re.search(r"@|\d", re.sub(r"^L \d$", "", name))


def test_numbers_days_names_and_links_are_placeholders():
    assert tokens_of("Can you call Ann Quill by Friday, April 3, at 555 0100 or ann@example.com?") == [
        *("can", "you", "call", "<name>", "by", "<day>", ",", "<day>", "<n>", ",", "at", "<n>", "or", "<link>", "?"),
    ]


@pytest.mark.parametrize("called", ["Ann, could you send it?", "2. could you send it?", "Ann -- could you send it?"])
def test_who_is_called_and_the_number_of_an_item_are_not_part_of_what_is_said(called):
    assert marks_of(called).tokens == marks_of("could you send it?").tokens


def test_messages_together_are_judged_as_each_alone():
    letters = [
        ["Could you send it?", "Thanks for the draft."],
        ["I will call you."],
        ["Nice work.", "OK.", "Lunch on Friday?"],
    ]
    seen = [one for letter in letters for one in in_order([marks_of(words) for words in letter], "")]
    alone = np.concatenate([sentence_probabilities(letter) for letter in letters])
    assert np.allclose(probabilities(seen), alone, atol=1e-5)


def test_no_sentences_are_no_rows():
    assert probabilities([]).shape == (0, len(KINDS))


@given(st.lists(st.text(max_size=120), max_size=6))
def test_any_words_have_probabilities(said):
    found = sentence_probabilities(said)
    assert found.shape == (len(said), len(KINDS))
    assert ((found >= 0) & (found <= 1)).all()


@given(st.floats(0, 1, width=32), st.floats(0, 1, width=32), st.sampled_from([0.0625, 0.25, 0.5, 0.875]))
def test_a_threshold_comes_to_lie_at_one_half_and_order_stays(one, other, threshold):
    low, high = shifted(np.sort(np.array([[one], [other]], np.float32), axis=0), np.array([threshold], np.float32))[
        :, 0
    ]
    assert 0 <= low <= high <= 1
    assert (low >= FOUND_MIN) == (min(one, other) >= np.float32(threshold))
