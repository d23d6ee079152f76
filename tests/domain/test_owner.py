"""Whose mail it is, proposed with reasons."""

from firsthand.domain.identity import Mailbox, OwnerIdentity
from firsthand.domain.owner import propose

GMAIL = "gmail.com"

OWNER = Mailbox(1, "ann.roedale@acme.test", "Ann Roedale", sent=80, received=120)
ASSISTANT = Mailbox(2, "bo.birchham@acme.test", "Bo Birchham", sent=60, received=30)
BOSS = Mailbox(3, "cy.elmsworth@acme.test", "Cy Elmsworth", sent=90, received=60)
LIST = Mailbox(4, "all.staff@acme.test", "All Acme Staff", received=300)


def test_the_owner_is_whose_mail_lies_in_the_sent_folder() -> None:
    proposal = propose([OWNER, ASSISTANT, BOSS, LIST], {1: 70, 2: 5})
    assert proposal.name == "Ann Roedale"
    assert [one.address for one in proposal.addresses] == ["ann.roedale@acme.test"]
    assert "70 messages in the sent folders" in proposal.addresses[0].reason


def test_who_sends_from_the_owners_folder_is_proposed_as_delegate() -> None:
    proposal = propose([OWNER, ASSISTANT, BOSS], {1: 70, 2: 5, 3: 1})
    assert [one.address for one in proposal.delegates] == ["bo.birchham@acme.test"]
    assert proposal.identity() == OwnerIdentity(("ann.roedale@acme.test",), ("bo.birchham@acme.test",))


def test_who_sends_in_the_owners_name_is_proposed_as_delegate() -> None:
    proposal = propose([OWNER, ASSISTANT, BOSS], {1: 70}, sent_on_behalf={(2, 1): 8, (2, 3): 50, (3, 2): 9})
    assert [(one.address, one.reason) for one in proposal.delegates] == [
        ("bo.birchham@acme.test", "Bo Birchham sent 8 messages in your name.")
    ]


def test_an_assistant_who_sends_most_is_not_taken_for_the_owner() -> None:
    assert propose([OWNER, ASSISTANT], {1: 30, 2: 40}).name == "Ann Roedale"


def test_without_a_sent_folder_the_one_most_written_to_is_proposed() -> None:
    assert propose([OWNER, ASSISTANT, BOSS, LIST], {}).name == "Ann Roedale"


def test_all_addresses_of_the_owner_are_proposed_with_the_reason_they_were_joined() -> None:
    other = Mailbox(5, "roedale@acme.test", "", received=4)
    proposal = propose([OWNER, BOSS, other], {1: 70})
    assert [one.address for one in proposal.addresses] == ["ann.roedale@acme.test", "roedale@acme.test"]
    assert "family name" in proposal.addresses[1].reason


def test_addresses_made_of_the_owners_name_are_questions() -> None:
    home = Mailbox(5, f"aroedale@{GMAIL}", "", received=4)
    family = Mailbox(6, f"bo.roedale@{GMAIL}", "", received=4)
    proposal = propose([OWNER, home, family], {1: 70})
    assert [one.address for one in proposal.maybe] == [f"aroedale@{GMAIL}"]


def test_the_owners_name_at_another_place_is_the_owner_and_no_delegate() -> None:
    before = Mailbox(5, "ann.roedale@former.test", "Ann Roedale", sent=20, received=20)
    home = Mailbox(6, "ann.roedale@homepost.test", "Ann Roedale", received=2)
    proposal = propose([OWNER, BOSS, before, home], {1: 70, 5: 20})
    assert {one.address for one in proposal.addresses} == {OWNER.address, before.address, home.address}
    assert not proposal.delegates
    assert not proposal.maybe


def test_what_the_user_said_is_not_second_guessed() -> None:
    proposal = propose([OWNER, BOSS], {3: 50}, owner=OwnerIdentity(("ann.roedale@acme.test",)))
    assert proposal.name == "Ann Roedale"
    assert [one.address for one in proposal.delegates] == ["cy.elmsworth@acme.test"]


def test_a_mailbox_without_people_proposes_nobody() -> None:
    assert propose([LIST], {}).addresses == ()
    assert propose([], {}).name == ""
