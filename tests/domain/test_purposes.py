"""What a tie is for: suggested with a reason from what is plain in the record, and from nothing else."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta as scipy_beta

from firsthand.domain.purpose_mix import below_target, beta_quantile, mix_of
from firsthand.domain.purposes import PURPOSES, Owner, Signs, private_words, same_organisation, suggest

ME = Owner("Ida Holm", "Quay", "Cranes")
COLLEAGUE = Signs("Ben Dale", "Quay", contact_days=20, written_at_work=9, written_off_work=1)


def found(signs: Signs, owner: Owner = ME) -> dict[str, str]:
    return {one.purpose: one.reason for one in suggest(signs, owner)}


def test_a_colleague_of_every_working_week_is_operational() -> None:
    assert found(COLLEAGUE) == {
        "operational": "Of Quay, as you are; in touch on 20 days of the last half year, mostly in working hours."
    }


@pytest.mark.parametrize(
    "signs",
    [
        replace(COLLEAGUE, contact_days=5),
        replace(COLLEAGUE, organisation="Loewe", written_at_work=3),
        replace(COLLEAGUE, written_at_work=4, written_off_work=4),
        replace(COLLEAGUE, organisation="Loewe", contact_days=11),
    ],
)
def test_too_little_says_nothing(signs: Signs) -> None:
    assert found(signs) == {}


def test_a_colleague_one_meets_but_hardly_writes_to_is_operational_too() -> None:
    found_of = found(replace(COLLEAGUE, written_at_work=1, written_off_work=1))
    assert found_of == {"operational": "Of Quay, as you are; in touch on 20 days of the last half year."}


def test_somebody_of_another_house_takes_more_contact_to_be_operational() -> None:
    assert "In touch on twelve days" in found(replace(COLLEAGUE, organisation="Loewe", contact_days=12))["operational"]


@pytest.mark.parametrize(
    ("signs", "reason"),
    [
        (Signs("Ben Dale", groups=("Amis de l’école",)), "In your group “Amis de l’école”."),
        (Signs("Aksel Hölm"), "Has your family name, Hölm."),
        (Signs("Ben Dale", birthday_kept=True), "You keep their birthday."),
        (
            Signs("Ben Dale", private_subjects=("dinner", "birthday", "dinner")),
            "“dinner” and “birthday” in the subjects of three letters.",
        ),
        (Signs("Ben Dale", "Loewe", written_off_work=5), "You write to them mostly in the evening or at weekends."),
    ],
)  # fmt: skip
def test_what_speaks_for_a_personal_tie(signs: Signs, reason: str) -> None:
    assert found(signs) == {"personal": reason}


def test_late_letters_to_a_colleague_make_no_friendship() -> None:
    assert found(Signs("Ben Dale", "Quay", written_off_work=9)) == {}


def test_the_owner_is_not_of_their_own_family() -> None:
    assert found(Signs("Ida Holm")) == {}


@pytest.mark.parametrize(
    ("signs", "reason"),
    [
        (Signs("Ben Dale", goals=("New pier",)), "Stands behind your goal “New pier”."),
        (Signs("Ben Dale", groups=("Board 2026",)), "In your group “Board 2026”."),
        (Signs("Ben Dale", "Loewe", level="Director"), "Director at Loewe, outside your organisation."),
        (Signs("Ben Dale", "Quay", "Finance", "Executive"), "Executive in Finance, outside your function."),
    ],
)
def test_what_speaks_for_a_strategic_tie(signs: Signs, reason: str) -> None:
    assert found(signs) == {"strategic": reason}


def test_rank_alone_is_not_strategic_nor_is_distance_alone() -> None:
    assert found(Signs("Ben Dale", "Quay London", "Cranes", "Director")) == {}
    assert found(Signs("Ben Dale", "Loewe", level="Manager")) == {}
    assert found(Signs("Ben Dale", "Loewe", level="Director"), Owner("Ida Holm")) == {}


def test_several_purposes_may_hold_at_once_in_their_usual_order() -> None:
    signs = replace(COLLEAGUE, groups=("Friends",), goals=("New pier",))
    assert tuple(found(signs)) == PURPOSES


def test_one_house_may_be_written_shorter() -> None:
    assert same_organisation("Quay", "Quay London")
    assert same_organisation("löwe", "Lowe")
    assert not same_organisation("Quay", "Quayside")
    assert not same_organisation("", "Quay")


def test_private_words_stand_alone_and_in_four_languages() -> None:
    assert private_words("Dinner on Friday?") == "dinner"
    assert private_words("Zum Geburtstag") == "geburtstag"
    assert private_words("Dinnerware order") == ""


counts = st.lists(st.sets(st.sampled_from(PURPOSES)), max_size=60)


@given(counts)
def test_shares_of_a_mix_come_to_one_and_lie_within_their_intervals(said: list[set[str]]) -> None:
    found = mix_of(said, {})
    assert found.tagged == sum(bool(one) for one in said)
    assert sum(part.share for part in found.parts) == pytest.approx(1)
    for part in found.parts:
        assert part.ties == sum(part.purpose in one for one in said)
        assert 0 <= part.low < part.share < part.high <= 1


@given(st.integers(1, 300), st.integers(1, 300), st.sampled_from([0.1, 0.5, 0.9]))
def test_quantiles_are_those_of_scipy(a: int, b: int, probability: float) -> None:
    assert float(beta_quantile(a, b, probability)) == pytest.approx(float(scipy_beta.ppf(probability, a, b)), abs=1e-7)


def test_golden_numbers_of_a_mix() -> None:
    said = [{"operational"}] * 12 + [{"operational", "strategic"}] * 3
    found = mix_of(said, {"strategic": 0.3})
    assert [part.share for part in found.parts] == [
        pytest.approx(16 / 21),
        pytest.approx(1 / 21),
        pytest.approx(4 / 21),
    ]
    assert found.enough
    assert below_target(said, {"strategic": 0.3, "personal": 0.01}) == ("strategic",)


def test_below_the_minimum_nothing_is_below_a_target() -> None:
    said: list[set[str]] = [{"operational"}] * 14
    assert not mix_of(said, {}).enough
    assert below_target([*said, set()], {"strategic": 0.9}) == ()
    assert below_target([*said, {"operational"}], {"strategic": 0.9}) == ("strategic",)


def test_an_interval_of_four_chances_in_five_holds_the_truth_about_as_often() -> None:
    draw, truth, held, rounds = np.random.default_rng(3), 0.3, 0, 150
    for _ in range(rounds):
        said = [{"strategic" if draw.random() < truth else "operational"} for _ in range(40)]
        part = mix_of(said, {}).parts[2]
        held += part.low <= truth <= part.high
    assert 0.72 <= held / rounds <= 0.92
