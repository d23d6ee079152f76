"""The network around the owner: true of what was written, also where there is nobody, one person, a star or two islands."""

from datetime import date, timedelta
from itertools import permutations

import numpy as np
import pytest

from firsthand.domain.people import PersonId
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.services import forgetting, joining, people
from firsthand.services.actor import Actor, AsOf, as_of
from firsthand.services.network import pairs
from firsthand.services.network.measures import span
from firsthand.services.network.picture import Picture, picture_of
from firsthand.services.network.readings import readings_of
from firsthand.storage.connection import execute, rows
from tests.support.correspondence import ME, corresponded, wrote
from tests.support.not_letters import card, meeting, written

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = date(2026, 3, 2)
CRANE = ("ada", "bea", "cyd", "dot")
PIER = ("eve", "fay", "gus", "hal")


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def moment(actor: Actor, day: date = TODAY) -> AsOf:
    return as_of(actor, day)


def a_group(people: tuple[str, ...], days: int = 3, first: int = 10) -> list[object]:
    """Everybody of a group writes to the owner and to one other of the group, on some days."""
    return [
        wrote(one, f"me {other}", days_ago(first + 7 * place), hour=8 + number)
        for place in range(days)
        for number, (one, other) in enumerate(permutations(people, 2))
    ]


def id_of(actor: Actor, who: str) -> PersonId:
    return people.find(actor, f"{who}@{who}.test")


def clusters_of(actor: Actor, picture: Picture) -> set[frozenset[str]]:
    return {frozenset(picture.names[id].split()[0].lower() for id in one.people) for one in picture.clusters}


def test_without_anybody_the_network_says_so(actor: Actor) -> None:
    found = readings_of(actor, moment(actor))
    assert found.sentence.startswith("Nobody was in touch with you")
    assert (found.people, found.readings, found.clusters, found.bridges) == (0, (), (), ())
    assert not any(one.enough for one in found.measures)
    assert all("Can’t tell yet" in one.words for one in found.measures)
    assert span(actor) is None


def test_one_person_is_no_group(actor: Actor) -> None:
    corresponded(actor, wrote("ada", "me", days_ago(5)), wrote("me", "ada", days_ago(4)))
    found = readings_of(actor, moment(actor))
    assert (found.people, found.clusters) == (1, ())
    assert found.sentence == "One person was in touch with you in this half-year."


def test_a_star_has_no_groups_and_no_bridges(actor: Actor) -> None:
    corresponded(actor, *(wrote(one, "me", days_ago(3 + place)) for place, one in enumerate(CRANE + PIER)))
    found = readings_of(actor, moment(actor))
    assert (found.people, found.clusters, found.bridges) == (8, (), ())
    assert "no groups" in found.sentence


def test_two_islands_are_two_clusters_and_nothing_is_said_between_them(actor: Actor) -> None:
    corresponded(actor, *a_group(CRANE), *a_group(PIER))
    picture = picture_of(actor, moment(actor))
    assert clusters_of(actor, picture) == {frozenset(CRANE), frozenset(PIER)}
    region = dict(zip(picture.people.tolist(), picture.region.tolist(), strict=True))
    assert all(
        region[picture.people[a]] == region[picture.people[b]] for a, b in zip(picture.left, picture.right, strict=True)
    )
    assert "between" not in {one.kind for one in readings_of(actor, moment(actor)).readings}


def test_the_owner_an_alias_a_list_and_a_robot_are_not_in_the_network(actor: Actor) -> None:
    corresponded(
        actor,
        *a_group(CRANE),
        wrote("news@list.test", "me ada", days_ago(8))._replace(automation="list", list_id="news.list.test"),
        wrote("noreply@shop.test", "me", days_ago(9))._replace(automation="robot"),
    )
    picture = picture_of(actor, moment(actor))
    assert set(picture.names.values()) == {"Ada Aell", "Bea Bell", "Cyd Cell", "Dot Dell"}


def test_days_together_and_days_of_contact_are_counted_once(actor: Actor) -> None:
    corresponded(
        actor,
        wrote("ada", "me bea", days_ago(9), hour=9),
        wrote("bea", "me ada", days_ago(9), hour=11),
        wrote("ada", "me bea", days_ago(8)),
        wrote("me", "ada", days_ago(8), hour=12),
        wrote("cyd", "ada", days_ago(7)),
    )
    picture = picture_of(actor, moment(actor))
    counted = dict(zip(picture.people.tolist(), picture.contact_days.tolist(), strict=True))
    assert {picture.names[id]: days for id, days in counted.items()} == {"Ada Aell": 2, "Bea Bell": 1}
    assert picture.together.tolist() == [2]


def test_who_sends_for_the_owner_is_not_seen_beside_everybody_they_write_to(actor: Actor) -> None:
    from firsthand.services import own_addresses

    own_addresses.keep(actor, [("pia@pia.test", "")], "delegate", by_user=True)
    corresponded(
        actor,
        *(
            wrote("pia", one, days_ago(5), hour=8 + place)._replace(in_sent_folder=True)
            for place, one in enumerate(CRANE)
        ),
    )
    assert len(picture_of(actor, moment(actor)).left) == 0


def test_many_recipients_tell_nothing_of_who_knows_whom(actor: Actor) -> None:
    crowd = " ".join(f"one{number}@crowd.test" for number in range(5000))
    corresponded(actor, wrote("ada", f"me bea {crowd}", days_ago(5)), wrote("ada", "me", days_ago(4)))
    picture = picture_of(actor, moment(actor))
    assert (len(picture.people), len(picture.left)) == (1, 0)


def test_nothing_of_the_day_or_later_is_used_and_what_is_long_ago_is_not_there(actor: Actor) -> None:
    corresponded(
        actor, wrote("ada", "me", days_ago(0)), wrote("bea", "me", days_ago(1)), wrote("cyd", "me", days_ago(180)),
        wrote("dot", "me", days_ago(181)),
    )  # fmt: skip
    assert set(picture_of(actor, moment(actor)).names.values()) == {"Bea Bell", "Cyd Cell"}
    later = moment(actor, TODAY + timedelta(days=1))
    assert set(picture_of(actor, later).names.values()) == {"Ada Aell", "Bea Bell"}


def test_a_meeting_brings_people_together(actor: Actor) -> None:
    corresponded(actor, wrote("ada", "me", days_ago(20)))
    written(
        actor.scope,
        meeting(
            "one", ME, "ada@ada.test", "bea@bea.test", "cyd@cyd.test!", starts_at=1_771_000_000, ends_at=1_771_003_600
        ),
    )
    from firsthand.services import record

    record.bring_up_to_date(actor)
    picture = picture_of(actor, moment(actor))
    assert len(picture.left) == 1
    assert {int(picture.people[picture.left[0]]), int(picture.people[picture.right[0]])} == {
        id_of(actor, "ada"),
        people.find(actor, "bea@bea.test"),
    }


def test_a_group_met_only_beside_one_person_is_said_to_be_reached_through_them(actor: Actor) -> None:
    letters = [
        wrote(one, "me ada", days_ago(10 + day), hour=8 + number)
        for number, one in enumerate(("bea", "cyd", "dot", "eve", "fay", "gus"))
        for day in (0, 7)
    ]
    corresponded(actor, *letters, wrote("ada", "me", days_ago(3)))
    found = readings_of(actor, moment(actor))
    reading = next(one for one in found.readings if one.kind == "single_point")
    assert reading.title == "You reach the people around Ada Aell through one person"
    assert reading.words.startswith("All six people there appear in your mail only beside Ada.")
    assert reading.lit[0] == id_of(actor, "ada")
    assert len(reading.lit) == 7
    assert reading.step is not None
    assert (reading.step.kind, reading.step.person) == ("second_way", id_of(actor, "ada"))
    assert found.emphasis == "Your way into the people around Ada Aell is one person."
    # One letter without her, and it is no longer so.
    corresponded(
        actor, *(wrote(one, "me", days_ago(2), hour=8 + place) for place, one in enumerate(("bea", "cyd", "dot")))
    )
    assert "single_point" not in {one.kind for one in readings_of(actor, moment(actor)).readings}


def test_groups_that_meet_only_in_what_the_owner_wrote_are_said_to_be_joined_by_them(actor: Actor) -> None:
    joint = [wrote("me", f"{a} {b}", days_ago(4 + place)) for place, (a, b) in enumerate(zip(CRANE, PIER, strict=True))]
    corresponded(actor, *a_group(CRANE), *a_group(PIER), *joint)
    reading = next(one for one in readings_of(actor, moment(actor)).readings if one.kind == "between")
    assert "four pairs meet only in what you wrote yourself" in reading.words
    assert reading.unseen.startswith("Do they talk without you?")
    assert len(reading.lit) == 8
    # Two pairs seen together in somebody else's letter: they need nobody to join them.
    corresponded(actor, wrote("ada", "me hal", days_ago(2)), wrote("bea", "me gus", days_ago(2)))
    assert "between" not in {one.kind for one in readings_of(actor, moment(actor)).readings}


def test_the_users_word_on_a_pair_completes_the_network_and_can_be_taken_back(actor: Actor) -> None:
    corresponded(actor, *a_group(CRANE), *a_group(PIER))
    ada, eve = id_of(actor, "ada"), id_of(actor, "eve")
    before = picture_of(actor, moment(actor))
    asked = next(one for one in readings_of(actor, moment(actor)).readings if one.kind == "talk")
    pairs.answer(actor, asked.lit[0], asked.lit[1], "unsure")
    assert asked.key not in {one.key for one in readings_of(actor, moment(actor)).readings}
    assert len(picture_of(actor, moment(actor)).left) == len(before.left)
    pairs.answer(actor, eve, ada, "yes")
    assert len(picture_of(actor, moment(actor)).left) == len(before.left) + 1
    pairs.answer(actor, ada, eve, "no")
    assert len(picture_of(actor, moment(actor)).left) == len(before.left)
    pairs.answer(actor, ada, eve, None)
    said = rows(
        actor.scope,
        "SELECT 1 FROM pair_word WHERE workspace_id = %s AND person_id = %s AND other_id = %s",
        [actor.scope.workspace, eve, ada],
    )
    assert said == []


def test_a_word_on_nobody_or_on_one_person_twice_is_refused(actor: Actor) -> None:
    corresponded(actor, *a_group(CRANE))
    ada = id_of(actor, "ada")
    with pytest.raises(NotFoundError):
        pairs.answer(actor, ada, PersonId(12_345_678), "yes")
    with pytest.raises(FirsthandError):
        pairs.answer(actor, ada, ada, "yes")
    with pytest.raises(FirsthandError):
        pairs.answer(actor, ada, id_of(actor, "bea"), "perhaps")  # type: ignore[arg-type]


def test_a_word_on_a_pair_follows_who_is_joined_and_comes_back_when_they_part(actor: Actor) -> None:
    corresponded(actor, *a_group(CRANE), *a_group(PIER), wrote("ian", "me", days_ago(3)))
    ada, ian, eve = (id_of(actor, one) for one in ("ada", "ian", "eve"))
    pairs.answer(actor, ian, eve, "yes")
    before = len(picture_of(actor, moment(actor)).left)
    joining.join(actor, ada, ian)
    joined = picture_of(actor, moment(actor))
    one = id_of(actor, "ada")
    assert one == id_of(actor, "ian")
    assert len(joined.left) == before
    places = {(int(joined.people[a]), int(joined.people[b])) for a, b in zip(joined.left, joined.right, strict=True)}
    assert (min(one, eve), max(one, eve)) in places


def test_what_is_known_of_the_network_is_held_until_the_record_changes(actor: Actor) -> None:
    corresponded(actor, *a_group(CRANE))
    first = picture_of(actor, moment(actor))
    assert picture_of(actor, moment(actor)).people is first.people
    corresponded(actor, wrote("kim", "me", days_ago(2)))
    assert len(picture_of(actor, moment(actor)).people) == len(first.people) + 1


def test_a_cluster_is_named_by_what_its_people_share_or_by_the_user(actor: Actor) -> None:
    corresponded(actor, *a_group(CRANE), *a_group(PIER))
    written(
        actor.scope,
        *(card(f"{one.title()} {one[0].upper()}ell", f"{one}@{one}.test", groups=("Crane crew",)) for one in CRANE),
    )
    from firsthand.services import record

    record.resolve_again(actor)
    named = {one.name: one for one in picture_of(actor, moment(actor)).clusters}
    assert named["Crane crew"].named_by == "group"
    other = next(one for one in named.values() if one.named_by == "person")
    execute(
        actor.scope,
        "INSERT INTO map_region (workspace_id, region, name, hue) VALUES (%s,%s,'The pier',5)",
        [actor.scope.workspace, other.region],
    )
    found = picture_of(actor, moment(actor)).cluster(other.region)
    assert found is not None
    assert (found.name, found.named_by, found.hue) == ("The pier", "user", 5)


def test_who_came_and_who_went_is_told_after_a_year(actor: Actor) -> None:
    stayed = [*CRANE, *PIER, "ian", "jon", "kim", "lou"]
    often = [(one, days) for one in stayed for days in (10, 20, 30, 40, 200, 210, 220, 230)]
    went = [("went", days) for days in (200, 210, 220, 230)]
    came = [(one, days) for one in ("came", "comet") for days in (10, 20, 30, 40)]
    letters = [wrote(one, "me", days_ago(days)) for one, days in [*often, *went, *came, ("old", 400)]]
    answers = [wrote("me", one, days_ago(days), hour=12) for one, days in [*often, *went, *came]]
    corresponded(actor, *letters, *answers)
    found = readings_of(actor, moment(actor))
    renewal = next(one for one in found.measures if one.name == "renewal")
    assert renewal.enough
    assert renewal.value == pytest.approx(1 - 12 / 15)
    reading = next(one for one in found.readings if one.kind == "renewal")
    assert reading.title == "Two people came and one person went in half a year"
    assert [one.note for one in reading.people] == ["came", "came", "went"]


def test_the_trend_of_openness_is_told_from_two_windows_and_never_as_a_level(actor: Actor) -> None:
    everybody = [f"p{letter}" for letter in "abcdefghijkl"]
    loose = [wrote(one, "me", days_ago(190 + 20 * day)) for one in everybody for day in range(8)]
    tied = [
        wrote(one, f"me {everybody[(number + step) % 12]}", days_ago(5 + 20 * day), hour=8 + step)
        for number, one in enumerate(everybody) for day in range(8) for step in (1, 2, 3)
    ]  # fmt: skip
    corresponded(actor, *loose, *tied, wrote("zoe", "me", days_ago(370)))
    found = readings_of(actor, moment(actor))
    trend = next(one for one in found.measures if one.name == "open_or_closed")
    assert (trend.enough, trend.band) == (True, "more closed")
    assert trend.low is not None
    assert trend.low > 0
    assert any(one.kind == "openness" and "more closed" in one.title for one in found.readings)
    assert not {one.name for one in found.measures} & {"constraint", "efficiency", "effective_size", "hierarchy"}
    assert found.brokerage.contacts == 12


def test_a_forgotten_person_leaves_the_network_and_the_words_on_them(actor: Actor) -> None:
    corresponded(actor, *a_group(CRANE))
    ada, dot = id_of(actor, "ada"), id_of(actor, "dot")
    pairs.answer(actor, ada, dot, "no")
    picture_of(actor, moment(actor))
    forgetting.forget(actor, ada)
    assert ada not in picture_of(actor, moment(actor)).people
    assert rows(actor.scope, "SELECT * FROM pair_word WHERE workspace_id = %s", [actor.scope.workspace]) == []


def test_the_arrays_stand_in_order_and_fit_one_another(actor: Actor) -> None:
    corresponded(actor, *a_group(CRANE), *a_group(PIER), wrote("me", "ada eve", days_ago(2)))
    picture = picture_of(actor, moment(actor))
    count = len(picture.people)
    assert (np.diff(picture.people) > 0).all()
    assert (picture.left < picture.right).all()
    assert picture.right.max() < count
    assert len(picture.contact_days) == len(picture.region) == count
    assert (picture.together >= 1).all()
