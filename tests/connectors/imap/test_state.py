"""What is kept between two runs of one folder, and the names of sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.connectors.imap.settings import is_loopback, settings_of
from firsthand.connectors.imap.state import FolderState, state_of

_NUMBERS = st.integers(1, 60)
_INTERVALS = st.lists(st.tuples(_NUMBERS, _NUMBERS).map(lambda pair: (min(pair), max(pair))), max_size=12)


@given(_INTERVALS, st.integers(1, 70))
def test_what_was_read_and_what_is_open_make_up_all_numbers(read: list[tuple[int, int]], uid_next: int) -> None:
    state = FolderState(5)
    for low, high in read:
        state.read(low, high)

    done = {uid for low, high in read for uid in range(low, high + 1)}
    gaps = state.open_below(uid_next)

    assert {uid for low, high in gaps for uid in range(low, high + 1)} == set(range(1, uid_next)) - done
    assert gaps == sorted(gaps, reverse=True)
    assert all(one[1] + 1 < other[0] for one, other in zip(state.done, state.done[1:], strict=False))


@given(_INTERVALS, st.dictionaries(_NUMBERS, st.integers(1, 5), max_size=9))
def test_a_state_comes_back_as_it_was_kept(read: list[tuple[int, int]], missed: dict[int, int]) -> None:
    state = FolderState(7, missed=missed)
    for low, high in read:
        state.read(low, high)

    assert state_of(state.as_text()) == state


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"done": 3}', '{"done": [[1]]}', '{"uid_validity": "x"}'])
def test_a_state_that_cannot_be_understood_begins_anew(text: str) -> None:
    assert state_of(text) == FolderState()


def test_sources_are_named_by_user_server_and_folder_and_a_port_that_is_not_standard() -> None:
    account = {"host": "mail.test", "user": "ada@moss.test"}

    assert settings_of(account).source("Büro/2020") == "imap://ada@moss.test@mail.test/Büro/2020"
    assert settings_of({**account, "port": 993}).where == "imap://ada@moss.test@mail.test"
    assert settings_of({**account, "port": 993, "security": "starttls"}).where == "imap://ada@moss.test@mail.test:993"
    assert settings_of({**account, "host": "::1", "port": 1993}).where == "imap://ada@moss.test@[::1]:1993"


@pytest.mark.parametrize(
    ("address", "answer"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("::ffff:127.0.0.1", True), ("10.0.0.1", False),
     ("fe80::1%eth0", False), ("nonsense", False)],
)  # fmt: skip
def test_only_addresses_of_this_machine_go_without_tls(address: str, answer: bool) -> None:
    assert is_loopback(address) is answer
