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

from firsthand.domain.cards import Labelled, PersonalDate, Position
from firsthand.domain.people import PersonId
from firsthand.domain.reflection.others import Reply, reply_text
from firsthand.errors import ArchiveError
from firsthand.services import (
    accounts,
    archive,
    dates,
    describing,
    digest,
    exchanges,
    forgetting,
    goals,
    introductions,
    inventory,
    joining,
    judging,
    keeping_in_touch,
    layer,
    moves,
    needs,
    notes,
    oneself,
    others_view,
    own_targets,
    people,
    positions,
    private_notes,
    protected_slots,
    purposes,
    reflection,
    reminding,
    review,
    taking_back,
    traits,
    workspaces,
)
from firsthand.services.actor import Actor, now
from firsthand.services.archive import contents
from firsthand.services.practice import plans, programmes, skills, weekly
from firsthand.storage import accounts as accounts_kept
from firsthand.storage import erasing
from firsthand.storage.connection import rows
from tests.services.mailboxes import MY_ADDRESS, imported, known, write_mailbox
from tests.support.not_letters import MONDAY, brought, card, favour, meeting, remark

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
    protected_slots.decline(actor, MONDAY)


def bring_calendar_and_cards(actor: Actor) -> None:
    """Two imports, of which the second changes what the first one brought; something in every table of both."""
    ben = card(
        "Ben Dale", "ben@dale.test", "ben@home.test", item="/cards/ben.vcf", groups=("Rowers", "Pier"),
        positions=(Position("Dale & Sons", "Ropes", "Master", None, None, 20_000),), original="BEGIN:VCARD\nX-ODD:1",
        dates=(PersonalDate("birthday", None, 2, 29),), phones=(Labelled("work", "+44 1"),), nicknames=("Benny",),
    )  # fmt: skip
    ahead = meeting("ahead", MY_ADDRESS, "dora@finch.test", starts_at=2**33, ends_at=2**33 + 60)
    rope = meeting("rope", MY_ADDRESS, "ben@dale.test", "cy@loewe.test!", item="/calendar/rope.ics")
    brought(actor, ben, card("Zoe Pike", "zoe@pike.test"), rope, ahead, remark(card("Not Yet"), "waits"))
    later = ben._replace(digest=bytes(16), notes=("rows on Sundays",))
    moved = rope._replace(sequence=1, starts_at=MONDAY + 86_400, ends_at=MONDAY + 90_000, place="The pier")
    gone = meeting("gone", "ben@dale.test", MY_ADDRESS, status="cancelled")
    brought(actor, later, moved, gone, favour(ben, "A coil of rope"), path="again.ics")


def say_of_lives(actor: Actor, ben: PersonId, cy: PersonId) -> None:
    """Positions, days, groups, how often to be in touch, and two people joined."""
    positions.add(actor, ben, "The Pier", "Rope-maker", from_day=date(2020, 3, 1))
    positions.confirm(actor, ben, "Dale & Sons", "Master", until_day=date(2020, 2, 29))
    describing.hide_group(actor, ben, "Pier")
    dates.add(actor, cy, "name day", 7, 4)
    dates.remind(actor, ben, "birthday", 2, 29, True, 3)
    keeping_in_touch.keep(actor, [ben, cy], 30, 60)
    emil = people.find(actor, "emil@stone.test")
    describing.tag(actor, [emil], "piers")
    joining.join(actor, people.find(actor, "faye@quill.test"), emil)


def say_of_goals(actor: Actor, ben: PersonId, cy: PersonId) -> None:
    """A goal with what it needs and who stands behind it, and one that ended, with who helped."""
    harbour = goals.add(
        actor, "A second harbour", why="Ships wait", by=date(2027, 6, 1), needs=[("resources", "A berth")]
    )
    goals.behind(actor, harbour.goal.id, ben, "support")
    crane = goals.add(actor, "Mend the crane", question="Or buy one?")
    goals.end(actor, crane.goal.id, "done", came_of_it="It lifts.", helped=[goals.Helped(cy, "A bearing")])


def say_of_the_network(actor: Actor, ben: PersonId, cy: PersonId) -> None:
    """What ties are for, groups, own groups and targets, and the layer beneath its families."""
    purposes.confirm(actor, {ben: {"operational", "personal"}, cy: set()})
    traits.confirm(actor, {ben: {"function": "Ropes", "level": "Master"}, cy: {"place": "The Pier"}})
    traits.set_own(actor, function="Harbour", came_from="Cranes")
    own_targets.set_percents(actor, own_targets.PURPOSE_MIX, {"strategic": 40})
    layer.say(actor, ben, [("in", "support"), ("out", "feedback"), ("out", "resources")], [("out", "knowledge")])
    layer.judge(actor, cy, "in", "resources", False)


def say_of_oneself(actor: Actor, ben: PersonId) -> None:
    """Something in every table of reflection."""
    reflection.keep_answer(actor, 1, "Rope, and who holds it.")
    reflection.type_answer(actor, 1, "One window")
    reflection.type_answer(actor, 1, "Another window")
    oneself.keep_words(actor, {"politics": "Ropes behind doors"})
    oneself.rate(actor, {"thanks": 4})
    oneself.keep_values(actor, [oneself.Value("Honesty", "Say it to their face")])
    oneself.add_role_model(actor, "", "Rings before the tide", ben)
    oneself.choose_skills(actor, ["thanking"])
    others_view.invite(actor, "", ben)
    others_view.invite(actor, "Somebody else")
    key = others_view.invitations(actor)[0].key
    others_view.take_reply(actor, reply_text(Reply(key, {"thanks": 2}, "Thank Ben, too.")))


def say_of_practice(actor: Actor, ben: PersonId) -> None:
    """A skill, a plan before a meeting, an experiment with what it taught, a programme, a review, and when to be quiet."""
    skills.set_state(actor, "asking", "active")
    ahead = rows(actor.scope, "SELECT id FROM meeting WHERE uid = 'ahead'")[0][0]
    plans.make(actor, "the rope is wet", "I call Ben", cue="meeting", meeting=ahead, person=ben, origin="question:11")
    weekly.take_on(actor, "ask-ten-minutes", sure_before=3, person=ben)
    weekly.tried(actor, happened="Asked Ben 🪢", enjoyment=4, energy=2, sure_after=8, learnt="He likes short letters")
    programmes.start(actor)
    review.keep(actor, review.week_asked(now(actor)), "Ropes", "More ropes")
    reminding.snooze(actor, 3)


def members(file: Path) -> dict[str, bytes]:
    with ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist() if name != "manifest.json"}


@pytest.fixture
def full(actor: Actor, tmp_path: Path) -> Actor:
    """A record with mail, meetings and cards, and with all that a user can say of it."""
    imported(actor, write_mailbox(tmp_path / "mail"))
    bring_calendar_and_cards(actor)
    ben, cy = people.find(actor, "ben@dale.test"), people.find(actor, "cy@loewe.test")
    workspaces.change_settings(actor, language="fr")
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
    say_of_lives(actor, ben, cy)
    say_of_goals(actor, ben, cy)
    say_of_the_network(actor, ben, cy)
    say_of_oneself(actor, ben)
    say_of_practice(actor, ben)
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


def test_no_file_is_empty_where_all_was_brought_and_said(full: Actor, tmp_path: Path) -> None:
    counts = archive.export(full, tmp_path / "all.zip").counts
    said = (
        "offers", "needs", "introductions", "came_of_it", "move_answers", "move_choices", "intents", "weights", "pins",
        "pinned_people", "reopened", "energy", "trust_notes", "accounts", "account_states", "digest",
        "meetings", "cards", "card_mailboxes", "card_positions", "card_dates", "card_groups", "holdings", "replaced",
        "waiting", "positions", "hidden_groups", "personal_dates", "keep_in_touch", "ended_people", "identity_changes",
        "goals", "goal_people",
        "purposes", "traits", "own_traits", "own_targets", "layer_kinds", "layers_declined",
        "answers", "own_words", "self_ratings", "own_values", "role_models", "invited",
        "practised", "plans", "experiments", "lessons", "programme", "reviews", "reminding",
    )  # fmt: skip
    assert {name: counts[f"{name}.jsonl"] for name in said if not counts[f"{name}.jsonl"]} == {}


def test_a_goal_comes_back_with_what_it_needs_and_who_stands_behind_it(full: Actor, tmp_path: Path) -> None:
    before = goals.listing(full, now(full), ended=True)
    archive.export(full, tmp_path / "all.zip")
    forgetting.delete_everything(full)
    assert goals.listing(full, now(full), ended=True) == ()
    archive.restore(full, tmp_path / "all.zip")
    assert goals.listing(full, now(full), ended=True) == before


def between_us(actor: Actor, words: str) -> list[tuple[object, ...]]:
    """What a person's page shows of what passed, without ids."""
    found = people.show(actor, people.find(actor, words), now(actor)).timeline
    return [(one.date, one.subject, one.snippet, one.direction, one.recipients) for one in found]


def table(actor: Actor, name: str, columns: str) -> list[tuple[object, ...]]:
    found = rows(
        actor.scope,
        f"SELECT {columns} FROM {name} WHERE workspace_id = %s ORDER BY {columns}",
        [actor.scope.workspace],
    )
    return [tuple(bytes(one) if isinstance(one, memoryview) else one for one in row) for row in found]


LOOKED_AT = {
    "interaction": "id, day, direction, recipients, personal",
    "participant": "interaction_id, mailbox_id, role, sent_at",
    "daily": "mailbox_id, day, out_count, in_count",
    "joining": "mailbox_a, mailbox_b, reason",
    "meeting": "id, counts, place, revision",
    "card": "id, content, original",
    "holding": "source_id, row_id, item, run_id",
    "replaced": "id, before",
}


def test_meetings_and_cards_come_back_as_they_were(full: Actor, tmp_path: Path) -> None:
    before = {name: table(full, name, columns) for name, columns in LOOKED_AT.items()}
    passed = between_us(full, "ben@dale.test")
    archive.export(full, tmp_path / "all.zip")
    forgetting.delete_everything(full)
    archive.restore(full, tmp_path / "all.zip")
    assert {name: table(full, name, columns) for name, columns in LOOKED_AT.items()} == before
    assert between_us(full, "ben@dale.test") == passed
    assert people.find(full, "ben@home.test") == people.find(full, "ben@dale.test")


def test_an_import_can_be_taken_back_after_a_restore_as_before_it(full: Actor, tmp_path: Path) -> None:
    last = rows(full.scope, "SELECT MAX(id) FROM run")[0][0]
    archive.export(full, tmp_path / "all.zip")
    here = taking_back.undo(full, last)
    state = {
        name: table(full, name, LOOKED_AT[name]) for name in ("interaction", "meeting", "card", "holding", "daily")
    }
    forgetting.delete_everything(full)
    archive.restore(full, tmp_path / "all.zip")
    assert taking_back.undo(full, last) == here
    assert here.put_back == 2
    assert {name: table(full, name, LOOKED_AT[name]) for name in state} == state


def test_what_comes_in_after_a_restore_is_no_part_of_an_earlier_import(full: Actor, tmp_path: Path) -> None:
    last = rows(full.scope, "SELECT MAX(id) FROM run")[0][0]
    archive.export(full, tmp_path / "all.zip")
    forgetting.delete_everything(full)
    archive.restore(full, tmp_path / "all.zip")
    brought(full, meeting("later", MY_ADDRESS, "dora@finch.test"), path="later.ics")
    taking_back.undo(full, last)
    assert "later" in {row[0] for row in table(full, "meeting", "uid")}


VERSION_2 = tuple(part.file for part in contents.PARTS if part.since == 2)


def as_version_1(file: Path) -> Path:
    """The same export as the first version of the format had it: without what came later."""
    with ZipFile(file) as packed:
        held = {name: packed.read(name) for name in packed.namelist() if name not in (*VERSION_2, "manifest.json")}
    for name, later in (("runs.jsonl", ("first_id", "last_id", "account")), ("run_sources.jsonl", ("changed",))):
        lines = [json.loads(one) for one in held[name].splitlines()]
        held[name] = b"".join(
            json.dumps({key: value for key, value in one.items() if key not in later}).encode() + b"\n" for one in lines
        )
    copy = file.with_name("old.zip")
    with ZipFile(copy, "w", ZIP_DEFLATED) as target:
        for name, content in held.items():
            target.writestr(name, content)
        files = [
            {"name": name, "bytes": len(one), "lines": one.count(b"\n"), "sha256": sha256(one).hexdigest()}
            for name, one in held.items()
        ]
        target.writestr("manifest.json", json.dumps({"format": "firsthand-export", "version": 1, "files": files}))
    return copy


def test_an_export_of_the_first_version_can_still_be_read(actor: Actor, tmp_path: Path) -> None:
    imported(actor, write_mailbox(tmp_path / "mail"))
    notes.write_note(actor, "likes rope", people.find(actor, "ben@dale.test"))
    before = known(actor)
    archive.export(actor, tmp_path / "all.zip")
    forgetting.delete_everything(actor)
    report = archive.restore(actor, as_version_1(tmp_path / "all.zip"))
    assert known(actor) == before
    assert report.notes == 1
    assert {name: report.counts.get(name, 0) for name in VERSION_2} == dict.fromkeys(VERSION_2, 0)


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
    "workspace", "act_reading", "exchange_due", "exchange_undo", "feed", "feed_entry",
}  # fmt: skip
"""Tables that are worked out anew, have a shape of their own in the export, or belong to an address that is secret (feed)."""

DERIVED_COLUMNS = {
    "person": {"search", "met", "found_organisation", "card_groups"},
    "mailbox": {"stale", "sent", "automated", "listed", "received", "from_owner", "recipients_sum", "in_sent_folder"},
    "interaction": {"day", "direction"},
    "run": {"process", "now_reading", "stop_asked"},
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


def card_line(file: Path, **changes: object) -> bytes:
    """The cards of an export, with something else in what the first one says."""
    with ZipFile(file) as packed:
        content = json.loads(packed.read("cards.jsonl").splitlines()[0])["content"]
    return line(file, "cards.jsonl", content={**content, **changes})


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
        lambda file: rewritten(file, manifest__json=b'{"format":"firsthand-export","version":3,"files":[]}'),
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
    "a card of something else": (
        "a card with “nicknames”",
        lambda file: rewritten(file, cards__jsonl=card_line(file, nicknames="Benny")),
    ),
    "a card that was never so": (
        "as it was",
        lambda file: rewritten(file, replaced__jsonl=line(file, "replaced.jsonl", before={"card": []})),
    ),
    "a favour of another kind": (
        "a remark or a favour",
        lambda file: rewritten(file, waiting__jsonl=line(file, "waiting.jsonl", content={"key": "x"})),
    ),
    "a meeting that did not happen": (
        "not in it",
        lambda file: rewritten(file, meetings__jsonl=line(file, "meetings.jsonl", id=987654321)),
    ),
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
