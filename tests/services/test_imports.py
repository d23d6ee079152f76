"""Bringing mail in: everything counted, nothing twice, in any order."""

import hashlib
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.domain.people import PeopleQuery
from firsthand.errors import BusyError, NotFoundError, StoreError
from firsthand.services import finding, forgetting, imports, owner, people, workspaces
from firsthand.services.actor import Actor, now
from firsthand.storage import runs
from firsthand.storage.connection import execute, rows, write
from tests.connectors.letters import letter, mbox, write_maildir
from tests.services.mailboxes import BEN, JANE, ME, MY_ADDRESS, imported, inbox, known, names, on, sent, write_mailbox

pytestmark = pytest.mark.django_db(transaction=True)


def total(actor: Actor) -> int:
    return int(
        rows(actor.scope, "SELECT COUNT(*) FROM interaction WHERE workspace_id = %s", [actor.scope.workspace])[0][0]
    )


def test_everything_read_is_imported_a_copy_or_set_aside(actor: Actor, tmp_path: Path) -> None:
    undated = letter(sender=BEN, to=ME, subject="When?", date="yesterday or so", text="A \x00 in the middle.\n")
    folder = write_mailbox(tmp_path / "mail", [*inbox(), inbox()[0], undated])
    report = imported(actor, folder)
    assert {Path(source.path).name for source in report.sources} == {"Inbox.mbox", "Sent.mbox"}
    assert sum(source.read for source in report.sources) == len(inbox()) + len(sent()) + 2
    assert sum(source.imported for source in report.sources) == total(actor) == report.interactions
    assert sum(source.duplicates for source in report.sources) == 1


def test_importing_again_adds_nothing_and_calls_everything_a_copy(actor: Actor, tmp_path: Path) -> None:
    folder = write_mailbox(tmp_path / "mail")
    first = imported(actor, folder)
    before = known(actor)
    again = imported(actor, folder)
    assert [source.read for source in again.sources] == [source.read for source in first.sources]
    assert all(source.imported == 0 and source.duplicates == source.read for source in again.sources)
    assert known(actor) == before
    assert total(actor) == first.interactions


def test_importing_again_from_another_place_adds_nothing(actor: Actor, tmp_path: Path) -> None:
    first = imported(actor, write_mailbox(tmp_path / "mail"))
    again = imported(actor, write_maildir(tmp_path / "maildir", *inbox(), *sent()))
    assert sum(source.imported for source in again.sources) == 0
    assert sum(source.duplicates for source in again.sources) == sum(source.read for source in first.sources)


def test_a_copy_under_another_message_id_counts_once(actor: Actor, tmp_path: Path) -> None:
    one = letter("Message-ID: <one@mail.test>", sender=BEN, to=ME, subject="Rope", date=on(3), text="Bring rope.\n")
    other = letter(
        "Message-ID: <other@mail.test>", sender=BEN, to=ME, subject="Rope", date=on(3), text="Bring  rope.\n"
    )
    (tmp_path / "Inbox.mbox").write_bytes(mbox(one))
    (tmp_path / "Filed.mbox").write_bytes(mbox(other))
    report = imported(actor, tmp_path)
    assert sorted((source.imported, source.duplicates) for source in report.sources) == [(0, 1), (1, 0)]
    (ben,) = people.listing(actor, PeopleQuery(), now(actor)).people
    assert ben.contact_days == 1


def test_the_originals_are_as_they_were(actor: Actor, tmp_path: Path) -> None:
    folder = write_mailbox(tmp_path / "mail")
    write_maildir(folder / "more", *inbox()[:3])

    def state() -> dict[str, tuple[str, int]]:
        return {
            str(path): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    before = state()
    imported(actor, folder)
    assert state() == before


def test_robots_lists_and_the_owner_are_never_among_people(actor: Actor, tmp_path: Path) -> None:
    own = [
        letter(sender="Ida Holm <i.holm@quay.test>", to=ME, subject=f"To myself {n}", date=on(n), text="Rope!\n")
        for n in range(4)
    ]
    imported(actor, write_mailbox(tmp_path / "mail", [*inbox(), *own]))
    assert names(actor) == ["Ben Dale", "Cy Löwe", "Dora Finch", "Emil Stone", "Faye Quill", "Jane Roe"]
    assert finding.find(actor, "ships").messages_total == 5
    assert owner.who_am_i(actor).addresses == ((MY_ADDRESS, ""),)


def test_without_a_word_about_the_owner_the_sent_folder_tells(actor: Actor, tmp_path: Path) -> None:
    report = imports.start(actor, [write_mailbox(tmp_path / "mail")])
    assert report.state == "done"
    assert [address for address, _ in owner.who_am_i(actor).addresses] == [MY_ADDRESS]
    assert "Ida Holm" not in names(actor)


def test_a_second_owner_address_given_later_works_everything_out_anew(actor: Actor, tmp_path: Path) -> None:
    from_old = [
        letter(sender="I. H. <ih@old-works.test>", to=JANE, subject=f"Old {n}", date=on(n), text="As before.\n")
        for n in range(3)
    ]
    folder = write_mailbox(tmp_path / "mail", [*inbox(), *from_old])
    imported(actor, folder)
    assert "I. H." in names(actor)
    owner.set_owner(actor, [MY_ADDRESS, "ih@old-works.test"], [])
    assert "I. H." not in names(actor)
    late = known(actor)
    again = workspaces.open_workspace(actor.scope.database)
    forgetting.delete_everything(again)
    imports.start(again, [folder], me=[MY_ADDRESS, "ih@old-works.test"])
    assert known(again) == late


def test_a_path_that_is_not_there_is_said_in_words(actor: Actor, tmp_path: Path) -> None:
    report = imports.start(actor, [tmp_path / "nowhere.mbox"])
    (problem,) = report.sources[0].set_aside
    assert "nowhere.mbox" in problem.where
    assert problem.reason.endswith(".")
    assert problem.remedy.endswith(".")
    assert not report.complete


def test_a_folder_without_mail_is_said_in_words(actor: Actor, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    report = imports.start(actor, [tmp_path / "photos"])
    assert report.state == "done"
    assert not report.complete
    assert total(actor) == 0


def test_two_imports_at_once_are_refused_in_words(actor: Actor, tmp_path: Path) -> None:
    with write(actor.scope):
        runs.begin(actor.scope, 0, 1)
    with pytest.raises(BusyError, match="another one is still running"):
        imports.start(actor, [tmp_path])


def test_a_run_whose_process_has_gone_holds_nobody_up(actor: Actor, tmp_path: Path) -> None:
    with write(actor.scope):
        dead = runs.begin(actor.scope, 0, 2**22 + 1)
    imported(actor, write_mailbox(tmp_path / "mail"))
    assert imports.progress(actor, dead).state == "stopped"


def test_an_unknown_run_is_not_found(actor: Actor) -> None:
    with pytest.raises(NotFoundError):
        imports.progress(actor, 12345)


def test_a_database_of_a_newer_version_is_refused_in_words(database: str) -> None:
    workspaces.open_home(database)
    actor = workspaces.open_workspace(database)
    insert = "INSERT INTO django_migrations (app, name, applied) VALUES ('storage', '0999_later', '2030-01-01')"
    execute(actor.scope, insert)
    workspaces.open_home.cache_clear()
    try:
        with pytest.raises(StoreError, match="newer version") as refusal:
            workspaces.open_home(database)
        assert "0999_later" in refusal.value.reason
        assert refusal.value.remedy
    finally:
        execute(actor.scope, "DELETE FROM django_migrations WHERE name = '0999_later'")


LETTERS = [*inbox(), *sent()]


@pytest.fixture(scope="module")
def expected() -> dict[str, object]:
    """What the first order gave, by database; every other must give the same."""
    return {}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_the_order_of_files_folders_and_messages_does_not_matter(
    actor: Actor, tmp_path_factory: pytest.TempPathFactory, expected: dict[str, object], seed: int
) -> None:
    order = random.Random(seed)
    copies = [raw.replace(b"Message-ID: <", b"Message-ID: <copy-") for raw in order.sample(LETTERS, 10)]
    letters = [*inbox(), *copies]
    order.shuffle(letters)
    mine = sent()
    order.shuffle(mine)
    folder = tmp_path_factory.mktemp("mail")
    cut = order.randrange(len(letters))
    names_of_files = ["a", "b", "c"]
    order.shuffle(names_of_files)
    files = [
        (folder / f"{names_of_files[0]}.mbox", letters[:cut]),
        (folder / "deep" / f"{names_of_files[1]}.mbox", letters[cut:]),
        (folder / names_of_files[2] / "Sent.mbox", mine),
    ]
    for path, content in files:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(mbox(*content))
    paths = [path for path, _ in files]
    order.shuffle(paths)
    forgetting.delete_everything(actor)
    if order.random() < 0.5:
        imported(actor, *paths)
    else:
        for path in paths:
            imported(actor, path)
    assert known(actor) == expected.setdefault(actor.scope.database, known(actor))
    assert total(actor) == len(LETTERS)
