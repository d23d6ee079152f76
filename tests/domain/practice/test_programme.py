"""A programme of weeks as a file: read, refused with the line and the remedy, and written back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.moves.shape import KINDS
from firsthand.domain.practice.experiments import Experiment
from firsthand.domain.practice.library import EXPERIMENTS
from firsthand.domain.practice.programme import (
    CHARS_MAX,
    DEFAULT,
    EXPERIMENT_NAMES,
    TOP_NAMES,
    WEEK_NAMES,
    Fault,
    Programme,
    ProgrammeWeek,
    parse,
    write,
)
from firsthand.domain.reflection.skills import SKILLS

OWN = """\
title: Harbour leaders, spring
about: Six weeks for the piers.
weeks:
  - experiment: thank-for-effect
    note: Begin with somebody who would not expect it.
  - skill: asking
    experiment:
      what: Ask the pier opposite for one plan.
      smaller: Ask who keeps the plans.
      why: They have solved it already.
      courage: 2
      goes_with: [ask]
      if: the tide is out
      then: I walk over
"""


def faults(text: str) -> tuple[Fault, ...]:
    found = parse(text)
    assert not isinstance(found, Programme), found
    return found


def test_a_coachs_own_programme_is_read() -> None:
    found = parse(OWN)
    assert isinstance(found, Programme)
    first, second = found.weeks
    assert first.note == "Begin with somebody who would not expect it."
    assert second.experiment == Experiment(
        "week-2", "asking", 2, "Ask the pier opposite for one plan.", "Ask who keeps the plans.",
        "They have solved it already.", "", "the tide is out", "I walk over", ("ask",),
    )  # fmt: skip
    assert found.week(2) == second
    assert found.week(0) is found.week(3) is None


def test_the_document_shows_a_programme_that_can_be_read_and_names_every_field() -> None:
    page = (Path(__file__).parents[3] / "docs" / "programme.md").read_text()
    example = page.split("```yaml\n", 1)[1].split("```", 1)[0]
    found = parse(example)
    assert isinstance(found, Programme), found
    assert len(found.weeks) == 3
    for name in (*TOP_NAMES, *WEEK_NAMES, *EXPERIMENT_NAMES, *(skill.key for skill in SKILLS), *KINDS):
        assert f"`{name}`" in page, name


def test_ours_has_twelve_weeks_and_comes_back_from_its_own_file() -> None:
    assert len(DEFAULT.weeks) == 12
    assert parse(write(DEFAULT)) == DEFAULT


PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=80)
LINE = PLAIN.map(lambda text: " ".join(text.split())).filter(bool)
OF_LIBRARY = st.builds(ProgrammeWeek, st.sampled_from(EXPERIMENTS), st.just("") | LINE)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    weeks: list[ProgrammeWeek] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        own = st.builds(
            Experiment, st.just(f"week-{number}"), st.sampled_from([one.key for one in SKILLS]), st.sampled_from((1, 2, 3)),
            LINE, LINE, LINE, st.just("") | LINE, st.just("") | LINE, st.just("") | LINE, st.just(("ask",)) | st.just(()),
        )  # fmt: skip
        weeks.append(draw(OF_LIBRARY | st.builds(ProgrammeWeek, own, st.just("") | LINE)))
    return Programme(draw(LINE), draw(st.just("") | LINE), tuple(weeks))


@given(programmes())
def test_every_programme_comes_back_from_its_file(programme: Programme) -> None:
    assert parse(write(programme)) == programme


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("title: x\nweeks:\n  - experiment: nope\n", 3, "“nope” is no experiment"),
        ("title: x\nweeks:\n  - experiment: thank-late\n    notes: hm\n", 4, "“notes” means nothing here"),
        ("title: x\nweeks:\n  - experiment: thank-late\n    skill: asking\n", 4, "trains another skill"),
        ("title: x\nweeks:\n", 2, "there are no weeks"),
        ("weeks:\n  - experiment: thank-late\n", 1, "“title” is missing"),
        ("title: x\ntitle: y\nweeks:\n  - experiment: thank-late\n", 2, "stands here twice"),
        ("title: x\nweeks:\n  - experiment: thank-late\n  - 5\n", 4, "no list of names and values"),
        ("title: x\nweeks:\n\t- experiment: thank-late\n", 3, "this is not YAML"),
        ("title: x\nabout: [a]\nweeks:\n  - experiment: thank-late\n", 2, "is to be a line of words"),
        ("title: " + "x" * 700 + "\nweeks:\n  - experiment: thank-late\n", 1, "“title” is too long"),
        (OWN.replace("courage: 2", "courage: brave"), 11, "courage is 1, 2 or 3"),
        (OWN.replace("[ask]", "[ask, sell]"), 12, "this is no kind of move"),
        (OWN.replace("skill: asking", "skill: charm"), 6, "“charm” is no skill"),
        (OWN.replace("      why: They have solved it already.\n", ""), 8, "“why” is missing"),
        ("", 1, "a title and weeks"),
        ("- a\n- b\n", 1, "a title and weeks"),
        ("title: x\x00\n", 0, "characters that cannot stand"),
    ],
)
def test_a_broken_file_is_refused_with_its_line_and_a_remedy(text: str, line: int, reason: str) -> None:
    found = next(one for one in faults(text) if reason in one.reason)
    assert found.line == line
    assert found.remedy.endswith((".", "…"))


def test_all_faults_are_told_at_once_in_the_order_of_the_lines() -> None:
    found = faults("title: x\nweeks:\n  - experiment: nope\n  - experiment: never\n    odd: 1\nmore: 2\n")
    assert [one.line for one in found] == [3, 4, 5, 6]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "{" * 60_000,
        "a: &a [*a]",
        "a: &a {b: *a}",
        "!!python/object/apply:os.system [ls]",
        "x" * 1_000_000,
    ],
)
def test_a_hostile_file_is_refused_in_words(text: str) -> None:
    assert all(one.reason and one.remedy for one in faults(text))


def test_a_file_of_a_million_characters_is_not_even_read() -> None:
    (fault,) = faults("x" * 1_000_000)
    assert fault.line == 0
    assert f"{CHARS_MAX:,}" in fault.remedy


@given(st.text(max_size=300))
def test_no_text_at_all_is_a_crash(text: str) -> None:
    assert parse(text)
