"""Small calendars as files, for tests that import them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path


def event(
    title: str, starts_at: datetime, *people: str, minutes: int = 30, uid: str = "", more: tuple[str, ...] = ()
) -> str:
    """One VEVENT. people: addresses, the first organises; one that ends in '!' declined. more: further lines."""
    start = starts_at.astimezone(UTC)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid or f'{title}-{start:%Y%m%dT%H%M}'.replace(' ', '-')}@calendar.test",
        "DTSTAMP:20260101T000000Z",
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{start + timedelta(minutes=minutes):%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{title}",
    ]
    if people:
        lines.append(f"ORGANIZER:mailto:{people[0].rstrip('!')}")
    for one in people:
        answer = "DECLINED" if one.endswith("!") else "ACCEPTED"
        lines.append(f"ATTENDEE;PARTSTAT={answer}:mailto:{one.rstrip('!')}")
    return "".join(f"{line}\r\n" for line in (*lines, *more, "END:VEVENT"))


def write_calendar(path: Path, *events: str) -> Path:
    path.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" + "".join(events) + "END:VCALENDAR\r\n", newline=""
    )
    return path
