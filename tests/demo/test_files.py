"""The files of the demo are real mail, the same every time, and name nobody outside the reserved domains."""

import email
import mailbox
import re
from datetime import date, datetime, timedelta
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from firsthand.demo import Written, write
from tests.demo.conftest import UNTIL


@pytest.fixture(scope="module")
def messages(written: Written) -> list[Message]:
    return [message for path in written.files for message in mailbox.mbox(path)]


def digest(folder: Path) -> str:
    whole = sha256()
    for path in sorted(folder.rglob("*.mbox")):
        whole.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return whole.hexdigest()


def test_the_same_seed_and_day_make_the_same_bytes(written: Written, tmp_path: Path) -> None:
    write(tmp_path / "again", until=UNTIL)
    assert digest(tmp_path / "again") == digest(written.folder)


def test_another_seed_tells_another_story(written: Written, tmp_path: Path) -> None:
    write(tmp_path / "other", seed=7, until=UNTIL)
    assert digest(tmp_path / "other") != digest(written.folder)


def test_there_are_as_many_messages_as_it_says(written: Written, messages: list[Message]) -> None:
    assert len(messages) == written.messages
    assert 6_000 <= written.messages <= 9_000


def test_nothing_is_dated_on_the_last_day_or_later_or_before_the_two_years(messages: list[Message]) -> None:
    days = [parsedate_to_datetime(str(message["Date"])).date() for message in messages]
    assert max(days) < UNTIL
    assert min(days) > UNTIL - timedelta(days=745)


@pytest.mark.parametrize("until", [date(2024, 2, 29), date(2025, 1, 1)])
def test_the_last_day_may_be_any_day(until: date, tmp_path: Path) -> None:
    written = write(tmp_path, until=until)
    assert len(written.open_questions) >= 7
    lines = b"".join(path.read_bytes() for path in written.files).splitlines()
    days = [parsedate_to_datetime(line[6:].decode()).date() for line in lines if line.startswith(b"Date: ")]
    assert len(days) == written.messages
    assert max(days) < until


def test_every_address_is_invented(messages: list[Message]) -> None:
    for message in messages:
        texts = [str(value) for value in message.values()]
        parts = [part.get_payload(decode=True) for part in message.walk() if part.get_content_maintype() == "text"]
        texts += [part.decode("utf-8", "replace") for part in parts if isinstance(part, bytes)]
        for host in set(re.findall(r"@([\w.-]+\w)|https?://([\w.-]+\w)", " ".join(texts))):
            assert "".join(host).endswith((".test", "example.com")), host


def test_every_message_has_a_sender_a_subject_and_words(messages: list[Message]) -> None:
    for message in messages:
        assert getaddresses([str(message["From"])])[0][1]
        assert message["Subject"]
        parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
        assert parts
        assert all(not message.defects for message in message.walk())
        body = parts[0].get_payload(decode=True)
        assert isinstance(body, bytes)
        assert body.strip()


def test_answers_name_the_letters_they_answer(messages: list[Message]) -> None:
    known = {str(message["Message-ID"]) for message in messages}
    answers = [str(message["In-Reply-To"]) for message in messages if message["In-Reply-To"]]
    replies = [message for message in messages if str(message["Subject"]).startswith(("Re: ", "AW: ", "RE: "))]
    assert set(answers) <= known
    assert 0.6 < len(answers) / len(replies) < 1


def test_the_files_hold_the_kinds_of_mail_a_reader_must_cope_with(messages: list[Message], written: Written) -> None:
    kinds = {message.get_content_type() for message in messages}
    assert {"text/plain", "text/html", "multipart/alternative", "multipart/mixed", "text/calendar"} <= kinds
    heads = [str(message.get("Subject")) + str(message["From"]) + str(message["To"]) for message in messages]
    assert any("=?utf-8?" in head for head in heads)
    assert any("=?iso-8859-1?" in head for head in heads)
    for header in ("List-Id", "List-Unsubscribe", "Auto-Submitted", "Sender", "Cc"):
        assert sum(message[header] is not None for message in messages) > 20, header
    assert any(b"\r\n" in path.read_bytes() for path in written.files)


def sent_by_her(messages: list[Message]) -> list[datetime]:
    hers = (message for message in messages if "maya.lindqvist@larkfield" in str(message["From"]))
    return sorted(parsedate_to_datetime(str(message["Date"])) for message in hers)


def test_offices_are_quiet_at_the_weekend(messages: list[Message]) -> None:
    sent = sent_by_her(messages)
    assert sum(then.weekday() >= 5 for then in sent) == 0
    assert sum(7 <= then.hour < 19 for then in sent) / len(sent) > 0.9


def test_she_is_away_twice_a_year(messages: list[Message]) -> None:
    days = sorted({then.date() for then in sent_by_her(messages)})
    pauses = [(before, after) for before, after in pairwise(days) if (after - before).days > 8]
    assert sum(before.month == 7 for before, _ in pauses) == 2
    assert len(pauses) >= 5


def test_messages_are_read_the_same_by_the_standard_library(written: Written) -> None:
    first = written.files[0].read_bytes().split(b"\n\nFrom ")[0]
    message = email.message_from_bytes(first.split(b"\n", 1)[1])
    assert isinstance(parsedate_to_datetime(str(message["Date"])), datetime)
