"""One place for the language of rules, services and doors."""

import threading

import pytest

from firsthand import language


def test_what_has_no_translation_is_said_in_english() -> None:
    with language.speaking("xx"):
        assert language.spoken() == language.ENGLISH
        assert language.gettext("Nobody by this sentence.") == "Nobody by this sentence."
        assert language.ngettext("one tie", "many ties", 1) == "one tie"
        assert language.ngettext("one tie", "many ties", 2) == "many ties"


def test_a_language_is_spoken_within_its_block_alone() -> None:
    before = language.spoken()
    with language.speaking(language.ENGLISH):
        assert language.spoken() == language.ENGLISH
    assert language.spoken() == before


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """German among the languages; where it has no catalogue yet, its words are English."""
    monkeypatch.setitem(language.LANGUAGES, "de", "Deutsch")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "en-gb"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "C.UTF-8"}, "en-gb"),
        ({"LANG": "en_US.UTF-8"}, "en-gb"),
        ({"LANG": "de_DE", "LC_ALL": "C"}, "en-gb"),
        ({"LANG": "C", "LC_MESSAGES": "de_DE@euro"}, "de"),
        ({"LC_ALL": "", "LANG": "de"}, "de"),
        ({"FIRSTHAND_LANGUAGE": "de", "LC_ALL": "en_GB.UTF-8"}, "de"),
        ({"FIRSTHAND_LANGUAGE": "en-GB", "LANG": "de_DE.UTF-8"}, "en-gb"),
    ],
)
def test_an_environment_says_its_language_in_the_usual_order(
    german: None, environ: dict[str, str], expected: str
) -> None:
    assert language.language_of(environ) == expected


def test_a_process_speaks_its_language_in_all_its_threads_but_for_blocks_of_their_own(german: None) -> None:
    heard: list[str] = []

    def listen() -> None:
        heard.append(language.spoken())
        with language.speaking("en-gb"):
            heard.append(language.spoken())

    language.speak("de")
    try:
        thread = threading.Thread(target=listen)
        thread.start()
        thread.join()
    finally:
        language.speak(language.ENGLISH)
    assert heard == ["de", "en-gb"]
