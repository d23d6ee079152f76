"""A real mail server for each test that asks for one."""

import os
from collections.abc import Iterator

import pytest

from tests.support.dovecot import WHAT_TO_DO, Dovecot, find_program


@pytest.fixture
def server() -> Iterator[Dovecot]:
    """A server that is not yet started; fill it, then start it."""
    program = find_program()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(f"There is no Dovecot here. {WHAT_TO_DO}")
        pytest.skip(f"There is no Dovecot here. {WHAT_TO_DO}")
    found = Dovecot(program)
    yield found
    found.remove()
