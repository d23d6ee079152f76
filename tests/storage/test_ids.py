"""Ids come from one sequence, and none comes twice."""

import pytest

from firsthand.storage import ids
from firsthand.storage.connection import write
from firsthand.storage.scope import Scope

pytestmark = pytest.mark.django_db


def test_ranges_follow_one_another(scope: Scope) -> None:
    with write(scope):
        first = ids.allocate(scope, 10)
        assert ids.allocate(scope, 1) == first + 10
        assert ids.allocate(scope, 5) == first + 11


def test_reserved_ids_are_never_handed_out(scope: Scope) -> None:
    with write(scope):
        ids.reserve(scope, 1000)
        assert ids.allocate(scope, 1) == 1001
        ids.reserve(scope, 500)
        assert ids.allocate(scope, 1) == 1002
