"""Connections, messages and invitations as LinkedIn exports them."""

import pytest

from firsthand.domain.cards import Labelled, PersonalDate, Position
from firsthand.domain.messages import Named
from tests.connectors.tables.table_reading import card, kind, messages, read, rejected, table

HEADINGS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
NOTES = 'Notes:\n"When exporting, some addresses are missing, as ""hidden"" ones are."\n\n'
ROW = "Ida,Moss,https://www.linkedin.com/in/ida-moss,ida@moss.test,Moss & Co,Founder,05 Sep 2024\n"

MESSAGES = [
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
]  # fmt: skip
ME = "https://www.linkedin.com/in/me-myself"
IDA = "https://www.linkedin.com/in/ida-moss"
BEN = "https://www.linkedin.com/in/ben-dale"


def message_row(**cells: str) -> list[str]:
    usual = {"conversation_id": "2-abc", "from": "Ida Moss", "sender_profile_url": IDA, "to": "Me Myself"}
    usual |= {"recipient_profile_urls": ME, "date": "2024-05-06 07:08:09 UTC", "content": "Hello", "folder": "INBOX"}
    usual |= cells
    return [usual.get(heading.lower().replace(" ", "_"), "") for heading in MESSAGES]


def test_a_connection_is_a_card_known_by_its_profile() -> None:
    found = card(NOTES + HEADINGS + ROW)

    assert found.uid == "linkedin.com/in/ida-moss"
    assert found.links == (Labelled("LinkedIn", "linkedin.com/in/ida-moss"),)
    assert found.addresses == (Labelled("", "ida@moss.test"),)
    assert found.positions == (Position("Moss & Co", "", "Founder", None, None, None),)
    assert found.dates == (PersonalDate("connected", 2024, 9, 5),)
    assert (found.name, found.given, found.family) == ("Ida Moss", "Ida", "Moss")
    assert found.where == "row 5"


def test_the_notes_on_top_change_nothing_but_the_row_number() -> None:
    assert card(HEADINGS + ROW) == card(NOTES + HEADINGS + ROW)._replace(where="row 2")


def test_the_key_stays_while_everything_but_the_profile_changes() -> None:
    before = card(HEADINGS + ROW)
    after = card(HEADINGS + "Ida,Moss-Dale,HTTPS://de.linkedin.com/in/Ida-Moss/?trk=x,,New Ltd,Chair,05 Sep 2024\n")

    assert after.key == before.key
    assert after.digest != before.digest


def test_an_encoded_profile_is_decoded() -> None:
    assert card(HEADINGS + "Zoë,Vale,https://www.linkedin.com/in/zo%C3%AB-vale,,,,01 Feb 2024\n").uid == (
        "linkedin.com/in/zoë-vale"
    )


def test_the_old_format_has_no_profile_and_a_date_with_a_time() -> None:
    found = card(
        'First Name,Last Name,Email Address,Company,Position,Connected On\nIda,Moss,ida@moss.test,,,"1/15/18, 3:04 PM"\n'
    )

    assert found.uid == ""
    assert found.dates == (PersonalDate("connected", 2018, 1, 15),)


def test_who_closed_the_account_is_set_aside_by_row() -> None:
    found = read(HEADINGS + ",,,,,,07 Jun 2022\n" + ROW)

    assert [one.where for one in found] == ["row 2", "row 3"]
    assert "names nobody" in rejected(HEADINGS + ",,,,,,07 Jun 2022\n")[0].reason


@pytest.mark.parametrize(
    ("headings", "connected"),
    [
        ("Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am", '"7. März 2023"'),
        ("Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am", "07.03.2023"),
        ("Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion", "7 mars 2023"),
        ("Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el", "7 de mar. de 2023"),
        ("Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Collegato il", "07 mar 2023"),
        ("Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em", "7 de março de 2023"),
        ("Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op", "7 mrt. 2023"),
        ("Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Ein neues Wort", "07.03.2023"),
    ],
)
def test_headings_and_dates_are_understood_in_seven_languages(headings: str, connected: str) -> None:
    content = f"{headings}\nIda,Moss,https://www.linkedin.com/in/ida-moss,ida@moss.test,Moss AG,Chefin,{connected}\n"

    assert kind(content) == "linkedin"
    found = card(content)
    assert found.dates == (PersonalDate("connected", 2023, 3, 7),)
    assert found.addresses == (Labelled("", "ida@moss.test"),)
    assert found.positions == (Position("Moss AG", "", "Chefin", None, None, None),)


def test_a_date_that_nobody_can_read_is_kept_as_a_note() -> None:
    assert card(HEADINGS + "Ida,Moss,,,,,once\n").notes == ("Connected on: once",)


def test_a_message_names_people_by_their_profiles_and_its_conversation() -> None:
    (found,) = messages(table(MESSAGES, message_row()))

    assert found.people == (
        Named("f", "Ida Moss", "linkedin.com/in/ida-moss"),
        Named("t", "Me Myself", "linkedin.com/in/me-myself"),
    )
    assert found.sent_at == 1_714_979_289
    assert found.references == ("2-abc",)
    assert found.text == "Hello"
    assert found.where == "row 2"


def test_messages_of_one_conversation_belong_together() -> None:
    from firsthand.domain.threads import Posted, conversations

    rows = [
        message_row(date="2024-05-06 07:08:09 UTC"),
        message_row(date="2024-05-07 07:08:09 UTC", content="And again"),
        message_row(conversation_id="2-other", date="2024-05-08 07:08:09 UTC", content="Elsewhere"),
    ]
    found = messages(table(MESSAGES, *rows))
    threads = conversations(
        Posted(one.key, float(one.sent_at or 0), one.subject, one.message_id, one.references) for one in found
    )

    assert threads[found[0].key] == threads[found[1].key] != threads[found[2].key]


def test_whose_box_it_is_shows_in_who_takes_part_in_most_conversations() -> None:
    mine = {"from": "Me Myself", "sender_profile_url": ME}
    found = messages(
        table(
            MESSAGES,
            message_row(),
            message_row(**mine, to="Ida Moss", recipient_profile_urls=IDA, content="Hello back"),
            message_row(**mine, to="Ben Dale", recipient_profile_urls=BEN, conversation_id="2-def"),
        )
    )

    assert [one.in_sent_folder for one in found] == [False, True, True]


def test_what_lies_in_the_sent_folder_was_sent() -> None:
    (found,) = messages(table(MESSAGES, message_row(folder="SENT")))

    assert found.in_sent_folder


def test_html_becomes_text_and_line_breaks_stay() -> None:
    found = messages(
        table(MESSAGES, message_row(content="<p>Dear Me,</p><p>a &amp; b</p>"), message_row(content="one\r\ntwo < 3"))
    )

    assert found[0].text == "Dear Me,\n\na & b"
    assert found[1].text == "one\ntwo < 3"


def test_a_draft_is_said_and_not_read() -> None:
    found = read(table(MESSAGES, message_row(is_message_draft="Yes"), message_row(is_message_draft="No")))

    assert [one.where for one in found] == ["row 2", "row 3"]
    assert "draft" in rejected(table(MESSAGES, message_row(is_conversation_draft="Yes")))[0].reason


def test_several_recipients_have_their_names_where_they_can_be_told_apart() -> None:
    many = message_row(to="Ben Dale, Cy Lowe, PhD", recipient_profile_urls=f"{BEN},https://www.linkedin.com/in/cy-lowe")
    (found,) = messages(table(MESSAGES, many))

    assert found.people[1:] == (
        Named("t", "Ben Dale", "linkedin.com/in/ben-dale"),
        Named("t", "Cy Lowe, PhD", "linkedin.com/in/cy-lowe"),
    )


def test_a_member_without_a_profile_is_nobody_in_particular() -> None:
    (found,) = messages(table(MESSAGES, message_row(**{"from": "LinkedIn Member", "sender_profile_url": ""})))

    assert [one.role for one in found.people] == ["t"]


def test_advertisements_are_marked() -> None:
    advertisement = message_row(sender_profile_url="", content='<p class="spinmail-quill-editor__spin-break">Buy</p>')
    (found,) = messages(table(MESSAGES, advertisement))

    assert found.automation == "bulk"


def test_a_date_beyond_belief_leaves_the_message_out_of_rhythms_only() -> None:
    found = messages(table(MESSAGES, message_row(date="2999-01-01 00:00:00 UTC"), message_row(date="")))

    assert [one.date_mark for one in found] == ["absurd", "missing"]
    assert all(one.sent_at is None for one in found)


def test_an_invitation_is_a_message_with_or_without_a_word() -> None:
    found = messages(
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        f'Ida Moss,Me Myself,"9/1/25, 10:00 AM",,INCOMING,{IDA},{ME}\n'
        f'Me Myself,Ben Dale,"9/2/25, 1:30 PM",We met,OUTGOING,{ME},{BEN}\n'
    )

    assert [one.in_sent_folder for one in found] == [False, True]
    assert [one.text for one in found] == ["", "We met"]
    assert found[0].people == (
        Named("f", "Ida Moss", "linkedin.com/in/ida-moss"),
        Named("t", "Me Myself", "linkedin.com/in/me-myself"),
    )
    assert found[1].sent_at == 1_756_819_800


def test_the_owners_own_addresses_are_no_contacts() -> None:
    assert kind("Email Address,Confirmed,Primary,Updated On\nme@moss.test,Yes,Yes,\n") == ""


def test_the_same_message_has_the_same_key_whatever_row_it_stands_in() -> None:
    rows = [message_row(content=str(number)) for number in range(5)]
    ahead = messages(table(MESSAGES, *rows))
    behind = messages(table(MESSAGES, *reversed(rows)))

    assert {one.key for one in ahead} == {one.key for one in behind}
    assert len({one.key for one in ahead}) == 5
