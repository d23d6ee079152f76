"""What is left of a message when everything its writer did not newly write is taken off."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.mail_text import new_text

OUTLOOK = """Ines has the extract, I will send it on.

 -----Original Message-----
From: \tMarin, Rosa
Sent:\tThursday, November 09, 2023 2:05 PM
To:\tLindqvist, Maya
Subject:\tOctober counts

Could you send me the October counts?
"""

OUTLOOK_UNDERSCORES = """Yes, Friday works.

________________________________
From: Rosa Marin <rosa.marin@north.test>
Sent: Thursday, 9 November 2023 14:05
To: Maya Lindqvist
Subject: Friday?

Does Friday work?
"""

NOTES_REPLY = """Two testers are yours from Monday.



Maya Lindqvist@NORTH
10/11/2023 09:12 AM
To: Tomas Herrera/OPS/North@North
cc: \x20

Subject: Testers

Tomas, can you spare two testers?
"""

NOTES_ONE_LINE = """The draft looks fine to me.


From: Edith Crane on 10/11/2023 09:12 AM
To: Maya Lindqvist/LEG/North
cc: Colm Brady/LOG/North@North

Subject: Metals terms

Is the draft fine?
"""

NOTES_TAB = """I agree with both.

\t"Colm Brady" <colm@logistics.test> 10/11/2023 11:29 AM \t   To: <maya@north.test>

Do you agree?
"""

NOTES_FORWARD = """Please have a look at this.
---------------------- Forwarded by Maya Lindqvist/OPS/North on 10/11/2023 10:18
AM ---------------------------

Rosa Marin
10/10/2023 04:02 AM
To: Maya Lindqvist/OPS/North
Subject: Counts

The counts are late.
"""

GMAIL_TOP = """I can come at ten.

On Thu, Nov 9, 2023 at 2:05 PM Rosa Marin <rosa.marin@north.test>
wrote:

> Can you come on Friday?
> Rosa
"""

INTERLEAVED = """On Thu, 9 Nov 2023 14:05, Rosa Marin wrote:
> Can you come on Friday?

Yes, at ten.

> And who brings the counts?

Ines does.
"""

GERMAN = """Freitag passt mir gut.

Von: Rosa Marin [mailto:rosa.marin@north.test]
Gesendet: Donnerstag, 9. November 2023 14:05
An: Maya Lindqvist
Betreff: Freitag

Passt dir Freitag?
"""

GERMAN_WROTE = """Gern, um zehn Uhr.

Am 09.11.2023 um 14:05 schrieb Rosa Marin:
> Kannst du am Freitag?
"""

FRENCH = """C'est entendu.

-----Message d'origine-----
De : Rosa Marin
Envoyé : jeudi 9 novembre 2023 14:05
À : Maya Lindqvist
Objet : vendredi

Vendredi vous convient ?
"""

FRENCH_WROTE = """C'est parfait.

Le jeu. 9 nov. 2023 à 14:05, Rosa Marin <rosa.marin@north.test> a écrit :

> Vendredi ?
"""

SPANISH = """El viernes me va bien.

De: Rosa Marin
Enviado el: jueves, 9 de noviembre de 2023 14:05
Para: Maya Lindqvist
Asunto: viernes

¿Le va bien el viernes?
"""

SPANISH_WROTE = """De acuerdo.

El jue, 9 nov 2023 a las 14:05, Rosa Marin (<rosa.marin@north.test>) escribió:

> ¿El viernes?
"""

APPLE_FORWARD = """For your files.

Begin forwarded message:

From: Rosa Marin <rosa.marin@north.test>
Subject: Counts
Date: 9 November 2023 at 14:05:11 GMT

The counts.
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (OUTLOOK, "Ines has the extract, I will send it on."),
        (OUTLOOK_UNDERSCORES, "Yes, Friday works."),
        (NOTES_REPLY, "Two testers are yours from Monday."),
        (NOTES_ONE_LINE, "The draft looks fine to me."),
        (NOTES_TAB, "I agree with both."),
        (NOTES_FORWARD, "Please have a look at this."),
        (GMAIL_TOP, "I can come at ten."),
        (GERMAN, "Freitag passt mir gut."),
        (GERMAN_WROTE, "Gern, um zehn Uhr."),
        (FRENCH, "C'est entendu."),
        (FRENCH_WROTE, "C'est parfait."),
        (SPANISH, "El viernes me va bien."),
        (SPANISH_WROTE, "De acuerdo."),
        (
            "Va bene.\n\nDa: Rosa Marin\nInviato: giovedì 9 novembre 2023 14:05\nA: Maya\nOggetto: venerdì\n\nVa bene?\n",
            "Va bene.",
        ),
        ("Prima.\n\nOp do 9 nov. 2023 om 14:05 schreef Rosa Marin <rosa@north.test>:\n> Lukt vrijdag?\n", "Prima."),
        ("Yes.\n\n*From:* Rosa Marin\n*Sent:* Thursday\n*To:* Maya\n*Subject:* Friday\n\nFriday?\n", "Yes."),
        ("Yes.\n\n---------- Forwarded message ---------\nFrom: Rosa <rosa@north.test>\n\nFriday?\n", "Yes."),
        ("Ja.\n\n-------- Original-Nachricht --------\nVon: Rosa\nDatum: 9.11.2023\n\nFreitag?\n", "Ja."),
        ("Oui.\n\nLe 09/11/2023 à 14:05, Rosa Marin a écrit :\n> Vendredi ?\n", "Oui."),
        (APPLE_FORWARD, "For your files."),
    ],
)
def test_a_quoted_or_forwarded_message_comes_off_however_the_program_announces_it(body: str, expected: str) -> None:
    assert new_text(body) == expected
    assert new_text(body.replace("\n", "\r\n")) == expected


def test_answers_between_quoted_lines_stay() -> None:
    text = new_text(INTERLEAVED)
    assert "Yes, at ten." in text
    assert "Ines does." in text
    assert "counts" not in text
    assert "wrote" not in text


def test_a_message_that_only_forwards_has_no_new_text() -> None:
    assert new_text(NOTES_FORWARD.split("\n", 1)[1]) == ""
    assert new_text(OUTLOOK.split("\n", 2)[2]) == ""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The counts are attached.\n\nRegards,\nRosa\n", "The counts are attached."),
        ("The counts are attached.\n\nThanks\nRosa Marin\n5-7172\n", "The counts are attached."),
        ("Die Zahlen liegen bei.\n\nMit freundlichen Grüßen\nRosa Marin\n", "Die Zahlen liegen bei."),
        ("Voici les chiffres.\n\nBien cordialement,\nRosa Marin\n", "Voici les chiffres."),
        ("Aquí están las cifras.\n\nUn cordial saludo,\nRosa Marin\n", "Aquí están las cifras."),
        ("The counts are attached.\n\nRegards,\nBrian\n", "The counts are attached."),
        ("Here you are.\n-- \nRosa Marin\nEnergy Operations\n", "Here you are."),
        pytest.param(
            "Here you are.\n\nRosa Marin\nVice President, Operations\nNorth Energy Ltd\nPhone: (555) 012-3456\n",
            "Here you are.",
        ),
        ("On my way.\n\nSent from my iPhone", "On my way."),
        ("Bin unterwegs.\n\nVon meinem iPhone gesendet", "Bin unterwegs."),
        ("J'arrive.\n\nEnvoyé de mon iPhone", "J'arrive."),
        ("Voy.\n\nEnviado desde mi iPhone", "Voy."),
        ("See the file.\n\n << File: counts.xls >> \n", "See the file."),
        ("See the file.\n\n(See attached file: counts.xls)\n", "See the file."),
    ],
)
def test_signatures_closings_and_marks_of_programs_come_off(body: str, expected: str) -> None:
    assert new_text(body) == expected


@pytest.mark.parametrize(
    "notice",
    [
        "This e-mail and any attachments are confidential and intended only for the recipient.\nDelete it otherwise.",
        "CONFIDENTIALITY NOTICE: what stands here is for you.",
        "The information transmitted is intended only for the person to which it is addressed.",
        "Diese E-Mail enthält vertrauliche Informationen.",
        "Ce message et toutes les pièces jointes sont confidentiels.",
        "Este mensaje y sus anexos contienen información confidencial.",
    ],
)
def test_a_confidentiality_notice_comes_off(notice: str) -> None:
    assert new_text(f"The counts are right.\n\n{notice}\n") == "The counts are right."


def test_a_warning_above_the_message_comes_off() -> None:
    body = "CAUTION: This email originated from outside the organisation.\n\nThe counts are right.\n"
    assert new_text(body) == "The counts are right."


@pytest.mark.parametrize(
    "body",
    [
        "Yes",
        "Mario",
        "Please call\nmy office at (555) 012-3456 before noon, they will\nfind me.",
        "The list, from what I know:\nAnn Marsh\nBo Lind\nCarla Ruiz",
        "I talked to the group that handles this question, and to Susan of the New Power\nCompany about March.",
        "From what I hear, the date stands.",
        "To: be decided\nNothing else is known.",
        "He wrote: nothing.\nI wrote back.",
        "The price is 3 > 2, so we win.",
        "| part | count |\n| bolt | 12 |",
    ],
)
def test_what_only_looks_like_a_quote_or_a_signature_stays(body: str) -> None:
    assert new_text(body) == body


def test_a_line_escaped_by_the_mailbox_store_is_text() -> None:
    assert new_text("I asked around.\n>From what you know, is it true?") == (
        "I asked around.\nFrom what you know, is it true?"
    )


@given(st.text(alphabet=st.sampled_from("ab >|-_:\n\tFromTwrote?.@<1/0:PM"), max_size=400))
def test_new_text_never_fails_and_invents_nothing(body: str) -> None:
    text = new_text(body)
    assert len(text) <= len(body)
    assert set(text) <= set(body)


@pytest.mark.parametrize(
    "piece",
    [" ", "\t", "> ", "-", "_", "a ", "\n", "On a, ", "From: ", "1/1/01 1:11 AM\n", "<<", "(", "wrote: ", "a. "],
)
def test_a_hostile_body_takes_no_longer_than_a_long_one(piece: str) -> None:
    body = piece * (200_000 // len(piece))
    started = time.process_time()
    new_text(body)
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    "attribution",
    [
        "At 10:32 AM 2/7/2023 -0600, you wrote:",
        '--- "Marin, Rosa" <rosa.marin@north.test>\nwrote:',
        "--- Rosa Marin <rosa.marin@north.test> wrote:",
        "Rosa Marin|OPS|NORTH wrote on 7/28/23 12:48 pm:",
        "Original Message:",
        "----- Original Message -----",
        "---------------------- Forwarded by Rosa Marin/OPS/North on 07/28/2023 12:48 PM ---------------------------",
    ],
)
def test_a_quotation_without_marks_is_told_by_the_line_above_it(attribution):
    assert new_text(f"Friday is fine with me.\n\n{attribution}\n\nIs Friday fine?\nRosa\n") == "Friday is fine with me."


def test_a_sentence_about_what_somebody_wrote_is_kept():
    text = "Rosa wrote on Tuesday that Friday is fine: I agree.\n\nAt 10 you wrote to me, I answered at once."
    assert new_text(text) == text


@pytest.mark.parametrize("line", ["Yahoo! Shopping - Thousands of shops. Millions of things.", "Sent from my iPhone"])
def test_advertisements_of_mail_services_go(line):
    assert new_text(f"Friday is fine.\n\n{line}\n") == "Friday is fine."


def test_a_chain_of_fifty_forwards_leaves_the_words_above_it():
    mark = "---------------------- Forwarded by Rosa Marin/OPS/North on 07/28/2023 12:48 PM ------------\n"
    chain = "".join(f"{mark}\nFrom: Maya on 07/27/2023 10:00 AM\nTo: Rosa\ncc:\n\nStep {n}.\n\n" for n in range(50))
    assert new_text("Please have a look.\n\n" + chain) == "Please have a look."
