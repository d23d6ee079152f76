"""Which sentences want an answer from the one who reads them."""

import pytest

from firsthand.domain.questions import FOUND_MIN, QUOTE_CHARS_MAX, Reader, find_questions

MAYA = Reader(names=frozenset({"maya", "lindqvist"}), others=frozenset({"rosa", "marin", "colm", "brady"}))
ALONE = Reader(names=frozenset({"maya", "lindqvist"}), others=frozenset({"rosa", "marin"}), alone=True)


def marked(body: str, reader: Reader = ALONE) -> list[str]:
    return [said.quote[said.marked[0] : said.marked[1]] for said in find_questions(body, reader)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Could you send me the October counts?",
        "Can you make Friday.",
        "Are you okay with this hire?",
        "What do you think?",
        "Any news from the test group?",
        "Your thoughts?",
        "Please call me about the metals terms.",
        "Please let me know whether the date stands.",
        "Let me know your thoughts.",
        "I need your approval for the second draft.",
        "I was wondering if you still have the metals paper.",
        "We would appreciate your comments on the draft.",
        "Please advise.",
        "Let me know if you are coming to Bergen.",
        "Könnten Sie mir die Zahlen schicken?",
        "Bitte schicken Sie mir die Zahlen bis Freitag.",
        "Hast du die Zahlen schon?",
        "Sag mir bitte, ob das passt.",
        "Pourriez-vous m'envoyer les chiffres ?",
        "Merci de me confirmer la date.",
        "Avez-vous reçu le rapport ?",
        "¿Puedes mandarme las cifras?",
        "Por favor, envíame el informe.",
        "Avísame cuando llegue.",
        "Le agradecería que me enviara el contrato firmado.",
        "Je vous serais reconnaissante de me répondre.",
        "Ich würde mich freuen, wenn du dabei bist.",
        "Tenez-moi au courant.",
        "Gib mir bitte kurz Bescheid.",
        "Pls send me the deck.",
    ],
)
def test_a_question_or_request_is_found(sentence: str) -> None:
    assert marked(f"The review opens on Monday here.\n\n{sentence}\n") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Let me know if you have any questions.",
        "If you have any questions please call me.",
        "Please call me or Colm, or anybody else in the group, if you have any questions.",
        "Please feel free to contact me.",
        "Please do not hesitate to call.",
        "If you need anything else, just let me know.",
        "Call me when you need me.",
        "Do you have any other questions I could help with?",
        "Please let me know if there is any way I can help.",
        "For further information please contact the front desk.",
        "Who knows?",
        "Can you believe it?",
        "Isn't it great?",
        "Guess what?",
        "How are you?",
        "Please find the counts attached.",
        "Please note that the office closes at noon.",
        "Please do not forward this.",
        "I appreciate your support over the last months.",
        "We may need your help later.",
        'He asked me, "Where is the draft?"',
        "In my absence, please call:",
        "It cost a dime in the old days.",
        "Dear Maya,?",
        "He was paid 434 in the first year and 3??",
        "Bei Fragen stehe ich gern zur Verfügung.",
        "Falls Sie Fragen haben, melden Sie sich bitte.",
        "Wie geht es dir?",
        "N'hésitez pas à me contacter.",
        "Comment allez-vous ?",
        "No dude en llamarme.",
        "¿Cómo estás?",
        "See https://north.test/search?q=counts?",
    ],
)
def test_courtesies_rhetoric_and_statements_are_not_found(sentence: str) -> None:
    assert marked(f"The review opens on Monday here.\n\n{sentence}\n") == []


def test_a_question_answered_at_once_is_rhetorical() -> None:
    assert marked("Why did we wait so long? Because nobody asked.") == []


def test_a_question_in_quoted_text_is_not_asked_now() -> None:
    assert marked("Yes, it does.\n\n> Does Friday work for you?\n") == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Colm, can you book the room?", 0),
        ("Colm - can you book the room?", 0),
        ("Can you book the room, Colm?", 0),
        ("@Colm can you book the room?", 0),
        ("Colm,\n\nThe review is on Monday. Can you book the room?", 0),
        ("Colm and Maya,\n\nThe review is on Monday. Can you book the room?", 1),
        ("Maya, can you book the room?", 1),
        ("Colm:\nThank you for the draft.\n\nMaya:\nCan you book the room?", 1),
        ("May, can you book the room?", 1),
        ("M -\n\nCan you book the room?", 0),
        ("L,\n\nCan you book the room?", 1),
        ("However, can you book the room?", 1),
        ("All,\n\nCan you book the room?", 1),
        ("Can you book the room?", 1),
    ],
)
def test_a_question_to_somebody_else_by_name_is_not_mine(body: str, found: int) -> None:
    assert len(marked(body, MAYA)) == found


def test_a_nickname_is_no_stranger_when_nobody_else_reads() -> None:
    assert marked("Boss,\n\nCan you book the room?", ALONE) == ["Can you book the room?"]


@pytest.mark.parametrize(
    "body",
    [
        "Dear customers,\n\nDo you know our new prices? Please call us.",
        "What are you waiting for?\n\nTo unsubscribe click here: http://shop.test/out",
        "Will you be there?\n" + "See http://shop.test/offer\n" * 8,
        "I am out of the office until Monday. Please call the front desk for help.",
    ],
)
def test_circulars_and_absence_notes_ask_nothing(body: str) -> None:
    assert marked(body) == []


def test_a_word_about_a_newsletter_is_no_newsletter() -> None:
    body = (
        "What do you think of this?\n\n-----Original Message-----\nFrom: The Shop\nSent: Monday\n\n"
        "A special offer. Click here to unsubscribe.\n"
    )
    assert marked(body) == ["What do you think of this?"]


def test_a_questionnaire_asks_nobody_in_particular() -> None:
    body = "\n".join(f"{number}. What is the plan for part {number}?" for number in range(1, 15))
    assert marked(body) == []


def test_only_the_beginning_of_a_forward_without_a_mark_counts() -> None:
    body = "What do you think of this piece?\n\n" + "The market went its way. " * 30 + "\n\nWill it last for you?"
    assert len(find_questions(body, ALONE)) == 2
    assert len(find_questions(body, ALONE, forwarded=True)) == 1


def test_the_quote_holds_the_sentences_around_and_marks_the_question() -> None:
    body = "Maya,\n\nThe review opens on Friday. Could you send me the October counts? Ines has the extract.\n\nRosa"
    (said,) = find_questions(body, ALONE)
    assert said.quote == "The review opens on Friday. Could you send me the October counts? Ines has the extract."
    assert said.quote[slice(*said.marked)] == "Could you send me the October counts?"
    assert said.act == "ask"
    assert said.form == "question"


def test_a_quote_is_short_whatever_was_written() -> None:
    long_question = "Could you tell me " + "about the counts and the terms and the tests " * 12 + "by Friday?"
    (said,) = find_questions(f"It rains. {long_question}", ALONE)
    assert len(said.quote) <= QUOTE_CHARS_MAX
    assert 0 <= said.marked[0] < said.marked[1] <= len(said.quote)


def test_strength_lies_between_the_threshold_and_one() -> None:
    for said in find_questions("Could you come? NUG? Let me know if this works. Please advise.", ALONE):
        assert FOUND_MIN <= said.strength <= 1
