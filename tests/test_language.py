"""One place for the language of rules, services and doors."""

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
