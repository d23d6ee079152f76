"""An import that is killed at any point and started again ends as if nobody had disturbed it."""

import dataclasses
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from firsthand.services import forgetting, imports, workspaces
from firsthand.services.actor import Actor
from firsthand.storage.connection import rows
from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import FRIENDS, ME, MY_ADDRESS, known, on, write_mailbox

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(sys.platform == "win32", reason="There is no SIGKILL and no fork there."),
]

KILLS = 50


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    """Some thousand letters in eleven files, so that there are many points to be killed at."""
    folder = write_mailbox(tmp_path / "mail")
    for part in range(9):
        letters = [
            letter(
                f"Message-ID: <more-{part}-{number}@mail.test>",
                sender=FRIENDS[number % 6] if number % 3 else ME,
                to=ME if number % 3 else FRIENDS[(number + part) % 6],
                subject=f"Load {part} {number}",
                date=on(number % 60, part % 9),
                text=f"Barrel {number} of load {part} is in.\n",
            )
            for number in range(110)
        ]
        (folder / f"more-{part}.mbox").write_bytes(mbox(*letters))
    return folder


def state(actor: Actor) -> dict[str, object]:
    """All that an import leaves, without ids."""
    workspace = [actor.scope.workspace]
    said = "CASE WHEN m.address = '' THEN m.name ELSE m.address END"
    return {
        "people": known(actor),
        "messages": sorted(
            (bytes(row[0]).hex(), *row[1:])
            for row in rows(
                actor.scope,
                "SELECT key, subject, day, direction, personal, recipients FROM interaction WHERE workspace_id = %s",
                workspace,
            )
        ),
        "participants": sorted(
            (bytes(key).hex(), role, said)
            for key, role, said in rows(
                actor.scope,
                f"SELECT i.key, p.role, {said} FROM participant p JOIN mailbox m ON m.id = p.mailbox_id JOIN interaction i"
                " ON i.id = p.interaction_id WHERE p.workspace_id = %s",
                workspace,
            )
        ),
        "days": sorted(
            rows(
                actor.scope,
                f"SELECT {said}, d.day, d.out_count, d.out_weight, d.in_count FROM daily d JOIN mailbox m ON"
                " m.id = d.mailbox_id WHERE d.workspace_id = %s",
                workspace,
            )
        ),
        "habits": sorted(
            rows(
                actor.scope,
                f"SELECT {said}, sent, received, from_owner, recipients_sum, in_sent_folder FROM mailbox m WHERE"
                " workspace_id = %s",
                workspace,
            )
        ),
        "texts": rows(actor.scope, "SELECT COUNT(*) FROM interaction_text WHERE workspace_id = %s", workspace),
    }


def import_in_a_child(actor: Actor, mail: Path, moment: Callable[[], bool] | None) -> bool:
    """Import in a process of its own and kill it as soon as `moment` says so; whether it came to its end before."""
    workspaces.let_go()
    child = os.fork()
    if child == 0:
        # Nothing of the test program may run in the copy of it.
        code = 1
        try:
            imports.start(actor, [mail], me=[MY_ADDRESS])
            code = 0
        except BaseException:  # noqa: BLE001 - the copy ends here in any case; this says why
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    ended, status = 0, 0
    while moment is not None and not moment() and not ended:
        ended, status = os.waitpid(child, os.WNOHANG)
    if not ended:
        if moment is not None:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return not os.WIFSIGNALED(status)


def count_of(actor: Actor) -> int:
    return int(
        rows(actor.scope, "SELECT COUNT(*) FROM interaction WHERE workspace_id = %s", [actor.scope.workspace])[0][0]
    )


def after(seconds: float) -> Callable[[], bool]:
    until = time.monotonic() + seconds

    def moment() -> bool:
        time.sleep(0.001)
        return time.monotonic() >= until

    return moment


def after_messages(actor: Actor, count: int, seconds: float) -> Callable[[], bool]:
    """Some time after so many messages were kept."""
    reached: list[Callable[[], bool]] = []

    def moment() -> bool:
        if not reached and count_of(actor) >= count:
            reached.append(after(seconds))
        return bool(reached) and reached[0]()

    return moment


def test_a_killed_import_loses_and_doubles_nothing(actor: Actor, mail: Path, settings: Settings) -> None:
    if actor.scope.database != "default":
        # A copy of the test program shares its sockets: the server would not notice that the killed one has gone.
        pytest.skip("a process of its own on PostgreSQL is not set up here; the store at home is what is killed")
    settings.CONFIG = dataclasses.replace(settings.CONFIG, import_batch_rows=9)
    started = time.monotonic()
    assert import_in_a_child(actor, mail, None)
    seconds = time.monotonic() - started
    undisturbed = state(actor)
    total = count_of(actor)
    assert total > 1000
    forgetting.delete_everything(actor)

    chance = random.Random(20260302)
    kills, between, finishing = 0, 0, 0
    while kills < KILLS:
        before = count_of(actor)
        moment = chance.choice(
            [
                after(chance.uniform(0.0, seconds)),
                after_messages(actor, min(total, before + chance.randrange(total // 2)), chance.uniform(0.0, 0.02)),
                after_messages(actor, total, chance.uniform(0.0, 0.1)),
            ]
        )
        if import_in_a_child(actor, mail, moment):
            assert state(actor) == undisturbed
            forgetting.delete_everything(actor)
        else:
            kills += 1
            between += 0 < count_of(actor) < total
            finishing += count_of(actor) == total
            if chance.random() < 0.3:
                # Looking in between shows what there is so far, and spoils nothing.
                known(actor)
                assert {run.state for run in imports.latest(actor)} <= {"stopped", "done"}
            if chance.random() < 0.2:
                forgetting.delete_everything(actor)
    assert between >= 5
    assert finishing >= 1
    assert import_in_a_child(actor, mail, None)
    assert state(actor) == undisturbed
    (last, *_) = imports.latest(actor)
    assert last.state == "done"
    for source in last.sources:
        assert source.read == source.imported + source.duplicates + source.set_aside_count
