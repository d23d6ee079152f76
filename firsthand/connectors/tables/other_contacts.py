"""Any other table with contacts in it, as long as its headings leave no doubt."""

from firsthand.connectors.tables.contact_rows import contact_reader
from firsthand.connectors.tables.meanings import of_fields
from firsthand.connectors.tables.outlook_headings import OUTLOOK
from firsthand.connectors.tables.table_format import Reader, TableFormat

_MORE = {
    "name": "name | full name | display name | contact name | vollstandiger name | anzeigename | nom complet"
    " | nombre completo | nome completo | volledige naam | naam",
    "given": "given name | forename | firstname | voornaam | primeiro nome",
    "family": "family name | surname | lastname | familienname | nom de famille | cognome | achternaam | sobrenome",
    "address": "email | e mail | email address | mail | mail address | primary email | secondary email | email 1 | email 2"
    " | work email | personal email | emails | primary e mail | secondary e mail | mailadresse | email adresse"
    " | adresse e mail | adresse email | adresse mail | courriel | correo electronico | correo | indirizzo e mail"
    " | indirizzo email | endereco de e mail | e mailadres | emailadres",
    "phone:": "phone | phone number | telephone | tel | telefon | telefono | telefone | telefoon | phonenumbers",
    "phone:mobile": "mobile | mobile number | cell | cell phone | handy | portable",
    "phone:work": "work phone",
    "organisation": "organisation | organization | employer | unternehmen | entreprise | empresa | azienda | bedrijf"
    " | companies",
    "title": "role | jobtitle | funktion | fonction | poste",
    "link": "website | url | homepage",
    "link:LinkedIn": "linkedin | linkedin url | linkedin profile | profile url",
    "date:birthday": "birth date | birthdate | date of birth | geburtsdatum | date de naissance | fecha de nacimiento",
    "group": "groups | group | tags | labels | gruppen",
    "note": "note | comment | comments | notiz | bemerkung | remarques",
}
_FIELDS = OUTLOOK | {heading: field for field, headings in _MORE.items() for heading in headings.split(" | ")}
_ABOUT_THE_OWNER = (
    {"email address", "confirmed", "primary"},
    {"first name", "last name", "maiden name", "headline"},
)
"""Headings of files in LinkedIn's archive that list the owner's own addresses and profile: no contacts."""


class OtherContacts(TableFormat):
    """A wrong guess would make people of an inventory: a mail address, or two parts of a name, must be among them."""

    kind = "contacts-csv"

    def fits(self, headings: tuple[str, ...]) -> bool:
        """By a column of addresses; or of given and family names; or of names beside one of phones or birthdays."""
        known = set(headings)
        if any(known >= own for own in _ABOUT_THE_OWNER):
            return False
        fields = {_FIELDS.get(heading, "") for heading in headings}
        if len(headings) == 1:
            return "address" in fields
        has_more = any(field.startswith(("phone:", "date:birthday")) for field in fields)
        return "address" in fields or fields >= {"given", "family"} or ("name" in fields and has_more)

    def reader(self, headings: tuple[str, ...]) -> Reader:
        """One card a row."""
        is_english = any(heading in {"first name", "name", "email", "full name", "given name"} for heading in headings)
        return contact_reader(headings, _FIELDS, month_first=is_english)

    def meanings(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        """By the fields that they fill."""
        return of_fields(headings, _FIELDS)
