import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firsthand.domain.moves import DEFAULT_WEIGHTS
from firsthand.services import describing, digest, imports, judging, notes, people, workspaces
from firsthand.services import owner as owners
from firsthand.services.actor import Actor, now
from tests.services.mail_server import mail_server
from tests.web import mailbox

pytestmark = pytest.mark.django_db(databases=["default", "demo"])


@pytest.fixture
def invented(home: Actor) -> Iterator[Actor]:
    """The demo's record, empty."""
    file = settings.CONFIG.demo_home / "firsthand.sqlite3"
    file.parent.mkdir(exist_ok=True)
    file.touch()
    yield workspaces.open_home(workspaces.DEMO)
    file.unlink()


def test_appearance_is_kept_for_the_next_page(owner: Client, home: Actor) -> None:
    assert "data-theme" not in owner.get("/settings/").content.decode().partition("<head>")[0]
    owner.post("/settings/appearance/", {"appearance": "dark"})
    assert '<html lang="en-gb" data-theme="dark">' in owner.get("/people/").content.decode()


def test_an_appearance_that_there_is_not_is_refused(owner: Client, home: Actor) -> None:
    assert owner.post("/settings/appearance/", {"appearance": "neon"}).status_code == 422


def test_keys_can_be_switched_off(owner: Client, home: Actor) -> None:
    assert "<shortcut-keys>" in owner.get("/people/").content.decode()
    owner.post("/settings/shortcuts/", {})
    assert "<shortcut-keys>" not in owner.get("/people/").content.decode()


def test_who_i_am_can_be_changed(owner: Client, record: Actor) -> None:
    form = {
        "owner_name": "Maya L.",
        "time_zone": "Europe/London",
        "addresses": [mailbox.ME],
        "more_addresses": "Maya@Home.test",
        "delegates": ["joan@larkfield.test"],
    }
    owner.post("/settings/who/", form)
    mine = owners.who_am_i(record)
    assert [address for address, _ in mine.addresses] == ["maya@home.test", mailbox.ME]
    assert [address for address, _ in mine.delegates] == ["joan@larkfield.test"]
    kept = workspaces.settings(record)
    assert (kept.owner_name, kept.time_zone) == ("Maya L.", "Europe/London")


def test_what_is_no_address_is_refused(owner: Client, home: Actor) -> None:
    answer = owner.post("/settings/who/", {"more_addresses": "me", "time_zone": "Middle/Earth"})
    assert answer.status_code == 422
    assert "is not a mail address." in answer.content.decode()
    assert "No time zone has this name." in answer.content.decode()


def test_everything_comes_as_one_zip_and_can_be_brought_back(owner: Client, record: Actor) -> None:
    notes.write_note(record, "The number first", people.find(record, "Rosa Marin"))
    answer = owner.post("/settings/export/")
    assert answer.headers["content-type"] == "application/zip"
    archive = b"".join(answer.streaming_content)  # type: ignore[arg-type]
    assert zipfile.ZipFile(io.BytesIO(archive)).testzip() is None
    owner.post("/settings/delete/", {"words": "delete everything"})
    assert workspaces.is_empty(workspaces.open_home("default"))
    page = owner.post("/settings/restore/", {"archive": SimpleUploadedFile("firsthand.zip", archive)}).content.decode()
    assert "The export is back." in page
    assert "Rosa Marin" in owner.get("/people/").content.decode()


def test_a_file_that_is_no_export_is_refused_in_words(owner: Client, home: Actor) -> None:
    answer = owner.post("/settings/restore/", {"archive": SimpleUploadedFile("holiday.zip", b"not a zip")})
    assert answer.status_code == 409
    assert "Something broke" not in answer.content.decode()


@pytest.mark.parametrize("words", ["", "delete", "yes"])
def test_nothing_is_deleted_before_the_words_are_typed(owner: Client, record: Actor, words: str) -> None:
    assert owner.post("/settings/delete/", {"words": words}).status_code == 422
    assert not workspaces.is_empty(record)


def test_the_demo_is_marked_on_every_page_and_left_with_one_press(owner: Client, invented: Actor) -> None:
    assert "Invented people." not in owner.get("/settings/").content.decode()
    owner.post("/settings/demo/enter/", {})
    for address in ("/people/", "/settings/", "/sources/", "/welcome/", "/search/"):
        assert "Invented people." in owner.get(address).content.decode(), address
    owner.post("/settings/demo/leave/", {})
    assert "Invented people." not in owner.get("/settings/").content.decode()


def test_the_demo_and_the_own_record_never_mix(owner: Client, home: Actor, invented: Actor) -> None:
    describing.add(invented, "Henrik Dahl")
    describing.add(home, "Edith Crane")
    assert "Henrik Dahl" not in owner.get("/people/").content.decode()
    owner.post("/settings/demo/enter/", {})
    page = owner.get("/people/").content.decode()
    assert "Henrik Dahl" in page
    assert "Edith Crane" not in page


def test_a_demo_that_was_never_made_says_how_to_make_it(owner: Client, home: Actor) -> None:
    answer = owner.post("/settings/demo/enter/", {})
    assert answer.status_code == 404
    assert "firsthand demo" in answer.content.decode()


@pytest.mark.django_db(transaction=True, databases=["default", "demo"])
def test_mail_that_is_brought_in_leaves_the_demo_first(
    owner: Client, home: Actor, invented: Actor, tmp_path: Path
) -> None:
    owner.post("/settings/demo/enter/", {})
    assert "you leave the demo" in owner.get("/sources/").content.decode()
    folder = tmp_path / "empty"
    folder.mkdir()
    answer = owner.post("/sources/path/", {"path-path": str(folder)})
    page = owner.get(answer.headers["location"]).content.decode()
    assert "You have left the demo." in page
    assert "Invented people." not in page
    assert not imports.latest(invented)
    for _ in range(100):
        if (runs := imports.latest(home))[0].state != "running":
            break
        time.sleep(0.1)
    assert len(runs) == 1


WEIGHTS = {"timeliness": "40", "importance": "30", "fit": "10", "breadth": "10", "ease": "10"}


def test_what_counts_is_weighed_anew_and_put_back(owner: Client, home: Actor) -> None:
    assert owner.post("/settings/weights/", WEIGHTS).status_code == 302
    assert judging.weights(home).timeliness == 0.4
    assert 'value="40"' in owner.get("/settings/").content.decode()
    owner.post("/settings/weights/", {"reset": "1"})
    assert judging.weights(home) == DEFAULT_WEIGHTS


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ease": "5"}, "These come to 95; they must come to 100."),
        ({"ease": "-10"}, "greater than or equal to 0"),
        ({"ease": "ten"}, "Enter a whole number"),
        ({"ease": ""}, "required"),
    ],
)
def test_weights_that_do_not_come_to_100_are_refused(
    owner: Client, home: Actor, wrong: dict[str, str], words: str
) -> None:
    answer = owner.post("/settings/weights/", {**WEIGHTS, **wrong})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert judging.weights(home) == DEFAULT_WEIGHTS


def test_energy_is_said_from_1_to_5(owner: Client, home: Actor) -> None:
    assert owner.post("/settings/energy/", {"level": "2", "next": "/ledger/"}).headers["location"] == "/ledger/"
    assert judging.energy(home, now(home).day_number) == 2
    for wrong in ("0", "6", "much", ""):
        assert owner.post("/settings/energy/", {"level": wrong}).status_code == 422
    assert judging.energy(home, now(home).day_number) == 2


def test_the_daily_mail_is_off_until_it_is_set_up_and_a_test_can_be_sent(owner: Client, home: Actor) -> None:
    assert "Off. Nothing is sent." in owner.get("/settings/").content.decode()
    with mail_server() as server:
        form = {
            "sender": "ida@quay.test", "host": "127.0.0.1", "port": server.port, "security": "none", "hour": "8",
            "user": "", "password": "",
        }  # fmt: skip
        assert owner.post("/settings/digest/", form).headers["location"] == "/settings/#daily"
        page = owner.get("/settings/").content.decode()
        assert "to ida@quay.test, at 8:00" in page
        assert "Only your mail server is contacted." in page
        assert "A test is on its way" in owner.post("/settings/digest/test/").content.decode()
        assert [b"This is a test" in one for one in server.taken] == [True]
    failed = owner.post("/settings/digest/test/").content.decode()
    assert "cannot be reached" in failed
    owner.post("/settings/digest/off/")
    assert "Off. Nothing is sent." in owner.get("/settings/").content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"sender": "nobody"}, "no mail address"),
        ({"host": ""}, "This field is required."),
        ({"hour": "25"}, "less than or equal"),
        ({"security": "none"}, "Choose tls"),
        ({"port": "0"}, "greater than or equal"),
    ],
)
def test_a_daily_mail_that_cannot_be_sent_is_refused_in_words(
    owner: Client, home: Actor, changed: dict[str, str], words: str
) -> None:
    form = {
        "sender": "ida@quay.test",
        "host": "smtp.quay.test",
        "security": "tls",
        "hour": "8",
        "password": "hush-4711",
    }
    answer = owner.post("/settings/digest/", form | changed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "hush-4711" not in answer.content.decode()
    assert digest.plan(home) is None


def test_the_language_is_chosen_and_kept(owner: Client, home: Actor) -> None:
    page = owner.get("/settings/").content.decode()
    assert 'lang="en-gb"' in page
    answer = owner.post("/settings/language/", {"language": "en-gb"})
    assert answer.cookies["firsthand_language"].value == "en-gb"
    assert workspaces.settings(home).language == "en-gb"
    assert owner.post("/settings/language/", {"language": "xx"}).status_code == 422
    assert owner.post("/settings/language/", {"language": ""}).cookies["firsthand_language"].value == ""
    assert workspaces.settings(home).language == ""


def test_pages_speak_the_language_chosen_else_the_browsers_own(owner: Client) -> None:
    french = owner.get("/people/", headers={"accept-language": "fr-CH, fr;q=0.9, en;q=0.5"}).content.decode()
    assert '<html lang="fr"' in french
    assert "Personnes" in french
    owner.post("/settings/language/", {"language": "de"})
    german = owner.get("/people/", headers={"accept-language": "fr"}).content.decode()
    assert '<html lang="de"' in german
    assert "Heute" in german
    assert "Personen" in german


def test_what_a_service_says_comes_in_the_language_of_the_page(owner: Client) -> None:
    owner.post("/settings/language/", {"language": "es"})
    refused = owner.post("/network/pairs/", {"a": 1, "b": 1, "talk": "yes"})
    assert "names one person twice" not in refused.content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en-gb", "“Delete everything”"),
        ("de", "„alles löschen“"),
        ("fr", "«\u00a0tout supprimer\u00a0»"),
        ("es", "«eliminar todo»"),
    ],
)
def test_the_words_may_be_copied_with_the_marks_around_them(
    owner: Client, record: Actor, language: str, words: str
) -> None:
    owner.cookies["firsthand_language"] = language
    assert owner.post("/settings/delete/", {"words": words}).status_code == 302
    assert workspaces.is_empty(workspaces.open_home("default"))
