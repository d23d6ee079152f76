"""Whatever happens on a server, and whenever reading breaks off: in the end a record holds what the server holds."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.connectors.caldav import CaldavReader
from tests.connectors.following import BROKEN, NOW, Told, event, lines_told
from tests.support.radicale import Radicale

_numbers = itertools.count(1)

NAMES = st.integers(0, 7)
STEPS = st.one_of(
    st.tuples(st.just("put"), NAMES, st.sampled_from(["Talk", "Walk", BROKEN])),
    st.tuples(st.just("delete"), NAMES, st.just("")),
    st.tuples(st.just("forget"), st.just(0), st.just("")),
    st.tuples(st.just("sync"), st.integers(0, 12), st.just("")),
)


@pytest.fixture(scope="module")
def server() -> Iterator[Radicale]:
    started = Radicale()
    yield started
    started.stop()


@pytest.mark.parametrize("at_once", [True, False], ids=["kept at once", "kept with each checkpoint"])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=25))
def test_what_was_told_minus_what_is_gone_is_what_a_fresh_reading_tells(
    server: Radicale, at_once: bool, steps: list[tuple[str, int, str]]
) -> None:
    url = server.make_collection("caldav", f"room-{next(_numbers)}", "Moss")
    account = {"url": server.url, "user": server.user, "collections": [url], "empty_is_meant": False}
    told, there = Told(at_once=at_once), set[int]()
    server.put(f"{url}always.ics", event(99))  # or a sudden emptiness would rightly be doubted

    def sync(record: Told, stop_after: int | None = None) -> Told:
        return record.take(CaldavReader(lines_told).events(account, server.password, record.states, NOW), stop_after)

    for step, number, word in steps:
        match step:
            case "put":
                server.put(f"{url}{number}.ics", event(number, word))
                there.add(number)
            case "delete" if number in there:
                server.delete(f"{url}{number}.ics")
                there.remove(number)
            case "forget":
                server.forget_changes()
            case "sync":
                sync(told, number)

    assert sync(told).records == sync(Told(at_once=at_once)).records
    assert sync(told).told_now == 0
    server.delete(url)
