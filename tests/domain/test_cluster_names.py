"""What a cluster is called after the one in its middle, at the head of a list and inside a sentence."""

from firsthand.domain.cluster_names import Member, cluster_names, middle
from firsthand.domain.network_readings import Cluster
from firsthand.domain.network_sentences import in_the_middle
from firsthand.domain.people import PersonId

BARE = Member("otto@quill.test")
ROSA, BEN = Member("de Rosa Quill"), Member("Ben Fenn")


def test_a_cluster_is_named_after_somebody_with_a_name_before_a_bare_address() -> None:
    assert cluster_names({1: [BARE, ROSA, BEN]}, {}, [BARE, ROSA, BEN]) == {1: ("Around de Rosa Quill", "person")}
    assert middle([Member(""), BEN, ROSA]) == "Ben Fenn"


def test_where_nobody_has_a_name_the_address_of_the_first_stands_for_them() -> None:
    assert cluster_names({1: [BARE]}, {}, [BARE]) == {1: ("Around otto@quill.test", "person")}


def test_two_clusters_of_one_name_are_told_apart_by_their_middle() -> None:
    quill, fenn = [Member(f"Q{n} Quill", "Acme") for n in range(3)], [Member(f"F{n} Fenn", "Acme") for n in range(3)]
    others = [Member(f"O{n} Other") for n in range(9)]
    named = cluster_names({1: [BARE, *quill], 2: fenn}, {}, [BARE, *quill, *fenn, *others])
    assert named == {1: ("Acme, around Q0 Quill", "organisation"), 2: ("Acme, around F0 Fenn", "organisation")}


def test_inside_a_sentence_the_name_of_a_person_stays_as_it_is_written() -> None:
    around = Cluster(1, "Around de Rosa Quill", "person", 1, (PersonId(1),), "de Rosa Quill")
    shared = Cluster(2, "Acme", "organisation", 2, (PersonId(2),), "Ben Fenn")
    assert (in_the_middle(around), in_the_middle(shared)) == ("the people around de Rosa Quill", "Acme")
