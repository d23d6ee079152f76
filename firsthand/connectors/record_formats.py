"""The one list of formats that hold meetings, cards or rows, in the order in which they are tried."""

from firsthand.connectors.base import RecordFormat
from firsthand.connectors.ics import IcsFormat
from firsthand.connectors.monica import MonicaFormat
from firsthand.connectors.msg import MsgFormat
from firsthand.connectors.olm import OlmFormat
from firsthand.connectors.pst import PstFormat
from firsthand.connectors.tables import (
    GoogleContacts,
    LinkedInConnections,
    LinkedInInvitations,
    LinkedInMessages,
    OtherContacts,
    OutlookContacts,
)
from firsthand.connectors.vcard import VcardFormat

RECORD_FORMATS: tuple[RecordFormat, ...] = (
    MsgFormat(),
    PstFormat(),
    OlmFormat(),
    VcardFormat(),
    IcsFormat(),
    MonicaFormat(),
    LinkedInConnections(),
    LinkedInMessages(),
    LinkedInInvitations(),
    GoogleContacts(),
    OutlookContacts(),
    OtherContacts(),  # last of the tables: it takes what no service claims
)
