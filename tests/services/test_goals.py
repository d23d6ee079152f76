"""Goals: what they need, who stands behind them, who could, and who helped."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from firsthand.domain.moves import Move
from firsthand.domain.people import PersonId
from firsthand.errors import AmbiguousError, FirsthandError, NotFoundError
from firsthand.services import (
    describing,
    exchanges,
    forgetting,
    goals,
    imports,
    inventory,
    joining,
    moves,
    needs,
    people,
)
from firsthand.services.actor import Actor, now, start_of
from firsthand.services.exchanges import LedgerQuery
from firsthand.storage import giving
from tests.connectors.letters import letter, mbox
from tests.services.mailboxes import MY_ADDRESS

pytestmark = pytest.mark.django_db(transaction=True)

ME, BEN, CY, KENJI = (
    f"Ida Holm <{MY_ADDRESS}>", "Ben Dale <ben@dale.test>", "Cy Löwe <cy@loewe.test>", "Kenji Mori <kenji@tide.test>",
)  # fmt: skip


@pytest.fixture
def ben(actor: Actor) -> PersonId:
    return describing.add(actor, "Ben Dale", address="ben@dale.test")


@pytest.fixture
def cy(actor: Actor) -> PersonId:
    return describing.add(actor, "Cy Löwe", address="cy@loewe.test")


@pytest.fixture
def tokyo(actor: Actor) -> goals.Listed:
    return goals.add(
        actor, "Open in Tokyo  next year", why="Half our clients ask for it", question="Whom do we serve first?",
        by=date(2031, 3, 31), needs=[("feedback", "a critical reader for the plan"), ("resources", "cranes and berths")],
    )  # fmt: skip


def shown(actor: Actor, listed: goals.Listed) -> goals.Listed:
    return goals.show(actor, listed.goal.id, now(actor))


def move_of(actor: Actor, kind: str, person: PersonId) -> Move:
    return next(
        move
        for move in moves.today(actor, now(actor), 20).moves
        if move.kind == kind and person in [one.id for one in move.people]
    )


def test_a_goal_is_kept_with_the_help_it_needs_in_the_order_it_was_said(actor: Actor, tokyo: goals.Listed) -> None:
    (one,) = goals.listing(actor, now(actor))
    assert one == tokyo
    assert (one.goal.title, one.goal.why, one.goal.by) == (
        "Open in Tokyo next year", "Half our clients ask for it", date(2031, 3, 31),
    )  # fmt: skip
    assert [(need.value, need.family, need.words) for need in one.needs] == [
        ("feedback", "feedback", "a critical reader for the plan"), ("resources", "resources", "cranes and berths"),
    ]  # fmt: skip
    assert one.gaps == ("support", "feedback", "resources")


def test_the_help_a_goal_needs_is_the_owner_s_own_need(actor: Actor, tokyo: goals.Listed) -> None:
    mine = {one.need.words: one.need for one in needs.needs(actor, mine_only=True)}
    assert mine["cranes and berths"].goal is not None
    assert mine["cranes and berths"].goal.title == tokyo.goal.title


def test_who_stands_behind_closes_a_gap_and_may_leave_it_open_again(
    actor: Actor, tokyo: goals.Listed, ben: PersonId
) -> None:
    for _ in range(2):
        goals.behind(actor, tokyo.goal.id, ben, "feedback")
    one = shown(actor, tokyo)
    assert [backer.name for backer in one.behind["feedback"]] == ["Ben Dale"]
    assert one.gaps == ("support", "resources")
    assert [(gap.family, gap.needed) for gap in goals.gaps(actor, now(actor))] == [
        ("support", False), ("resources", True),
    ]  # fmt: skip
    goals.no_longer_behind(actor, tokyo.goal.id, ben, "feedback")
    assert shown(actor, tokyo).gaps == ("support", "feedback", "resources")


def test_what_cannot_be_said_of_a_goal_says_why(actor: Actor, tokyo: goals.Listed, ben: PersonId) -> None:
    for wrong in (lambda: goals.add(actor, " "), lambda: goals.add(actor, "A", needs=[("feedback", "")])):
        with pytest.raises(FirsthandError):
            wrong()
    assert len(goals.listing(actor, now(actor), ended=True)) == 1
    for missing in (
        lambda: goals.behind(actor, 99, ben, "support"),
        lambda: goals.behind(actor, tokyo.goal.id, PersonId(99), "support"),
        lambda: goals.end(actor, tokyo.goal.id, "done", helped=[goals.Helped(PersonId(99), "It")]),
        lambda: goals.find(actor, "Osaka", now(actor)),
    ):
        with pytest.raises(NotFoundError):
            missing()
    assert shown(actor, tokyo).goal.state == "open"
    describing.change_kind(actor, ben, "list")
    for refused in (
        lambda: goals.behind(actor, tokyo.goal.id, ben, "support"),
        lambda: goals.end(actor, tokyo.goal.id, "done", helped=[goals.Helped(ben)]),
    ):
        with pytest.raises(FirsthandError, match="no other person"):
            refused()
    assert shown(actor, tokyo).people == ()
    with pytest.raises(FirsthandError, match="support, recognition"):
        goals.kind_called("money")


def test_a_goal_is_found_by_words_of_its_title_where_these_fit_one(actor: Actor, tokyo: goals.Listed) -> None:
    other = goals.add(actor, "Open in Sydney")
    assert goals.find(actor, "TOKYO open", now(actor)) == tokyo
    assert goals.find(actor, str(other.goal.id), now(actor)) == other
    with pytest.raises(AmbiguousError):
        goals.find(actor, "open", now(actor))


def test_those_due_come_before_those_without_a_day_and_ended_ones_after_all(actor: Actor) -> None:
    for title, by in (("Some day", None), ("Later", date(2032, 1, 1)), ("Soon", date(2031, 1, 1)), ("Over", None)):
        goals.add(actor, title, by=by)
    goals.end(actor, goals.find(actor, "Over", now(actor)).goal.id, "dropped")
    assert [one.goal.title for one in goals.listing(actor, now(actor), ended=True)] == [
        "Soon", "Later", "Some day", "Over",
    ]  # fmt: skip
    assert [one.goal.title for one in goals.listing(actor, now(actor))] == ["Soon", "Later", "Some day"]


def test_looking_back_shows_what_was_there_and_open_then(actor: Actor) -> None:
    today = now(actor).day
    goal = goals.add(actor, "Ship it", on=today - timedelta(days=10)).goal
    goals.end(actor, goal.id, "done", came_of_it="Shipped.")
    assert goals.listing(actor, now(actor)) == ()
    (then,) = goals.listing(actor, start_of(today, actor))
    assert (then.goal.state, then.goal.ended, then.goal.came_of_it) == ("open", None, "")
    assert goals.listing(actor, start_of(today - timedelta(days=10), actor), ended=True) == ()
    with pytest.raises(NotFoundError):
        goals.show(actor, goal.id, start_of(today - timedelta(days=10), actor))


def test_when_a_goal_ends_its_needs_wait_no_more_until_it_is_opened_again(actor: Actor, tokyo: goals.Listed) -> None:
    def waiting() -> list[str]:
        return [one.need.words for one in needs.needs(actor, mine_only=True) if one.need.is_live_on(now(actor).day)]

    needs.met(actor, tokyo.needs[0].id)
    assert waiting() == ["cranes and berths"]
    goals.end(actor, tokyo.goal.id, "dropped")
    assert waiting() == []
    with pytest.raises(FirsthandError, match="ended already"):
        goals.end(actor, tokyo.goal.id, "done")
    goals.reopen(actor, tokyo.goal.id)
    assert waiting() == ["cranes and berths"]
    assert shown(actor, tokyo).goal.ended is None


def test_a_need_of_a_goal_becomes_an_ask_that_names_the_goal(actor: Actor, tokyo: goals.Listed, ben: PersonId) -> None:
    inventory.add_offer(actor, "Cranes and berths in the north", person=ben)
    move = move_of(actor, "ask", ben)
    assert "for your goal “Open in Tokyo next year”" in move.why
    assert move.lifted
    assert move.matter.purpose == "Open in Tokyo next year"
    goals.end(actor, tokyo.goal.id, "dropped")
    assert "ask" not in [one.kind for one in moves.today(actor, now(actor), 20).moves]


def test_who_stands_behind_an_open_goal_matters_half_as_much_as_who_is_starred(
    actor: Actor, tokyo: goals.Listed, ben: PersonId
) -> None:
    inventory.add_offer(actor, "Cranes and berths in the north", person=ben)

    def importance() -> tuple[str, float]:
        term = next(term for term in move_of(actor, "ask", ben).terms if term.name == "importance")
        return term.words, term.points

    assert importance()[0] == "No star and no goal"
    goals.behind(actor, tokyo.goal.id, ben, "support")
    words, half = importance()
    assert words == "Ben stands behind a goal of yours"
    describing.star(actor, ben, True)
    assert importance()[0] == "You starred Ben"
    assert importance()[1] == pytest.approx(2 * half, abs=0.1)


def test_who_offered_or_gave_the_like_could_help_and_marks_and_roles_count_after_that(
    actor: Actor, tokyo: goals.Listed, ben: PersonId, cy: PersonId
) -> None:
    dora = describing.add(actor, "Dora Finch", address="dora@finch.test", role_title="Head of cranes")
    exchanges.add(actor, ben, "give", "The list of berths and cranes", flow="in", state="thanked", on="30 days ago")
    inventory.add_offer(actor, "Berths and cranes", person=cy)
    describing.set_layer(actor, ben, {"resources", "feedback"}, set())
    found = goals.who_could(actor, tokyo, now(actor))
    assert [(one.row.id, [proof.how for proof in one.proofs]) for one in found["resources"]] == [
        (cy, ["offers"]), (ben, ["gave", "layer"]), (dora, ["role"]),
    ]  # fmt: skip
    assert [(one.row.id, [proof.how for proof in one.proofs]) for one in found["feedback"]] == [(ben, ["layer"])]
    assert found["support"] == ()
    assert found["resources"][0].need == tokyo.needs[1]
    goals.behind(actor, tokyo.goal.id, cy, "resources")
    assert cy not in [one.row.id for one in goals.who_could(actor, shown(actor, tokyo), now(actor))["resources"]]


def test_a_suggestion_counts_from_four_in_five_on_after_what_is_confirmed_and_is_marked(
    actor: Actor, tokyo: goals.Listed, ben: PersonId, cy: PersonId
) -> None:
    sure = inventory.add_offer(actor, "Berths and cranes", person=ben)
    giving.keep_offer(
        actor.scope, replace(sure, person=cy, words="Cranes and berths", status="suggested", probability=0.8)
    )
    dora = describing.add(actor, "Dora Finch")
    giving.keep_offer(actor.scope, replace(sure, person=dora, status="suggested", probability=0.79))
    found = goals.who_could(actor, tokyo, now(actor), ["resources"])["resources"]
    assert [(one.row.id, one.proofs[0].suggested) for one in found] == [(ben, False), (cy, True)]


def test_what_was_offered_and_not_given_yet_is_a_reason_too(actor: Actor, tokyo: goals.Listed, ben: PersonId) -> None:
    exchanges.add(actor, ben, "offer", "Berths and cranes", flow="in")
    (one,) = goals.who_could(actor, tokyo, now(actor), ["resources"])["resources"]
    assert [(proof.how, proof.words) for proof in one.proofs] == [("offers", "Berths and cranes")]


def test_who_is_never_to_be_suggested_could_not_help(actor: Actor, tokyo: goals.Listed, ben: PersonId) -> None:
    inventory.add_offer(actor, "Berths and cranes", person=ben)
    describing.set_layer(actor, ben, {"resources"}, set())
    describing.describe(actor, ben, role_title="Berths and cranes")
    describing.never_suggest(actor, ben, True)
    assert goals.who_could(actor, tokyo, now(actor))["resources"] == ()


def test_thanks_that_wait_come_before_an_ask(actor: Actor, tokyo: goals.Listed, ben: PersonId) -> None:
    inventory.add_offer(actor, "Berths and cranes", person=ben)
    (one,) = goals.who_could(actor, tokyo, now(actor), ["resources"])["resources"]
    assert one.follows == "ask"
    entry = exchanges.add(actor, ben, "give", "A lift to the station", flow="in", state="given")
    one = goals.who_could(actor, tokyo, now(actor), ["resources"])["resources"][0]
    assert one.follows == "thank"
    assert one.unthanked is not None
    assert one.unthanked.exchange.key == entry.exchange.key


def test_the_way_to_somebody_hardly_known_goes_through_who_knows_both(
    actor: Actor, tokyo: goals.Listed, tmp_path: Path
) -> None:
    start = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0)

    def mail(number: int, sender: str, to: str, days_ago: int) -> bytes:
        when = start - timedelta(days=days_ago)
        return letter(
            f"Message-ID: <{number}@quay.test>", sender=sender, to=to, subject=f"Line {number}",
            date=format_datetime(when), text="Here it is.\n",
        )  # fmt: skip

    letters = [mail(week, ME, BEN, 7 * week + 1) for week in range(30)]
    letters += [mail(100 + week, BEN, ME, 7 * week) for week in range(30)]
    letters += [mail(200 + n, BEN, f"{ME}, {KENJI}", 60 + n) for n in range(3)]
    # A circular to many brings nobody together.
    crowd = ", ".join(f"Crowd {n} <crowd{n}@sea.test>" for n in range(9))
    letters.append(mail(300, CY, f"{ME}, {KENJI}, {crowd}", 50))
    (tmp_path / "mail.mbox").write_bytes(mbox(*letters))
    imports.start(actor, [tmp_path / "mail.mbox"], me=[MY_ADDRESS])
    kenji = people.find(actor, "kenji@tide.test")
    inventory.add_offer(actor, "Berths and cranes in the bay", person=kenji)
    (one,) = goals.who_could(actor, tokyo, now(actor), ["resources"])["resources"]
    assert one.follows == "introduction"
    assert [(way.name, way.days) for way in one.ways] == [("Ben Dale", 3)]
    before = start_of(start.date() - timedelta(days=61), actor)
    earlier = goals.add(actor, "Cranes", on=before.day - timedelta(days=9), needs=[("resources", "cranes and berths")])
    found = goals.who_could(actor, earlier, before, ["resources"])["resources"]
    assert [way.days for one in found for way in one.ways] == [1]


def test_who_stood_behind_or_gave_what_fits_is_proposed_as_a_helper(
    actor: Actor, tokyo: goals.Listed, ben: PersonId, cy: PersonId
) -> None:
    goals.behind(actor, tokyo.goal.id, ben, "feedback")
    exchanges.add(actor, cy, "give", "Berths and cranes for a week", flow="in", state="given")
    exchanges.add(actor, cy, "give", "A cake", flow="in", state="given")
    proposed = goals.proposed_helpers(actor, shown(actor, tokyo), now(actor))
    assert [(one.name, one.families, one.act) for one in proposed] == [
        ("Ben Dale", ("feedback",), "Feedback: a critical reader for the plan"), ("Cy Löwe", ("resources",), ""),
    ]  # fmt: skip
    assert proposed[1].received is not None
    assert proposed[1].received.exchange.what == "Berths and cranes for a week"


def test_who_helped_is_thanked_for_the_act_and_nothing_is_entered_twice(
    actor: Actor, tokyo: goals.Listed, ben: PersonId, cy: PersonId
) -> None:
    goals.behind(actor, tokyo.goal.id, ben, "feedback")
    exchanges.add(actor, cy, "give", "Berths and cranes for a week", flow="in", state="given")
    helped = [goals.Helped(ben, "The note that turned table two round"), goals.Helped(cy)]
    (entered,) = goals.end(actor, tokyo.goal.id, "done", came_of_it="We open in May.", helped=helped)
    assert (entered.exchange.flow, entered.exchange.state, entered.exchange.status, entered.exchange.value) == (
        "in", "given", "confirmed", "feedback",
    )  # fmt: skip
    assert move_of(actor, "thank", ben).deed == "Thank Ben: The note that turned table two round"
    assert move_of(actor, "thank", cy).deed == "Thank Cy: Berths and cranes for a week"
    one = shown(actor, tokyo)
    assert (one.goal.state, one.goal.came_of_it) == ("done", "We open in May.")
    assert [(backer.name, backer.family) for backer in one.people if backer.part == "helped"] == [
        ("Ben Dale", "feedback"), ("Cy Löwe", "resources"),
    ]  # fmt: skip
    goals.reopen(actor, tokyo.goal.id)
    assert goals.end(actor, tokyo.goal.id, "done", helped=helped) == ()
    assert exchanges.listing(actor, LedgerQuery(flow="in"), now(actor)).total == 2


def test_whoever_is_forgotten_is_out_of_every_goal(actor: Actor, ben: PersonId) -> None:
    goal = goals.add(actor, "Win Ben Dale over", why="Ben Dale decides").goal
    goals.behind(actor, goal.id, ben, "support")
    forgetting.forget(actor, ben)
    (one,) = goals.listing(actor, now(actor))
    assert one.people == ()
    assert "Dale" not in one.goal.title + one.goal.why


def test_two_who_are_joined_stand_behind_it_as_one_and_apart_again_as_two(
    actor: Actor, tokyo: goals.Listed, ben: PersonId, cy: PersonId
) -> None:
    for person, family in ((ben, "support"), (cy, "support"), (cy, "feedback")):
        goals.behind(actor, tokyo.goal.id, person, family)  # type: ignore[arg-type]
    joining.join(actor, cy, ben)
    kept = people.find(actor, "ben@dale.test")
    assert [(one.id, one.family) for one in shown(actor, tokyo).people] == [(kept, "support"), (kept, "feedback")]


@pytest.mark.parametrize("long", ["title", "why"])
def test_long_words_are_kept_as_far_as_there_is_room(actor: Actor, long: str) -> None:
    said: dict[str, str] = {"title": "Ship it", long: "ä" * 3_000}
    goal = goals.add(actor, **said).goal  # type: ignore[arg-type]
    assert len(getattr(goal, long)) == {"title": 300, "why": 1_000}[long]
