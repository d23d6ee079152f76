"""The ledger of a record: read out of mail, judged by the user, and steady whatever comes in later."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from firsthand.domain.exchanges.corrections import Correction, suggested_from
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.services import acts, archive, exchanges, forgetting, imports, joining, people
from firsthand.services.actor import Actor, now, start_of
from firsthand.services.exchanges import LedgerQuery
from firsthand.storage.connection import execute, rows
from tests.connectors.letters import letter, mbox
from tests.services.ledger_letters import ledger_letters
from tests.services.mailboxes import BEN, CY, JANE, ME, MY_ADDRESS, on

pytestmark = pytest.mark.django_db(transaction=True)

LATE = date(2026, 3, 15)


def import_letters(actor: Actor, folder: Path, letters: list[bytes], *, read_acts: bool = True) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mail.mbox").write_bytes(mbox(*letters))
    assert imports.start(actor, [folder], me=[MY_ADDRESS], read_acts=read_acts).state == "done"


@pytest.fixture
def full(actor: Actor, tmp_path: Path) -> Actor:
    import_letters(actor, tmp_path / "mail", ledger_letters())
    return actor


def told(actor: Actor, query: LedgerQuery | None = None, day: date = LATE) -> set[tuple[str, str, str, str]]:
    """Who, which way, how far and what, of each exchange on a day."""
    listed = exchanges.listing(actor, query or LedgerQuery(), start_of(day, actor), limit=None)
    return {(one.person_name, one.exchange.flow, one.exchange.state, one.exchange.what) for one in listed.entries}


def key_of(actor: Actor, words: str) -> str:
    (found,) = exchanges.listing(actor, LedgerQuery(words=words), now(actor), limit=None).entries
    return found.exchange.key


EVERYTHING = {
    ("Ben Dale", "out", "thanked", "Send me the list of tenants for the harbour building"),
    ("Ben Dale", "out", "asked", "Send me the crane hours of the south quay by 20 March"),
    ("Cy Löwe", "in", "offered", "Send you the name of our surveyor for the north quay"),
    ("Dora Finch", "in", "asked", "Send me the rope prices of last year"),
    ("Jane Roe", "in", "thanked", "You should talk to Jo Marsh in tax; I have copied her"),
}


def test_exchanges_are_read_out_of_mail_with_the_words_that_show_them(full: Actor) -> None:
    assert told(full) == EVERYTHING
    entry = exchanges.show(full, key_of(full, "tenants"), start_of(LATE, full))
    assert [step.message_id for step in entry.exchange.steps] == [f"b{n}@ledger.test" for n in (1, 2, 3, 4)]
    assert all(step.quote for step in entry.exchange.steps)
    assert entry.closed_by is not None
    assert entry.closed_by.message_id == "b3@ledger.test"


def test_a_day_in_the_past_shows_what_had_come_about_by_then(full: Actor) -> None:
    assert told(full, day=date(2026, 3, 2)) == set()
    early = told(full, day=date(2026, 3, 4))
    assert ("Ben Dale", "out", "promised", "Send me the list of tenants for the harbour building") in early
    assert not any(name == "Jane Roe" for name, *_ in early)
    later = told(full, day=date(2026, 12, 1))
    assert ("Dora Finch", "in", "lapsed", "Send me the rope prices of last year") in later


def test_open_loops_are_of_four_kinds_each_with_its_age_and_day(full: Actor) -> None:
    loops = exchanges.open_loops(full, start_of(LATE, full))
    assert [loop.entry.person_name for loop in loops.i_was_asked] == ["Ben Dale"]
    assert [loop.entry.person_name for loop in loops.i_asked] == ["Dora Finch"]
    assert [loop.entry.person_name for loop in loops.i_was_offered] == ["Cy Löwe"]
    assert loops.i_promised == ()
    assert loops.totals == {"i_promised": 0, "i_was_asked": 1, "i_asked": 1, "i_was_offered": 1}
    assert loops.i_was_asked[0].due == date(2026, 3, 20)
    assert loops.i_was_asked[0].age_days == 5
    early = exchanges.open_loops(full, start_of(date(2026, 3, 4), full))
    assert [loop.entry.exchange.due for loop in early.i_promised] == [date(2026, 3, 6)]


def test_open_loops_of_now_are_those_of_a_listing(actor: Actor, tmp_path: Path) -> None:
    today = now(actor).day
    ben, cy = (BEN, CY)
    import_letters(actor, tmp_path / "m", [
        letter("Message-ID: <x@mail.test>", sender=ben, to=ME, subject="Quay", date=_header(today - timedelta(days=3)),
               text="Could you please send me the crane hours of the south quay?\n"),
        letter("Message-ID: <y@mail.test>", sender=ME, to=cy, subject="Rope", date=_header(today - timedelta(days=2)),
               text="I will send you the rope prices of last year.\n"),
    ])  # fmt: skip
    loops = exchanges.open_loops(actor, now(actor))
    assert [loop.entry.person_name for loop in loops.i_was_asked] == ["Ben Dale"]
    assert [loop.entry.person_name for loop in loops.i_promised] == ["Cy Löwe"]
    assert exchanges.listing(actor, LedgerQuery(open=True), now(actor)).total == 2
    assert exchanges.listing(actor, LedgerQuery(open=False), now(actor)).total == 0
    assert exchanges.listing(actor, LedgerQuery(state="promised"), now(actor)).total == 1


def _header(day: date) -> str:
    return f"{day:%a, %d %b %Y} 09:00:00 +0000"


def test_what_the_user_said_outlives_a_new_import_and_a_new_reading(full: Actor, tmp_path: Path) -> None:
    tenants, rope, crane = key_of(full, "tenants"), key_of(full, "rope"), key_of(full, "crane")
    exchanges.confirm(full, [tenants])
    exchanges.dismiss(full, [rope])
    exchanges.correct(full, crane, Correction(what="Crane hours", effort="hour", due=date(2026, 3, 25)))
    answer = letter(
        "Message-ID: <b6@ledger.test>", "References: <b5@ledger.test>", sender=ME, to=BEN, subject="Re: Crane hours",
        date=on(10), text="Dear Ben,\n\nHere are the crane hours of the south quay.\n\nIda\n",
    )  # fmt: skip
    import_letters(full, tmp_path / "more", [answer, *ledger_letters()])
    for table in ("act_reading", "exchange_due"):
        execute(full.scope, f"DELETE FROM {table}")
    acts.read(full)
    by_key = {one.exchange.key: one.exchange for one in exchanges.listing(full, LedgerQuery(), now(full)).entries}
    assert by_key[tenants].status == "confirmed"
    assert rope not in by_key
    assert exchanges.show(full, rope, now(full)).exchange.status == "dismissed"
    corrected = by_key[crane]
    assert (corrected.what, corrected.effort, corrected.status) == ("Crane hours", "hour", "confirmed")
    assert corrected.state == "given"
    assert exchanges.listing(full, LedgerQuery(status="dismissed"), now(full)).total == 1


def test_the_last_word_can_be_taken_back_again_and_again(full: Actor) -> None:
    before = exchanges.listing(full, LedgerQuery(), now(full), limit=None)
    crane = key_of(full, "crane")
    exchanges.confirm(full, [crane, key_of(full, "rope")])
    exchanges.correct(full, crane, Correction(state="given", flow="in"))
    assert exchanges.show(full, crane, now(full)).exchange.state == "given"
    exchanges.add(full, people.find(full, "Ben"), "give", "A lift to the station")
    assert exchanges.undo(full) == "give"
    assert exchanges.undo(full) == "correct"
    assert exchanges.show(full, crane, now(full)).exchange.status == "confirmed"
    assert exchanges.undo(full) == "confirmed"
    assert exchanges.listing(full, LedgerQuery(), now(full), limit=None) == before
    with pytest.raises(NotFoundError):
        exchanges.undo(full)


def test_judging_what_is_not_there_changes_nothing(full: Actor) -> None:
    crane = key_of(full, "crane")
    with pytest.raises(NotFoundError):
        exchanges.dismiss(full, [crane, "0" * 16])
    assert exchanges.show(full, crane, now(full)).exchange.status == "suggested"


def test_an_exchange_by_hand_is_confirmed_and_reads_days_in_words(actor: Actor, tmp_path: Path) -> None:
    import_letters(actor, tmp_path / "mail", ledger_letters())
    ben = people.find(actor, "Ben")
    given = exchanges.add(actor, ben, "give", "Two hours on his harbour paper", on="yesterday", effort="more").exchange
    assert (given.flow, given.state, given.status, given.confidence) == ("out", "given", "confirmed", 1.0)
    assert given.opened == now(actor).day - timedelta(days=1)
    assert given.effort == "more"
    promised = exchanges.add(actor, ben, "promise", "an introduction to Dora", due="in 2 weeks").exchange
    assert promised.value == "introduction"
    assert promised.due == now(actor).day + timedelta(days=14)
    thanked = exchanges.add(actor, ben, "thank", "his comments on my speech").exchange
    assert (thanked.flow, thanked.state, thanked.value) == ("in", "thanked", "feedback")
    with pytest.raises(FirsthandError, match="no day"):
        exchanges.add(actor, ben, "give", "rope", on="the day of the crane")
    with pytest.raises(FirsthandError, match="empty"):
        exchanges.add(actor, ben, "give", "  ")
    assert exchanges.open_loops(actor, now(actor)).i_promised[0].entry.exchange.key == promised.key


def test_yes_and_no_move_what_is_suggested_next() -> None:
    assert suggested_from("ask", 0, 0) == pytest.approx(0.7)
    assert suggested_from("ask", 0, 10) == pytest.approx(0.8)
    assert suggested_from("ask", 10, 0) == pytest.approx(0.6)
    assert suggested_from("ask", 0, 10_000) <= 0.88 + 1e-9
    assert suggested_from("ask", 10_000, 0) >= 0.6 - 1e-9


def test_reading_can_be_skipped_and_made_up_for(actor: Actor, tmp_path: Path) -> None:
    import_letters(actor, tmp_path / "mail", ledger_letters(), read_acts=False)
    assert acts.pending(actor) == 9
    assert acts.pending(actor, lately=True) in (0, 9)
    assert told(actor) == set()
    seen: list[tuple[int, int]] = []
    coverage = acts.read(actor, on_progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (9, 9)
    assert (coverage.read, coverage.pending, coverage.not_english) == (9, 0, 0)
    assert told(actor) == EVERYTHING


def test_reading_twice_is_reading_once(full: Actor) -> None:
    before = rows(full.scope, "SELECT key, steps, state FROM exchange ORDER BY key")
    acts.read(full)
    execute(full.scope, "DELETE FROM act_reading")
    acts.read(full)
    assert rows(full.scope, "SELECT key, steps, state FROM exchange ORDER BY key") == before


def test_many_messages_are_read_by_processes_to_the_same_end(
    actor: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_letters(actor, tmp_path / "mail", ledger_letters(), read_acts=False)
    monkeypatch.setattr(acts, "ALONE_MAX", 0)
    monkeypatch.setattr(acts, "BATCH", 4)
    monkeypatch.setattr(acts, "LETTERS_AT_ONCE", 2)
    acts.read(actor)
    assert acts.pending(actor) == 0
    assert told(actor) == EVERYTHING


def test_reading_that_is_stopped_goes_on_where_it_stopped(
    actor: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_letters(actor, tmp_path / "mail", ledger_letters(), read_acts=False)
    monkeypatch.setattr(acts, "ALONE_MAX", 0)
    monkeypatch.setattr(acts, "BATCH", 3)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        acts.read(actor, on_progress=stop)
    assert 0 < acts.pending(actor) < 9
    acts.read(actor)
    assert told(actor) == EVERYTHING


def test_a_language_that_acts_were_not_proved_on_makes_none_and_coverage_says_so(actor: Actor, tmp_path: Path) -> None:
    german = letter(
        "Message-ID: <g@mail.test>", sender=BEN, to=ME, subject="Hafen", date=on(1),
        text="Liebe Ida,\n\nkönntest du mir bitte die Liste der Mieter für das Gebäude am Hafen schicken? Ich brauche sie.\n",
    )  # fmt: skip
    import_letters(actor, tmp_path / "mail", [german])
    coverage = acts.coverage(actor)
    assert (coverage.read, coverage.not_english) == (1, 1)
    assert "not in English" in coverage.words
    assert told(actor) == set()


def test_lists_and_robots_make_no_exchanges(actor: Actor, tmp_path: Path) -> None:
    mass = letter(
        "Message-ID: <l@list.test>", "List-Id: News <news.list.test>", sender="News <news@list.test>", to=ME, subject="News",
        date=on(1), text="Could you please send me the list of tenants for the harbour building?\n",
    )  # fmt: skip
    import_letters(actor, tmp_path / "mail", [mass])
    assert acts.coverage(actor).read == 0
    assert told(actor) == set()


def test_people_who_are_joined_share_their_ledger_and_get_it_back_when_separated(full: Actor) -> None:
    ben, cy = people.find(full, "Ben"), people.find(full, "cy@loewe.test")
    exchanges.confirm(full, [key_of(full, "tenants")])
    joining.join(full, ben, cy)
    joined = people.find(full, "ben@dale.test")
    assert exchanges.listing(full, LedgerQuery(person=joined), now(full)).total == 3
    assert exchanges.listing(full, LedgerQuery(), now(full)).total == 5
    assert exchanges.show(full, key_of(full, "tenants"), now(full)).exchange.status == "confirmed"


def test_whoever_is_forgotten_leaves_the_ledger(full: Actor) -> None:
    ben = people.find(full, "Ben")
    exchanges.confirm(full, [key_of(full, "tenants"), key_of(full, "rope")])
    exchanges.add(full, ben, "give", "A lift for Ben Dale")
    exchanges.add(full, people.find(full, "Dora"), "ask", "How Ben Dale likes his tea")
    forgetting.forget(full, ben)
    left = told(full, day=now(full).day + timedelta(days=1))
    assert {name for name, *_ in left} == {"Cy Löwe", "Dora Finch", "Jane Roe"}
    kept = str(
        [
            rows(full.scope, f"SELECT * FROM {table}")
            for table in ("exchange", "exchange_undo", "exchange_due", "act_reading")
        ]
    ).lower()
    for word in ("ben dale", "ben@dale", "tenants", "crane hours"):
        assert word not in kept, word
    assert rows(full.scope, "SELECT status FROM exchange WHERE what LIKE '%%rope%%'") == [("confirmed",)]


def test_an_export_carries_what_the_user_said_and_leaves_suggestions_to_be_made_anew(
    full: Actor, tmp_path: Path
) -> None:
    exchanges.confirm(full, [key_of(full, "tenants")])
    exchanges.dismiss(full, [key_of(full, "rope")])
    exchanges.correct(full, key_of(full, "crane"), Correction(what="Crane hours"))
    exchanges.add(full, people.find(full, "Ben"), "give", "A lift to the station", on="2026-03-01")
    before = told(full)
    archive.export(full, tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as packed:
        lines = [json.loads(line) for line in packed.read("exchanges.jsonl").decode().splitlines()]
    assert sorted(line["status"] for line in lines) == ["confirmed", "confirmed", "confirmed", "dismissed"]
    forgetting.delete_everything(full)
    assert rows(full.scope, "SELECT 1 FROM exchange") == []
    archive.restore(full, tmp_path / "all.zip")
    assert len(told(full)) == 3
    acts.read(full)
    assert told(full) == before
    archive.export(full, tmp_path / "again.zip")
    with ZipFile(tmp_path / "again.zip") as packed:
        assert [json.loads(line) for line in packed.read("exchanges.jsonl").decode().splitlines()] == lines


def test_an_introduction_by_mail_names_who_was_introduced_and_when_they_met(actor: Actor, tmp_path: Path) -> None:
    introduced = letter(
        "Message-ID: <i@mail.test>", sender=JANE, to=f"{ME}, {CY}", subject="The two of you", date=on(1),
        text="Dear Ida,\n\nI would like to introduce you to Cy, who builds cranes.\n\nJane\n",
    )  # fmt: skip
    import_letters(actor, tmp_path / "one", [introduced])
    (entry,) = exchanges.listing(actor, LedgerQuery(), now(actor)).entries
    assert (entry.person_name, entry.third_name, entry.exchange.state) == ("Jane Roe", "Cy Löwe", "given")
    wrote = letter(
        "Message-ID: <k@mail.test>", sender=ME, to=CY, subject="Cranes", date=on(4), text="Hello from Ida.\n"
    )
    import_letters(actor, tmp_path / "two", [wrote])
    (entry,) = exchanges.listing(actor, LedgerQuery(), now(actor)).entries
    assert entry.exchange.state == "accepted"
    assert entry.exchange.steps[-1].message_id == "k@mail.test"


def test_loops_that_later_mail_closed_say_which_message_did(actor: Actor, tmp_path: Path) -> None:
    today = now(actor).day
    import_letters(actor, tmp_path / "m", [
        letter("Message-ID: <x@mail.test>", sender=BEN, to=ME, subject="Quay", date=_header(today - timedelta(days=3)),
               text="Could you please send me the crane hours of the south quay?\n"),
        letter("Message-ID: <y@mail.test>", "In-Reply-To: <x@mail.test>", sender=ME, to=BEN, subject="Re: Quay",
               date=_header(today - timedelta(days=2)), text="Here are the crane hours of the south quay.\n"),
    ])  # fmt: skip
    (closed,) = exchanges.listing(actor, LedgerQuery(open=False), now(actor)).entries
    assert closed.closed_by is not None
    assert closed.closed_by.message_id == "y@mail.test"
    assert exchanges.open_loops(actor, now(actor)).i_was_asked == ()


Order = Callable[[list[bytes]], list[bytes]]


@pytest.mark.parametrize("order", [lambda letters: letters[::-1], lambda letters: letters[4:] + letters[:4]])
def test_the_order_in_which_mail_arrives_does_not_matter(actor: Actor, tmp_path: Path, order: Order) -> None:
    letters = order(ledger_letters())
    for place in range(0, len(letters), 3):
        import_letters(actor, tmp_path / str(place), letters[place : place + 3])
    assert told(actor) == EVERYTHING
