"""LinkedIn's Connections.csv: whom the owner is connected to, since when, and what they did at the time of the export."""

from firsthand.connectors.base import Record
from firsthand.connectors.card_draft import CardDraft
from firsthand.connectors.profiles import linkedin_profile
from firsthand.connectors.tables.dates import day_in, year_of
from firsthand.connectors.tables.meanings import of_names
from firsthand.connectors.tables.table_format import Reader, TableFormat, cell_under
from firsthand.domain.cards import PersonalDate
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_GIVEN = ("first name", "vorname", "prenom", "nombre", "nome", "voornaam", "primeiro nome")
_FAMILY = (
    "last name", "nachname", "nom", "nom de famille", "apellidos", "apellido", "cognome", "sobrenome", "apelido",
    "achternaam",
)  # fmt: skip
_URL = ("url", "profile url", "profil url", "url du profil", "url del perfil", "url do perfil", "url del profilo")
_ADDRESS = (
    "email address", "e mail address", "e mail adresse", "email adresse", "adresse e mail", "adresse email", "email",
    "e mail", "direccion de correo electronico", "correo electronico", "indirizzo e mail", "indirizzo email",
    "endereco de e mail", "endereco de email", "e mailadres", "emailadres",
)  # fmt: skip
_COMPANY = (
    "company", "unternehmen", "firma", "entreprise", "societe", "empresa", "azienda", "societa", "bedrijf",
)  # fmt: skip
_TITLE = ("position", "poste", "fonction", "cargo", "puesto", "posizione", "qualifica", "funcao", "functie", "positie")
_CONNECTED = (
    "connected on", "verbunden am", "vernetzt am", "vernetzt seit", "connecte le", "connexion le", "date de connexion",
    "en relation depuis", "en relation depuis le", "conectado el", "fecha de conexion", "contacto desde",
    "connesso il", "collegato il", "collegato dal", "data di collegamento", "data collegamento",
    "conectado em", "conectado a", "data da conexao", "data de conexao", "verbonden op", "connectie sinds",
)  # fmt: skip
_MEANINGS = {
    gettext_noop("given name"): _GIVEN,
    gettext_noop("family name"): _FAMILY,
    gettext_noop("LinkedIn profile"): _URL,
    gettext_noop("mail address"): _ADDRESS,
    gettext_noop("organisation"): _COMPANY,
    gettext_noop("position"): _TITLE,
    gettext_noop("connected since"): _CONNECTED,
}


class LinkedInConnections(TableFormat):
    """With or without the notes on top, and without the URL that came in 2023."""

    kind = "linkedin"
    preamble_rows_max = 6

    def fits(self, headings: tuple[str, ...]) -> bool:
        """By 'connected on' in any language, or by the order of columns that all languages share."""
        known = set(headings)
        if not (known & set(_GIVEN) and known & set(_FAMILY)):
            return False
        is_in_order = len(headings) == 7 and headings[2] in _URL and headings[4] in _COMPANY and headings[5] in _TITLE
        return bool(known & set(_CONNECTED)) or is_in_order

    def reader(self, headings: tuple[str, ...]) -> Reader:
        """One card a row."""
        given, family = cell_under(headings, *_GIVEN), cell_under(headings, *_FAMILY)
        url, address = cell_under(headings, *_URL), cell_under(headings, *_ADDRESS)
        company, title = cell_under(headings, *_COMPANY), cell_under(headings, *_TITLE)
        last = headings[-1:] if not set(headings) & set(_CONNECTED) else ()
        connected = cell_under(headings, *_CONNECTED, *last)
        month_first = "connected on" in headings

        def read(cells: list[str], where: str, now: int) -> Record | Rejected:
            draft = CardDraft(given=given(cells), family=family(cells))
            draft.uid = linkedin_profile(url(cells))
            draft.add_link("LinkedIn", url(cells))
            draft.add_address("", address(cells))
            # The position is the one at the time of the export, whose day the file does not tell.
            draft.add_position(company(cells), "", title(cells))
            written = connected(cells)
            day = day_in(written, month_first=month_first, year_now=year_of(now))
            if day is not None:
                draft.dates.append(PersonalDate("connected", day.year, day.month, day.day))
            else:
                draft.add_note("Connected on", written)
            if not (draft.given or draft.family or draft.is_reachable):
                return Rejected(
                    where,
                    _("The row names nobody: LinkedIn leaves out the name of who closed the account or hides it."),
                    _("Nothing needs to be done; there is nobody in it to keep."),
                )
            draft.names_somebody()
            return draft.card(where)

        return read

    def meanings(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        """In every language; the last column is the day of connecting, whatever it is called."""
        found = of_names(headings, _MEANINGS)
        return found if set(headings) & set(_CONNECTED) else (*found[:-1], _("connected since"))
