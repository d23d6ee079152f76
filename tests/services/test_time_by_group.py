"""Time by purpose and function, and deep work: from mail and a calendar."""

from datetime import date
from pathlib import Path

import pytest

from firsthand.domain.people import PersonId
from firsthand.domain.time_spent import MAIL_MINUTES
from firsthand.services import purposes, time_by_group, traits
from firsthand.services.actor import Actor, start_of
from tests.services.mailboxes import MY_ADDRESS
from tests.services.people_of_a_network import june, with_a_network
from tests.support.not_letters import MONDAY, brought, meeting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def network(actor: Actor, tmp_path: Path) -> list[PersonId]:
    return with_a_network(actor, tmp_path / "mail")


def test_time_is_shared_out_by_what_was_confirmed(actor: Actor, network: list[PersonId]) -> None:
    purposes.confirm(actor, {network[0]: {"strategic", "personal"}, network[1]: {"strategic"}})
    traits.confirm(actor, {network[0]: {"function": "Law"}})
    found = time_by_group.time_by_group(actor, june(actor), weeks=8)
    by_name = {one.name: one for one in found.purposes}
    assert set(by_name) == {"personal", "strategic"}
    assert by_name["strategic"].minutes == (2.0 * MAIL_MINUTES,) * 8
    assert by_name["personal"].minutes == (1.0 * MAIL_MINUTES,) * 8
    assert by_name["strategic"].share == pytest.approx(2 / 16)
    assert [(one.name, one.people) for one in found.functions] == [("Law", 1)]
    assert (found.with_purpose, found.with_function, found.everybody) == (2, 1, 16)


def test_an_hour_with_several_counts_once_for_their_group(actor: Actor, network: list[PersonId]) -> None:
    brought(actor, meeting("two", MY_ADDRESS, "p0@house0.test", "p1@house1.test"))
    purposes.confirm(actor, {one: {"strategic"} for one in network[:2]})
    day = start_of(date(2026, 3, 9), actor)
    found = time_by_group.time_by_group(actor, day, weeks=1)
    (strategic,) = found.purposes
    assert (strategic.people, strategic.minutes, strategic.share) == (2, (60.0,), 1.0)


def test_deep_work_takes_meetings_of_any_kind_out_of_the_day(actor: Actor, network: list[PersonId]) -> None:
    day = start_of(date(2026, 3, 9), actor)
    assert time_by_group.time_by_group(actor, day, weeks=1).deep == (None,)
    crowd = [f"x{number}@crowd.test" for number in range(20)]
    brought(
        actor,
        meeting("many", MY_ADDRESS, *crowd, starts_at=MONDAY + 3600, ends_at=MONDAY + 2 * 3600),  # ten to eleven
        meeting("off", MY_ADDRESS, *crowd, starts_at=MONDAY + 86_400, ends_at=MONDAY + 90_000, status="cancelled"),
        meeting("free", MY_ADDRESS, *crowd, starts_at=MONDAY + 86_400, ends_at=MONDAY + 90_000, busy=False),
    )
    found = time_by_group.time_by_group(actor, day, weeks=2)
    assert found.deep == (None, 360.0 + 4 * 480)
    assert found.deep_sentence.endswith("What is usual can’t be told yet.")


def test_nothing_later_than_the_day_is_used(actor: Actor, network: list[PersonId]) -> None:
    found = time_by_group.time_by_group(actor, start_of(date(2026, 4, 6), actor), weeks=8)
    assert (found.everybody, found.purposes, found.functions) == (0, (), ())
