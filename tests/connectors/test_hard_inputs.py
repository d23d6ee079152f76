"""The malformed and odd messages of other parsers' tests, where they are at hand; none of them is kept here."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from firsthand.domain.messages import TEXT_CHARS_MAX, Message
from tests.connectors.letters import parsed, reading

CORPUS = Path(os.environ.get("FIRSTHAND_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "data"))
HARD = CORPUS / "hard-inputs"
LATER = 1_900_000_000

pytestmark = pytest.mark.skipif(
    not HARD.is_dir(), reason=f"the hard inputs are not at hand: {HARD} is missing (set FIRSTHAND_CORPUS)"
)


def _files() -> list[Path]:
    return sorted(path for path in HARD.rglob("*") if path.is_file())


def test_each_file_alone_is_read_or_said_why_not() -> None:
    for path in _files():
        report = reading(path, now=LATER)  # checks the arithmetic and every sentence

        assert report.messages or report.rejected or path.stat().st_size == 0, path
        if path.suffix == ".eml":
            assert len(report.messages) == 1, path
        for message in report.messages:
            _check(message)


def test_all_together_give_the_same_messages_as_each_alone() -> None:
    alone = {message.key for path in _files() for message in reading(path, now=LATER).messages}

    together = reading(HARD, now=LATER)

    # A maildir says of its files that they are messages, which some could not say of themselves.
    assert alone <= {message.key for message in together.messages}
    assert sum(source.read for source in together.closed) == len(together.messages) + len(together.rejected)


def test_no_message_with_a_body_is_read_without_any_of_it() -> None:
    bare = []
    for path in sorted(HARD.rglob("*.eml")):
        raw = path.read_bytes().replace(b"\r\n", b"\n")
        body = raw.partition(b"\n\n")[2]
        found = parsed(raw, now=LATER)
        if body.strip() and not found.text.strip() and not found.attachments:
            bare.append(path.name)

    assert bare == []


def test_subjects_senders_and_recipients_are_those_that_another_parser_found() -> None:
    compared = 0
    for message, golden in _golden():
        fields: dict[str, Any] = {}
        for field in golden["parts"][0]["headers"]:
            fields.setdefault(str(field["name"]), []).append(field["value"])
        subject = fields.get("subject", [None])[0]
        if isinstance(subject, dict) and "\ufffd" not in subject["Text"]:
            assert message.subject == " ".join(subject["Text"].split())
            compared += 1
        for name, role in (("from", "f"), ("to", "t"), ("cc", "c")):
            wanted = [person for value in fields.get(name, []) for person in _people(value)]
            if any("\ufffd" in name for name, _ in wanted):
                continue  # what it gave up on, we read
            assert [(person.name, person.address) for person in message.people if person.role == role] == wanted
            compared += len(wanted)

    assert compared > 200


def _golden() -> Iterator[tuple[Message, Any]]:
    for path in sorted((HARD / "mail-stalwart").rglob("*.eml")):
        beside = path.with_suffix(".json")
        golden = json.loads(beside.read_text()) if beside.exists() else None
        if golden:
            yield parsed(path.read_bytes(), now=LATER), golden


def _people(value: Any) -> list[tuple[str, str]]:
    listed = value.get("Address", {}) if isinstance(value, dict) else {}
    everybody = listed.get("List", [])
    for group in listed.get("Group", []):
        everybody = everybody + group["addresses"]
    named = [(" ".join((one["name"] or "").split()), (one["address"] or "").lower()) for one in everybody]
    return [one for one in named if one != ("", "")]


def _check(message: Message) -> None:
    assert len(message.key) == 16
    assert message.where
    assert len(message.text) <= TEXT_CHARS_MAX
    assert (message.sent_at is None) == (message.date_mark != "")
    people = (part for person in message.people for part in (person.name, person.address))
    for text in (message.message_id, message.subject, message.text, message.list_id, *people, *message.attachments):
        text.encode("utf-8")  # no half characters
        assert "\0" not in text
