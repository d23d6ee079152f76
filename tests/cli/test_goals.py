"""Goals on the command line: set down, people put behind them, who could, and how they end."""

import pytest

from tests.support.program import Program


@pytest.fixture
def goal(program: Program) -> int:
    program("add", "Ada Quill", "--address", "ada@quill.test")
    program("add", "Bo Fenn", "--address", "bo@fenn.test")
    made = program.json(
        "goals", "add", "Open", "the", "north", "hall", "--why", "Half of us stand", "--by", "2031-03-31", "--question",
        "Build or rent?", "--needs", "feedback:the plan of the hall", "--needs", "resources:chairs and tables",
    )  # fmt: skip
    return int(made["id"])


def test_a_goal_is_listed_with_its_needs_people_coverage_and_gaps(program: Program, goal: int) -> None:
    program("goals", "behind", "north hall", "Ada Quill", "feedback")
    (one,) = program.json("goals")["goals"]
    assert (one["id"], one["title"], one["why"], one["question"], one["by"], one["state"]) == (
        goal, "Open the north hall", "Half of us stand", "Build or rent?", "2031-03-31", "open",
    )  # fmt: skip
    assert [(need["kind"], need["words"], need["met"]) for need in one["needs"]] == [
        ("feedback", "the plan of the hall", None), ("resources", "chairs and tables", None),
    ]  # fmt: skip
    assert [(who["name"], who["family"], who["part"]) for who in one["people"]] == [("Ada Quill", "feedback", "behind")]
    assert one["coverage"] == {"support": [], "feedback": ["Ada Quill"], "resources": []}
    assert one["gaps"] == ["support", "resources"]
    assert "support: no one yet" in program("goals").stdout
    program("goals", "behind", str(goal), "Ada Quill", "feedback", "--remove")
    assert program.json("goals")["goals"][0]["gaps"] == ["support", "feedback", "resources"]
    assert program.json("goals", "--as-of", "2020-01-01") == {"goals": []}


def test_who_could_help_says_why_and_what_follows(program: Program, goal: int) -> None:
    program("offers", "add", "Tables and chairs for a hall", "--person", "Bo Fenn")
    found = program.json("goals", "who", str(goal), "--kind", "resources")
    (one,) = found["who"]
    assert (one["name"], one["family"], one["move"], one["path"]) == ("Bo Fenn", "resources", "ask", [])
    assert one["why"][0].startswith("can bring “Tables and chairs for a hall”; both speak of")
    said = program("goals", "who", "hall").stdout
    assert "Bo Fenn (can’t tell yet)" in said
    assert "Nobody is known to bring this." in said


def test_a_goal_ends_with_who_helped_and_what_they_did_is_received(program: Program, goal: int) -> None:
    program("goals", "behind", str(goal), "Ada Quill", "feedback")
    ended = program.json(
        "goals", "end", "hall", "--done", "--helped", "Ada Quill", "--helped", "Bo Fenn:Forty chairs on a Sunday",
        "--came-of-it", "It opens in May.",
    )  # fmt: skip
    assert (ended["state"], ended["came_of_it"]) == ("done", "It opens in May.")
    assert [(who["name"], who["family"]) for who in ended["people"] if who["part"] == "helped"] == [
        ("Ada Quill", "feedback"), ("Bo Fenn", "resources"),
    ]  # fmt: skip
    received = program.json("ledger", "--flow", "in")["exchanges"]
    assert {(one["giver"]["name"], one["what"], one["state"]) for one in received} == {
        ("Ada Quill", "Feedback: the plan of the hall", "given"), ("Bo Fenn", "Forty chairs on a Sunday", "given"),
    }  # fmt: skip
    thanks = [move for move in program.json("today")["moves"] if move["kind"] == "thank"]
    assert {move["people"][0]["name"] for move in thanks} == {"Ada Quill", "Bo Fenn"}
    assert program.json("goals") == {"goals": []}
    assert len(program.json("goals", "--all")["goals"]) == 1
    program("goals", "reopen", str(goal))
    assert program.json("goals")["goals"][0]["state"] == "open"


def test_wrong_words_end_in_one_plain_sentence(program: Program, goal: int) -> None:
    assert "no goal has that number or those words" in program("goals", "who", "bridge", exit_code=1).stderr
    assert "no kind of value" in program("goals", "add", "Tea", "--needs", "money:tea", exit_code=1).stderr
    assert "not KIND:TOPIC" in program("goals", "add", "Tea", "--needs", "tea", exit_code=2).stderr
    assert "no family of value" in program("goals", "behind", "hall", "Ada Quill", "money", exit_code=1).stderr
    assert "Say how it ended." in program("goals", "end", "hall", exit_code=2).stderr
    assert "nobody of that name" in program("goals", "end", "hall", "--done", "--helped", "Zed", exit_code=1).stderr
    assert "no day I can read" in program("goals", "add", "Tea", "--by", "whenever", exit_code=1).stderr
    assert [one["title"] for one in program.json("goals", "--all")["goals"]] == ["Open the north hall"]
