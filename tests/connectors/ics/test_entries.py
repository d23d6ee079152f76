"""What one entry says: when, what, where, with whom."""

import pytest

from firsthand.domain.meetings import Attendee
from tests.connectors.ics.calendars import calendar, event, only, read


def test_every_part_of_an_entry_arrives() -> None:
    meeting = only(
        read(
            calendar(
                event(
                    "DTEND:20240304T103000Z",
                    "SUMMARY:Bridge\\, second span",
                    "DESCRIPTION:First line\\nSecond\\; line \\\\ end",
                    "LOCATION:Pier 4\\, east",
                    "STATUS:TENTATIVE",
                    "TRANSP:TRANSPARENT",
                    "SEQUENCE:7",
                    "LAST-MODIFIED:20240301T000000Z",
                )
            )
        )
    )

    assert (meeting.title, meeting.text) == ("Bridge, second span", "First line\nSecond; line \\ end")
    assert meeting.place == "Pier 4, east"
    assert (meeting.status, meeting.busy) == ("tentative", False)
    assert meeting.ends_at - meeting.starts_at == 5_400
    assert (meeting.sequence, meeting.revised_at) == (7, 1_709_251_200)
    assert (meeting.sort, meeting.where, meeting.item, meeting.time_zone) == ("meeting", "entry 1", "", "UTC")


def test_people_come_with_role_and_answer_and_the_organiser_first() -> None:
    meeting = only(
        read(
            calendar(
                event(
                    'ATTENDEE;CN="Dale, Ben";PARTSTAT=ACCEPTED:MAILTO:Ben@Dale.test',
                    "ATTENDEE;CN=Cy Löwe;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED:mailto:cy@loewe.test",
                    "ATTENDEE;CN=Room 5;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room5@rooms.test",
                    "ATTENDEE;CN=Beamer;CUTYPE=RESOURCE:urn:uuid:7",
                    "ATTENDEE;CN=Ada Moss;ROLE=CHAIR;PARTSTAT=TENTATIVE:mailto:ada@moss.test",
                    "ATTENDEE;CN=ed@oak.test;PARTSTAT=NEEDS-ACTION:mailto:ed@oak.test",
                    'ATTENDEE;CN=Flo;EMAIL="flo@elm.test":/principals/flo',
                    "ORGANIZER;CN=Ada Moss:Mailto:ada@moss.test",
                )
            )
        )
    )

    assert meeting.people == (
        Attendee("o", "Ada Moss", "ada@moss.test", "tentative"),
        Attendee("a", "Dale, Ben", "ben@dale.test", "accepted"),
        Attendee("x", "Cy Löwe", "cy@loewe.test", "declined"),
        Attendee("r", "Room 5", "room5@rooms.test", "accepted"),
        Attendee("r", "Beamer", "", ""),
        Attendee("a", "", "ed@oak.test", ""),
        Attendee("a", "Flo", "flo@elm.test", ""),
    )


@pytest.mark.parametrize(
    ("line", "name", "address"),
    [
        ("ATTENDEE;CN=Ben: the other:mailto:ben@dale.test", "Ben", "ben@dale.test"),
        ('ATTENDEE;CN="Ben:mailto:ben@dale.test', "", "ben@dale.test"),
        ("ATTENDEE;CN=Dale, Ben:mailto:ben@dale.test", "Dale, Ben", "ben@dale.test"),
        ("ATTENDEE;CN=Ben ^'the Brick^' Dale:mailto:ben@dale.test", 'Ben "the Brick" Dale', "ben@dale.test"),
        ("ATTENDEE:mailto:ben%40dale.test", "", "ben@dale.test"),
        ("ATTENDEE:ben@dale.test", "", "ben@dale.test"),
        ("ATTENDEE ; CN = Ben :mailto:ben@dale.test", "Ben", "ben@dale.test"),
        ("attendee;cn=Ben:mailto:ben@dale.test", "Ben", "ben@dale.test"),
        ("ATTENDEE;CN=Ben:invalid:nomail", "Ben", ""),
    ],
)
def test_people_are_found_in_lines_that_are_not_quite_right(line: str, name: str, address: str) -> None:
    people = only(read(calendar(event(line)))).people

    assert [(one.name, one.address) for one in people] == [(name, address)]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ["X-ALT-DESC;FMTTYPE=text/html:<html><body><p>One</p><p>Two &amp\\; three</p></body></html>"],
            "One\n\nTwo & three",
        ),
        (["DESCRIPTION:<p>One</p><b>Two</b>"], "One\n\nTwo"),
        (["DESCRIPTION:Plain", "X-ALT-DESC;FMTTYPE=text/html:<p>Rich</p>"], "Plain"),
        (["DESCRIPTION:\\n", "X-ALT-DESC;FMTTYPE=text/html:<p>Rich</p>"], "Rich"),
        (["DESCRIPTION:<b>One</b>\\nTwo"], "One\nTwo"),
        (["DESCRIPTION:<p>One\\nmore</p>"], "One more"),
        (["DESCRIPTION:1 < 2 and a<b"], "1 < 2 and a<b"),
        (['DESCRIPTION;ALTREP="data:text/html,%3Cp%3EHi%3C/p%3E":'], "Hi"),
        (["DESCRIPTION;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gr=C3=BC=C3=\r\n=9Fe"], "Grüße"),
        (["BEGIN:VALARM", "DESCRIPTION:Ring", "END:VALARM", "DESCRIPTION:Mine"], "Mine"),
    ],
)
def test_descriptions_are_read_as_text(lines: list[str], text: str) -> None:
    assert only(read(calendar(event(*lines)))).text == text


@pytest.mark.parametrize(
    ("lines", "link"),
    [
        (["URL:https://example.com/page"], "https://example.com/page"),
        (
            ["URL:https://example.com/page", "X-GOOGLE-CONFERENCE:https://meet.example.com/a"],
            "https://meet.example.com/a",
        ),
        (["X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.example.com/b"], "https://teams.example.com/b"),
        (["CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+1-555-0100"], "tel:+1-555-0100"),
        (
            ["CONFERENCE;VALUE=URI:tel:+1-555-0100", "CONFERENCE;VALUE=URI:https://v.example.com/c"],
            "https://v.example.com/c",
        ),
        (["LOCATION:https://zoom.example.com/d"], "https://zoom.example.com/d"),
        (["URL:javascript:alert(1)"], ""),
    ],
)
def test_the_link_leads_to_the_call_before_any_page(lines: list[str], link: str) -> None:
    assert only(read(calendar(event(*lines)))).link == link


@pytest.mark.parametrize(
    ("start", "lines", "seconds"),
    [
        ("DTSTART:20240304T090000Z", ["DURATION:PT45M"], 2_700),
        ("DTSTART:20240304T090000Z", ["DURATION:P1DT2H"], 93_600),
        ("DTSTART:20240304T090000Z", [], 0),
        ("DTSTART;VALUE=DATE:20240304", [], 86_400),
        ("DTSTART;VALUE=DATE:20240304", ["DTEND;VALUE=DATE:20240304"], 86_400),
        ("DTSTART;VALUE=DATE:20240304", ["DURATION:P3D"], 259_200),
        ("DTSTART;TZID=Europe/Oslo:20240330T220000", ["DTEND;TZID=Europe/Oslo:20240331T060000"], 7 * 3_600),
        ("DTSTART;TZID=Europe/Oslo:20240330T220000", ["DURATION:PT8H"], 8 * 3_600),
        ("DTSTART;TZID=Europe/Oslo:20240304T090000", ["DTEND:20240304T090000Z"], 3_600),
    ],
)
def test_an_entry_lasts_as_long_as_it_says(start: str, lines: list[str], seconds: int) -> None:
    meeting = only(read(calendar(event(*lines, start=start))))

    assert meeting.ends_at - meeting.starts_at == seconds


def test_an_end_before_the_beginning_is_said_and_the_entry_kept() -> None:
    for line in ("DTEND:20240303T090000Z", "DURATION:-PT1H"):
        found = read(calendar(event(line)))
        assert [one.ends_at - one.starts_at for one in found.meetings] == [0]
        assert "end before it begins" in found.rejected[0].reason


def test_outlooks_whole_days_are_whole_days() -> None:
    meeting = only(
        read(
            calendar(
                event(
                    "DTEND;TZID=Europe/Oslo:20240305T000000",
                    "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
                    start="DTSTART;TZID=Europe/Oslo:20240304T000000",
                )
            )
        )
    )

    assert meeting.all_day


def test_a_cancelled_calendar_cancels_its_entries() -> None:
    assert only(read(calendar("METHOD:CANCEL", event()))).status == "cancelled"
    assert only(read(calendar(event("STATUS:CANCELLED")))).status == "cancelled"


@pytest.mark.parametrize("method", ["REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER"])
def test_what_answers_an_invitation_is_set_aside_as_no_meeting(method: str) -> None:
    found = read(calendar(event("ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.test"), f"METHOD:{method}"))

    assert found.meetings == []
    assert "not the meeting itself" in found.rejected[0].reason


def test_tasks_notes_and_free_times_are_set_aside_and_named() -> None:
    others = [
        f"BEGIN:{kind}\r\nUID:x\r\nSUMMARY:Paint\r\nEND:{kind}" for kind in ("VTODO", "VJOURNAL", "VFREEBUSY", "VALARM")
    ]

    found = read(calendar(*others, event()))

    assert len(found.meetings) == 1
    assert [one.where for one in found.rejected] == [f"entry {number} (Paint)" for number in (1, 2, 3, 4)]
    assert found.rejected[0].reason == "It is a task, not a meeting."
