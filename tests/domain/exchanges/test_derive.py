"""From acts to exchanges: one for one real event, with the right giver, and in the right state."""

from datetime import date, timedelta

import pytest

from firsthand.domain.exchanges import Exchange, Mail, as_it_stood, calls, derive
from firsthand.domain.exchanges.derive import met, unfold
from firsthand.domain.exchanges.reading import Unread, read_messages
from firsthand.domain.questions import Reader
from tests.domain.exchanges.letters import (
    ASK,
    DELIVER,
    FEEDBACK,
    INTRODUCE,
    LATER,
    MONDAY,
    OFFER,
    PERSON,
    PROMISE,
    THANK,
    act,
    mail,
)


def only(*mails: Mail, as_of: date = LATER) -> Exchange:
    (found,) = derive(PERSON, mails, as_of)
    return found


def test_asked_promised_given_and_thanked_is_one_exchange_with_four_steps() -> None:
    found = only(
        mail(0, act("ask", ASK, due=date(2026, 3, 6)), by_me=False),
        mail(1, act("promise", PROMISE, due=date(2026, 3, 7)), by_me=True, subject="Re: Harbour building"),
        mail(4, act("deliver", DELIVER), by_me=True, subject="Re: Harbour building"),
        mail(5, act("thank", THANK), by_me=False, subject="RE: Harbour building"),
    )
    assert [step.leads_to for step in found.steps] == ["asked", "promised", "given", "thanked"]
    assert (found.flow, found.state, found.value) == ("out", "thanked", "knowledge")
    assert found.what == "Send me the list of tenants for the harbour building"
    assert found.due == date(2026, 3, 7)
    assert (found.opened, found.closed) == (date(2026, 3, 2), date(2026, 3, 6))


@pytest.mark.parametrize(
    ("kind", "sentence", "by_me", "flow", "state"),
    [
        ("ask", ASK, False, "out", "asked"),
        ("ask", ASK, True, "in", "asked"),
        ("promise", PROMISE, True, "out", "promised"),
        ("promise", PROMISE, False, "in", "promised"),
        ("offer", OFFER, True, "out", "offered"),
        ("offer", OFFER, False, "in", "offered"),
        ("deliver", DELIVER, True, "out", "given"),
        ("deliver", DELIVER, False, "in", "given"),
        ("introduce", INTRODUCE, False, "in", "given"),
        ("feedback", FEEDBACK, False, "in", "given"),
        ("thank", THANK, True, "in", "thanked"),
        ("thank", THANK, False, "out", "thanked"),
    ],
)
def test_who_wrote_it_and_what_it_does_say_who_gives(
    kind: str, sentence: str, by_me: bool, flow: str, state: str
) -> None:
    found = only(mail(0, act(kind, sentence), by_me=by_me))  # type: ignore[arg-type]
    assert (found.flow, found.state) == (flow, state)


def test_what_a_third_person_will_do_is_nobodys_promise() -> None:
    assert not derive(PERSON, [mail(0, act("promise", PROMISE, doer="third"), by_me=False)], LATER)


def test_an_ask_put_to_many_is_nobodys_in_particular_unless_it_calls_one() -> None:
    assert not derive(PERSON, [mail(0, act("ask", ASK), by_me=True, to_count=3)], LATER)
    assert not derive(PERSON, [mail(0, act("ask", ASK), by_me=False, in_to=False)], LATER)
    assert not derive(PERSON, [mail(0, act("ask", ASK), by_me=True, called=False)], LATER)
    assert only(mail(0, act("ask", ASK), by_me=True, to_count=3, called=True)).state == "asked"


def test_a_greeting_calls_a_receiver_by_a_name_or_its_beginning() -> None:
    assert calls({"ben"}, {"benjamin", "dale"}, {"cy"}, alone=False) is True
    assert calls({"cy"}, {"ben"}, {"cy"}, alone=False) is False
    assert calls({"bibi"}, {"ben"}, {"cy"}, alone=True) is None
    assert calls({"bibi"}, {"ben"}, {"cy"}, alone=False) is False
    assert calls((), {"ben"}, {"cy"}, alone=False) is None


def test_acts_of_one_message_about_one_thing_are_one_exchange() -> None:
    found = only(
        mail(
            0,
            act("promise", PROMISE, 0.8),
            act("promise", "I'll send you the tenants as soon as I have them.", 0.7),
            act("deliver", DELIVER),
            by_me=True,
        )
    )
    assert found.state == "given"


def test_what_is_asked_again_is_the_same_exchange() -> None:
    again = "Please send me the list of tenants we spoke of."
    found = only(mail(0, act("ask", ASK), by_me=False), mail(6, act("ask", again), by_me=False, subject="The tenants"))
    assert [step.leads_to for step in found.steps] == ["asked", "asked"]


def test_a_gift_in_another_conversation_closes_the_ask_it_speaks_of() -> None:
    found = only(
        mail(0, act("ask", ASK), by_me=True),
        mail(3, act("deliver", DELIVER), by_me=False, subject="Tenants of the harbour"),
    )
    assert (found.flow, found.state) == ("in", "given")
    assert found.steps[-1].message_id == "3-False@mail.test"


def test_a_refusal_declines_what_was_asked() -> None:
    found = only(
        mail(0, act("ask", ASK), by_me=False),
        mail(1, act("decline", "I can't send that list."), by_me=True, subject="Re: Harbour building"),
    )
    assert found.state == "declined"
    assert found.closed == date(2026, 3, 3)


def test_an_offer_is_accepted_declined_or_lapses() -> None:
    offered = mail(0, act("offer", OFFER), by_me=False)
    yes = mail(1, act("thank", "Thank you, that would be wonderful."), by_me=True, subject="Re: Harbour building")
    no = mail(1, act("decline", "I have to pass on this one."), by_me=True, subject="Re: Harbour building")
    assert only(offered, yes).state == "accepted"
    assert only(offered, no).state == "declined"
    lapsed = only(offered, as_of=date(2026, 6, 1))
    assert (lapsed.state, lapsed.closed) == ("lapsed", date(2026, 5, 1))


def test_a_promise_lapses_sixty_days_late_and_an_ask_thirty_days_after_its_day() -> None:
    due = date(2026, 3, 10)
    promised = mail(0, act("promise", PROMISE, due=due), by_me=True)
    asked = mail(0, act("ask", ASK, due=due), by_me=False)
    assert only(promised, as_of=due + timedelta(days=59)).state == "promised"
    assert only(promised, as_of=due + timedelta(days=60)).state == "lapsed"
    assert only(asked, as_of=due + timedelta(days=29)).state == "asked"
    assert only(asked, as_of=due + timedelta(days=30)).state == "lapsed"


def test_an_answer_in_plain_words_answers_a_question_but_not_a_request() -> None:
    question = "Who is the surveyor of the harbour building?"
    answer = mail(1, by_me=True, subject="Re: Harbour building")
    assert only(mail(0, act("ask", question), by_me=False), answer).state == "given"
    assert only(mail(0, act("ask", "Please send me the list of tenants."), by_me=False), answer).state == "asked"


def test_a_thank_without_a_seen_gift_counts_only_when_it_names_the_act() -> None:
    assert only(mail(0, act("thank", THANK), by_me=True)).steps[0].leads_to == "thanked"
    for courtesy in (
        "Thanks a lot!",
        "Thank you for your time.",
        "Thanks for your reply.",
        "Thanks in advance for the list.",
    ):
        assert not derive(PERSON, [mail(0, act("thank", courtesy), by_me=True)], LATER), courtesy


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("ask", "Please call me when you are in."),
        ("ask", "Can we meet on Tuesday at 3 pm?"),
        ("ask", "Let me know if you have any questions."),
        ("promise", "I will keep you posted."),
        ("ask", "I would like to make sure that everybody heard about the harbour."),
        ("ask", "What about the small boat in the harbour?"),
        ("promise", "I'll be in London on Monday."),
        ("promise", "Next time I'll make sure I'm in the harbour office."),
        ("promise", "I'll try Wilfred."),
        ("promise", "Will try to get ahold of Wilfred in a bit."),
        ("offer", "Do you have any other questions about the harbour I could assist you with?"),
        ("thank", "Thanks for the cooperation on the harbour."),
        ("thank", "Thanks to the entire harbour team for the hard work."),
        ("feedback", "Keep up the great work."),
        ("offer", "Feel free to call me about this any time."),
        ("deliver", "FYI"),
        ("introduce", "Any questions, please call me at 555 0123."),
        ("feedback", "Congratulations on the birth of your daughter."),
    ],
)
def test_small_courtesies_make_no_exchange(kind: str, sentence: str) -> None:
    assert not derive(PERSON, [mail(0, act(kind, sentence), by_me=False)], LATER)  # type: ignore[arg-type]


def test_an_introduction_names_who_is_introduced() -> None:
    others = ((9, ("jo", "marsh")), (10, ("cy", "lowe")))
    found = only(mail(0, act("introduce", INTRODUCE), by_me=False, others=others))
    assert (found.value, found.third) == ("introduction", 9)


def test_a_draft_sent_for_comments_is_an_ask_and_no_gift() -> None:
    found = only(
        mail(0, act("deliver", "Attached is the draft of the harbour lease."),
             act("ask", "Could you give me your comments on the lease?"), by_me=False)
    )  # fmt: skip
    assert (found.flow, found.state, found.value) == ("out", "asked", "feedback")


def test_a_long_text_is_a_document_and_begins_nothing() -> None:
    assert not derive(PERSON, [mail(0, act("ask", ASK), by_me=False, words=2000)], LATER)


def test_confidence_is_that_of_the_least_sure_step() -> None:
    found = only(
        mail(0, act("ask", ASK, 0.95), by_me=False),
        mail(1, act("deliver", DELIVER, 0.65), by_me=True, subject="Re: Harbour building"),
    )
    assert found.confidence == 0.65
    assert MONDAY.date() == found.opened


def test_an_introduction_is_taken_up_with_the_first_message_between_the_two() -> None:
    (given,) = unfold(PERSON, [mail(0, act("introduce", INTRODUCE), by_me=False, others=((9, ("jo", "marsh")),))])
    before, after, later = (mail(day, by_me=True, subject="Lease") for day in (-1, 3, 8))
    assert met(given, [before]).state == "given"
    taken_up = met(given, [later, before, after])
    assert taken_up.state == "accepted"
    assert taken_up.steps[-1].message_id == after.message_id
    assert as_it_stood(taken_up, date(2026, 3, 4)) == as_it_stood(given, date(2026, 3, 4))


def test_a_message_sent_twice_is_one_event() -> None:
    twice = [
        mail(0, act("promise", PROMISE), by_me=True),
        mail(0.01, act("promise", PROMISE), by_me=True, subject="FW: Harbour"),
    ]
    assert only(*twice).state == "promised"


def test_the_same_asked_for_another_week_is_another_exchange() -> None:
    asks = [
        mail(n, act("ask", f"Could you send me the crane hours of week {n}?"), by_me=False, subject=f"Week {n}")
        for n in (11, 12)
    ]
    assert len(derive(PERSON, asks, LATER)) == 2


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Done.", "given"),
        ("Ok", "promised"),
        ("Will do, thanks", "promised"),
        ("Sure!", "promised"),
        ("Not yet", "asked"),
        ("Why?", "asked"),
    ],
)
def test_a_word_or_two_answer_a_request(words: str, state: str) -> None:
    answer = mail(1, by_me=True, subject="Re: Harbour building", words=len(words.split()), brief=words)
    assert only(mail(0, act("ask", ASK), by_me=False), answer).state == state


def test_a_promise_beside_an_answer_is_an_exchange_of_its_own_unless_it_looks_into_the_question() -> None:
    question = mail(0, act("ask", "Who has seen the harbour survey?"), by_me=False)
    beside = mail(
        1, act("promise", "I will send round the final lease on Thursday."), by_me=True, subject="Re: Harbour building"
    )
    into = mail(1, act("promise", "I'll check with Dora and tell you."), by_me=True, subject="Re: Harbour building")
    assert {one.state for one in derive(PERSON, [question, beside], LATER)} == {"given", "promised"}
    assert only(question, into).state == "promised"


def test_an_answer_without_an_act_is_shown_by_its_first_sentence() -> None:
    reading = read_messages(
        [Unread("Re: Harbour", "Hi Ann,\n\nThe lease runs until 2031, and the rent is fixed.\n\nIda", None, Reader())]
    )[0]
    assert reading.opening == "The lease runs until 2031, and the rent is fixed."
