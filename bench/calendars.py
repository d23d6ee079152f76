"""How fast calendars are read, beside the bare parser of a well-kept library on the same file: `python -m bench.calendars`.

Each runs in a process of its own, in turns, so that its peak of memory is its own; the best turn of each counts. The file
is invented: 20,000 entries, half of them with six people, each twentieth repeated twenty times, some with changes.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NOW = 1_700_000_000
ENTRIES = 20_000
TURNS = 3
WAYS = ("bare", "format", "reading")


def main() -> int:
    """Write the file, read it every way, and print entries a second, memory and ratios."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "calendar.ics"
        path.write_bytes(invented(ENTRIES))
        best: dict[str, tuple[float, float, int]] = {}
        for _ in range(TURNS):
            for way in WAYS:
                said = subprocess.run(
                    [sys.executable, "-m", "bench.calendars", way, str(path)],
                    capture_output=True,
                    text=True,
                    check=True,
                ).stdout.split()
                seconds, megabytes, count = float(said[0]), float(said[1]), int(said[2])
                best[way] = min(best.get(way, (seconds, megabytes, count)), (seconds, megabytes, count))
        print(f"{ENTRIES:,} entries, {path.stat().st_size / 1e6:.0f} MB, best of {TURNS} turns")
    bare = best["bare"][0]
    titles = {"bare": "icalendar, parsed alone", "format": "read and expanded", "reading": "with files and batches"}
    for way, (seconds, megabytes, count) in best.items():
        print(
            f"  {titles[way]:24} {seconds:6.2f} s {ENTRIES / seconds:9,.0f} entries/s {megabytes:6.0f} MB peak "
            f"{count:7,} given {seconds / bare:6.2f} times the bare parser"
        )
    return 0


def invented(entries: int) -> bytes:
    """A calendar of so many entries."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Bench//EN"]
    for number in range(entries):
        day = f"20{10 + number % 15:02}{1 + number % 12:02}{1 + number % 28:02}"
        uid = number - 1 if number % 40 == 1 else number  # the second of forty changes the first
        lines += [
            "BEGIN:VEVENT", f"UID:{uid}@example.com", "DTSTAMP:20230101T000000Z", "SEQUENCE:0", "STATUS:CONFIRMED",
            f"DTSTART;TZID=Europe/Berlin:{day}T090000", f"DTEND;TZID=Europe/Berlin:{day}T100000",
            f"SUMMARY:Bridge\\, part {number}", "TRANSP:OPAQUE", f"LOCATION:Pier {number % 7}",
            f"DESCRIPTION:What there is to say about part {number} of the bridge\\, in", "  more than one line.",
        ]  # fmt: skip
        if number % 2:
            lines.append("ORGANIZER;CN=Ada Moss:mailto:ada@moss.test")
            for other in range(5):
                who = number * (other + 1) % 300
                lines += [
                    f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Person {who};X-N",
                    f" UM-GUESTS=0:mailto:p{who}@example.com",
                ]
        if number % 20 == 0:
            lines.append("RRULE:FREQ=WEEKLY;COUNT=20")
        if number % 40 == 1:
            lines.append(
                f"RECURRENCE-ID;TZID=Europe/Berlin:20{10 + uid % 15:02}{1 + uid % 12:02}{1 + uid % 28:02}T090000"
            )
        lines.append("END:VEVENT")
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def once(way: str, path: Path) -> tuple[float, float, int]:
    """Seconds, the peak in megabytes, and how many meetings (for the bare parser, entries) came out."""
    begun = time.perf_counter()
    if way == "bare":
        import icalendar  # part of what is timed

        count = len(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))
    elif way == "format":
        from firsthand.connectors.ics import IcsFormat

        with path.open("rb") as file:
            count = sum(1 for _ in IcsFormat().records(file, NOW))
    else:
        from firsthand.connectors.base import RecordBatch
        from firsthand.connectors.reading import Reading

        found = Reading([str(path)], [], NOW).events()
        count = sum(len(one.records) for one in found if isinstance(one, RecordBatch))
    return time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, count


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(*once(sys.argv[1], Path(sys.argv[2])))
        sys.exit(0)
    sys.exit(main())
