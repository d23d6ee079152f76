"""Looking at what an import would bring, without bringing it."""

from pathlib import Path

import pytest

from firsthand.services import imports
from firsthand.services.actor import Actor
from firsthand.services.previewing import preview
from firsthand.storage.connection import rows
from tests.services.test_taking_back import ADA, BEN, ME, mbox, state

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_says_what_is_new_and_writes_nothing(actor: Actor, tmp_path: Path) -> None:
    imports.start(actor, [mbox(tmp_path, "first.mbox", *ADA)], me=[ME])
    before = state(actor)
    found = preview(actor, [mbox(tmp_path, "second.mbox", *ADA[:2], *BEN, BEN[0])])
    (source,) = found.sources
    assert (source.read, source.new, source.changed, source.same) == (8, 5, 0, 3)
    assert source.examples[0].title == "Rope 10"
    assert state(actor) == before
    assert rows(actor.scope, "SELECT COUNT(*) FROM run WHERE workspace_id = %s", [actor.scope.workspace]) == [(1,)]


def test_a_source_that_was_read_before_is_all_the_same(actor: Actor, tmp_path: Path) -> None:
    path = mbox(tmp_path, "first.mbox", *ADA)
    imports.start(actor, [path], me=[ME])
    (source,) = preview(actor, [path]).sources
    assert (source.read, source.new, source.same) == (5, 0, 5)


def test_what_cannot_be_read_is_said(actor: Actor, tmp_path: Path) -> None:
    (source,) = preview(actor, [tmp_path / "nowhere"]).sources
    assert "no such file" in source.set_aside[0].reason
