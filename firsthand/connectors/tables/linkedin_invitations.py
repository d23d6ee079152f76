"""LinkedIn's Invitations.csv: who asked whom to connect, with or without a word."""

from firsthand.connectors.base import Record
from firsthand.connectors.tables.linkedin_messages import made_message
from firsthand.connectors.tables.linkedin_people import person
from firsthand.connectors.tables.meanings import of_names
from firsthand.connectors.tables.table_format import Reader, TableFormat, cell_under
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _
from firsthand.language import gettext_noop

_HEADINGS = {"from", "to", "sent at", "message", "direction"}
_MEANINGS = {
    gettext_noop("from whom"): ("from", "inviterprofileurl"),
    gettext_noop("to whom"): ("to", "inviteeprofileurl"),
    gettext_noop("when"): ("sent at",),
    gettext_noop("text"): ("message",),
    gettext_noop("whether you sent it"): ("direction",),
}


class LinkedInInvitations(TableFormat):
    """An invitation is a message from one person to another, though nothing may have been written in it."""

    kind = "linkedin-invitations"

    def fits(self, headings: tuple[str, ...]) -> bool:
        """By the five columns that every export has."""
        return set(headings) >= _HEADINGS

    def reader(self, headings: tuple[str, ...]) -> Reader:
        """One message a row."""
        sender, to, date = (cell_under(headings, one) for one in ("from", "to", "sent at"))
        text, direction = (cell_under(headings, one) for one in ("message", "direction"))
        sender_url, to_url = (cell_under(headings, one) for one in ("inviterprofileurl", "inviteeprofileurl"))

        def read(cells: list[str], where: str, now: int) -> Record | Rejected:
            people = (*person("f", sender(cells), sender_url(cells)), *person("t", to(cells), to_url(cells)))
            if len(people) < 2:
                return Rejected(
                    where,
                    _("The invitation does not tell who asked whom: one of the two has no name and no profile."),
                    _("Nothing needs to be done; LinkedIn leaves out who closed the account."),
                )
            return made_message(
                people=people,
                date=date(cells),
                subject="Invitation to connect",
                text=text(cells),
                conversation="",
                in_sent_folder=direction(cells).upper() == "OUTGOING",
                where=where,
                now=now,
            )

        return read

    def meanings(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        """Columns beside the known ones are not kept."""
        return of_names(headings, _MEANINGS)
