"""The documents that scripts rely on: their keys, and that what they say is true of the mail they were made from."""

from pathlib import Path

from firsthand import demo
from tests.cli.conftest import LAST_DAY
from tests.support.program import Program

TODAY = ("--as-of", LAST_DAY.isoformat())


def test_an_import_says_what_became_of_every_message(written: demo.Written, program: Program) -> None:
    first = program.json("import", written.folder, "--me", written.owner_addresses[0])
    assert set(first) >= {"run", "sources", "people", "interactions", "seconds"}
    for source in first["sources"]:
        assert set(source) == {"path", "kind", "read", "imported", "duplicates", "set_aside"}
        assert source["read"] == source["imported"] + source["duplicates"] + len(source["set_aside"])
    assert sum(source["read"] for source in first["sources"]) == written.messages
    assert first["interactions"] == written.messages - written.duplicates

    again = program.json("import", written.folder)
    assert sum(source["imported"] for source in again["sources"]) == 0
    assert sum(source["duplicates"] for source in again["sources"]) == written.messages
    assert (again["people"], again["interactions"]) == (first["people"], first["interactions"])


def test_today_shows_moves_with_their_evidence(record: Program, written: demo.Written) -> None:
    page = record.json("today", *TODAY)
    assert set(page) >= {"as_of", "reading", "coverage", "moves", "open_loops", "nothing_else"}
    assert page["as_of"] == LAST_DAY.isoformat()
    assert 1 <= len(page["moves"]) <= 5
    for move in page["moves"]:
        assert set(move) >= {"kind", "tier", "people", "why", "evidence", "first_step", "score", "terms"}
        assert all(set(person) == {"id", "name", "addresses"} for person in move["people"])
        assert all(set(proof) >= {"message_id", "date", "subject", "quote"} for proof in move["evidence"])
        assert move["evidence"] or move["kind"] == "reflect"
        assert all(proof["quote"] and proof["date"][:10] < LAST_DAY.isoformat() for proof in move["evidence"])
    assert set(page["open_loops"]) == {"i_promised", "i_was_asked", "i_asked", "i_was_offered"}
    kinds = [move["kind"] for move in page["moves"]]
    assert kinds.count("answer") <= 2
    assert kinds.count("reconnect") <= 2


def test_planted_questions_are_found_open(record: Program, written: demo.Written) -> None:
    planted = {one.message_id.strip("<>") for one in written.open_questions}
    found = {loop["message_id"] for loop in record.json("today", *TODAY)["open_loops"]["i_was_asked"]}
    assert planted
    assert len(planted & found) >= 0.7 * len(planted)


def test_people_are_people_and_no_robot_list_or_alias_of_the_owner(record: Program, written: demo.Written) -> None:
    document = record.json("people", *TODAY)
    assert set(document) == {"total", "people"}
    assert document["total"] == len(document["people"])
    row = document["people"][0]
    assert set(row) >= {
        "id", "name", "addresses", "organisation", "warmth", "quiet", "contact_days", "last_contact", "two_way",
    }  # fmt: skip
    assert set(row["warmth"]) == {"value", "band"}
    assert set(row["quiet"]) == {"survival", "gap_days", "usual_gap_days", "state"}
    values = [person["warmth"]["value"] for person in document["people"]]
    assert values == sorted(values, reverse=True)
    addresses = {address for person in document["people"] for address in person["addresses"]}
    assert not addresses & {*written.owner_addresses, *written.lists, *written.robots}
    assert all(person["warmth"]["band"] is None for person in document["people"] if person["contact_days"] < 3)


def test_looking_back_uses_nothing_of_that_day_or_later(record: Program, written: demo.Written) -> None:
    early = record.json("people", "--as-of", "2025-06-01")
    assert 0 < early["total"] < record.json("people", *TODAY)["total"]
    assert all(person["last_contact"] < "2025-06-01" for person in early["people"] if person["last_contact"])


def test_planted_silences_are_quiet_against_their_own_rhythm(record: Program, written: demo.Written) -> None:
    state = {person["name"]: person["quiet"]["state"] for person in record.json("people", *TODAY)["people"]}
    planted = [name for name in written.quiet if name in state]
    assert planted
    assert sum(state[name] in ("quiet", "lapsed") for name in planted) >= 0.7 * len(planted)


def test_a_person_is_shown_by_address_name_and_number(record: Program) -> None:
    first = record.json("people", "--limit", "1")["people"][0]
    for asked in (first["addresses"][0], first["name"], str(first["id"])):
        shown = record.json("show", asked)
        assert shown["id"] == first["id"]
    assert shown["timeline"]
    assert shown["address_lines"][0]["address"] in first["addresses"]


def test_search_marks_where_it_hits(record: Program) -> None:
    found = record.json("search", "metals terms")
    assert found["messages_total"] >= 1
    hit = found["messages"][0]
    span = (hit["snippet_spans"] or hit["subject_spans"])[0]
    text = hit["snippet"] if hit["snippet_spans"] else hit["subject"]
    assert text[span["start"] : span["end"]].lower().startswith(("metals", "terms"))


def test_a_note_is_kept_with_its_person(program: Program) -> None:
    person = program.json("add", "Ada Quill", "--address", "ada@quill.test")
    program("note", "Offered to read the plan.", "--person", "ada@quill.test")
    shown = program.json("show", str(person["id"]))
    assert [note["markdown"] for note in shown["notes"]] == ["Offered to read the plan."]


def test_sources_list_what_was_set_aside(program: Program, tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "notes.txt").write_text("Not a message at all.")
    report = program.json("import", tmp_path / "mail", exit_code=1)
    aside = [one for source in report["sources"] for one in source["set_aside"]]
    assert aside
    assert all(one["where"] and one["reason"] and one["remedy"] for one in aside)
    listed = program.json("sources")
    assert [one for source in listed["sources"] for one in source["set_aside"]] == aside


def test_the_network_is_told_with_measures_clusters_bridges_and_gaps(record: Program) -> None:
    document = record.json("network", *TODAY)
    assert set(document) >= {"people", "window_days", "measures", "clusters", "bridges", "gaps"}
    assert (document["people"] > 20, document["window_days"]) == (True, 180)
    assert set(document["measures"]) >= {"open_or_closed", "renewal"}
    for measure in document["measures"].values():
        assert set(measure) >= {"value", "low", "high", "band", "enough", "coverage"}
        assert measure["coverage"]
        assert measure["enough"] or measure["band"] is None
    known = {person["id"] for person in record.json("people", *TODAY)["people"]}
    inside = [person for cluster in document["clusters"] for person in cluster["people"]]
    assert document["clusters"]
    assert len(inside) == len(set(inside))
    assert set(inside) <= known
    for bridge in document["bridges"]:
        assert len(bridge["people"]) <= bridge["of"]


def test_the_network_is_written_for_other_programs(record: Program, tmp_path: Path) -> None:
    import igraph

    file = tmp_path / "net.graphml"
    assert record.json("network", *TODAY, "--export", file) == {"files": [str(file)]}
    graph = igraph.Graph.Read_GraphML(str(file))
    assert graph.vcount() == record.json("network", *TODAY)["people"]
    tables = record.json("network", *TODAY, "--export", tmp_path / "net.csv")["files"]
    assert [Path(one).name for one in tables] == ["net.csv", "net-ties.csv"]
    assert len(Path(tables[0]).read_text().splitlines()) == graph.vcount() + 1
    assert len(Path(tables[1]).read_text().splitlines()) == graph.ecount() + 1
    refused = record("network", "--export", tmp_path / "net.gif", exit_code=2)
    assert refused.returncode == 2
    assert "no format of a network" in refused.stderr
