"""Sentences in another language: a small German catalogue, made for these tests, says a few of them."""

import gettext
import struct
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from firsthand import language
from firsthand.domain.feed_entries import Named, of_move
from firsthand.domain.meetings_ahead import day_said
from firsthand.domain.moves.words import promised_deed
from firsthand.domain.reading import Week, read_week
from firsthand.domain.wording import (
    date_in_words,
    day_in_words,
    decimal,
    figure,
    gap_in_words,
    in_words,
    listed,
    quoted,
    sentence_case,
    weekday_and_date,
)

DAY = date(2023, 11, 7)
"""A Tuesday."""

GERMAN = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
    "November": "November",
    "Tuesday": "Dienstag",
    "three": "drei",
    "no": "keine",
    "%(day)s %(month)s": "%(day)s. %(month)s",
    "%(weekday)s %(day)s %(month)s %(year)s": "%(weekday)s, %(day)s. %(month)s %(year)s",
    "on %(date)s": "am %(date)s",
    "one day\0%(count)s days": "ein Tag\0%(count)s Tage",
    "one question\0%(count)s questions": "eine Frage\0%(count)s Fragen",
    "one question still waits for your answer.\0%(count)s questions still wait for your answer.": (
        "auf Ihre Antwort wartet noch eine Frage.\0auf Ihre Antwort warten noch %(count)s Fragen."
    ),
    "No mail from the last seven days.": "Keine Post aus den letzten sieben Tagen.",
    "every day\0every %(count)s days": "jeden Tag\0alle %(count)s Tage",
    "%(names)s and %(last)s": "%(names)s und %(last)s",
    "between thousands\4,": ".",
    "before tenths\4.": ",",
    "what is quoted\4“%(words)s”": "„%(words)s“",
    "Answer %(name)s": "%(name)s antworten",
}


@pytest.fixture(autouse=True)
def _german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(compiled(GERMAN))
    monkeypatch.setattr(language, "CATALOGUES", tmp_path)
    monkeypatch.setitem(language.LANGUAGES, "de", "Deutsch")
    language._catalogue.cache_clear()
    with language.speaking("de"):
        yield
    language._catalogue.cache_clear()


def compiled(messages: dict[str, str]) -> bytes:
    """A catalogue as GNU gettext compiles it: head, a table of the messages, one of their translations, then all words."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    tables, words = [], b""
    start = 28 + 16 * len(pairs)
    for place in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<2I", len(pair[place]), start + len(words)))
            words += pair[place] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + b"".join(tables) + words


def test_the_catalogue_of_these_tests_is_one() -> None:
    assert gettext.translation("django", language.CATALOGUES, ["de"]).gettext("three") == "drei"


def test_a_day_is_said_in_the_order_of_the_language() -> None:
    assert date_in_words(DAY) == "7. November"
    assert weekday_and_date(DAY, year=True) == "Dienstag, 7. November 2023"
    assert day_in_words(DAY, as_of=date(2023, 11, 9)) == "Dienstag"
    assert day_said(DAY, date(2023, 11, 30)) == "am 7. November"


def test_one_goes_with_the_gender_of_what_is_counted() -> None:
    assert [in_words(1, unit="day"), in_words(1, unit="question")] == ["ein Tag", "eine Frage"]
    assert [in_words(3, unit="day"), in_words(0, unit="question"), in_words(40, unit="day")] == [
        "drei Tage",
        "keine Fragen",
        "40 Tage",
    ]
    assert [gap_in_words(1), gap_in_words(3)] == ["jeden Tag", "alle drei Tage"]


def test_a_sentence_turns_its_words_round_and_keeps_its_capitals() -> None:
    assert read_week(Week(0, 0, 0, 0, 3)) == (
        "Keine Post aus den letzten sieben Tagen. Auf Ihre Antwort warten noch drei Fragen."
    )
    assert sentence_case("zwei Fragen") == "Zwei Fragen"
    assert listed(["Rosa", "Bo", "Cy"]) == "Rosa, Bo und Cy"
    assert figure(1_204_000) == "1.204.000"
    assert [decimal(5.7), decimal(1), decimal(-0.25)] == ["5,7", "1,0", "-0,2"]
    assert quoted("October counts") == "„October counts“"


def test_what_has_no_translation_is_said_in_english() -> None:
    assert in_words(2, unit="week") == "two weeks"


def test_a_promise_in_english_is_not_turned_into_a_title_of_another_language() -> None:
    assert promised_deed("Send you the counts", "Rosa") == ""
    with language.speaking(language.ENGLISH):
        assert promised_deed("Send you the counts", "Rosa") == "Send Rosa the counts"


@pytest.mark.parametrize("quoted", ["“the offer from Bo”", "„das Angebot von Bo“", "« l’offre de Bo »"])
def test_a_calendar_that_names_nobody_leaves_out_what_is_quoted_in_any_language(quoted: str) -> None:
    entry = of_move("k", "answer", DAY, [Named("Rosa Marin")], "…", f"Rosa {quoted} zeigen", "initials")
    assert (entry.title, entry.text) == ("R.M. antworten", "R.M. zeigen")
