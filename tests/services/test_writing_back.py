"""What the user wrote of somebody, taken over into their card on a real server, and never over somebody else's words."""

import itertools
from collections.abc import Iterator

import pytest

from firsthand.domain.accounts import Account
from firsthand.domain.people import PersonId
from firsthand.errors import AccountError, FirsthandError
from firsthand.services import accounts, describing, people, syncing, writing_back
from firsthand.services.actor import Actor
from firsthand.services.writing_back import Line, Prepared
from firsthand.storage.connection import rows
from tests.support.radicale import Radicale

pytestmark = pytest.mark.django_db(transaction=True)

_numbers = itertools.count(1)

ADA = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ada@moss.test\r\nFN:Ada Moss\r\nN:Moss;Ada;;;\r\nEMAIL;TYPE=WORK:ada@moss.test\r\n"
    "ORG:Moss;Roofs\r\nTITLE:Head\r\nX-ODD;Y=1:kept\r\nNOTE:theirs\r\nEND:VCARD\r\n"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Radicale]:
    started = Radicale()
    yield started
    started.stop()


@pytest.fixture
def book(server: Radicale) -> str:
    return server.make_collection("carddav", f"book-{next(_numbers)}", "Friends")


@pytest.fixture
def account(actor: Actor, server: Radicale, book: str) -> Account:
    """An address book with one card, read once, into which may be written."""
    server.put(f"{book}ada.vcf", ADA)
    settings = {"url": server.url, "user": server.user, "collections": [book]}
    made = accounts.add(actor, "carddav", settings, {"password": server.password})
    syncing.sync(actor, made.id)
    return accounts.change(actor, made.id, writes_back=True)


@pytest.fixture
def ada(actor: Actor, account: Account) -> PersonId:
    return people.find(actor, "ada@moss.test")


def prepared(actor: Actor, person: PersonId) -> Prepared:
    found = writing_back.prepare(actor, person)
    assert found is not None
    return found


def test_only_the_lines_that_the_users_words_change_are_written(
    actor: Actor, account: Account, ada: PersonId, server: Radicale, book: str
) -> None:
    assert writing_back.prepare(actor, ada) is None
    describing.describe(actor, ada, organisation="Moss & Fern", role_title="Owner")
    change = prepared(actor, ada)
    assert change.host == "127.0.0.1"
    assert change.lines == (Line("ORG:Moss;Roofs", "ORG:Moss & Fern"), Line("TITLE:Head", "TITLE:Owner"))

    assert writing_back.send(actor, ada, change.token) == "written"
    text = server.text(f"{book}ada.vcf")
    assert "ORG:Moss & Fern" in text
    assert "X-ODD;Y=1:kept" in text
    assert "NOTE:theirs" in text
    assert writing_back.prepare(actor, ada) is None
    syncing.sync(actor, account.id)
    assert writing_back.prepare(actor, ada) is None
    assert people.find(actor, "ada@moss.test") == ada
    assert rows(actor.scope, "SELECT COUNT(*) FROM card WHERE workspace_id = %s", [actor.scope.workspace]) == [(1,)]


def test_a_new_name_is_written_with_its_parts(actor: Actor, ada: PersonId, server: Radicale, book: str) -> None:
    describing.describe(actor, ada, name="Ada Möss-Fern")
    change = prepared(actor, ada)
    assert {line.after for line in change.lines} == {"FN:Ada Möss-Fern", "N:Möss-Fern;Ada;;;"}
    assert writing_back.send(actor, ada, change.token) == "written"
    assert "FN:Ada Möss-Fern" in server.text(f"{book}ada.vcf")


def test_nothing_is_even_prepared_where_the_account_may_not_be_written_to(
    actor: Actor, account: Account, ada: PersonId
) -> None:
    accounts.change(actor, account.id, writes_back=False)
    describing.describe(actor, ada, role_title="Owner")
    assert writing_back.prepare(actor, ada) is None


def test_an_account_is_not_written_to_unless_the_user_says_so(actor: Actor, server: Radicale, book: str) -> None:
    settings = {"url": server.url, "user": server.user, "collections": [book]}
    assert not accounts.add(actor, "carddav", settings, {"password": server.password}).writes_back


def test_a_change_that_was_not_shown_is_not_sent(actor: Actor, ada: PersonId, server: Radicale, book: str) -> None:
    describing.describe(actor, ada, role_title="Owner")
    token = prepared(actor, ada).token
    describing.describe(actor, ada, role_title="Somebody else")
    for wrong in (token, "", "x"):
        with pytest.raises(FirsthandError, match="no longer what you were shown"):
            writing_back.send(actor, ada, wrong)
    assert "TITLE:Head" in server.text(f"{book}ada.vcf")


def test_what_somebody_else_wrote_stands_and_is_shown_beside_the_users_words(
    actor: Actor, ada: PersonId, server: Radicale, book: str
) -> None:
    describing.describe(actor, ada, role_title="Owner")
    token = prepared(actor, ada).token
    server.put(f"{book}ada.vcf", ADA.replace("TITLE:Head", "TITLE:Chair"))
    assert writing_back.send(actor, ada, token) == "overtaken"
    assert "TITLE:Chair" in server.text(f"{book}ada.vcf")

    again = prepared(actor, ada)
    assert again.lines == (Line("TITLE:Chair", "TITLE:Owner"),)
    assert writing_back.send(actor, ada, again.token) == "written"
    assert "TITLE:Owner" in server.text(f"{book}ada.vcf")


def test_the_user_may_let_the_card_stand(actor: Actor, ada: PersonId, server: Radicale, book: str) -> None:
    describing.describe(actor, ada, name="Adah", role_title="Owner")
    writing_back.keep_theirs(actor, ada)
    assert writing_back.prepare(actor, ada) is None
    assert people.names(actor, [ada]) == {ada: "Ada Moss"}
    assert "TITLE:Head" in server.text(f"{book}ada.vcf")


def test_a_card_that_was_deleted_is_not_made_anew(actor: Actor, ada: PersonId, server: Radicale, book: str) -> None:
    server.put(f"{book}ben.vcf", ADA.replace("ada", "ben").replace("Ada", "Ben"))
    describing.describe(actor, ada, role_title="Owner")
    server.delete(f"{book}ada.vcf")
    assert writing_back.send(actor, ada, prepared(actor, ada).token) == "gone"


def test_an_address_book_that_is_suddenly_empty_is_not_written_to(
    actor: Actor, ada: PersonId, server: Radicale, book: str
) -> None:
    describing.describe(actor, ada, role_title="Owner")
    server.delete(f"{book}ada.vcf")
    with pytest.raises(AccountError, match="suddenly empty"):
        writing_back.send(actor, ada, prepared(actor, ada).token)


def test_a_server_that_is_away_is_said_in_words(actor: Actor, ada: PersonId, server: Radicale) -> None:
    describing.describe(actor, ada, role_title="Owner")
    token = prepared(actor, ada).token
    server.halt()
    try:
        with pytest.raises(AccountError) as refusal:
            writing_back.send(actor, ada, token)
        assert server.password not in str(refusal.value)
    finally:
        server.restart()
    assert writing_back.send(actor, ada, token) == "written"


def test_somebody_on_two_cards_is_left_to_the_user(
    actor: Actor, account: Account, ada: PersonId, server: Radicale, book: str
) -> None:
    server.put(f"{book}ada2.vcf", ADA.replace("UID:ada@moss.test", "UID:ada2@moss.test"))
    syncing.sync(actor, account.id)
    describing.describe(actor, ada, role_title="Owner")
    assert writing_back.prepare(actor, ada) is None
