"""Lists, role mailboxes and robots are set aside; people are not."""

import pytest

from firsthand.domain.identity import Mailbox, resolve

GMAIL = "gmail.com"


def kind(mailbox: Mailbox) -> str:
    person = resolve([mailbox]).people[0]
    assert bool(person.kind_reason) == (person.kind != "person")
    return person.kind


@pytest.mark.parametrize(
    "mailbox",
    [
        Mailbox(1, "noreply@shop.test", "Shop", sent=3),
        Mailbox(1, "mailer-daemon@acme.test", "Mail Delivery Subsystem", sent=1),
        Mailbox(1, "do-not-reply@acme.test", "Ann Roe", sent=5, automated=5),
        Mailbox(1, "weekly@shop.test", "Shop Weekly", sent=9, automated=9),
        Mailbox(1, "bounces+123-abc@mail.shop.test", "", sent=1),
        Mailbox(1, "arsystem@acme.test", "ARSystem", sent=46),
        Mailbox(1, "hello@shop.test", "Huge Savings!", sent=4, automated=4),
        Mailbox(1, "news@shop.test", "Shop News", sent=4, listed=4),
        Mailbox(1, "member@polls.test", "Acme via Polls", sent=2, automated=2),
        Mailbox(1, "offers-ab20240102@shop.test", "Shop", sent=1),
        Mailbox(1, "customerservice@shop.test", "", sent=1),
        Mailbox(1, "build@ci.acme.test", "Release Bot", sent=60),
        Mailbox(1, "rooms@booking.acme.test", "Room Booking", sent=40, automated=20),
        Mailbox(1, "travel7@wharfside.test", "Wharfside Coast", sent=40),
    ],
)
def test_machines_are_automated(mailbox: Mailbox) -> None:
    assert kind(mailbox) in {"automated", "role"}


@pytest.mark.parametrize(
    "mailbox",
    [
        Mailbox(1, "all.employees@acme.test", "All Northtown Employees", received=5),
        Mailbox(1, "dl-everyone@acme.test", "DL-Everyone", received=5),
        Mailbox(1, "gardeners-list@example.com", "", received=9),
        Mailbox(1, "trading.group@acme.test", "Trading Floor Group", received=9),
        Mailbox(1, "users@lists.example.com", "", received=9),
        Mailbox(1, "", "All Northtown Staff", received=2),
    ],
)
def test_lists_are_lists(mailbox: Mailbox) -> None:
    assert kind(mailbox) == "list"


@pytest.mark.parametrize(
    "mailbox",
    [
        Mailbox(1, "info@acme.test", "", received=2),
        Mailbox(1, "legal@acme.test", "legal", received=3),
        Mailbox(1, "hr@acme.test", "Human Resources", sent=3, received=3),
        Mailbox(1, "support@acme.test", "Acme", sent=3, from_owner=2, received=2),
        Mailbox(1, "office.chairman@acme.test", "Office of the Chairman", sent=60),
    ],
)
def test_offices_are_roles(mailbox: Mailbox) -> None:
    assert kind(mailbox) == "role"


@pytest.mark.parametrize(
    "mailbox",
    [
        # An assistant who sends invitations to many; somebody terse; somebody who once posted to a list.
        Mailbox(1, "ann.roe@acme.test", "Ann Roe", sent=200, recipients_mean=40.0),
        Mailbox(1, f"xk7@{GMAIL}", "", sent=2, received=1),
        Mailbox(1, f"ann.roe@{GMAIL}", "Ann Roe", sent=1, listed=1),
        Mailbox(1, f"ann.roe@{GMAIL}", "Ann Roe", sent=30, listed=30),
        Mailbox(1, "lists@example.com", "Ann Roe via Gardeners", sent=30, listed=30),
        # Names that only look like offices.
        Mailbox(1, "grace.list@acme.test", "Grace List", sent=3, received=4),
        Mailbox(1, "joe.bank@acme.test", "Bank, Joe", received=4),
        Mailbox(1, "joe.press@acme.test", "Press, Joe", received=4),
        # Somebody whose newsletters look automatic now and then.
        Mailbox(1, "ann.roe@acme.test", "Ann Roe", sent=20, automated=8, received=30, from_owner=10),
        Mailbox(1, "", "Ann Roe", received=1),
        Mailbox(1, "allison@acme.test", "", received=4),
        Mailbox(1, "xk7@acme.test", "Lori", sent=12),
        Mailbox(1, "docs-noreply@files.test", "Ann Roe (via Docs)", sent=3, automated=3),
        Mailbox(1, "contact@roedale.test", "Ann Roedale", sent=8, received=8, from_owner=8),
        Mailbox(1, "ann.free@acme.test", "Darryl S Free", received=2),
        Mailbox(1, "roes77@acme.test", "Ann & Bo Roe (E-mail)", received=2),
    ],
)
def test_people_are_people(mailbox: Mailbox) -> None:
    assert kind(mailbox) == "person"


def test_a_mailbox_with_nothing_at_all_is_no_person() -> None:
    assert kind(Mailbox(1, "", "", received=1)) == "automated"


def test_a_robot_is_never_joined_to_a_person_by_name() -> None:
    people = resolve(
        [
            Mailbox(1, "noreply@acme.test", "Ann Roedale", sent=5, automated=5),
            Mailbox(2, "ann.roedale@acme.test", "Ann Roedale", sent=5, received=5),
        ]
    ).people
    assert [person.kind for person in people] == ["automated", "person"]
