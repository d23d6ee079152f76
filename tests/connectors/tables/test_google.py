"""Google Contacts, in the layout of 2024 and the one before it."""

import pytest

from firsthand.domain.cards import Labelled, PersonalDate, Position
from tests.connectors.tables.table_reading import card, kind, rejected, table

NEW = [
    "First Name", "Middle Name", "Last Name", "Phonetic First Name", "Name Prefix", "Name Suffix", "Nickname", "File As",
    "Organization Name", "Organization Title", "Organization Department", "Birthday", "Notes", "Photo", "Labels",
    "E-mail 1 - Label", "E-mail 1 - Value", "E-mail 2 - Label", "E-mail 2 - Value", "Phone 1 - Label", "Phone 1 - Value",
    "Address 1 - Label", "Address 1 - Formatted", "Address 1 - Street", "Address 1 - City", "Relation 1 - Label",
    "Relation 1 - Value", "Event 1 - Label", "Event 1 - Value", "Website 1 - Label", "Website 1 - Value",
    "Custom Field 1 - Label", "Custom Field 1 - Value",
]  # fmt: skip


def row(headings: list[str], **cells: str) -> list[str]:
    folded = {heading.lower().replace(" - ", "_").replace(" ", "_").replace("-", ""): heading for heading in headings}
    assert cells.keys() <= folded.keys()
    return [next((value for name, value in cells.items() if folded[name] == heading), "") for heading in headings]


def test_a_contact_of_the_new_layout_is_read_whole() -> None:
    found = card(
        table(
            NEW,
            row(
                NEW,
                first_name="Ida",
                last_name="Moss",
                name_prefix="Dr",
                nickname="Idi",
                organization_name="Moss AG",
                organization_title="Chair",
                organization_department="Board",
                birthday="1979-12-10",
                notes="first\nsecond",
                labels="* myContacts ::: Friends",
                email_1_label="* Home",
                email_1_value="Ida@Moss.test ::: old@moss.test",
                email_2_label="Work",
                email_2_value="IDA@moss.test",
                phone_1_label="Mobile",
                phone_1_value="+41 1 ::: +41 2",
                address_1_label="Home",
                address_1_formatted="Elm 1\n8000 Town",
                address_1_street="Elm 1",
                relation_1_label="Spouse",
                relation_1_value="Ben Moss",
                event_1_label="Anniversary",
                event_1_value="2001-06-02",
                website_1_label="Profile",
                website_1_value="https://www.linkedin.com/in/Ida-Moss/",
                custom_field_1_label="Shoe size",
                custom_field_1_value="39",
                phonetic_first_name="Aida",
            ),
        )
    )

    assert (found.name, found.prefix, found.nicknames) == ("Ida Moss", "Dr", ("Idi",))
    assert found.addresses == (Labelled("Home", "ida@moss.test"), Labelled("Home", "old@moss.test"))
    assert found.phones == (Labelled("Mobile", "+41 1"), Labelled("Mobile", "+41 2"))
    assert found.places == (Labelled("Home", "Elm 1, 8000 Town"),)
    assert found.groups == ("myContacts", "Friends")
    assert found.positions == (Position("Moss AG", "Board", "Chair", None, None, None),)
    assert found.dates == (PersonalDate("birthday", 1979, 12, 10), PersonalDate("anniversary", 2001, 6, 2))
    assert found.related == (Labelled("spouse", "Ben Moss"),)
    assert found.links == (Labelled("Profile", "linkedin.com/in/ida-moss"),)
    assert found.notes == ("Shoe size: 39", "first\nsecond", "Phonetic first name: Aida")


LEGACY = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Birthday,Occupation,Notes,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,"
    "Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,IM 1 - Type,IM 1 - Service,IM 1 - Value"
).split(",")
OLD_ROW = (
    "Ida Moss,Ida,,Moss,,, --12-10,Diver,,* myContacts ::: Board,* Work,ida@moss.test,Mobile,+41 1,,Moss AG ::: Dale Ltd,,"
    "Chair ::: Adviser,,,Jabber,ida@chat.test"
).split(",")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_layout_before_2024_is_read_in_every_encoding_that_google_wrote(encoding: str) -> None:
    found = card(table(LEGACY, OLD_ROW, encoding=encoding))

    assert found.name == "Ida Moss"
    assert found.dates == (PersonalDate("birthday", None, 12, 10),)
    assert found.groups == ("myContacts", "Board")
    assert [(one.organisation, one.title) for one in found.positions] == [("Moss AG", "Chair"), ("Dale Ltd", "Adviser")]
    assert found.links == (Labelled("Jabber", "ida@chat.test"),)
    assert found.notes == ("Occupation: Diver",)


def test_an_address_in_place_of_a_name_is_no_name() -> None:
    found = card(table(NEW, row(NEW, first_name="ida@moss.test", email_1_value="ida@moss.test")))

    assert found.name == ""
    assert found.addresses == (Labelled("", "ida@moss.test"),)


def test_a_contact_with_a_name_alone_is_kept_and_one_with_nothing_is_said() -> None:
    assert card(table(NEW, row(NEW, first_name="Ida"))).name == "Ida"
    assert "names nobody" in rejected(table(NEW, row(NEW, labels="* Other Contacts")))[0].reason


def test_a_company_alone_is_an_organisation() -> None:
    found = card(table(NEW, row(NEW, organization_name="Moss AG", phone_1_value="+41 1")))

    assert (found.name, found.sort) == ("Moss AG", "organisation")


def test_headings_alone_are_recognised_and_hold_nobody() -> None:
    assert kind(table(NEW)) == "google-contacts"
    assert rejected(table(NEW)) == []
