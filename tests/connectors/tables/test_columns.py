"""How the columns of a table are read is told before its first row, for all tables and in plain words."""

from pathlib import Path

import pytest

from firsthand.connectors.base import Columns
from firsthand.connectors.stream import events
from tests.connectors.tables import test_google, test_linkedin
from tests.connectors.tables.table_reading import NOW, columns, table


def test_columns_of_any_table_are_told_as_they_stand_and_nothing_is_left_unsaid() -> None:
    found = columns("Name,E-Mail,Work Phone,Shoe size,Geburtsdatum,\nIda,ida@moss.test,1,41,,\n")
    assert found == {
        "Name": "name",
        "E-Mail": "mail address",
        "Work Phone": "phone number (work)",
        "Shoe size": "kept as a note",
        "Geburtsdatum": "birthday",
    }


def test_columns_of_google_contacts() -> None:
    found = columns(table(test_google.NEW, ["Ida"]))
    assert set(found) == set(test_google.NEW)
    assert found["First Name"] == "given name"
    assert found["E-mail 2 - Value"] == "mail address"
    assert found["E-mail 2 - Label"] == "mail address: what kind"
    assert found["Photo"] == "left out"
    assert found["Phonetic First Name"] == "kept as a note"
    assert found["Labels"] == "groups"


@pytest.mark.parametrize("last", ["Connected On", "Vernetzt am", "Something in another language"])
def test_columns_of_linkedins_connections_in_any_language(last: str) -> None:
    heading = f"First Name,Last Name,URL,Email Address,Company,Position,{last}\n"
    found = columns(test_linkedin.NOTES + heading + test_linkedin.ROW)
    assert found[last] == "connected since"
    assert found["Company"] == "organisation"


def test_columns_of_linkedins_messages_and_invitations() -> None:
    found = columns(table(test_linkedin.MESSAGES, ["2-abc"]))
    assert found["FROM"] == found["SENDER PROFILE URL"] == "from whom"
    assert found["CONVERSATION TITLE"] == "left out"
    found = columns(table(["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl"], ["Ida"]))
    assert found["inviterProfileUrl"] == "from whom"


def test_columns_are_told_with_their_source(tmp_path: Path) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text("Name,Email\nIda,ida@moss.test\n")
    told = [event for event in events([path], now=NOW) if isinstance(event, Columns)]
    assert told == [Columns(str(path), (("Name", "name"), ("Email", "mail address")))]
