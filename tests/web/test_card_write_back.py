"""A change of somebody's card on a real server: shown on their page, written after one press, and for nobody else."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from firsthand.services import accounts, describing, people, syncing
from firsthand.services.actor import Actor, now
from tests.support.radicale import Radicale

pytestmark = pytest.mark.django_db(transaction=True)

ADA = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ada@moss.test\r\nFN:Ada Moss\r\nN:Moss;Ada;;;\r\nEMAIL:ada@moss.test\r\nTITLE:Head\r\n"
    "END:VCARD\r\n"
)


@pytest.fixture
def server() -> Iterator[Radicale]:
    started = Radicale()
    yield started
    started.stop()


def test_the_page_shows_the_lines_and_writes_them_when_the_user_says_so(
    owner: Client, stranger: Client, home: Actor, server: Radicale
) -> None:
    book = server.make_collection("carddav", "friends", "Friends")
    server.put(f"{book}ada.vcf", ADA)
    settings = {"url": server.url, "user": server.user, "collections": [book]}
    account = accounts.add(home, "carddav", settings, {"password": server.password})
    syncing.sync(home, account.id)
    accounts.change(home, account.id, writes_back=True)
    ada = people.find(home, "ada@moss.test")
    address = f"/people/{ada}/"
    assert "Their card" not in owner.get(address).content.decode()

    describing.describe(home, ada, role_title="Owner <b>")
    page = owner.get(address).content.decode()
    assert "This will change one line of Ada’s card at 127.0.0.1." in page
    assert "<code>TITLE:Head</code>" in page
    assert "<code>TITLE:Owner &lt;b&gt;</code>" in page
    (token,) = re.findall(r'name="token" value="(\w+)"', page)
    assert stranger.post(f"{address}card/send/", {"token": token}).status_code == 403
    assert owner.post(f"{address}card/send/", {"token": "another"}).status_code == 409
    assert "TITLE:Head" in server.text(f"{book}ada.vcf")

    server.put(f"{book}ada.vcf", ADA.replace("Head", "Chair"))
    page = owner.post(f"{address}card/send/", {"token": token}).content.decode()
    assert "Somebody changed this card in the meantime. Nothing was written." in page
    assert "<code>TITLE:Chair</code>" in page
    (token,) = re.findall(r'name="token" value="(\w+)"', page)
    page = owner.post(f"{address}card/send/", {"token": token}).content.decode()
    assert "Written." in page
    assert "TITLE:Owner <b>" in server.text(f"{book}ada.vcf")

    describing.describe(home, ada, role_title="Nobody")
    assert owner.post(f"{address}card/keep/").status_code == 302
    assert people.show(home, ada, now(home)).row.role_title == "Owner <b>"
