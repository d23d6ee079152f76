"""Figures, tenths, days and quotations on the pages of other languages."""

import mailbox as boxes
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from firsthand.language import speaking
from firsthand.services import imports
from firsthand.services.actor import Actor
from firsthand.services.passing import Promises
from firsthand.web.person.passing import promises_in_words
from tests.web import mailbox

MESSAGES = 1204


@pytest.fixture(autouse=True)
def _language_of_the_other_tests() -> Iterator[None]:
    """What a request spoke last is spoken on in its thread."""
    with translation.override(translation.get_language()):
        yield


@pytest.fixture
def many(home: Actor, tmp_path: Path) -> Actor:
    """A record of more than a thousand messages."""
    box = boxes.mbox(tmp_path / "many.mbox")
    now = datetime.now(UTC)
    for number in range(MESSAGES):
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = mailbox.ROSA, mailbox.ME, f"Counts {number}"
        message["Date"] = format_datetime(now - timedelta(hours=number))
        message["Message-ID"] = f"<many-{number}@larkfield.test>"
        message.set_content("Here they are.")
        box.add(message)
    box.close()
    imports.start(home, [tmp_path / "many.mbox"], me=[mailbox.ME])
    return home


@pytest.mark.parametrize(
    ("language", "thousands", "mark", "words"),
    [
        ("en-gb", "1,204", ".", "{read} messages read in {seconds} seconds"),
        ("de", "1.204", ",", "{read} Nachrichten gelesen in {seconds} Sekunden"),
    ],
)
def test_what_was_read_is_told_with_the_marks_of_the_language(
    owner: Client, many: Actor, language: str, thousands: str, mark: str, words: str
) -> None:
    report = imports.latest(many)[0]
    owner.post("/settings/language/", {"language": language})
    page = owner.get(f"/sources/runs/{report.run}/").content.decode()
    assert words.format(read=thousands, seconds=f"{report.seconds:.1f}".replace(".", mark)) in page


@pytest.mark.parametrize(
    ("language", "step", "example"),
    [
        ("en-gb", "Question one of twelve, one a week", '<p class="soft">“'),
        ("de", "Frage eins von zwölf, eine pro Woche", '<p class="soft">„'),
        ("fr", "Question un sur douze, une par semaine", '<p class="soft">«\u00a0'),
        ("es", "Pregunta uno de doce, una por semana", '<p class="soft">«'),
    ],
)
def test_the_first_question_is_counted_and_its_example_quoted_as_the_language_does_it(
    owner: Client, record: Actor, language: str, step: str, example: str
) -> None:
    owner.post("/settings/language/", {"language": language})
    page = owner.get("/reflect/1/").content.decode()
    assert step in page
    assert example in page


@pytest.mark.parametrize(
    ("language", "several", "one"),
    [
        ("en-gb", "One of three kept by the day, one later, one lapsed.", "None of one kept by the day, one later."),
        ("de", "Eine von drei bis zum genannten Tag gehalten, eine später, eine verfallen.", "Keine von einer bis"),
        (
            "fr",
            "Tenues à temps\u00a0: une sur trois, une plus tard, une sans suite.",
            "Tenue à temps\u00a0: aucune sur une",
        ),
        (
            "es",
            "Cumplidas en su fecha: una de tres, una más tarde, una ya sin vigencia.",
            "Cumplida en su fecha: ninguna",
        ),
    ],
)
def test_one_of_several_promises_goes_with_the_gender_of_a_promise(language: str, several: str, one: str) -> None:
    with translation.override(language), speaking(language):
        assert promises_in_words(Promises(by_the_day=1, later=1, lapsed=1, waiting=0)) == several
        assert promises_in_words(Promises(by_the_day=0, later=1, lapsed=0, waiting=0)).startswith(one)


@pytest.mark.parametrize("kept", range(4))
def test_promises_in_english_are_counted_in_words(kept: int) -> None:
    said = promises_in_words(Promises(by_the_day=kept, later=0, lapsed=4 - kept, waiting=0))
    assert said.partition(" of four kept by the day, ")[0] == ("None", "One", "Two", "Three")[kept]
