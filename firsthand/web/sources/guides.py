"""How to get a copy of one's mail, calendar and contacts out of each program."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Guide:
    program: str | Promise
    steps: tuple[str | Promise, ...]


GUIDES = (
    Guide(
        _("Gmail and Google"),
        (
            _("Open takeout.google.com and press Deselect all."),
            _("Tick Mail, Calendar and Contacts, then Next step, then Create export."),
            _("Download the archive when Google says it is ready, and drop it here as it is."),
        ),
    ),
    Guide(
        "Outlook",
        (
            _("Classic Outlook writes mail, calendar and contacts as one .pst: File → Open & Export → Import/Export."),
            _("Outlook for Mac, before the new one, writes an .olm: Tools → Export."),
            _("In the new Outlook, drag messages to a folder: each becomes an .eml or .msg file."),
            _("Outlook.com writes contacts as csv: People → Manage contacts → Export contacts."),
        ),
    ),
    Guide(
        _("Apple Mail, Calendar, Contacts"),
        (
            _("Mail: select a mailbox, then Mailbox → Export Mailbox, and give the path of the folder it made."),
            _("Calendar: select a calendar, then File → Export → Export, which writes an .ics."),
            _("Contacts: select all, then File → Export → Export vCard, which writes a .vcf."),
        ),
    ),
    Guide(
        "Thunderbird",
        (
            _("Mail: Account Settings → Server Settings names the Local Directory; give the path of that folder."),
            _("Calendar: right-click it in the list, then Export Calendar, as iCalendar."),
            _("Contacts: Address Book, then Tools → Export, as vCard."),
        ),
    ),
    Guide(
        "LinkedIn",
        (
            _("Settings & Privacy → Data privacy → Get a copy of your data."),
            _("Tick Connections, Messages and Invitations, or take the larger archive, and request it."),
            _("Drop the zip here as it comes by mail."),
        ),
    ),
    Guide(
        "Monica",
        (
            _("Settings → Export data → Export to JSON."),
            _("People, notes, gifts, debts and what you talked about come in with it."),
        ),
    ),
    Guide(
        "Evolution, KMail, mutt",
        (
            _("They keep maildir or mbox folders: give the path, often ~/.local/share/evolution/mail or ~/Mail."),
            _("Calendars and address books are saved as ics and vcf from the menu of each."),
        ),
    ),
    Guide(
        _("iCloud, Fastmail, Nextcloud …"),
        (
            _("Connect the account instead: mail by IMAP, calendars and contacts by CalDAV and CardDAV."),
            _("Most of them want a password made for programs (an app password); it is in their security settings."),
        ),
    ),
)
