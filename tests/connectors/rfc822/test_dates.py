"""When a message says it was sent."""

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.connectors.rfc822.dates import EARLIEST, sent

NOW = 1_700_000_000


def _seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


@pytest.mark.parametrize(
    ("value", "moment", "offset"),
    [
        ("Mon, 6 Nov 2023 09:30:00 +0100", "2023-11-06T09:30:00+01:00", 60),
        ("Mon, 06 Nov 2023 09:30:00 -0330 (NDT)", "2023-11-06T09:30:00-03:30", -210),
        ("6 Nov 2023 09:30:00 GMT", "2023-11-06T09:30:00+00:00", 0),
        ("Mon, 6 Nov 2023 09:30 EST", "2023-11-06T09:30:00-05:00", -300),
        ("Mon, 6 Nov 23 09:30:00 +0000", "2023-11-06T09:30:00+00:00", 0),
        ("Fri, 6 Nov 98 09:30:00 +0000", "1998-11-06T09:30:00+00:00", 0),
        ("Mon Nov  6 09:30:00 2023", "2023-11-06T09:30:00+00:00", 0),
        ("2023-11-06T09:30:00+02:00", "2023-11-06T09:30:00+02:00", 120),
        ("2023-11-06 09:30:00", "2023-11-06T09:30:00+00:00", 0),
        ("Mon, 6 Nov 2023\n\t09:30:00 +0100", "2023-11-06T09:30:00+01:00", 60),
        ("Mon, 6 Nov 2023 09:30:00 +9900", "2023-11-06T09:30:00+00:00", 0),
        ("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59+00:00", 0),
    ],
)
def test_dates_are_read_in_the_forms_that_mail_has_them(value: str, moment: str, offset: int) -> None:
    found = sent(value, now=NOW)

    assert found.mark == ""
    assert found.at is not None
    assert abs(found.at - _seconds(moment)) <= 1
    assert found.utc_offset_minutes == offset


@pytest.mark.parametrize("value", ["", "  ", "\n"])
def test_no_date_is_missing(value: str) -> None:
    assert sent(value, now=NOW) == (None, 0, "missing")


@pytest.mark.parametrize(
    "value",
    [
        "yesterday",
        "Mon, 31 Feb 2023 09:30:00 +0000",
        "Mon, 6 Nov 2023 25:30:00 +0000",
        "Tue, 1 Jan 1980 00:00:00 +0000",
        "Mon, 30 Jun 3609 15:33:50 +0600",
        "Mon, 6 Nov 99999 09:30:00 +0000",
        "0000-00-00T00:00:00",
        "Thu, 1 Jan 1970 00:00:00 +0000",
    ],
)
def test_a_date_that_cannot_be_is_absurd(value: str) -> None:
    assert sent(value, now=NOW) == (None, 0, "absurd")


def test_the_edges_of_what_can_be() -> None:
    assert sent("Fri, 1 Jan 1982 00:00:00 +0000", now=NOW).at == EARLIEST
    assert sent("Thu, 31 Dec 1981 23:59:59 +0000", now=NOW).mark == "absurd"
    assert sent("Thu, 16 Nov 2023 22:13:20 +0000", now=NOW).at == NOW + 2 * 86_400
    assert sent("Thu, 16 Nov 2023 22:13:21 +0000", now=NOW).mark == "absurd"


BEGIN, END = datetime(1983, 1, 1), datetime(2023, 11, 1)  # noqa: DTZ001 - hypothesis wants them without a zone


@given(st.datetimes(min_value=BEGIN, max_value=END), st.integers(-720, 840))
def test_every_well_formed_date_comes_back(moment: datetime, offset: int) -> None:
    moment = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))

    found = sent(format_datetime(moment), now=NOW)

    assert found.at == int(moment.timestamp())
    assert found.utc_offset_minutes == offset


@given(st.text(max_size=50))
def test_no_text_is_too_strange_for_a_date(value: str) -> None:
    found = sent(value, now=NOW)

    assert (found.at is None) == (found.mark != "")


def test_the_same_moment_in_utc_is_the_same_second() -> None:
    here = sent("Mon, 6 Nov 2023 09:30:00 +0100", now=NOW)
    there = sent("Mon, 6 Nov 2023 08:30:00 +0000", now=NOW)

    assert here.at == there.at == int(datetime(2023, 11, 6, 8, 30, tzinfo=UTC).timestamp())
