"""The one suite that every reader of accounts passes on real servers: all is told, nothing is lost, nothing is touched."""

import os
from collections.abc import Callable, Iterator

import pytest

from firsthand.connectors import registry
from firsthand.connectors.base import AccountReader, AccountTrouble, Checkpoint, Finished, Gone, SourceClosed
from tests.connectors.following import NOW
from tests.contracts.account_rooms import PLACES, DavRoom, FeedRoom, Kept, MailRoom, Room
from tests.support.dovecot import WHAT_TO_DO, Dovecot, find_program
from tests.support.radicale import Radicale
from tests.support.xandikos import Xandikos

ITEMS = 10
"""As many as make an emptiness in each place not believed at once."""
WRONG = "wrong horse: battery staple"


@pytest.fixture(scope="module")
def radicale() -> Iterator[Radicale]:
    server = Radicale()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def xandikos() -> Iterator[Xandikos]:
    server = Xandikos()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    program = find_program()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(f"There is no Dovecot here. {WHAT_TO_DO}")
        pytest.skip(f"There is no Dovecot here. {WHAT_TO_DO}")
    server = Dovecot(program)
    MailRoom.fill(server)
    server.start()
    yield server
    server.remove()


def _mail(request: pytest.FixtureRequest) -> Iterator[Room]:
    room = MailRoom(request.getfixturevalue("dovecot"))
    yield room
    room.clear()


def _dav(kind: str, name: str) -> Callable[[pytest.FixtureRequest], Iterator[Room]]:
    def opened(request: pytest.FixtureRequest) -> Iterator[Room]:
        room = DavRoom(request.getfixturevalue(name), kind)
        yield room
        room.clear()

    return opened


def _feed(_: pytest.FixtureRequest) -> Iterator[Room]:
    room = FeedRoom()
    yield room
    room.close()


ROOMS: dict[tuple[str, str], Callable[[pytest.FixtureRequest], Iterator[Room]]] = {
    ("imap", "dovecot"): _mail,
    ("ics-url", "web server"): _feed,
    ("caldav", "radicale"): _dav("caldav", "radicale"),
    ("carddav", "radicale"): _dav("carddav", "radicale"),
    ("carddav", "xandikos"): _dav("carddav", "xandikos"),
}


@pytest.fixture(params=ROOMS, ids=" on ".join)
def room(request: pytest.FixtureRequest) -> Iterator[Room]:
    """An account with some items in each of its places."""
    for found in ROOMS[request.param](request):
        for number in range(ITEMS):
            found.put(number)
        yield found


def test_every_reader_in_the_registry_is_in_the_suite() -> None:
    assert {kind for kind, _ in ROOMS} == set(registry.ACCOUNT_READERS)


def test_the_first_reading_brings_all(room: Room) -> None:
    kept = Kept().read(room)

    assert kept.events[-1] == Finished(complete=True)
    assert kept.titles == room.held
    assert kept.told_now == ITEMS
    assert kept.reasons == []
    closed = [one for one in kept.events if isinstance(one, SourceClosed)]
    assert sum(one.read for one in closed) == ITEMS
    assert all(one.is_whole for one in closed)
    assert set(kept.states) == kept.opened


def test_where_nothing_is_new_nothing_is_brought_and_the_states_stay(room: Room) -> None:
    kept = Kept().read(room)
    states = dict(kept.states)

    kept.read(room)

    assert kept.told_now == 0
    assert kept.states == states
    assert kept.titles == room.held


def test_what_was_added_changed_or_removed_is_brought_and_nothing_else(room: Room) -> None:
    kept = Kept().read(room)
    room.put(ITEMS)
    room.put(3, "Walk")
    room.remove(4)

    kept.read(room)

    assert kept.titles == room.held
    assert kept.told_now == (1 if room.kind == "imap" else 2)


@pytest.mark.parametrize("at_once", [True, False], ids=["kept at once", "kept with each checkpoint"])
def test_a_reading_that_ends_after_any_event_is_gone_on_with(room: Room, at_once: bool) -> None:
    whole = Kept().read(room)
    assert any(isinstance(one, Checkpoint) for one in whole.events)

    for stop_after in range(1, len(whole.events)):
        kept = Kept(at_once=at_once).read(room, stop_after=stop_after)
        before = kept.titles
        kept.read(room)
        assert kept.titles == whole.titles, f"ended after {stop_after} of {len(whole.events)} events"
        assert before <= kept.titles


def test_an_account_that_is_suddenly_empty_takes_nothing_away(room: Room) -> None:
    kept = Kept().read(room)
    before = kept.titles
    for number in range(ITEMS):
        room.remove(number)

    for _ in range(2):
        kept.read(room)
        assert kept.titles == before
        assert not any(isinstance(one, Gone) for one in kept.events)
        if room.kind != "imap":  # where what vanishes is never taken for gone
            assert ["suddenly empty" in reason for reason in kept.reasons] == [True] * len(kept.opened)
    room.put(ITEMS + 1)
    room.put(ITEMS + 2)
    assert room.held <= kept.read(room).titles


def test_a_wrong_password_is_told_and_lasts(room: Room) -> None:
    if not room.wants_password:
        pytest.skip("this server asks for no password on loopback")
    kept = Kept().read(room, secret=WRONG)

    assert kept.failed is not None
    assert kept.failed.lasting
    assert kept.events[-1] == Finished(complete=False)
    assert WRONG not in repr(kept.events)


def test_a_server_that_is_away_is_told_and_does_not_last(room: Room) -> None:
    kept = Kept().read(room)
    before, states = kept.titles, dict(kept.states)

    kept.read(room, account=room.away())

    assert kept.failed is not None
    assert not kept.failed.lasting
    assert kept.events[-1] == Finished(complete=False)
    assert (kept.titles, kept.states) == (before, states)
    assert room.secret not in repr(kept.events)
    with pytest.raises(AccountTrouble) as caught:
        list(_reader(room).events(room.away(), room.secret, {}, NOW))
    assert not _says(caught.value, room.secret)


def test_the_secret_is_in_nothing_that_is_told(room: Room) -> None:
    kept = Kept().read(room)

    assert room.secret not in repr(kept.events)
    assert room.secret not in repr(kept.states)
    reader = _reader(room)
    assert room.secret not in repr(reader)
    assert room.secret not in repr(reader.events(room.account, room.secret, {}, NOW))


def test_the_server_holds_afterwards_what_it_held_before(room: Room) -> None:
    Kept().read(room)  # some servers tidy up when they are first asked
    before = room.content()

    kept = Kept().read(room)
    kept.read(room)
    room.checked()

    assert len(before) >= (1 if room.kind == "ics-url" else ITEMS)
    assert room.content() == before


def test_the_check_lists_what_is_read_when_nobody_chose(room: Room) -> None:
    kept = Kept().read(room)

    checked = room.checked()

    assert {source for source, is_chosen in checked.items() if is_chosen} == kept.opened
    assert len(kept.opened) == (1 if room.kind == "ics-url" else PLACES)
    if room.kind in {"imap", "caldav"}:
        assert not all(checked.values()), "a folder of what was thrown away, a list of tasks"


def _reader(room: Room) -> AccountReader:
    reader = registry.account_reader(room.kind)
    assert reader is not None
    return reader


def _says(error: BaseException | None, secret: str) -> bool:
    """Whether an exception, or one that led to it, holds the secret."""
    while error is not None:
        if secret in f"{error} {error!r} {vars(error)}":
            return True
        error = error.__cause__ or error.__context__
    return False
