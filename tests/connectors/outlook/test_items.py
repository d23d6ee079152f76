"""The same invented items, as .msg and as .pst, read as the reading process reads them."""

import struct
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from firsthand.domain.cards import Card, Labelled, PersonalDate
from firsthand.domain.meetings import Attendee, Meeting
from tests.connectors.letters import THREE, Report, letter, mbox, reading
from tests.connectors.outlook.items import (
    ADDRESS,
    APPOINTMENT,
    MEETING,
    PUBLIC,
    Ansi,
    At,
    Properties,
    Written,
    person,
    sender,
)
from tests.connectors.outlook.msg_writer import msg
from tests.connectors.outlook.pst_writer import Folder, pst

Container = Callable[[Path, Written], Path]
MONDAY = 1_699_259_400
"""6 November 2023, 8:30 UTC."""


def _as_msg(folder: Path, item: Written) -> Path:
    (folder / "one.msg").write_bytes(msg(item))
    return folder


def _as_pst(folder: Path, item: Written) -> Path:
    (folder / "all.pst").write_bytes(pst(Folder("Inbox", [item])))
    return folder


@pytest.fixture(params=[_as_msg, _as_pst], ids=["msg", "pst"])
def container(request: pytest.FixtureRequest) -> Container:
    return request.param


def _mail(properties: Properties, *people: Properties) -> Written:
    note: Properties = {
        0x1A: "IPM.Note",
        0x37: "The bridge",
        0x39: At(MONDAY),
        0x1000: "Shall we meet?\r\n",
    }
    return Written(
        {**note, **sender("Ada Moss", "ada@moss.test"), **properties}, people or (person("Ben", "ben@dale.test"),)
    )


def _from_letter(raw: bytes, text: str, attachments: tuple[str, ...] = ()) -> Written:
    """What Outlook keeps of a mail that came over the internet."""
    head = raw.decode().partition("\n\n")[0].replace("\n", "\r\n") + "\r\n\r\n"
    properties: Properties = {0x1A: "IPM.Note", 0x7D: head, 0x1000: text, 0x37: "wrong"}
    return Written(properties, (), [{0x3707: name, 0x3705: 1, 0x3701: b"%PDF"} for name in attachments])


def _one(report: Report) -> Any:
    assert report.rejected == ()
    (found,) = report.messages or report.records
    return found


def test_a_mail_with_its_headers_is_the_same_mail_as_in_an_mbox(container: Container, tmp_path: Path) -> None:
    texts = (
        "Shall we meet?\r\n",
        "From here on it is easy.\r\n\r\nFrom Monday on, too.\r\n>From my side: schöne Grüße\r\n",
    )
    items = [_from_letter(raw, text) for raw, text in zip(THREE[:2], texts, strict=True)]
    items.append(_from_letter(THREE[2], "The plan is attached.\r\n", ("plan.pdf",)))
    for raw, item in zip(THREE, items, strict=True):
        place = tmp_path / str(items.index(item))
        place.mkdir()
        (tmp_path / "inbox").write_bytes(mbox(raw))
        (right,) = reading(tmp_path / "inbox").messages
        found = _one(reading(container(place, item)))
        assert found == right._replace(where=found.where, text=found.text)
        assert found.text.split() == right.text.split()


def test_headers_that_tell_a_list_a_robot_or_an_answer_are_believed(container: Container, tmp_path: Path) -> None:
    raw = letter("Message-ID: <b@moss.test>", "In-Reply-To: <a@dale.test>", "List-Id: Walkers <walkers.moss.test>")

    found = _one(reading(container(tmp_path, _from_letter(raw, "Shall we meet?"))))

    assert (found.message_id, found.references) == ("b@moss.test", ("a@dale.test",))
    assert (found.automation, found.list_id) == ("list", "walkers.moss.test")


def test_a_mail_without_headers_is_read_from_its_properties(container: Container, tmp_path: Path) -> None:
    people = (
        person('Dale, "Ben"', "Ben@Dale.test"),
        person("Cy Löwe", "/O=Moss/OU=Bridge/CN=Recipients/CN=cy", 2, smtp="cy@loewe.test"),
        person("Dee", "/O=Moss/OU=Bridge/CN=Recipients/CN=dee", 3),
    )

    found = _one(reading(container(tmp_path, _mail({0x1035: "<c@moss.test>", 0x1042: "<b@moss.test>"}, *people))))

    assert [tuple(one) for one in found.people] == [
        ("f", "Ada Moss", "ada@moss.test"),
        ("t", 'Dale, "Ben"', "ben@dale.test"),
        ("c", "Cy Löwe", "cy@loewe.test"),
        ("b", "Dee", "/o=moss/ou=bridge/cn=recipients/cn=dee"),
    ]
    assert (found.sent_at, found.subject, found.text.strip()) == (MONDAY, "The bridge", "Shall we meet?")
    assert (found.message_id, found.references) == ("c@moss.test", ("b@moss.test",))
    assert found.where.endswith(("/one.msg", "Inbox, item 1"))


def test_mail_within_one_exchange_server_is_told_apart_by_its_conversation(
    container: Container, tmp_path: Path
) -> None:
    index = b"\x01" + bytes(5) + bytes(range(16)) + b"later"

    found = _one(reading(container(tmp_path, _mail({0x71: index}))))

    assert found.references == ("000102030405060708090a0b0c0d0e0f@conversation-index",)


def test_somebody_who_sends_for_somebody_else_is_named_as_sender(container: Container, tmp_path: Path) -> None:
    item = _mail({0xC1A: "Eve Reed", 0xC1F: "eve@moss.test"})

    found = _one(reading(container(tmp_path, item)))

    assert [one.address for one in found.people if one.role in "fs"] == ["ada@moss.test", "eve@moss.test"]


def test_headers_alone_say_who_sent_for_whom_where_there_are_any(container: Container, tmp_path: Path) -> None:
    item = _from_letter(letter(), "Shall we meet?")
    exchange: Properties = {
        0x42: "Ada Moss",
        0x64: "EX",
        0x65: "/o=moss/cn=ada",
        0xC1A: "Ada",
        0xC1E: "SMTP",
        0xC1F: "ada@moss.test",
    }

    found = _one(reading(container(tmp_path, item._replace(properties={**item.properties, **exchange}))))

    assert [tuple(one) for one in found.people if one.role in "fs"] == [("f", "Ada Moss", "ada@moss.test")]


def test_the_signs_before_a_subject_are_left_out(container: Container, tmp_path: Path) -> None:
    assert _one(reading(container(tmp_path, _mail({0x37: "\x01\x05Re: The bridge"})))).subject == "Re: The bridge"


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ({0x1000: "", 0x1013: "<p>Grüße <b>Ada</b></p>".encode("cp1252"), 0x3FDE: 1252}, "Grüße Ada"),
        ({0x1000: "", 0x1013: "<p>Привет</p>".encode("koi8-r"), 0x3FDE: 20866}, "Привет"),
        ({0x1000: "plain", 0x1013: b"<p>rich</p>", 0x3FDE: 65001}, "plain"),
        ({0x1000: Ansi("Zażółć".encode("cp1250")), 0x3FFD: 1250}, "Zażółć"),
        ({0x1000: "long " * 2_000}, ("long " * 2_000).strip()),
    ],
    ids=["html alone", "html in another code page", "plain before html", "an 8-bit text", "a text of several blocks"],
)
def test_the_text_is_found_in_whatever_form_it_was_kept(
    properties: Properties, text: str, container: Container, tmp_path: Path
) -> None:
    assert _one(reading(container(tmp_path, _mail(properties)))).text.strip() == text


def test_a_text_that_is_rich_text_alone_is_read(container: Container, tmp_path: Path) -> None:
    from compressed_rtf import compress

    rich = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0 Sch\'f6ne Gr\'fc\'dfe,\par Ada}"

    found = _one(reading(container(tmp_path, _mail({0x1000: "", 0x1009: compress(rich)}))))

    assert found.text.split() == ["Schöne", "Grüße,", "Ada"]


def test_a_rich_text_that_is_damaged_is_said_and_the_head_is_kept(container: Container, tmp_path: Path) -> None:
    report = reading(container(tmp_path, _mail({0x1000: "", 0x1009: b"\x20\0\0\0\x20\0\0\0LZFu\0\0\0\0garbage"})))

    assert [message.subject for message in report.messages] == ["The bridge"]
    assert ["rich text" in rejected.reason for rejected in report.rejected] == [True]


def test_attachments_are_names_alone(container: Container, tmp_path: Path) -> None:
    attachments = [
        {0x3707: "Brücke 1.pdf", 0x3704: "BRCKE~1.PDF", 0x3705: 1, 0x3701: b"%PDF" * 5_000},
        {0x3704: "short.txt", 0x3705: 1, 0x3701: b"x"},
        {0x3001: "A mail inside a mail", 0x3705: 5},
        {0x3705: 1},
    ]

    found = _one(reading(container(tmp_path, _mail({})._replace(attachments=attachments))))

    assert found.attachments == ("Brücke 1.pdf", "short.txt", "A mail inside a mail", "attachment")


@pytest.mark.parametrize(
    ("kind", "automation"),
    [
        ("IPM.Schedule.Meeting.Request", "calendar"),
        ("IPM.Schedule.Meeting.Resp.Pos", "calendar"),
        ("IPM.Schedule.Meeting.Canceled", "calendar"),
        ("IPM.Note.Rules.OofTemplate.Microsoft", "auto-reply"),
        ("REPORT.IPM.Note.NDR", "bounce"),
        ("REPORT.IPM.Note.IPNRN", "auto-reply"),
        ("IPM.Note.SMIME", ""),
        ("IPM.Note", ""),
    ],
)
def test_what_a_machine_sent_is_known_by_its_class(
    kind: str, automation: str, container: Container, tmp_path: Path
) -> None:
    found = _one(reading(container(tmp_path, _mail({0x1A: kind, 0x1000: ""}))))

    assert found.automation == automation
    assert "--=_" not in found.text


def test_a_draft_is_left_out_and_said_to_be(container: Container, tmp_path: Path) -> None:
    item = _mail({0xE07: 0x9})
    draft = item._replace(properties={key: value for key, value in item.properties.items() if key != 0x39})

    report = reading(container(tmp_path, draft))

    assert report.messages == ()
    assert ["drafts that were never sent (1)" in rejected.reason for rejected in report.rejected] == [True]


def test_a_mark_that_a_converter_forgot_does_not_make_a_draft(container: Container, tmp_path: Path) -> None:
    assert _one(reading(container(tmp_path, _mail({0xE07: 0x8})))).sent_at == MONDAY


@pytest.mark.parametrize(
    ("kind", "what"), [("IPM.Task", "tasks"), ("IPM.StickyNote", "notes"), ("IPM.Odd.Thing", "own use")]
)
def test_other_kinds_of_items_are_counted(kind: str, what: str, container: Container, tmp_path: Path) -> None:
    report = reading(container(tmp_path, _mail({0x1A: kind})))

    assert report.messages == report.records == ()
    assert [what in rejected.reason for rejected in report.rejected] == [True]


def _zone(name: str) -> bytes:
    return (
        b"\x02\x01"
        + (6 + 2 * len(name)).to_bytes(2, "little")
        + b"\x02\0"
        + len(name).to_bytes(2, "little")
        + name.encode("utf-16-le")
        + b"\0\0"
    )


def _appointment(properties: Properties, *people: Properties) -> Written:
    usual: Properties = {
        0x1A: "IPM.Appointment",
        0x37: "The bridge",
        0x1000: "Bring the plan.\r\n",
        (APPOINTMENT, 0x8205): 2,
        (APPOINTMENT, 0x8208): "Town hall",
        (APPOINTMENT, 0x820D): At(MONDAY),
        (APPOINTMENT, 0x820E): At(MONDAY + 3_600),
        (APPOINTMENT, 0x825E): _zone("W. Europe Standard Time"),
        (MEETING, 0x23): bytes.fromhex("040000008200E00074C5B7101A82E008") + bytes(24),
    }
    return Written({**usual, **sender("Ada Moss", "ada@moss.test"), **properties}, people)


def test_an_appointment_becomes_a_meeting(container: Container, tmp_path: Path) -> None:
    people = (
        {**person("Ada Moss", "ada@moss.test"), 0x5FFD: 3},
        {**person("Ben Dale", "ben@dale.test"), 0x5FFF: 3},
        {**person("Cy Löwe", "cy@loewe.test", 2), 0x5FFF: 4},
        person("Room 1", "room1@moss.test", 3),
    )

    found = _one(reading(container(tmp_path, _appointment({}, *people))))

    assert isinstance(found, Meeting)
    assert (found.title, found.text, found.place) == ("The bridge", "Bring the plan.", "Town hall")
    assert (found.starts_at, found.ends_at, found.time_zone) == (MONDAY, MONDAY + 3_600, "Europe/Berlin")
    assert (found.uid, found.recurrence_id) == ("040000008200E00074C5B7101A82E008" + "00" * 24, "")
    assert (found.all_day, found.busy, found.status) == (False, True, "confirmed")
    assert found.people == (
        Attendee("o", "Ada Moss", "ada@moss.test", ""),
        Attendee("a", "Ben Dale", "ben@dale.test", "accepted"),
        Attendee("x", "Cy Löwe", "cy@loewe.test", "declined"),
        Attendee("r", "Room 1", "room1@moss.test", ""),
    )


def test_an_entry_of_another_calendar_keeps_the_identifier_it_has_there(container: Container, tmp_path: Path) -> None:
    raw = bytes(40) + b"vCal-Uid\x01\0\0\0" + b"walk-7@moss.test\0"

    assert _one(reading(container(tmp_path, _appointment({(MEETING, 0x23): raw})))).uid == "walk-7@moss.test"


def test_a_whole_day_without_a_known_zone_is_the_day_that_was_meant(container: Container, tmp_path: Path) -> None:
    midnight_in_berlin = 1_699_225_200
    times: Properties = {
        (APPOINTMENT, 0x8215): True,
        (APPOINTMENT, 0x820D): At(midnight_in_berlin),
        (APPOINTMENT, 0x820E): At(midnight_in_berlin + 86_400),
        (APPOINTMENT, 0x825E): b"",
    }

    found = _one(reading(container(tmp_path, _appointment(times))))

    assert (found.all_day, found.starts_at, found.ends_at) == (
        True,
        midnight_in_berlin + 3_600,
        midnight_in_berlin + 90_000,
    )


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({(APPOINTMENT, 0x8217): 5}, ("cancelled", True)),
        ({(APPOINTMENT, 0x8205): 1}, ("tentative", True)),
        ({(APPOINTMENT, 0x8205): 0}, ("confirmed", False)),
    ],
)
def test_what_outlook_marks_is_kept(
    properties: Properties, expected: tuple[str, bool], container: Container, tmp_path: Path
) -> None:
    found = _one(reading(container(tmp_path, _appointment(properties))))

    assert (found.status, found.busy) == expected


def test_an_appointment_without_a_time_is_set_aside(container: Container, tmp_path: Path) -> None:
    item = _appointment({})
    times = {key: value for key, value in item.properties.items() if key != (APPOINTMENT, 0x820D)}

    (rejected,) = reading(container(tmp_path, item._replace(properties=times))).rejected

    assert "does not say when" in rejected.reason


def _every_monday(starts: int, ends: int) -> Properties:
    """Three times from 6 November 2023 on; minutes after midnight in Berlin."""
    pattern = struct.pack("<HHHHHIIIIIIII", 0x3004, 0x3004, 0x200B, 1, 0, 0, 1, 0, 2, 0x2022, 3, 0, 0)
    days = (date(2023, 11, 6) - date(1601, 1, 1)).days * 1_440
    pattern += struct.pack("<IIIIIIIH", 0, days, 0, 0x3006, 0x3009, starts, ends, 0)
    return {(APPOINTMENT, 0x8223): True, (APPOINTMENT, 0x8216): pattern}


def test_each_meeting_of_a_series_is_one(container: Container, tmp_path: Path) -> None:
    report = reading(container(tmp_path, _appointment(_every_monday(570, 630))))

    assert [meeting.starts_at for meeting in report.records] == [MONDAY + 7 * 86_400 * week for week in range(3)]
    assert len({meeting.key for meeting in report.records}) == 3
    assert len({meeting.uid for meeting in report.records}) == 1


@pytest.mark.parametrize("all_day", [False, True], ids=["timed", "whole days"])
def test_a_series_is_the_same_as_in_an_ics_file(all_day: bool, container: Container, tmp_path: Path) -> None:
    uid = "040000008200E00074C5B7101A82E008" + "00" * 24
    start = ";VALUE=DATE:20231106" if all_day else ":20231106T083000Z"
    end = ";VALUE=DATE:20231107" if all_day else ":20231106T093000Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", f"UID:{uid}", f"DTSTART{start}", f"DTEND{end}"]
    lines += ["RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:The bridge", "END:VEVENT", "END:VCALENDAR", ""]
    (tmp_path / "ics").mkdir()
    (tmp_path / "ics" / "calendar.ics").write_text("\r\n".join(lines))
    (tmp_path / "outlook").mkdir()
    series = _every_monday(0, 1_440) if all_day else _every_monday(570, 630)
    midnight = 1_699_225_200
    whole: Properties = {
        (APPOINTMENT, 0x8215): True,
        (APPOINTMENT, 0x820D): At(midnight),
        (APPOINTMENT, 0x820E): At(midnight + 86_400),
    }

    theirs = reading(tmp_path / "ics").records
    ours = reading(container(tmp_path / "outlook", _appointment({**series, **(whole if all_day else {})}))).records

    assert len(ours) == 3
    assert [(one.key, one.uid, one.recurrence_id, one.all_day) for one in ours] == [
        (one.key, one.uid, one.recurrence_id, one.all_day) for one in theirs
    ]


def test_of_a_series_that_is_not_understood_the_first_meeting_is_kept(container: Container, tmp_path: Path) -> None:
    report = reading(container(tmp_path, _appointment({(APPOINTMENT, 0x8223): True, (APPOINTMENT, 0x8216): b"?"})))

    assert [meeting.starts_at for meeting in report.records] == [MONDAY]
    assert ["repeats in a way" in rejected.reason for rejected in report.rejected] == [True]


def test_a_contact_becomes_a_card(container: Container, tmp_path: Path) -> None:
    contact: Properties = {
        0x1A: "IPM.Contact",
        0x3001: "Ada Moss",
        0x3A06: "Ada",
        0x3A11: "Moss",
        0x3A4F: "Addie",
        0x3A16: "Moss & Dale",
        0x3A18: "Bridges",
        0x3A17: "Engineer",
        0x3A08: "+49 30 1",
        0x3A1C: "+49 170 1",
        0x3A51: "https://www.LinkedIn.com/in/AdaMoss/?trk=x",
        0x3A42: At(-86_400 * 3_653 - 3_600),
        0x3A48: "Ed Moss",
        0x3A58: ("Flo", "Gil"),
        0x1000: "Likes walks.",
        0x3008: At(MONDAY),
        (ADDRESS, 0x8083): "Ada@Moss.test",
        (ADDRESS, 0x8082): "SMTP",
        (ADDRESS, 0x8093): "/o=moss/cn=ada",
        (ADDRESS, 0x8092): "EX",
        (ADDRESS, 0x8094): "ada.moss@bridge.test",
        (ADDRESS, 0x801B): "1 Mill Lane\r\n10115 Moss",
        (PUBLIC, "Keywords"): ("Friends", "Walks"),
    }

    found = _one(reading(container(tmp_path, Written(contact))))

    assert isinstance(found, Card)
    assert (found.name, found.given, found.family, found.nicknames) == ("Ada Moss", "Ada", "Moss", ("Addie",))
    assert [one.value for one in found.addresses] == ["ada@moss.test", "ada.moss@bridge.test"]
    assert found.phones == (Labelled("mobile", "+49 170 1"), Labelled("work", "+49 30 1"))
    assert found.links == (Labelled("work", "linkedin.com/in/adamoss"),)
    assert [one[:3] for one in found.positions] == [("Moss & Dale", "Bridges", "Engineer")]
    assert found.dates == (PersonalDate("birthday", 1960, 1, 1),)
    assert found.places == (Labelled("work", "1 Mill Lane, 10115 Moss"),)
    assert found.related == (Labelled("spouse", "Ed Moss"), Labelled("child", "Flo"), Labelled("child", "Gil"))
    assert (found.groups, found.notes, found.revised_at) == (("Friends", "Walks"), ("Likes walks.",), MONDAY)


def test_a_card_changes_its_digest_with_what_it_says_and_keeps_its_key(container: Container, tmp_path: Path) -> None:
    contact: Properties = {0x1A: "IPM.Contact", 0x3001: "Ada Moss", 0x3A08: "+49 30 1"}
    found = []
    mores: tuple[Properties, ...] = ({}, {}, {0x3A17: "Engineer"})
    for number, more in enumerate(mores):
        (tmp_path / str(number)).mkdir()
        found.append(_one(reading(container(tmp_path / str(number), Written({**contact, **more})))))

    assert found[0].key == found[1].key == found[2].key
    assert found[0].digest == found[1].digest != found[2].digest


def test_a_text_is_without_the_nul_that_no_store_takes(container: Container, tmp_path: Path) -> None:
    contact = Written({0x1A: "IPM.Contact", 0x3001: "Ada\0 Moss", 0x3A58: ("Fl\0o", "Gil")})

    card = _one(reading(container(tmp_path, contact)))

    assert card.name == "Ada Moss"
    assert [one.value for one in card.related] == ["Flo", "Gil"]


def test_an_item_that_says_nothing_is_said_to_be_empty(container: Container, tmp_path: Path) -> None:
    report = reading(container(tmp_path, Written({0x1A: "IPM.Note"})))

    assert report.messages == ()
    assert ["is empty" in one.reason for one in report.rejected] == [True]
