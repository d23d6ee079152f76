"""Monica's export: contacts, what was done together, what was noted, given and owed."""

import tracemalloc
from typing import Any, TypeVar

import pytest

from firsthand.connectors.monica import MonicaFormat
from firsthand.connectors.monica import format as monica_format
from firsthand.connectors.registry import record_format
from firsthand.domain.cards import Card, Favour, Labelled, PersonalDate, Position, Remark
from firsthand.domain.meetings import Attendee, Meeting
from firsthand.domain.messages import Message, Named, Rejected
from tests.connectors.monica.monica_export import ME, account, collection, part, raw, read, special_date

T = TypeVar("T")


def only(kind: type[T], found: list[Any]) -> list[T]:
    return [one for one in found if isinstance(one, kind)]


def with_contacts(*contacts: object, **more: Any) -> dict[str, Any]:
    return account(collection("user", ME), collection("contact", *contacts), *more.pop("data", ()), **more)


IDA = part(
    "ida",
    collection(
        "contact_field",
        part("f1", data="Ida@moss.test", type="type-mail"),
        part("f2", data="+41 1", type="type-phone"),
        part("f3", data="https://www.linkedin.com/in/Ida-Moss/", type="type-linkedin"),
        part("f4", data="@ida", type="type-x"),
    ),
    collection("address", part("a1", name="Home", street="Elm 1", city="Town", postal_code="8000", country="CH")),
    first_name="Ida",
    middle_name="K",
    last_name="Moss",
    nickname="Idi",
    job="Chair",
    company="Moss AG",
    description="Tall",
    tags=["Friends", "Board"],
    is_dead=False,
    birthdate=special_date("1979-12-10"),
    first_met_date=special_date("2004-01-01", is_year_unknown=True),
    first_met_through="ben",
    food_preferences="tea",
)
BEN = part("ben", first_name="Ben", last_name="Dale")


def test_a_contact_is_a_card_with_all_that_is_known_of_it() -> None:
    relationship = part("r1", type="spouse", contact_is="ben", of_contact="ida")
    (ida, ben) = only(Card, read(with_contacts(IDA, BEN, data=(collection("relationship", relationship),))))

    assert ida.uid == "ida"
    assert (ida.name, ida.given, ida.additional, ida.family) == ("Ida K Moss", "Ida", "K", "Moss")
    assert ida.nicknames == ("Idi",)
    assert ida.addresses == (Labelled("", "ida@moss.test"),)
    assert ida.phones == (Labelled("", "+41 1"),)
    assert ida.links == (Labelled("LinkedIn", "linkedin.com/in/ida-moss"), Labelled("Twitter", "@ida"))
    assert ida.places == (Labelled("Home", "Elm 1, 8000, Town, CH"),)
    assert ida.positions == (Position("Moss AG", "", "Chair", None, None, None),)
    assert ida.groups == ("Friends", "Board")
    assert ida.dates == (PersonalDate("birthday", 1979, 12, 10), PersonalDate("first met", None, 1, 1))
    assert ida.related == (Labelled("spouse", "Ben Dale"),)
    assert ida.notes == ("Tall", "Food preferences: tea", "Introduced by: Ben Dale")
    assert ida.where == "contact 1"
    assert ben.name == "Ben Dale"


def test_an_age_is_no_birthday() -> None:
    contact = part("ida", first_name="Ida", birthdate=special_date("1979-01-01", is_age_based=True))

    assert only(Card, read(with_contacts(contact)))[0].dates == ()


def test_yearly_reminders_are_days_and_others_are_notes_and_none_comes_twice() -> None:
    usual = {"frequency_number": 1, "delible": True}
    contact = part(
        "ida",
        collection(
            "reminder",
            part("1", title="Wish Ida well", initial_date="1979-12-10", frequency_type="year", delible=False),
            part("2", title="Name day", initial_date="2020-07-26", frequency_type="year", **usual),
            part("3", title="Water", initial_date="2020-07-26", frequency_type="week", frequency_number=2),
        ),
        first_name="Ida",
        birthdate=special_date("1979-12-10"),
    )
    (card,) = only(Card, read(with_contacts(contact)))

    assert card.dates == (PersonalDate("birthday", 1979, 12, 10), PersonalDate("Name day", 2020, 7, 26))
    assert card.notes == ("Reminder: Water, every 2 weeks from 2020-07-26",)


def test_an_activity_is_one_meeting_with_everybody_in_it() -> None:
    ida = IDA | {"data": [*IDA["data"], collection("activity", "lunch")]}
    ben = part("ben", collection("activity", "lunch"), first_name="Ben", last_name="Dale")
    lunch = part(
        "lunch", summary="Lunch", description="Fish", happened_at="2021-06-01T00:00:00.000000Z", type="type-lunch"
    )
    (meeting,) = only(Meeting, read(with_contacts(ida, ben, data=(collection("activity", lunch),))))

    assert (meeting.sort, meeting.title, meeting.text) == ("activity", "Lunch", "Fish")
    assert meeting.all_day
    assert meeting.ends_at - meeting.starts_at == 86_400
    assert meeting.people == (
        Attendee("o", "Mia Self", "mia@self.test", "accepted"),
        Attendee("a", "Ida K Moss", "ida@moss.test", "accepted"),
        Attendee("a", "Ben Dale", "", "accepted"),
    )


@pytest.mark.parametrize(("they_called", "first"), [(True, "Ben Dale"), (False, "Mia Self")])
def test_a_call_is_a_meeting_of_who_called_with_who_was_called(they_called: bool, first: str) -> None:
    call = part("c", called_at="2021-06-01T15:30:00.000000Z", content="Long", contact_called=they_called)
    ben = part("ben", collection("call", call), first_name="Ben", last_name="Dale")
    (meeting,) = only(Meeting, read(with_contacts(ben)))

    assert (meeting.sort, meeting.text, meeting.starts_at) == ("call", "Long", 1_622_561_400)
    assert not meeting.all_day
    assert meeting.people[0].name == first
    assert meeting.where == "contact 1, call 1"


def test_notes_life_events_and_tasks_are_remarks_about_the_person() -> None:
    contact = part(
        "ida",
        collection("note", part("n", body="Likes bridges", is_favorite=False), part("empty", body="")),
        collection("life_event", part("l", name="", note="To Town", happened_at="2020-01-02", type="type-moved")),
        collection("task", part("t", title="Send book", description="the blue one", completed=True)),
        first_name="Ida",
    )
    found = read(with_contacts(contact))
    remarks = only(Remark, found)

    assert [one.text for one in remarks] == [
        "Likes bridges",
        "moved house\nTo Town",
        "Task (done): Send book\nthe blue one",
    ]
    assert {one.card for one in remarks} == {only(Card, found)[0].key}
    assert remarks[0].written_at == 1_619_870_400
    assert len({one.key for one in remarks}) == 3


def test_gifts_and_debts_are_favours_and_an_idea_is_only_a_remark() -> None:
    contact = part(
        "ida",
        collection(
            "gift",
            part("g1", name="Book", status="offered", amount="12.5", date="2021-06-01"),
            part("g2", name="Cake", status="received"),
            part("g3", name="Boat", status="idea", comment="later"),
        ),
        collection(
            "debt",
            part("d1", amount=20, currency={"iso": "CHF"}, status="inprogress", in_debt=False),
            part("d2", amount=5, currency="EUR", status="complete", in_debt=True),
        ),
        first_name="Ida",
    )
    found = read(with_contacts(contact))

    assert [(one.what, one.by_me, one.state) for one in only(Favour, found)] == [
        ("Gift: Book (12.5)", True, "given"),
        ("Gift: Cake", False, "given"),
        ("Lent: 20 CHF", True, "given"),
        ("Borrowed: 5 EUR (settled)", False, "given"),
    ]
    assert only(Favour, found)[0].on_day == 18_779
    assert [one.text for one in only(Remark, found)] == ["Gift idea: Boat\nlater"]


def test_a_conversation_is_its_messages() -> None:
    conversation = part(
        "talk",
        happened_at="2021-06-01",
        contact_field_type="type-x",
        messages=[
            part("m1", content="Hello", written_at="2021-06-01T10:00:00.000000Z", written_by_me=True),
            part("m2", content="Hi", written_at="2021-06-01T11:00:00.000000Z", written_by_me=False),
        ],
    )
    ida = IDA | {"data": [*IDA["data"], collection("conversation", conversation)]}
    first, second = only(Message, read(with_contacts(ida)))

    assert first.people == (Named("f", "Mia Self", "mia@self.test"), Named("t", "Ida K Moss", "ida@moss.test"))
    assert second.people == (Named("f", "Ida K Moss", "ida@moss.test"), Named("t", "Mia Self", "mia@self.test"))
    assert (first.in_sent_folder, second.in_sent_folder) == (True, False)
    assert first.references == second.references == ("talk",)


def test_the_journal_is_kept_with_the_owners_contact_and_said_where_there_is_none() -> None:
    entry = part("j", type="entry", title="A day", post="Quiet", date="2021-06-01")
    me = part("me", first_name="Mia")
    found = read(with_contacts(me, journal=(entry,)))

    assert [one.text for one in only(Remark, found)] == ["A day\nQuiet"]
    assert only(Remark, found)[0].card == only(Card, found)[0].key
    (aside,) = only(Rejected, read(with_contacts(BEN, journal=(entry, entry))))
    assert aside.reason.startswith("2 journal entries")


def test_pictures_and_documents_are_counted_and_said() -> None:
    pictures = collection("photo", *(part(str(n), dataUrl="data:image/png;base64," + "A" * 1000) for n in range(3)))
    (aside,) = only(Rejected, read(with_contacts(BEN, data=(pictures,))))

    assert aside.reason == "3 pictures are not kept."


def test_the_previews_without_a_version_and_uuids_are_read() -> None:
    note = {"created_at": "2021-05-01T12:00:00.000000Z", "properties": {"body": "Likes bridges"}}
    contact = part("ida", collection("note", note), first_name="Ida", tags="Friends,Board")
    found = read(account(collection("user", ME), collection("contact", contact), version=False))

    assert only(Card, found)[0].groups == ("Friends", "Board")
    assert only(Remark, found)[0].text == "Likes bridges"


def test_a_contact_without_anything_is_said_and_costs_no_other() -> None:
    found = read(with_contacts(part("x"), BEN, {"uuid": "odd", "data": 7, "properties": {"first_name": ["?"]}}))

    assert [one.name for one in only(Card, found)] == ["Ben Dale"]
    assert [one.where for one in only(Rejected, found)] == ["contact 1", "contact 3"]


def test_an_export_that_was_cut_off_gives_what_came_before() -> None:
    whole = raw(with_contacts(BEN, IDA))
    found = read(whole[: whole.index(b'"Elm 1"')])

    assert [one.name for one in only(Card, found)] == ["Ben Dale"]
    assert "damaged or cut off" in only(Rejected, found)[0].reason


def test_the_order_of_contacts_changes_no_key() -> None:
    ahead = only(Card, read(with_contacts(IDA, BEN)))
    behind = only(Card, read(with_contacts(BEN, IDA)))

    assert {one.key for one in ahead} == {one.key for one in behind}


def test_other_json_is_not_taken_for_it() -> None:
    for content in (b'{"account": {"id": 1}}', b'{"version": 1, "things": []}', b"[]", b"{"):
        assert record_format(content) is None


def test_an_export_too_large_is_refused_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monica_format, "BYTES_MAX", 100)
    (aside,) = read(with_contacts(BEN))

    assert isinstance(aside, Rejected)
    assert "larger than" in aside.reason


def test_a_large_export_takes_the_memory_of_its_parts() -> None:
    import io

    contacts = [
        part(f"c{n}", collection("note", part(f"n{n}", body="x" * 5_000)), first_name=f"Person {n}")
        for n in range(2_000)
    ]
    content = raw(with_contacts(*contacts))
    stream = io.BytesIO(content)
    tracemalloc.start()
    count = sum(1 for _ in MonicaFormat().records(stream, 1_760_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 4_000
    assert len(content) > 10_000_000
    assert peak < 4_000_000
