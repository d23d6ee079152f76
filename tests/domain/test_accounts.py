"""When an account is read next, and which settings are taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.accounts import (
    EVERY_MINUTES_MAX,
    RETRY_AFTER_SECONDS_MAX,
    WAIT_SECONDS_MAX,
    WAIT_SECONDS_MIN,
    Account,
    address,
    every_minutes_of,
    next_after_failure,
    next_after_success,
    settings_of,
    source_of,
    title_of,
)
from firsthand.errors import ConfigError

NOW = 1_772_442_000
FAILURES = st.integers(1, 10_000)
CHANCE = st.floats(0, 1)


@given(failures=FAILURES, chance=CHANCE)
def test_after_a_failure_one_waits_a_minute_at_least_and_six_hours_at_most(failures: int, chance: float) -> None:
    assert WAIT_SECONDS_MIN <= next_after_failure(NOW, failures, chance) - NOW <= WAIT_SECONDS_MAX


@given(failures=FAILURES, more=FAILURES, chance=CHANCE)
def test_whoever_failed_more_often_never_waits_less(failures: int, more: int, chance: float) -> None:
    assert next_after_failure(NOW, failures + more, chance) >= next_after_failure(NOW, failures, chance)


@given(failures=st.integers(2, 9))
def test_the_wait_doubles_and_chance_spreads_it_by_a_quarter_either_way(failures: int) -> None:
    middle = 60 * 2 ** (failures - 1)
    assert next_after_failure(NOW, failures, 0.5) - NOW == min(middle, WAIT_SECONDS_MAX)
    assert next_after_failure(NOW, failures, 0.0) - NOW == max(60, middle * 3 // 4)


@given(failures=FAILURES, chance=CHANCE, asked=st.integers(0, 10**9))
def test_a_server_that_asks_for_patience_gets_it_up_to_a_day(failures: int, chance: float, asked: int) -> None:
    wait = next_after_failure(NOW, failures, chance, asked) - NOW
    assert wait >= min(asked, RETRY_AFTER_SECONDS_MAX)
    assert wait <= max(WAIT_SECONDS_MAX, RETRY_AFTER_SECONDS_MAX)


@given(every=st.integers(1, EVERY_MINUTES_MAX))
def test_after_a_success_one_waits_the_interval(every: int) -> None:
    assert next_after_success(NOW, every) - NOW == every * 60


def test_only_an_active_account_with_an_interval_is_ever_due() -> None:
    account = Account(1, "imap", "Mail", {}, "password", "active", 15, NOW, 0, 0, None, NOW)
    assert account.is_due(NOW)
    assert not account.is_due(NOW - 1)
    for state in ("paused", "failed", "off"):
        assert not Account(1, "imap", "Mail", {}, "password", state, 15, NOW, 0, 0, None, NOW).is_due(NOW)
    assert not Account(1, "imap", "Mail", {}, "password", "active", 0, NOW, 0, 0, None, NOW).is_due(NOW)


def test_a_mail_account_gets_the_usual_port_and_protection() -> None:
    settings = settings_of("imap", {"host": "Mail.Example.com", "user": "ann@example.com"})
    assert settings == {
        "user": "ann@example.com", "host": "mail.example.com", "port": 993, "security": "tls", "idle": False,
    }  # fmt: skip
    assert title_of("imap", settings) == "Mail of ann@example.com"
    assert source_of("imap", settings) == "imap://ann@example.com@mail.example.com"


def test_names_for_people_say_where_there_is_no_mail_address() -> None:
    assert (
        title_of("caldav", {"url": "https://dav.example.com/", "user": "ann"}) == "Calendar of ann at dav.example.com"
    )
    assert title_of("ics-url", {"host": "calendar.example.com"}) == "Calendar at calendar.example.com"


@pytest.mark.parametrize(
    ("kind", "given_settings", "thing"),
    [
        ("imap", {"host": "mail.example.com"}, "The user"),
        ("imap", {"host": "mail example", "user": "ann"}, "The server"),
        ("imap", {"host": "", "user": "ann"}, "The server"),
        ("imap", {"host": "mail.example.com", "user": "ann", "port": 0}, "The port"),
        ("imap", {"host": "mail.example.com", "user": "ann", "port": True}, "The port"),
        ("imap", {"host": "mail.example.com", "user": "ann", "security": "ssl"}, "“ssl”"),
        ("imap", {"host": "mail.example.com", "user": "ann", "security": "none"}, "mail.example.com"),
        ("imap", {"host": "mail.example.com", "user": "ann", "password": "x"}, "password"),
        ("imap", {"host": "mail.example.com", "user": "an\nn"}, "user"),
        ("imap", {"host": "mail.example.com", "user": "ann", "folders": "INBOX"}, "The folders"),
        ("imap", {"host": "mail.example.com", "user": "ann", "oauth": {"client_id": "x"}}, "authorise_url"),
        ("caldav", {"url": "http://dav.example.com/", "user": "ann"}, "dav.example.com"),
        ("caldav", {"url": "ftp://dav.example.com/", "user": "ann"}, "The address"),
        ("caldav", {"url": "https://ann:hush@dav.example.com/", "user": "ann"}, "The address"),
        ("carddav", {"url": "https://dav.example.com/"}, "The user"),
    ],
)
def test_settings_that_cannot_be_used_are_refused_by_name(
    kind: str, given_settings: dict[str, object], thing: str
) -> None:
    with pytest.raises(ConfigError) as refused:
        settings_of(kind, given_settings)
    assert refused.value.thing == thing
    assert refused.value.remedy.endswith(".")
    assert "hush" not in str(refused.value)


def test_this_machine_needs_no_protection() -> None:
    assert settings_of("imap", {"host": "127.0.0.1", "user": "ann", "security": "none", "port": 1143})["port"] == 1143
    assert address("http://localhost:5232/ann/") == "http://localhost:5232/ann/"


def test_addresses_as_people_write_them_are_understood() -> None:
    assert address(" dav.example.com/ann ") == "https://dav.example.com/ann"
    assert address("webcal://example.com/a.ics") == "https://example.com/a.ics"


@given(minutes=st.integers())
def test_an_interval_is_between_never_and_a_week(minutes: int) -> None:
    if 0 <= minutes <= EVERY_MINUTES_MAX:
        assert every_minutes_of(minutes) == minutes
    else:
        with pytest.raises(ConfigError):
            every_minutes_of(minutes)
