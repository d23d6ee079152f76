"""How to get a copy of one's mail out of each mail program."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Guide:
    program: str
    steps: tuple[str | Promise, ...]


GUIDES = (
    Guide(
        "Gmail",
        (
            _("Open takeout.google.com and press Deselect all."),
            _("Tick Mail, then Next step, then Create export."),
            _("Download the archive when Google says it is ready, and drop it here as it is."),
        ),
    ),
    Guide(
        "Thunderbird",
        (
            _("Open Settings, Account Settings, and look up Local Directory under Server Settings."),
            _("Give the path of that folder. Firsthand finds the mailboxes in it."),
        ),
    ),
    Guide(
        "Apple Mail",
        (
            _("Select a mailbox, then Mailbox, Export Mailbox, and choose a folder."),
            _("Drop the .mbox folder’s file named mbox here, or give the path of the folder."),
        ),
    ),
    Guide(
        "Outlook",
        (
            _("In Outlook for Mac and the new Outlook, drag messages to a folder: each becomes an .eml file."),
            _("Classic Outlook writes a .pst file: File → Open & Export → Import/Export → Export to a file."),
        ),
    ),
    Guide(
        "Evolution, KMail, mutt",
        (_("They keep maildir or mbox folders: give the path, often ~/.local/share/evolution/mail or ~/Mail."),),
    ),
)
