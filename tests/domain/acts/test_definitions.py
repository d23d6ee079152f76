"""The examples by which each act is defined come out as the definition says."""

import pytest

from firsthand.domain.acts import FOUND_MIN, KINDS, read_acts, sentence_probabilities


def held(sentence: str) -> dict[str, float]:
    """What is held of a sentence amid others that do nothing."""
    around = ("The harbour was closed in May.", sentence, "The weather was grey throughout.")
    return dict(zip(KINDS, map(float, sentence_probabilities(around)[1]), strict=True))


def found(sentence: str) -> set[str]:
    return {kind for kind, probability in held(sentence).items() if probability >= FOUND_MIN}


def found_alone(sentence: str) -> set[str]:
    """In a message that holds nothing else."""
    return {act.kind for act in read_acts(sentence)}


@pytest.mark.parametrize("finding", [found, found_alone])
@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Can you send me the list?", {"ask"}),
        ("Please call me.", {"ask"}),
        ("What do you think?", {"ask"}),
        ("Happy to walk you through it.", {"offer"}),
        ("Would you like me to call them?", {"offer"}),
        ("If you need two more people, take mine.", {"offer"}),
        ("I will send it Monday.", {"promise"}),
        ("We'll get back to you.", {"promise"}),
        ("Attached is the draft.", {"deliver"}),
        ("Here are the numbers you asked for.", {"deliver"}),
        ("Thanks for your help on this.", {"thank"}),
        ("Ann, meet Bob.", {"introduce"}),
        ("You should talk to Jo in tax; I've copied her.", {"introduce"}),
        ("Great job on the memo.", {"feedback"}),
        ("I'd cut section 2.", {"feedback"}),
        ("I can't make Friday.", {"decline"}),
        ("We'll have to pass.", {"decline"}),
        ("Want to have lunch?", {"invite"}),
        ("Please join us Tuesday.", {"invite"}),
        ("Thanks for the draft, could you add the table?", {"thank", "ask"}),
        ("Can we meet Tuesday?", {"ask", "invite"}),
    ],
)
def test_what_a_definition_names_is_found(finding, sentence, kinds):
    assert finding(sentence) >= kinds


@pytest.mark.parametrize("finding", [found, found_alone])
@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Who knows?", set()),
        ("Let me know if you have questions.", set()),
        ("Feel free to call.", set()),
        ("I will be in London.", set()),
        ("Thanks,", set()),
        ("Thanks in advance.", {"ask"}),
        ("Jo from tax was there.", set()),
        ("The plant is on the west side of the river.", set()),
    ],
)
def test_what_a_definition_leaves_out_is_not(finding, sentence, kinds):
    assert finding(sentence) <= kinds


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Thanks in advance.", {"ask"}),
        ("We'll get back to you.", {"promise"}),
        ("Unfortunately I won't be able to attend the meeting on Thursday.", {"decline"}),
        ("I'd cut section 2.", {"feedback"}),
        ("Ann, meet Bob.", {"introduce"}),
        ("Let me know if I can help.", {"offer"}),
        ("Well done!", {"feedback"}),
    ],
)
def test_some_sentences_do_one_thing_only(sentence, kinds):
    assert found(sentence) == kinds


@pytest.mark.parametrize(
    "sentence",
    ["I would like to introduce you to Jo Marsh in tax.", "I'd like to put you in touch with Jo Marsh."],
)
def test_plain_words_of_introduction_leave_little_doubt(sentence):
    assert held(sentence)["introduce"] >= 0.7


def test_paying_in_advance_asks_for_nothing():
    assert found("They paid in advance.") == set()
