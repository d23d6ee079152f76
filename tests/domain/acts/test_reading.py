from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.acts import FOUND_MIN, KINDS, Incoming, read_acts, read_letters
from firsthand.domain.mail_text import fold_space, new_text

TUESDAY = date(2026, 3, 3)


def kinds(body: str) -> set[str]:
    return {act.kind for act in read_acts(body, sent_on=TUESDAY)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Could you send me the list?", "ask"),
        ("Please call me when you are back.", "ask"),
        ("What do you think?", "ask"),
        ("I would be happy to walk you through it.", "offer"),
        ("I will send you the figures on Monday.", "promise"),
        ("Attached is the draft.", "deliver"),
        ("Here are the numbers you asked for.", "deliver"),
        ("Thank you for your help on this.", "thank"),
        ("Great job on the memo.", "feedback"),
        ("Unfortunately I can't make it on Friday.", "decline"),
        ("Would you like to join us for lunch on Tuesday?", "invite"),
    ],
)
def test_plain_sentences_do_what_they_say(sentence, kind):
    assert kind in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The plant is on the west side of the river.",
        "He told them that the price was too high.",
        "I will be in London next week.",
        "Please let me know if you have any questions.",
        "Who knows?",
        "How are you?",
    ],
)
def test_plain_statements_do_nothing(sentence):
    around = "The harbour was closed in May. {} The weather was grey throughout."
    assert kinds(around.format(sentence)) == set()


def test_a_sentence_may_do_several_things():
    assert kinds("Thanks for the draft, could you add the table?") >= {"thank", "ask"}


def test_places_point_into_the_new_text_and_the_sentence():
    body = "Hi Ann,\n\nthanks for the draft.  Could you\nadd the table by Friday?\n\nBob\n\n> old\n> words"
    text = new_text(body)
    acts = read_acts(body, sent_on=TUESDAY)
    assert acts
    for act in acts:
        assert fold_space(text[act.start : act.end]) == act.sentence
        assert 0 <= act.marked[0] < act.marked[1] <= len(act.sentence)
        assert FOUND_MIN <= act.probability <= 1


def test_a_request_carries_its_day_and_who_is_to_act():
    ask = next(act for act in read_acts("Could you send it by Friday?", sent_on=TUESDAY) if act.kind == "ask")
    assert (ask.due, ask.doer) == (date(2026, 3, 6), "receiver")


def test_a_promise_for_a_third_person_says_so():
    promise = [act for act in read_acts("Jo will send you the contract.") if act.kind == "promise"]
    assert all(act.doer == "third" for act in promise)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "   \n\n",
        "Dear customers,\n\nplease call us today for our special offer.\n",
        "I am out of the office until Monday. In my absence please call Ann.",
        "Bitte senden Sie mir die Liste. Vielen Dank für Ihre Hilfe, ich werde sie prüfen.",
        "Pouvez-vous m'envoyer la liste avant jeudi ? Merci pour votre aide, je vous réponds demain.",
        "¿Puede usted enviarme la lista? Gracias por su ayuda, le respondo mañana.",
        "Не могли бы вы прислать мне список? Спасибо за помощь.",
        "האם תוכל לשלוח לי את הרשימה בבקשה",
        "请把名单发给我好吗？谢谢。",
    ],
)
def test_mail_of_nobody_and_other_languages_do_nothing(body):
    assert read_acts(body, sent_on=TUESDAY) == ()


def test_a_person_who_is_away_writes_like_a_person():
    assert "ask" in kinds("Bo, I will be out on Friday. Please send me the list before then. Ann")


def test_automated_mail_does_nothing():
    (letter,) = read_letters([Incoming("Please call me.", automated=True)])
    assert (letter.automated, letter.acts) == (True, ())


@pytest.mark.parametrize(
    "body",
    [
        "please " * 800_000,
        "x" * 5_000_000,
        "Can you " + "(" * 20_000,
        "JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoKPDwvTGVuZ3RoIDMg" * 5_000,
        "\u202eplease call me\u202c " * 50,
        "\ud800 please call me \udfff",
        "İ\u0130 please call me, İSTANBUL?",
        "\x00\x01 please call me\x07",
        "?" * 10_000,
        "\n" * 100_000 + "please call me",
    ],
)
def test_odd_bodies_are_read_without_trouble(body):
    for act in read_acts(body, sent_on=TUESDAY):
        assert act.kind in KINDS
        assert 0 <= act.marked[0] <= act.marked[1] <= len(act.sentence)


@given(st.text(max_size=400), st.none() | st.dates())
def test_any_text_is_read_the_same_twice(body, sent_on):
    assert read_acts(body, sent_on=sent_on) == read_acts(body, sent_on=sent_on)
