"""Titles and organisations under messages: read from what their writer signs with, and from nothing else."""

import pytest

from firsthand.domain.mail_text.signed_positions import Letter, signed_position, signed_positions

NAMES = {"Ada Moss"}
ENGLISH = "The rope is here.\n\nRegards,\nAda Moss\nHead of Rigging\nMoss & Co Ltd\nTel: +44 20 7946 0001\n"
SIGNATURES = {
    "English": (ENGLISH, "Head of Rigging", "Moss & Co Ltd"),
    "German": ("Das Seil ist da.\n\nMit freundlichen Grüßen\nAda Moss\nGeschäftsführerin\nMoss GmbH\nTel. +49 40 1234567\n",
               "Geschäftsführerin", "Moss GmbH"),
    "French": ("La corde est arrivée.\n\nCordialement,\nAda Moss\nDirectrice commerciale\nMoss SARL\nTél : +33 1 23 45 67 89\n",
               "Directrice commerciale", "Moss SARL"),
    "Spanish": ("La cuerda ha llegado.\n\nSaludos,\nAda Moss\nGerente de compras\nMoss S.A.\nMóvil: +34 600 123 456\n",
                "Gerente de compras", "Moss S.A"),
    "one line": ("The rope is here.\n\n--\nAda Moss, Captain, Moss & Co Ltd\n+44 20 7946 0001\n", "Captain", "Moss & Co Ltd"),
    "bars": ("The rope is here.\n\n--\nAda Moss | Captain | Moss Ltd\n+44 20 7946 0001\n", "Captain", "Moss Ltd"),
    "at": ("The rope is here.\n\n--\nAda Moss\nCaptain at Moss Ltd\n", "Captain", "Moss Ltd"),
}  # fmt: skip


@pytest.mark.parametrize("language", SIGNATURES)
def test_a_signature_says_title_and_organisation(language: str) -> None:
    body, title, organisation = SIGNATURES[language]
    found = signed_position(body, NAMES, "moss")
    assert found is not None
    assert (found.title, found.organisation, found.clear) == (title, organisation, True)


@pytest.mark.parametrize(
    "body",
    [
        "Ask the head of rigging.\n\nRegards,\nAda Moss\n",
        "The manager of the pier said so.\nAda\n",
        "The rope is here.\n\nRegards,\nCy Pole\nCaptain\nPole Ltd\n",
        "> Regards,\n> Ada Moss\n> Captain\n> Moss Ltd\n\nI agree.\n",
        "On Monday Ada Moss wrote:\n> x\n\nyes\n",
    ],
)
def test_what_is_no_signature_of_theirs_says_nothing(body: str) -> None:
    assert signed_position(body, NAMES, "moss") is None


def test_one_message_is_enough_only_where_it_is_clear() -> None:
    bare = "The rope is here.\n\nRegards,\nAda Moss\nCaptain\n"
    assert signed_positions([Letter(1, 10, bare)], NAMES, "moss") == ()
    (found,) = signed_positions([Letter(1, 10, bare), Letter(2, 30, bare)], NAMES, "moss")
    assert (found.title, found.first_day, found.last_day, found.messages, found.letter) == ("Captain", 10, 30, 2, 2)
    assert len(signed_positions([Letter(1, 10, ENGLISH)], NAMES, "moss")) == 1


def test_positions_follow_one_another_the_newest_first() -> None:
    later = ENGLISH.replace("Head of Rigging", "Director")
    letters = [Letter(1, 10, ENGLISH), Letter(2, 20, later), Letter(3, 30, later)]
    assert [one.title for one in signed_positions(letters, NAMES, "moss")] == ["Director", "Head of Rigging"]
