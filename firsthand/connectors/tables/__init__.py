"""Tables as CSV: LinkedIn's exports, Google's and Outlook's contacts, and others with contacts in them."""

from firsthand.connectors.tables.google import GoogleContacts
from firsthand.connectors.tables.linkedin import LinkedInConnections
from firsthand.connectors.tables.linkedin_invitations import LinkedInInvitations
from firsthand.connectors.tables.linkedin_messages import LinkedInMessages
from firsthand.connectors.tables.other_contacts import OtherContacts
from firsthand.connectors.tables.outlook import OutlookContacts

__all__ = [
    "GoogleContacts",
    "LinkedInConnections",
    "LinkedInInvitations",
    "LinkedInMessages",
    "OtherContacts",
    "OutlookContacts",
]
