"""A message and a contact as Outlook for Mac writes them."""

import re
from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element

from firsthand.connectors.card_draft import CardDraft
from firsthand.connectors.rfc822 import message as rfc822
from firsthand.connectors.rfc822.composed import Fields, composed, mailbox
from firsthand.connectors.rfc822.html_text import readable_text
from firsthand.domain.cards import Card, Labelled, PersonalDate
from firsthand.domain.messages import Message, Named, Rejected
from firsthand.language import gettext as _

_PEOPLE = (
    ("From", "FromAddresses"), ("Sender", "SenderAddress"), ("Reply-To", "ReplyToAddresses"), ("To", "ToAddresses"),
    ("Cc", "CCAddresses"), ("Bcc", "BCCAddresses"),
)  # fmt: skip
_ADDRESS, _NAME = "OPFContactEmailAddressAddress", "OPFContactEmailAddressName"
_HTML = re.compile(r"\s*<(?:!doctype|html|head|body|div|p|table|meta|span|font|br)\b", re.IGNORECASE)
_IDENTIFIER = re.compile(r"<?([^<>\s]+)>?")
_PHONES = {
    "CellPhone": "mobile", "BusinessPhone": "work", "BusinessPhone2": "work", "HomePhone": "home", "HomePhone2": "home",
    "PrimaryPhone": "main", "OtherPhone": "other", "AssistantPhone": "assistant", "BusinessFax": "work fax",
    "HomeFax": "home fax",
}  # fmt: skip
_PLACES = ("Business", "Home", "Other")
_PLACE_PARTS = ("StreetAddress", "City", "State", "Zip", "Country")


def message(element: Element, *, now: int) -> Message | Rejected:
    """The message; with the internet headers, where they were exported, judged as in any other mail."""
    source = _text(element, "OPFMessageCopySource")
    text, html = _text(element, "OPFMessageCopyBody"), _text(element, "OPFMessageCopyHTMLBody")
    if _HTML.match(text) or (_text(element, "OPFMessageGetHasHTML").startswith("1") and "<" in text):
        text, html = "", html or text  # the field for the text holds HTML, too, where there was any
    if source.strip() and not (text or html):
        raw = source.encode("utf-8", "replace")
    else:
        attached = [one for one in element.iter() if _tag(one) == "messageAttachment"]
        has_calendar = any(one.get("OPFAttachmentContentType", "").lower() == "text/calendar" for one in attached)
        raw = composed(
            Fields(
                headers=source,
                fields=list(_fields(element)),
                text=text,
                html=html.encode("utf-8", "replace"),
                html_charset="utf-8",
                attachments=[one.get("OPFAttachmentName") or "attachment" for one in attached],
                calendar_method="REQUEST" if has_calendar else "",
                calendar_title=_text(element, "OPFMessageCopySubject"),
            )
        )
    try:
        row = rfc822.read(raw, "", now=now, in_sent_folder=False)
    except rfc822.NotAMessageError:
        return Rejected(
            "", _("The message is empty: it has neither a head nor a text."), _("Nothing needs to be done.")
        )
    return Message(*row[:6], tuple([Named(*person) for person in row[6]]), *row[7:])  # type: ignore[arg-type]


def _fields(element: Element) -> Iterator[tuple[str, str]]:
    people = {field: _people(element, f"OPFMessageCopy{name}") for field, name in _PEOPLE}
    people["From"] = people["From"] or people["Sender"]
    if people["Sender"] == people["From"]:
        people["Sender"] = ""
    yield from people.items()
    # Times are in UTC, without saying so.
    yield "Date", _text(element, "OPFMessageCopySentTime") or _text(element, "OPFMessageCopyReceivedTime")
    yield "Subject", _text(element, "OPFMessageCopySubject")
    for field, name in (("Message-ID", "MessageID"), ("In-Reply-To", "InReplyTo"), ("References", "References")):
        yield field, " ".join(f"<{one}>" for one in _IDENTIFIER.findall(_text(element, f"OPFMessageCopy{name}")))


def card(element: Element) -> Card | Rejected:
    """The contact; its name is made up of what there is."""
    draft = CardDraft(
        name=" ".join(_of(element, "DisplayName").split()),
        family=_of(element, "LastName"),
        given=_of(element, "FirstName"),
        additional=_of(element, "MiddleName"),
        prefix=_of(element, "Title"),
        suffix=_of(element, "Suffix"),
    )
    draft.nicknames += [_of(element, "NickName")] if _of(element, "NickName") else []
    for one in element.iter():
        if _tag(one) == "contactEmailAddress":
            draft.add_address("", one.get(_ADDRESS, ""))
        elif _tag(one) == "category" and one.get("OPFCategoryCopyName"):
            draft.groups.append(one.get("OPFCategoryCopyName", ""))
    draft.add_link("work", _of(element, "BusinessWebPage"))
    draft.add_link("home", _of(element, "HomeWebPage"))
    draft.phones += [Labelled(label, _of(element, kind)) for kind, label in _PHONES.items() if _of(element, kind)]
    draft.places += _places(element)
    draft.add_position(
        _of(element, "BusinessCompany"), _of(element, "BusinessDepartment"), _of(element, "BusinessTitle")
    )
    draft.dates += _dates(element)
    draft.related += [Labelled("spouse", _of(element, "Spouse"))] if _of(element, "Spouse") else []
    draft.add_note("", _of(element, "NotesPlain") or readable_text(_of(element, "Notes")))
    if not draft.names_somebody():
        return Rejected(
            "", _("The contact has neither a name nor an address, a link or a phone."), _("Nothing needs to be done.")
        )
    return draft.card("")


def _places(element: Element) -> Iterator[Labelled]:
    for kind in _PLACES:
        place = ", ".join(part for name in _PLACE_PARTS if (part := _of(element, f"{kind}{name}").replace("\n", ", ")))
        if place:
            yield Labelled({"Business": "work"}.get(kind, kind.lower()), place)


def _dates(element: Element) -> Iterator[PersonalDate]:
    for name, label in (("Birthday", "birthday"), ("Anniversary", "anniversary")):
        try:
            day = datetime.fromisoformat(_of(element, name))
        except ValueError:
            continue
        yield PersonalDate(label, day.year, day.month, day.day)


def _of(element: Element, name: str) -> str:
    return _text(element, f"OPFContactCopy{name}").strip()


def _people(element: Element, name: str) -> str:
    """Everybody in one field, as an address field of mail."""
    found = []
    for one in _child(element, name) or ():
        if _tag(one) == "emailAddress":
            said = {key: one.get(key) or _text(one, key) for key in (_NAME, _ADDRESS)}
            found.append(mailbox(said[_NAME] if said[_NAME] != said[_ADDRESS] else "", said[_ADDRESS].strip()))
    return ", ".join(entry for entry in found if entry)


def _text(element: Element, name: str) -> str:
    child = _child(element, name)
    return "".join(child.itertext()) if child is not None else ""


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if _tag(child) == name), None)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
