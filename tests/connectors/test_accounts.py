"""Reading an account in the reading process: trouble becomes an event, and the secret stays where it was put."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from firsthand.connectors import accounts, registry, stream
from firsthand.connectors.base import AccountFailed, AccountTrouble, Checkpoint, Finished, Outcome, SourceOpened
from firsthand.connectors.reading_process import ReadingProcess
from tests.connectors.letters import NOW

SECRET = "correct horse battery"
ACCOUNT: Final[Mapping[str, object]] = {"kind": "parcels", "source": "parcels://ada@moss.test"}


class Refused:
    """A reader that meets a refusal after a first source."""

    kind = "parcels"

    def events(
        self, account: Mapping[str, object], secret: str, states: Mapping[str, str], now: int
    ) -> Iterator[Outcome]:
        yield SourceOpened("parcels://one", self.kind, "")
        yield Checkpoint("parcels://one", f"{states.get('parcels://one', '')}+{now}")
        raise AccountTrouble(str(account["source"]), "It is shut.", "Knock again.", lasting=True)


class Faulty:
    """A reader with a fault that would tell the secret."""

    kind = "parcels"

    def events(
        self, account: Mapping[str, object], secret: str, states: Mapping[str, str], now: int
    ) -> Iterator[Outcome]:
        if secret:
            raise RuntimeError(f"could not log in with {secret}")
        yield Finished(complete=True)


def _read_with(reader: type, monkeypatch: pytest.MonkeyPatch, states: Mapping[str, str]) -> list[Outcome]:
    monkeypatch.setattr(registry, "ACCOUNT_READERS", {"parcels": f"{__name__}:{reader.__name__}"})
    return list(accounts.outcomes(ACCOUNT, SECRET, states, NOW))


def test_a_refusal_is_told_after_what_came_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    *before, failed, finished = _read_with(Refused, monkeypatch, {"parcels://one": "left here"})

    assert before[-1] == Checkpoint("parcels://one", f"left here+{NOW}")
    assert isinstance(failed, AccountFailed)
    assert failed.rejected == ("parcels://ada@moss.test", "It is shut.", "Knock again.")
    assert finished == Finished(complete=False)


def test_a_fault_of_ours_is_told_by_its_place_and_never_by_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    failed, finished = _read_with(Faulty, monkeypatch, {})

    assert isinstance(failed, AccountFailed)
    assert SECRET not in repr(failed)
    assert f"RuntimeError in {__name__}, line" in failed.rejected.reason
    assert not failed.lasting
    assert finished == Finished(complete=False)


def test_an_account_of_a_kind_unknown_here_is_refused_by_the_reading_process() -> None:
    failed, finished = stream.account_events(ACCOUNT, SECRET, {}, now=NOW)

    assert isinstance(failed, AccountFailed)
    assert failed.rejected.where == "parcels://ada@moss.test"
    assert "'parcels'" in failed.rejected.reason
    assert failed.lasting
    assert finished == Finished(complete=False)


def test_a_reading_process_that_dies_is_told_as_a_failure_that_may_pass() -> None:
    process = ReadingProcess()
    child = process._child.pid
    os.kill(child, signal.SIGKILL)
    begun = time.monotonic()

    failed, finished = stream.account_events(ACCOUNT, SECRET, {}, now=NOW, process=process)

    assert time.monotonic() - begun < 20
    assert isinstance(failed, AccountFailed)
    assert "ended from outside" in failed.rejected.reason
    assert not failed.lasting
    assert finished == Finished(complete=False)


def test_readers_of_accounts_are_not_imported_for_plain_mail() -> None:
    program = "import sys, firsthand.connectors.worker; print(*{'imapclient', 'ssl', 'socket'} & set(sys.modules))"

    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert (found.stdout.strip(), found.stderr) == ("", "")


@pytest.mark.parametrize("place", registry.ACCOUNT_READERS.values())
def test_every_reader_of_the_list_is_there(place: str) -> None:
    path = place.partition(":")[0].replace(".", "/")
    root = Path(registry.__file__).parents[2]

    assert (root / f"{path}.py").exists() or (root / path / "__init__.py").exists()
