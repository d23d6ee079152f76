"""One contact of Monica as a card, and what is kept about the person beside it."""

from collections.abc import Iterator

from firsthand.connectors.base import Record
from firsthand.connectors.card_draft import CardDraft, digest
from firsthand.connectors.monica.document import Values
from firsthand.connectors.monica.index import Index, full_name
from firsthand.connectors.monica.interactions import call, messages, within
from firsthand.connectors.monica.times import day, day_number, moment
from firsthand.connectors.profiles import linkedin_profile
from firsthand.domain.cards import ORIGINAL_CHARS_MAX, Favour, Labelled, PersonalDate, Remark
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _

_PLACE_PARTS = ("street", "postal_code", "city", "province", "country")
_FREQUENCIES = {"day": "days", "week": "weeks", "month": "months", "year": "years"}


def contact_records(one: Values, index: Index, number: int, where: str, now: int) -> Iterator[Record | Rejected]:
    """The card first, then remarks, favours, calls and messages. number: which contact of the export it is, from 1."""
    draft = _draft(one, index)
    if not draft.names_somebody():
        yield Rejected(
            where,
            _("The contact has neither a name nor anything by which somebody can be reached."),
            _("If somebody is meant, give the contact a name in Monica and export it again."),
        )
        return
    vcard = one.text("vcard")
    card = draft.card(where, original=vcard if len(vcard) <= ORIGINAL_CHARS_MAX else "")
    yield card
    yield from _remarks(one, index, card.key, where)
    yield from _favours(one, card.key, where)
    for at, found in enumerate(one.inside("call"), start=1):
        yield call(Values(found), card.uid, index, within(where, _("call %(number)s"), at))
    for at, found in enumerate(one.inside("conversation"), start=1):
        place = within(where, _("conversation %(number)s"), at)
        key = f"contact {number}, conversation {at}"  # kept, whatever language is spoken
        yield from messages(Values(found), card.uid, index, place, now, place_key=key)


def _draft(one: Values, index: Index) -> CardDraft:
    uuid = one.text("uuid")
    draft = CardDraft(
        uid=uuid,
        name=full_name(one),
        given=one.text("first_name"),
        additional=one.text("middle_name"),
        family=one.text("last_name"),
    )
    if nickname := one.text("nickname"):
        draft.nicknames.append(nickname)
    draft.add_position(one.text("company"), "", one.text("job"))
    tags = one.get("tags")
    draft.groups += [str(tag) for tag in tags] if isinstance(tags, list) else _divided(one.text("tags"))
    for found in map(Values, one.inside("contact_field")):
        _add_field(draft, found, index)
    for found in map(Values, one.inside("address")):
        place = ", ".join(part for part in map(found.text, _PLACE_PARTS) if part)
        if place:
            draft.places.append(Labelled(found.text("name"), place))
    for sort, other in index.relationships.get(uuid, ()):
        if other in index.contacts:
            draft.related.append(Labelled(sort, index.contacts[other].name))
    _add_dates(draft, one)
    draft.add_note("", one.text("description"))
    draft.add_note("Food preferences", one.text("food_preferences"))
    introducer = index.contacts.get(one.text("first_met_through"))
    if introducer:
        draft.add_note("Introduced by", introducer.name)
    for found in map(Values, one.inside("pet")):
        draft.add_note("Pet", " ".join(filter(None, (found.text("name"), _bracketed(found.text("category"))))))
    return draft


def _add_field(draft: CardDraft, found: Values, index: Index) -> None:
    kind = index.field_types.get(found.text("type")) or Values({})
    label, value = kind.text("name"), found.text("data")
    if kind.text("type") == "email" or kind.text("protocol") == "mailto:":
        draft.add_address("", value)
    elif kind.text("type") == "phone" or kind.text("protocol") == "tel:":
        if value:
            draft.phones.append(Labelled("", value))
    elif label.lower() == "linkedin" and value and not linkedin_profile(value) and "/" not in value:
        draft.add_link(label, f"linkedin.com/in/{value}")
    else:
        draft.add_link(label, value)


def _add_dates(draft: CardDraft, one: Values) -> None:
    born = one.get("birthdate")
    # Of an age alone Monica makes a first of January, which is nobody's birthday.
    if isinstance(born, dict) and not born.get("is_age_based"):
        _add_date(draft, "birthday", Values(born))
    met = one.get("first_met_date")
    if isinstance(met, dict):
        _add_date(draft, "first met", Values(met))
    known = {(date.month, date.day) for date in draft.dates if date.label == "birthday"}
    for found in map(Values, one.inside("reminder")):
        start = day(found.text("initial_date"))
        title = found.text("title")
        every, number = found.text("frequency_type"), found.text("frequency_number")
        if start is None or not title:
            draft.add_note("Reminder", title)
        elif every not in {"year", "one_time", ""}:
            draft.add_note("Reminder", f"{title}, every {number} {_FREQUENCIES.get(every, every)} from {start}")
        elif not ((start.month, start.day) in known and not found.get("delible")):
            # Monica makes a reminder of each birthday by itself.
            draft.dates.append(PersonalDate(title, start.year, start.month, start.day))


def _add_date(draft: CardDraft, label: str, found: Values) -> None:
    start = day(found.text("date"))
    if start is not None:
        draft.dates.append(
            PersonalDate(label, None if found.get("is_year_unknown") else start.year, start.month, start.day)
        )


def _remarks(one: Values, index: Index, card: bytes, where: str) -> Iterator[Remark]:
    for number, found in enumerate(map(Values, one.inside("note")), start=1):
        yield from _remark(found, card, found.text("body"), "created_at", within(where, _("note %(number)s"), number))
    for number, found in enumerate(map(Values, one.inside("life_event")), start=1):
        title = found.text("name") or index.type_names.get(found.text("type"), "")
        text = "\n".join(part for part in (title, found.text("note")) if part)
        yield from _remark(found, card, text, "happened_at", within(where, _("life event %(number)s"), number))
    for number, found in enumerate(map(Values, one.inside("task")), start=1):
        title = f"Task{' (done)' if found.get('completed') else ''}: {found.text('title')}"
        text = "\n".join(part for part in (title, found.text("description")) if part)
        yield from _remark(found, card, text, "created_at", within(where, _("task %(number)s"), number))
    for number, found in enumerate(map(Values, one.inside("gift")), start=1):
        if found.text("status") == "idea":
            text = "\n".join(part for part in (f"Gift idea: {_gift(found)}", found.text("comment")) if part)
            yield from _remark(found, card, text, "created_at", within(where, _("gift %(number)s"), number))


def _remark(found: Values, card: bytes, text: str, dated: str, where: str) -> Iterator[Remark]:
    if text:
        key = digest("remark", found.text("uuid") or f"{card.hex()}\n{found.text('created_at')}\n{text}")
        yield Remark(key, card, text, moment(found.text(dated)), where)


def _favours(one: Values, card: bytes, where: str) -> Iterator[Favour]:
    for number, found in enumerate(map(Values, one.inside("gift")), start=1):
        if found.text("status") != "idea":
            on_day = day_number(found.text("date") or found.text("created_at"))
            by_me = found.text("status") != "received"
            key = _favour_key(found, card, number)
            yield Favour(
                key,
                card,
                by_me,
                f"Gift: {_gift(found)}",
                "resource",
                "given",
                on_day,
                within(where, _("gift %(number)s"), number),
            )
    for number, found in enumerate(map(Values, one.inside("debt")), start=1):
        money = " ".join(filter(None, (found.text("amount"), _currency(found))))
        settled = " (settled)" if found.text("status") == "complete" else ""
        # Who is in debt has been given something.
        by_me = found.get("in_debt") in {False, "no"}
        what = f"{'Lent' if by_me else 'Borrowed'}: {money}{settled}"
        on_day = day_number(found.text("created_at"))
        key = _favour_key(found, card, number)
        yield Favour(key, card, by_me, what, "resource", "given", on_day, within(where, _("debt %(number)s"), number))


def _favour_key(found: Values, card: bytes, number: int) -> bytes:
    return digest("favour", found.text("uuid") or f"{card.hex()}\n{found.text('created_at')}\n{number}")


def _gift(found: Values) -> str:
    return " ".join(filter(None, (found.text("name"), _bracketed(found.text("amount")), found.text("url"))))


def _currency(found: Values) -> str:
    currency = found.get("currency")
    return Values(currency).text("iso") if isinstance(currency, dict) else found.text("currency")


def _bracketed(text: str) -> str:
    return f"({text})" if text else ""


def _divided(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
