from django.test import Client

from firsthand.services.actor import Actor

HTMX = {"hx-request": "true"}


def test_people_and_messages_are_found_with_the_hits_marked(owner: Client, record: Actor) -> None:
    page = owner.get("/search/?q=october").content.decode()
    assert "<mark>October</mark>" in page
    assert "Rosa Marin" in page


def test_htmx_gets_what_was_found_alone(owner: Client, record: Actor) -> None:
    part = owner.get("/search/?q=october", headers=HTMX).content.decode()
    assert "<html" not in part
    assert "<mark>October</mark>" in part


def test_words_that_fit_nothing_say_so(owner: Client, record: Actor) -> None:
    assert "Nothing fits those words" in owner.get("/search/?q=zzzzzz").content.decode()


def test_odd_words_break_nothing(owner: Client, record: Actor) -> None:
    for words in ('"', "AND OR", "a*b:c", "' OR 1=1 --", "%", "<script>", "\x00"):
        assert owner.get("/search/", {"q": words}).status_code == 200, words


def test_the_palette_shows_who_waits_before_a_letter_is_typed(owner: Client, record: Actor) -> None:
    part = owner.get("/search/palette/").content.decode()
    assert "Waiting for you" in part
    assert "Rosa Marin" in part


def test_the_palette_finds_people_pages_and_actions(owner: Client, record: Actor) -> None:
    assert "Amara" in owner.get("/search/palette/?q=amara").content.decode()
    assert 'href="/people/duplicates/"' in owner.get("/search/palette/?q=dupl").content.decode()
    assert "Waiting for you" not in owner.get("/search/palette/?q=dupl").content.decode()
