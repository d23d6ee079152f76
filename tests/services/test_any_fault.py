"""Whatever breaks while accounts are read: once read to the end, the record is what an undisturbed reading makes of it."""

import os
import random
from collections.abc import Iterator

import pytest

from firsthand.domain.accounts import Account
from firsthand.errors import FirsthandError
from firsthand.services import accounts, imports, syncing, taking_back
from firsthand.services.actor import Actor
from firsthand.storage.connection import rows
from tests.connectors.letters import letter
from tests.support.dovecot import PASSWORD, USER, WHAT_TO_DO, Dovecot, find_program
from tests.support.proxy import Proxy
from tests.support.radicale import Radicale

pytestmark = pytest.mark.django_db(transaction=True)

CUTS = 6


@pytest.fixture
def mail() -> Iterator[Dovecot]:
    program = find_program()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(f"There is no Dovecot here. {WHAT_TO_DO}")
        pytest.skip(f"There is no Dovecot here. {WHAT_TO_DO}")
    server = Dovecot(program)
    server.fill("INBOX", [written(number) for number in range(120)])
    server.fill("Work", [written(number) for number in range(100, 180)])
    server.start()
    yield server
    server.remove()


@pytest.fixture
def dav() -> Iterator[Radicale]:
    server = Radicale()
    yield server
    server.stop()


def written(number: int) -> bytes:
    sender = f"Ada Moss {number % 7} <ada{number % 7}@moss.test>"
    return letter(f"Message-ID: <{number}@moss.test>", sender=sender, to=USER, subject=f"Rope {number}") + b"x" * 3000


def mail_account(actor: Actor, server: Dovecot, port: int | None = None) -> Account:
    settings = {
        "host": "localhost", "port": port or server.tls_port, "user": USER, "ca_file": str(server.authority.file),
    }  # fmt: skip
    return accounts.add(actor, "imap", settings, {"password": PASSWORD})


def dav_account(actor: Actor, server: Radicale, kind: str) -> Account:
    return accounts.add(
        actor, kind, {"url": server.url, "user": server.user, "collections": []}, {"password": server.password}
    )


def record(actor: Actor) -> dict[str, list[tuple[object, ...]]]:
    """All of the record that does not hang on ids, paths and times of reading."""
    questions = {
        "interactions": "SELECT i.key, i.subject, i.sent_at, i.direction, i.personal, i.recipients FROM interaction i",
        "participants": "SELECT i.key, p.role, m.address, m.name FROM participant p JOIN interaction i ON i.id ="
        " p.interaction_id JOIN mailbox m ON m.id = p.mailbox_id",
        "texts": "SELECT i.key, t.subject, t.body FROM interaction_text t JOIN interaction i ON i.id = t.id",
        "people": "SELECT p.name, p.kind, m.address, m.name, m.sent, m.received FROM mailbox m JOIN person p ON p.id ="
        " m.person_id",
        "ties": "SELECT p.name, t.contact_days, t.incoming_days, t.last_contact_day FROM tie t JOIN person p ON p.id ="
        " t.person_id",
        "daily": "SELECT m.address, m.name, d.day, d.out_count, d.in_count FROM daily d JOIN mailbox m ON m.id = d.mailbox_id",
        "meetings": "SELECT m.uid, m.recurrence_id, m.starts_at, m.status, m.place FROM meeting m",
        "cards": "SELECT c.key, c.digest, c.name FROM card c",
    }
    return {
        name: sorted(map(_plain, rows(actor.scope, sql)), key=repr) for name, sql in questions.items()
    }  # fmt: skip


def _plain(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(bytes(value).hex() if isinstance(value, bytes | memoryview) else value for value in row)


def read(actor: Actor, account: Account) -> None:
    """Read an account as the background would, whatever comes of it."""
    try:
        syncing.sync(actor, account.id)
    except FirsthandError:
        return


def test_wherever_the_line_to_a_mail_server_is_cut(actor: Actor, mail: Dovecot) -> None:
    with Proxy(mail.tls_port) as line:
        account = mail_account(actor, mail, line.port)
        read(actor, account)
        undisturbed, total = record(actor), line.bytes_from_server
        assert len(undisturbed["interactions"]) == 180
        chance = random.Random(5)
        for _ in range(CUTS):
            accounts.remove(actor, account.id)
            _empty(actor)
            account = mail_account(actor, mail, line.port)
            at = chance.randrange(1, total)
            line.cut_after(at)
            read(actor, account)
            line.cut_after(None)
            read(actor, account)
            assert record(actor) == undisturbed, f"cut after {at} of {total} bytes"


def test_a_run_that_is_undone_and_read_again_gives_the_same_record(actor: Actor, mail: Dovecot) -> None:
    account = mail_account(actor, mail)
    read(actor, account)
    undisturbed = record(actor)
    (run, *_) = imports.latest(actor)
    taking_back.undo(actor, run.run)
    assert record(actor)["interactions"] == []
    accounts.remove(actor, account.id)
    read(actor, mail_account(actor, mail))
    assert record(actor) == undisturbed


def test_two_accounts_with_the_same_mail_count_it_once(actor: Actor, mail: Dovecot) -> None:
    with Proxy(mail.tls_port) as line:
        read(actor, mail_account(actor, mail))
        once = record(actor)
        read(actor, mail_account(actor, mail, line.port))
        assert record(actor) == once


@pytest.mark.parametrize("kind", ["caldav", "carddav"])
def test_a_server_restarted_changed_and_emptied_leaves_the_record_right(actor: Actor, dav: Radicale, kind: str) -> None:
    make = _event if kind == "caldav" else _card
    ending = "ics" if kind == "caldav" else "vcf"
    url = dav.make_collection(kind, "room", "Moss")
    dav.fill(url, {f"{number}.{ending}": make(number, "Rope") for number in range(12)})
    account = dav_account(actor, dav, kind)
    read(actor, account)
    dav.put(f"{url}3.{ending}", make(3, "Cord"))
    dav.delete(f"{url}4.{ending}")
    dav.halt()
    read(actor, account)
    dav.start()
    read(actor, account)
    after = record(actor)
    accounts.remove(actor, account.id)
    _empty(actor)
    account = dav_account(actor, dav, kind)
    read(actor, account)
    assert record(actor) == after
    for number in (*range(4), *range(5, 12)):
        dav.delete(f"{url}{number}.{ending}")
    read(actor, account)
    assert record(actor) == after
    assert any("suddenly empty" in one.reason for one in imports.latest(actor)[0].sources[0].set_aside)


def _event(number: int, word: str) -> str:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\n"
        f"UID:{number}@moss.test\r\nDTSTAMP:20260301T100000Z\r\nDTSTART:202603{number + 1:02d}T100000Z\r\n"
        f"DTEND:202603{number + 1:02d}T110000Z\r\nSUMMARY:{word} {number}\r\nORGANIZER:mailto:{USER}\r\n"
        f"ATTENDEE;CN=Ada Moss;PARTSTAT=ACCEPTED:mailto:ada@moss.test\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def _card(number: int, word: str) -> str:
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{number}\r\nFN:Ada {word} {number}\r\nN:{word};Ada {number};;;\r\n"
        f"EMAIL:ada{number}@moss.test\r\nEND:VCARD\r\n"
    )


def _empty(actor: Actor) -> None:
    from firsthand.services.forgetting import delete_everything

    delete_everything(actor)
