"""A card as it was read, without the lines that name somebody, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.forgetting import Redaction
from firsthand.domain.reduced_records import card_without, meeting_without, original_without
from tests.support.not_letters import card, meeting

JANE = Redaction([("jane.roe@roe.test", "Jane Roe")])


@pytest.mark.parametrize(
    "line",
    [
        "NOTE:Jane Roe made us known.\n",
        "NOTE:Ja\n ne R\n\toe made us known.\r\n",
        "NOTE;ENCODING=QUOTED-PRINTABLE:=4Aane =\n=52oe\n",
        "X-AGENT:Roe\\;Jane\n",
        "AGENT:Roe;Jane;;;\n",
        "NOTE:first\\nJane\\nRoe\n",
        "RELATED;VALUE=uri:mailto:jane.roe@roe.test\n",
        "PHOTO;VALUE=uri:https://pictures.test/jane.roe@roe.test\n",
    ],
)
def test_a_line_that_names_them_goes(line: str) -> None:
    assert original_without(f"BEGIN:VCARD\n{line}X-BOAT:sloop\n", JANE.of) == "BEGIN:VCARD\nX-BOAT:sloop\n"


def test_a_photo_stays() -> None:
    photo = "PHOTO;ENCODING=b;TYPE=JPEG:" + "\n ".join(["QUJD" * 18] * 40) + "\n"
    assert original_without(f"BEGIN:VCARD\n{photo}NOTE:Jane Roe\n", JANE.of) == f"BEGIN:VCARD\n{photo}"


@given(st.text())
def test_nothing_is_lost_where_nobody_is_named(text: str) -> None:
    assert original_without(text, lambda plain: plain) == text


def test_what_does_not_speak_of_them_is_left_as_it_is() -> None:
    bens = card("Ben Dale", "ben@dale.test", notes=("rope",), original="FN:Ben Dale")
    assert card_without(bens, JANE.of, JANE.of_name) is bens
    talk = meeting("talk", "ben@dale.test")
    assert meeting_without(talk, talk.people, JANE.of, JANE.of_name) == talk


def test_a_reduced_card_has_a_digest_of_its_own_that_is_the_same_each_time() -> None:
    bens = card("Ben Dale", "ben@dale.test", notes=("Jane Roe made us known.",))
    first, again = (card_without(bens, JANE.of, JANE.of_name) for _ in range(2))
    assert first.digest == again.digest != bens.digest
    assert card_without(first, JANE.of, JANE.of_name) is first
    other = card_without(bens._replace(notes=("Jane Roe left.",)), JANE.of, JANE.of_name)
    assert other.digest != first.digest
    assert first.key == bens.key
