"""Outlook's contacts in four languages, and tables that some other program or somebody wrote."""

import pytest

from firsthand.connectors import unknown_files
from firsthand.domain.cards import Labelled, PersonalDate, Position
from tests.connectors.tables.table_reading import card, cards, kind, rejected, table

ENGLISH = (
    "Title|First Name|Middle Name|Last Name|Suffix|Company|Department|Job Title|Business Street|Business City"
    "|Business Postal Code|Business Country/Region|Home Street|Business Phone|Mobile Phone|Home Fax|Birthday|Anniversary"
    "|Categories|E-mail Address|E-mail Type|E-mail Display Name|E-mail 2 Address|E-mail 2 Type|Manager's Name|Spouse"
    "|Notes|Web Page|Hobby|Priority|Private"
)
GERMAN = (
    "Anrede|Vorname|Weitere Vornamen|Nachname|Suffix|Firma|Abteilung|Position|Straße geschäftlich|Ort geschäftlich"
    "|Postleitzahl geschäftlich|Land/Region geschäftlich|Straße privat|Telefon geschäftlich|Mobiltelefon|Fax privat"
    "|Geburtstag|Jahrestag|Kategorien|E-Mail-Adresse|E-Mail-Typ|E-Mail: Angezeigter Name|E-Mail 2: Adresse|E-Mail 2: Typ"
    "|Name des/der Vorgesetzten|Partner|Notizen|Webseite|Hobby|Priorität|Privat"
)
FRENCH = (
    "Titre|Prénom|Deuxième prénom|Nom|Suffixe|Société|Service|Titre|Rue (bureau)|Ville (bureau)|Code postal (bureau)"
    "|Pays/Région (bureau)|Rue (domicile)|Téléphone (bureau)|Tél. mobile|Télécopie (domicile)|Anniversaire"
    "|Anniversaire de mariage ou fête|Catégories|Adresse de messagerie|Type de messagerie"
    "|Nom complet de l'adresse de messagerie|Adresse de messagerie 2|Type de messagerie 2|Responsable|Conjoint(e)"
    "|Notes|Page Web|Passe-temps|Priorité|Privé"
)
SPANISH = (
    "Tratamiento|Nombre|Segundo nombre|Apellidos|Sufijo|Organización|Departamento|Puesto|Calle del trabajo"
    "|Ciudad de trabajo|Código postal del trabajo|País o región del trabajo|Calle del domicilio|Teléfono del trabajo"
    "|Teléfono móvil|Fax particular|Cumpleaños|Aniversario|Categorías|Dirección de correo electrónico"
    "|Tipo de correo electrónico|Nombre de pantalla de correo electrónico|Dirección de correo electrónico 2"
    "|Tipo de correo electrónico 2|Nombre del director|Cónyuge|Notas|Página web|Aficiones|Prioridad|Privado"
)
EXCHANGE = "/o=MOSS/ou=First Group, West/cn=Recipients/cn=ida"
ROW = [
    "Dr", "Ida", "K", "Moss", "", "Moss AG", "Board", "Chair", "Elm 1\nFloor 2", "Town", "8000", "Chile", "Oak 2", "+41 1",
    "+41 2", "+41 3", "0/0/00", "6/2/2001", "Friends;Board", "Ida@Moss.test", "SMTP", "Ida Moss (ida@moss.test)",
    EXCHANGE, "EX", "Bo Dale", "Ben Moss", 'one\ntwo, "three"', "https://moss.test", "Diving", "Normal", "False",
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-8"])
@pytest.mark.parametrize("headings", [ENGLISH, GERMAN, FRENCH, SPANISH], ids=["English", "German", "French", "Spanish"])
def test_outlook_is_read_in_four_languages(headings: str, encoding: str) -> None:
    content = table(headings.split("|"), ROW, encoding=encoding)

    assert kind(content) == "outlook-contacts"
    found = card(content)
    assert (found.prefix, found.given, found.additional, found.family) == ("Dr", "Ida", "K", "Moss")
    assert found.name == "Ida K Moss"
    assert [one.value for one in found.addresses] == ["ida@moss.test", EXCHANGE.lower()]
    assert found.positions == (Position("Moss AG", "Board", "Chair", None, None, None),)
    assert found.phones == (Labelled("work", "+41 1"), Labelled("mobile", "+41 2"), Labelled("home fax", "+41 3"))
    assert found.places == (Labelled("work", "Elm 1, Floor 2, Town, 8000, Chile"), Labelled("home", "Oak 2"))
    assert found.related == (Labelled("manager", "Bo Dale"), Labelled("spouse", "Ben Moss"))
    assert found.groups == ("Friends", "Board")
    (anniversary,) = found.dates
    assert anniversary in {PersonalDate("anniversary", 2001, 6, 2), PersonalDate("anniversary", 2001, 2, 6)}
    assert found.notes[0] == 'one\ntwo, "three"'
    assert len(found.notes) == 2  # the hobby, under whatever its heading is
    assert found.notes[1].endswith(": Diving")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("12/10/1979", PersonalDate("birthday", 1979, 12, 10)),
        ("25/10/1979", PersonalDate("birthday", 1979, 10, 25)),
        ("10.12.79", PersonalDate("birthday", 1979, 12, 10)),
        ("1979-12-10", PersonalDate("birthday", 1979, 12, 10)),
        ("--12-10", PersonalDate("birthday", None, 12, 10)),
        ("1604-12-10", PersonalDate("birthday", None, 12, 10)),
        ("29 Feb", PersonalDate("birthday", None, 2, 29)),
    ],
)
def test_birthdays_are_read_in_the_forms_programs_write(written: str, date: PersonalDate) -> None:
    assert card(table(["Name", "Birthday", "Phone"], ["Ida", written, "+41 1"])).dates == (date,)


def test_a_birthday_that_is_no_day_is_kept_as_a_note() -> None:
    assert card(table(["Name", "Birthday", "Phone"], ["Ida", "31/31/1979", "+41 1"])).notes == ("Birthday: 31/31/1979",)


@pytest.mark.parametrize(
    "headings",
    [
        "Name,E-Mail", "email", "Full Name;Phone", "first name\tlast name", "Surname,Forename,Company", "id,Email,total",
        "Prénom,Courriel", "sep=;\nName;E-mail",
    ],
)  # fmt: skip
def test_a_table_is_taken_for_contacts_when_its_headings_leave_no_doubt(headings: str) -> None:
    assert kind(headings + "\n") == "contacts-csv"


@pytest.mark.parametrize(
    "content",
    [
        "Name,Price\nBolt,3\n", "Product Name,Company,Stock\nBolt,Dale,3\n", "Ida Moss,ida@moss.test,+41 1\n",
        "Date,Amount,Account\n1/1/24,3,4\n", "Dear Ida, hello\nand so on\n", "", "\n\n", "a,b,c\n1,2,3\n",
    ],
)  # fmt: skip
def test_anything_else_is_left_alone(content: str) -> None:
    assert kind(content) == ""


def test_a_table_without_such_headings_is_told_how_to_get_some() -> None:
    reason, remedy = unknown_files.reason(b"Ida Moss,ida@moss.test,+41 1\nBen Dale,ben@dale.test,+41 2\n")

    assert "table" in reason
    assert "LinkedIn" in remedy
    assert "'Name'" in remedy
    assert "JSON" in unknown_files.reason(b'{\n "things": []}').reason


def test_columns_without_a_meaning_here_are_kept_as_notes() -> None:
    found = card(table(["Name", "E-mail", "Favourite tea"], ["Ida Moss", "Ida <ida@moss.test>; i@moss.test", "green"]))

    assert [one.value for one in found.addresses] == ["ida@moss.test", "i@moss.test"]
    assert found.notes == ("Favourite tea: green",)


def test_what_stands_in_a_column_of_addresses_and_is_none_is_kept_as_a_note() -> None:
    assert card(table(["Name", "E-mail"], ["Ida Moss", "ask her"])).notes == ("E-mail: ask her",)


def test_of_headings_that_come_twice_each_column_counts() -> None:
    found = card(table(["Name", "E-mail", "Name", "E-mail"], ["", "a@moss.test", "Ida", "b@moss.test"]))

    assert found.name == "Ida"
    assert [one.value for one in found.addresses] == ["a@moss.test", "b@moss.test"]


def test_a_row_that_names_nobody_is_said_with_its_number() -> None:
    found = rejected(table(["Name", "E-mail", "Notes"], ["Ida", "", ""], ["", "", "a thought"]))

    assert [one.where for one in found] == ["row 3"]
    assert len(cards(table(["Name", "E-mail"], ["Ida", ""]))) == 1
