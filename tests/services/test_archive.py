"""Everything out, and back in as it was."""

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.apps import apps
from django.conf import settings

from firsthand.domain.people import PersonId
from firsthand.errors import ArchiveError
from firsthand.services import (
    accounts,
    archive,
    describing,
    digest,
    exchanges,
    forgetting,
    introductions,
    inventory,
    joining,
    judging,
    moves,
    needs,
    notes,
    people,
    private_notes,
    workspaces,
)
from firsthand.services.actor import Actor, now
from firsthand.services.archive import contents
from firsthand.storage import accounts as accounts_kept
from firsthand.storage import erasing
from tests.services.mailboxes import imported, known, write_mailbox

pytestmark = pytest.mark.django_db(transaction=True)


def say_of_moves(actor: Actor, ben: PersonId, cy: PersonId) -> None:
    """Something in every table of needs, offers, introductions, answers and private notes."""
    inventory.add_offer(actor, "Feedback on drafts", minutes=30, limits="not in March", until=date(2027, 1, 1))
    inventory.add_offer(actor, "An hour on cranes", person=cy)
    needs.add_need(actor, "somebody who knows cranes", person=ben)
    needs.add_need(actor, "a second reader", until=date(2027, 1, 1))
    introductions.asked(actor, ben, cy, "both", "looks for cranes", "knows cranes")
    entry = exchanges.add(actor, ben, "give", "The list of berths", on="20 days ago")
    moves.look_back_on(actor, entry.exchange.key, "They found a berth.")
    exchanges.add(actor, cy, "promise", "Send the drawings", due="tomorrow")
    key = next(move.key for move in moves.today(actor, now(actor)).moves)
    judging.useful(actor, key, True)
    moves.state_intent(actor, key, ("them", "me"), "for the berths")
    moves.change_first_step(actor, key, "I ring first.")
    judging.set_weights(actor, {"timeliness": 0.5, "importance": 0.5, "fit": 0.0, "breadth": 0.0, "ease": 0.0})
    judging.pin(actor, key)
    judging.pin_person(actor, cy)
    judging.reopen(actor, ben)
    judging.say_energy(actor, 3)
    private_notes.write_trust(actor, ben, can_they="yes", words="Twice.")


def members(file: Path) -> dict[str, bytes]:
    with ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist() if name != "manifest.json"}


@pytest.fixture
def full(actor: Actor, tmp_path: Path) -> Actor:
    """A record with mail, and with all that a user can say of it."""
    imported(actor, write_mailbox(tmp_path / "mail"))
    ben, cy = people.find(actor, "ben@dale.test"), people.find(actor, "cy@loewe.test")
    describing.tag(actor, [ben, cy], "harbour")
    describing.set_layer(actor, ben, {"support"}, {"feedback", "resources"})
    describing.describe(actor, cy, role_title="Master of cranes")
    describing.star(actor, cy, True)
    joining.keep_apart(actor, ben, cy)
    describing.override_warmth(actor, ben, "warm")
    gus = describing.add(actor, "Gus Marsh", organisation="Marsh & Daughters")
    notes.write_note(actor, "# Ben\n\n---\n\nlikes *rope* – and “quotes”", ben)
    notes.write_note(actor, "Nobody in particular.\n\n\nTwo empty lines above.", None)
    notes.write_note(actor, "Gus by hand", gus)
    account = accounts.add(actor, "imap", {"host": "127.0.0.1", "user": "ida@quay.test"}, {"password": "hush"})
    accounts_kept.keep_state(actor.scope, account.id, "INBOX", '{"uid": 7}')
    digest.set_up(actor, host="127.0.0.1", security="none", sender="ida@quay.test")
    say_of_moves(actor, ben, cy)
    return actor


def test_what_comes_back_is_what_went_out(full: Actor, tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    before, said = known(full), notes.recent(full)
    written = archive.export(full, first)
    forgetting.delete_everything(full)
    assert known(full) == []
    report = archive.restore(full, first)
    assert report.counts == written.counts
    assert known(full) == before
    assert notes.recent(full) == said
    archive.export(full, second)
    assert members(second) == members(first)
    assert people.show(full, people.find(full, "Cy"), now(full)).star


def test_no_table_of_the_users_words_is_empty_where_all_was_said(full: Actor, tmp_path: Path) -> None:
    counts = archive.export(full, tmp_path / "all.zip").counts
    said = (
        "offers", "needs", "introductions", "came_of_it", "move_answers", "move_choices", "intents", "weights", "pins",
        "pinned_people", "reopened", "energy", "trust_notes", "accounts", "account_states", "digest",
    )  # fmt: skip
    assert {name: counts[f"{name}.jsonl"] for name in said if not counts[f"{name}.jsonl"]} == {}


def test_an_export_says_what_is_in_it(full: Actor, tmp_path: Path) -> None:
    report = archive.export(full, tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as packed:
        manifest = json.loads(packed.read("manifest.json"))
        listed = {one["name"]: one for one in manifest["files"]}
        assert set(packed.namelist()) == {*listed, "manifest.json"}
        for name, one in listed.items():
            content = packed.read(name)
            assert one["bytes"] == len(content)
            assert one["sha256"] == sha256(content).hexdigest()
            if name.endswith(".jsonl"):
                lines = [json.loads(line) for line in content.decode().splitlines()]
                assert len(lines) == one["lines"] == report.counts[name]
    assert report.notes == 3
    assert report.bytes == (tmp_path / "all.zip").stat().st_size


def test_an_export_can_be_read_by_its_owner_only_and_leaves_nothing_beside_it(full: Actor, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    archive.export(full, folder / "all.zip")
    assert [path.name for path in folder.iterdir()] == ["all.zip"]
    assert (folder / "all.zip").stat().st_mode & 0o777 == 0o600


def test_an_export_holds_no_secret(full: Actor, tmp_path: Path) -> None:
    forgetting.forget(full, people.find(full, "jane.roe@roe.test"))
    archive.export(full, tmp_path / "all.zip")
    for name, content in members(tmp_path / "all.zip").items():
        assert settings.SECRET_KEY.encode() not in content, name
        assert b"jane" not in content.lower(), name


def test_the_document_names_every_file_and_field(full: Actor) -> None:
    document = (Path(__file__).parents[2] / "docs" / "export-format.md").read_text()
    for part in (*contents.PARTS, contents.INTERACTION):
        assert f"`{part.file}`" in document
        for column in part.columns:
            assert f"`{column.name}`" in document, (part.file, column.name)


DERIVED = {
    "joining", "duplicate", "tie", "daily", "question_reading", "interaction_text", "participant", "note", "sequence",
    "workspace", "act_reading", "exchange_due", "exchange_undo",
}  # fmt: skip
"""Tables that are worked out anew, or have a shape of their own in the export."""

DERIVED_COLUMNS = {
    "person": {"search", "met"},
    "mailbox": {"stale", "sent", "automated", "listed", "received", "from_owner", "recipients_sum", "in_sent_folder"},
    "interaction": {"day", "direction"},
    "run": {"process", "now_reading"},
    "account": {"stop_asked"},
}


def test_no_table_and_no_column_is_left_out_of_an_export_or_of_deleting() -> None:
    parts = {part.table: part for part in (*contents.PARTS, contents.INTERACTION)}
    for model in apps.get_app_config("storage").get_models():
        table = model._meta.db_table
        columns = {field.column for field in model._meta.concrete_fields if field.column} - {"workspace_id"}
        if table not in DERIVED:
            exported = {column.column for column in parts[table].columns}
            assert columns == exported | DERIVED_COLUMNS.get(table, set()), table
        if table not in ("workspace", "sequence"):
            assert table in erasing.OF_A_WORKSPACE


def test_a_record_that_is_not_empty_takes_no_export(full: Actor, tmp_path: Path) -> None:
    archive.export(full, tmp_path / "all.zip")
    before = known(full)
    with pytest.raises(ArchiveError, match="not empty") as refusal:
        archive.restore(full, tmp_path / "all.zip")
    assert "--home" in refusal.value.remedy
    assert known(full) == before


def test_an_export_goes_nowhere_in_words(actor: Actor, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be written"):
        archive.export(actor, tmp_path / "no such folder" / "all.zip")
    (tmp_path / "folder.zip").mkdir()
    with pytest.raises(ArchiveError):
        archive.export(actor, tmp_path / "folder.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.zip"]


@pytest.fixture
def exported(full: Actor, tmp_path: Path) -> tuple[Actor, Path]:
    """An emptied record, and the export of what was in it."""
    archive.export(full, tmp_path / "all.zip")
    forgetting.delete_everything(full)
    return full, tmp_path / "all.zip"


def rewritten(file: Path, /, *, sums: bool = True, **changes: bytes | None) -> Path:
    """A copy of an export with members replaced, added, or (None) left out; dots in names are written as two underlines."""
    wanted = {name.replace("__", "."): content for name, content in changes.items()}
    copy = file.with_name("changed.zip")
    with ZipFile(file) as packed, ZipFile(copy, "w", ZIP_DEFLATED) as target:
        manifest = json.loads(packed.read("manifest.json"))
        held = {name: packed.read(name) for name in packed.namelist() if name != "manifest.json"} | wanted
        for name, content in held.items():
            if content is not None and name != "manifest.json":
                target.writestr(name, content)
        if sums:
            manifest["files"] = [
                {
                    "name": name,
                    "bytes": len(content),
                    "lines": content.count(b"\n"),
                    "sha256": sha256(content).hexdigest(),
                }
                for name, content in held.items()
                if content is not None and name != "manifest.json"
            ]
        if "manifest.json" not in wanted:
            target.writestr("manifest.json", json.dumps(manifest))
        elif wanted["manifest.json"] is not None:
            target.writestr("manifest.json", wanted["manifest.json"])
    return copy


def line(file: Path, name: str, /, **changes: object) -> bytes:
    """A file of an export whose first line was changed; a value of ... takes the field away."""
    with ZipFile(file) as packed:
        first, *rest = packed.read(name).decode().splitlines()
    changed = {key: value for key, value in {**json.loads(first), **changes}.items() if value is not ...}
    return ("\n".join([json.dumps(changed), *rest]) + "\n").encode()


BAD: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "nothing": ("no such file", lambda file: file.with_name("none.zip")),
    "a folder": ("cannot be read", lambda file: file.parent),
    "no zip": ("not a zip", lambda file: write_bytes(file, b"not a zip at all")),
    "empty": ("not a zip", lambda file: write_bytes(file, b"")),
    "cut short": ("not a zip", lambda file: write_bytes(file, file.read_bytes()[:-200])),
    "a bit turned": ("it", lambda file: write_bytes(file, turned(file.read_bytes()))),
    "another zip": ("no manifest", lambda file: rewritten(file, manifest__json=None)),
    "a manifest of something else": ("not an export", lambda file: rewritten(file, manifest__json=b'{"format":"zoo"}')),
    "a manifest that is not JSON": ("not JSON", lambda file: rewritten(file, manifest__json=b"{")),
    "a manifest of nothing": (
        "does not say what",
        lambda file: rewritten(file, manifest__json=b'{"format":"firsthand-export","version":1}'),
    ),
    "a newer version": (
        "newer version",
        lambda file: rewritten(file, manifest__json=b'{"format":"firsthand-export","version":2,"files":[]}'),
    ),
    "changed by hand": ("changed or damaged", lambda file: rewritten(file, sums=False, people__jsonl=b"{}\n")),
    "a file missing": ("people.jsonl is missing", lambda file: rewritten(file, people__jsonl=None)),
    "a path upwards": ("does not belong", lambda file: rewritten(file, **{"../../evil__txt": b"x"})),
    "an absolute path": ("does not belong", lambda file: rewritten(file, **{"/etc/evil": b"x"})),
    "a strange note": ("does not belong", lambda file: rewritten(file, **{"notes/../../1__md": b"x"})),
    "a bomb": ("times its size", lambda file: rewritten(file, people__jsonl=b" " * 80_000_000)),
    "lines that are not JSON": ("is not JSON", lambda file: rewritten(file, people__jsonl=b"{]\n")),
    "deep JSON": ("is not JSON", lambda file: rewritten(file, people__jsonl=b"[" * 100_000 + b"\n")),
    "a field missing": ("“name”", lambda file: rewritten(file, people__jsonl=line(file, "people.jsonl", name=...))),
    "a field of another kind": ("“id”", lambda file: rewritten(file, people__jsonl=line(file, "people.jsonl", id="7"))),
    "an id too large": ("“id”", lambda file: rewritten(file, people__jsonl=line(file, "people.jsonl", id=2**80))),
    "two of one id": (
        "contradict",
        lambda file: rewritten(file, people__jsonl=line(file, "people.jsonl") + line(file, "people.jsonl")),
    ),
    "somebody who is not there": (
        "not in it",
        lambda file: rewritten(file, mailboxes__jsonl=line(file, "mailboxes.jsonl", person=987654321)),
    ),
    "an unknown role": (
        "participants",
        lambda file: rewritten(file, interactions__jsonl=line(file, "interactions.jsonl", participants=[["x", 1]])),
    ),
    "a date beyond all calendars": (
        "a date",
        lambda file: rewritten(file, interactions__jsonl=line(file, "interactions.jsonl", sent_at=2**60)),
    ),
    "no hash": ("hashes", lambda file: rewritten(file, forgotten__jsonl=b'{"digest":"x","key":""}\n')),
    "no time zone": (
        "time zone",
        lambda file: rewritten(file, workspace__json=workspace(file, time_zone="Moon/Base")),
    ),
    "the demo": ("invented demo", lambda file: rewritten(file, workspace__json=workspace(file, invented=True))),
    "a note without its head": ("begins with", lambda file: rewritten(file, **{"notes/1__md": b"hello\n"})),
}


def write_bytes(file: Path, content: bytes) -> Path:
    copy = file.with_name("bad.zip")
    copy.write_bytes(content)
    return copy


def turned(content: bytes) -> bytes:
    """One bit of the middle turned over."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 4]) + content[middle + 1 :]


def workspace(file: Path, **changes: object) -> bytes:
    with ZipFile(file) as packed:
        return json.dumps({**json.loads(packed.read("workspace.json")), **changes}).encode()


def test_a_bad_export_is_refused_in_words_and_changes_nothing(exported: tuple[Actor, Path]) -> None:
    actor, file = exported
    for what, (words, spoil) in BAD.items():
        with pytest.raises(ArchiveError) as refusal:
            archive.restore(actor, spoil(file))
        assert words in refusal.value.reason, what
        assert refusal.value.thing, what
        assert refusal.value.remedy.endswith("."), what
        assert workspaces.is_empty(actor), what
        assert notes.recent(actor) == (), what
    archive.restore(actor, file)
    assert len(notes.recent(actor)) == 3


def test_an_export_of_one_database_can_be_read_into_any(full: Actor, tmp_path: Path) -> None:
    """Its lines stand in an order of their own, not of the database's."""
    archive.export(full, tmp_path / "all.zip")
    for name, content in members(tmp_path / "all.zip").items():
        if name == "tags.jsonl":
            lines = [json.loads(one) for one in content.decode().splitlines()]
            assert lines == sorted(lines, key=lambda one: (one["person"], one["tag"]))


def test_new_ids_after_a_restore_are_free(exported: tuple[Actor, Path], tmp_path: Path) -> None:
    actor, file = exported
    archive.restore(actor, file)
    before = len(known(actor))
    describing.add(actor, "Somebody New", address="new@new.test")
    report = imported(actor, write_mailbox(tmp_path / "mail"))
    assert all(source.imported == 0 for source in report.sources)
    assert len(known(actor)) == before + 1
