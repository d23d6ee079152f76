"""For each format of records, small files that hold known people: what the suite of record formats is run on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.connectors.monica.monica_export import ME, account, collection, part, raw
from tests.connectors.outlook.items import APPOINTMENT, At, Properties, Written, person, sender
from tests.connectors.outlook.msg_writer import msg
from tests.connectors.outlook.pst_writer import Folder, pst
from tests.connectors.tables.table_reading import table
from tests.connectors.tables.test_google import NEW as GOOGLE
from tests.connectors.tables.test_google import row as under
from tests.connectors.tables.test_linkedin import MESSAGES as LINKEDIN_MESSAGES
from tests.connectors.tables.test_linkedin import message_row
from tests.connectors.tables.test_outlook_and_others import ENGLISH

MONDAY = 1_699_259_400
"""6 November 2023, 8:30 UTC."""


@dataclass(frozen=True)
class Known:
    """One of those whom a sample is about. number: who it is; family, note: what is said of them."""

    number: int
    family: str = "Moss"
    note: str = ""

    @property
    def name(self) -> str:
        """As the files write it; nobody else's begins so."""
        return f"{self.given} {self.family}"

    @property
    def given(self) -> str:
        return f"Ada{self.number:05d}x"

    @property
    def address(self) -> str:
        return f"ada{self.number}@moss.test"

    @property
    def day(self) -> int:
        return self.number % 27 + 1


@dataclass(frozen=True)
class Sample:
    """One way to write people into a file.

    content: the file about these people, in this order; about nobody, it is what stands in such a file without any.
    each: how many records there are of each. has_uids: whether the files say who is who. is_one: whether a file holds one
    person alone. is_indexed: whether one cannot find anything in the file without its end. large_bytes: how long a file has
    to be, to be longer than what may wait in memory.
    """

    name: str
    kind: str
    content: Callable[[Sequence[Known]], bytes]
    each: int = 1
    has_uids: bool = True
    is_one: bool = False
    is_indexed: bool = False
    large_bytes: int = 8_000_000

    def some(self, count: int = 4) -> list[Known]:
        return [Known(number) for number in range(1, (1 if self.is_one else count) + 1)]


def _mail(one: Known) -> Written:
    properties: Properties = {
        0x1A: "IPM.Note", 0x37: f"Rope of {one.name}", 0x39: At(MONDAY + one.number * 60), 0x1000: f"Hello.\r\n{one.note}",
        **sender(one.name, one.address),
    }  # fmt: skip
    return Written(properties, [person("Ben Dale", "ben@dale.test")])


def _contact(one: Known) -> Written:
    return Written({0x1A: "IPM.Contact", 0x3001: one.name, 0x3A06: one.given, 0x3A11: one.family, 0x3A08: "+49 30 1"})


def _appointment(one: Known) -> Written:
    properties: Properties = {
        0x1A: "IPM.Appointment", 0x37: f"Talk with {one.name}",
        (APPOINTMENT, 0x820D): At(MONDAY + one.number * 86_400),
        (APPOINTMENT, 0x820E): At(MONDAY + one.number * 86_400 + 3_600),
    }  # fmt: skip
    return Written(properties, [person(one.name, one.address)])


def _item(one: Known) -> Written:
    return (_mail, _contact, _appointment)[one.number % 3](one)


def _msg(made: Callable[[Known], Written]) -> Callable[[Sequence[Known]], bytes]:
    return lambda people: msg(made(people[0]) if people else Written({}))


def _pst(people: Sequence[Known]) -> bytes:
    return pst(Folder("Inbox", [_item(one) for one in people]))


def _email(one: Known) -> str:
    fields = {
        "Subject": f"Rope of {one.name}",
        "SentTime": f"2023-11-{one.day:02d}T08:30:00",
        "Body": f"Hi. {one.note}",
    }
    inner = "".join(f"<OPFMessageCopy{name}>{escape(text)}</OPFMessageCopy{name}>" for name, text in fields.items())
    who = (
        f'<emailAddress OPFContactEmailAddressAddress="{one.address}" OPFContactEmailAddressName="{escape(one.name)}"/>'
    )
    return f"<email>{inner}<OPFMessageCopyFromAddresses>{who}</OPFMessageCopyFromAddresses></email>"


def _olm_contact(one: Known) -> str:
    fields = {"DisplayName": one.name, "FirstName": one.given, "LastName": one.family, "NotesPlain": one.note}
    inner = "".join(f"<OPFContactCopy{name}>{escape(text)}</OPFContactCopy{name}>" for name, text in fields.items())
    who = f'<contactEmailAddress OPFContactEmailAddressAddress="{one.address}"/>'
    return f"<contact>{inner}<OPFContactCopyDefaultEmailAddress>{who}</OPFContactCopyDefaultEmailAddress></contact>"


def _olm(element: str, made: Callable[[Known], str]) -> Callable[[Sequence[Known]], bytes]:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} xmlns="http://schemas.example/OPF">'
    return lambda people: f"{head}{''.join(map(made, people))}</{element}>".encode()


def _vcard(people: Sequence[Known]) -> bytes:
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{one.number}@moss.test\r\nFN:{one.name}\r\nN:{one.family};{one.given};;;\r\n"
        f"EMAIL:{one.address}\r\nNOTE:{one.note}\r\nEND:VCARD\r\n"
        for one in people
    ).encode()


def _ics(people: Sequence[Known]) -> bytes:
    entries = (
        f"BEGIN:VEVENT\r\nUID:{one.number}@moss.test\r\nDTSTAMP:20231101T000000Z\r\nDTSTART:202311{one.day:02d}T100000Z\r\n"
        f"DTEND:202311{one.day:02d}T110000Z\r\nSUMMARY:Talk with {one.name}\r\nDESCRIPTION:{one.note}\r\n"
        f"ATTENDEE;CN={one.name}:mailto:{one.address}\r\nEND:VEVENT\r\n"
        for one in people
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n{''.join(entries)}END:VCALENDAR\r\n".encode()


def _monica(people: Sequence[Known]) -> bytes:
    def contact(one: Known) -> object:
        uuid, on = f"ada-{one.number}", f"2023-11-{one.day:02d}"
        said = {"written_at": f"{on}T10:00:00Z", "content": f"Hello {one.family}", "written_by_me": True}
        return part(
            uuid,
            collection("contact_field", part(f"{uuid}-field", data=one.address, type="type-mail")),
            collection("note", part(f"{uuid}-note", body=f"Likes ropes. {one.note}")),
            collection("gift", part(f"{uuid}-gift", name="Rope", status="offered", date=on)),
            collection("call", part(f"{uuid}-call", called_at=f"{on}T09:00:00Z", content="Of ropes")),
            collection("conversation", part(f"{uuid}-talk", happened_at=on, messages=[said])),
            first_name=one.given,
            last_name=one.family,
        )

    return raw(account(collection("user", ME), collection("contact", *map(contact, people))))


def _connections(people: Sequence[Known]) -> bytes:
    headings = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
    rows = (
        [
            one.given,
            one.family,
            f"https://www.linkedin.com/in/ada-{one.number}",
            "",
            one.note,
            "",
            f"{one.day:02d} Nov 2023",
        ]
        for one in people
    )
    return table(headings, *rows)


def _messages(people: Sequence[Known]) -> bytes:
    rows = (
        message_row(
            conversation_id=f"2-{one.number}",
            sender_profile_url=f"https://www.linkedin.com/in/ada-{one.number}",
            date=f"2023-11-{one.day:02d} 07:08:09 UTC",
            content=f"Hello {one.note}",
            **{"from": one.name},
        )
        for one in people
    )
    return table(LINKEDIN_MESSAGES, *rows)


def _invitations(people: Sequence[Known]) -> bytes:
    headings = ["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"]
    profile = "https://www.linkedin.com/in/"
    rows = (
        [
            one.name, "Me Myself", f"11/{one.day}/23, 5:30 AM", f"Hello {one.note}", "INCOMING",
            f"{profile}ada-{one.number}", f"{profile}me-myself",
        ]
        for one in people
    )  # fmt: skip
    return table(headings, *rows)


def _google(people: Sequence[Known]) -> bytes:
    rows = (
        under(GOOGLE, first_name=one.given, last_name=one.family, email_1_value=one.address, notes=one.note)
        for one in people
    )
    return table(GOOGLE, *rows)


def _outlook(people: Sequence[Known]) -> bytes:
    headings = ENGLISH.split("|")

    def row(one: Known) -> Iterator[str]:
        said = {"First Name": one.given, "Last Name": one.family, "E-mail Address": one.address, "Notes": one.note}
        return (said.get(heading, "") for heading in headings)

    return table(headings, *(list(row(one)) for one in people))


def _table_of_somebody(people: Sequence[Known]) -> bytes:
    rows = ([one.name, one.address, f"+49 30 {one.number}", one.note] for one in people)
    return table(["Name", "E-mail", "Phone", "Notes"], *rows)


SAMPLES = (
    Sample("mail.msg", "msg", _msg(_mail), has_uids=False, is_one=True, is_indexed=True),
    Sample("contact.msg", "msg", _msg(_contact), has_uids=False, is_one=True, is_indexed=True),
    Sample("appointment.msg", "msg", _msg(_appointment), has_uids=False, is_one=True, is_indexed=True),
    Sample("all.pst", "pst", _pst, has_uids=False, is_indexed=True),
    Sample("messages.xml", "olm", _olm("emails", _email), has_uids=False),
    Sample("contacts.xml", "olm", _olm("contacts", _olm_contact), has_uids=False),
    Sample("cards.vcf", "vcard", _vcard, large_bytes=64_000_000),
    Sample("calendar.ics", "ics", _ics, large_bytes=32_000_000),
    Sample("monica.json", "monica", _monica, each=5),
    Sample("Connections.csv", "linkedin", _connections),
    Sample("messages.csv", "linkedin-messages", _messages, has_uids=False),
    Sample("Invitations.csv", "linkedin-invitations", _invitations, has_uids=False),
    Sample("google.csv", "google-contacts", _google, has_uids=False),
    Sample("outlook.csv", "outlook-contacts", _outlook, has_uids=False),
    Sample("sailors.csv", "contacts-csv", _table_of_somebody, has_uids=False),
)
