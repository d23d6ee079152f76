"""Who comes in, under which name, and what a browser may load."""

import pytest
from django.conf import settings
from django.test import Client

from firsthand.services import entry
from firsthand.services.actor import Actor
from tests.web.conftest import enter


def test_the_link_opens_once(home: Actor) -> None:
    address = f"/enter/{entry.new_token(settings.CONFIG.home)}/"
    first, second = Client(headers={"host": "localhost"}), Client(headers={"host": "localhost"})
    assert first.get(address).status_code == 200
    assert first.get("/people/").status_code == 200
    refused = second.get(address)
    assert refused.status_code == 403
    assert "Each link opens once" in refused.content.decode()
    assert second.get("/people/").status_code == 403


def test_looking_at_the_link_does_not_spend_it(home: Actor) -> None:
    address = f"/enter/{entry.new_token(settings.CONFIG.home)}/"
    client = Client(headers={"host": "localhost"})
    client.head(address)
    assert client.get("/people/").status_code == 403
    assert client.get(address).status_code == 200


def test_the_session_cookie_stays_out_of_scripts_and_of_other_sites(owner: Client) -> None:
    cookie = owner.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


def test_a_stranger_is_told_which_link_to_open(stranger: Client, home: Actor) -> None:
    answer = stranger.get("/")
    assert answer.status_code == 403
    assert "Open the link that the command line printed" in answer.content.decode()


def test_a_cookie_that_was_made_up_opens_nothing(stranger: Client, home: Actor) -> None:
    stranger.cookies[settings.SESSION_COOKIE_NAME] = "eyJob21lIjoib3duIn0:1tAAAA:forged"
    assert stranger.get("/people/").status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.test", "localhost.evil.test", "127.0.0.1.evil.test", "", "192.168.1.7", "::1.test"]
)
def test_another_name_for_this_machine_is_not_answered(owner: Client, host: str) -> None:
    answer = owner.get("/people/", headers={"host": host})
    assert answer.status_code == 400
    assert "<" not in answer.content.decode()


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8720", "127.0.0.1:8720", "[::1]:8720"])
def test_every_loopback_name_is_answered(owner: Client, host: str) -> None:
    assert owner.get("/people/", headers={"host": host}).status_code == 200


def test_a_form_from_elsewhere_changes_nothing(home: Actor) -> None:
    client = enter(Client(headers={"host": "localhost"}, enforce_csrf_checks=True))
    answer = client.post("/people/add/", {"name": "Colm Brady"})
    assert answer.status_code == 403
    assert "That form has expired" in answer.content.decode()


def test_a_form_with_the_right_token_but_from_another_origin_is_refused(home: Actor) -> None:
    client = enter(Client(headers={"host": "localhost"}, enforce_csrf_checks=True))
    client.get("/people/add/")
    token = client.cookies["csrftoken"].value
    form = {"name": "Colm Brady", "csrfmiddlewaretoken": token}
    assert client.post("/people/add/", form, headers={"origin": "http://evil.test"}).status_code == 403
    assert client.post("/people/add/", form, headers={"origin": "http://localhost"}).status_code == 302


def test_an_upload_beyond_the_limit_is_refused_before_it_is_read(owner: Client) -> None:
    beyond = str((settings.CONFIG.upload_mb_max + 1) * 1_000_000)
    answer = owner.post("/sources/upload/", {}, headers={"content-length": beyond})
    assert answer.status_code == 413
    assert "Give Firsthand the path" in answer.content.decode()


def test_a_path_that_is_not_ours_is_never_the_way_back(owner: Client) -> None:
    for elsewhere in ("https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)"):
        answer = owner.post("/settings/appearance/", {"appearance": "dark", "next": elsewhere})
        assert answer.headers["location"] == "/settings/"
