"""What holds of every resolution: order, pace and repetition don't matter, and the user's word is kept."""

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.identity import Decision, Mailbox, MailboxKey, OwnerIdentity, Resolution, resolve

GIVENS = ["ann", "anne", "bill", "william", "john", "jon", "chris", "christine", "j"]
FAMILIES = ["roe", "roedale", "smith", "birchham"]
DOMAINS = ["acme.test", "uk.acme.test", "other.test", "gmail.com", ""]

addresses = st.builds(
    lambda pattern, given, family, number, domain: (
        pattern.format(g=given, f=family, i=given[0], n=number) + ("@" + domain if domain else "")
    ),
    st.sampled_from(
        ["{g}.{f}{n}", "{i}{f}{n}", "{f}", "{f}.{g}", "{g}", "b..{f}", "{g}{f}", "noreply", "{g}_{f}", "x7k"]
    ),
    st.sampled_from(GIVENS),
    st.sampled_from(FAMILIES),
    st.sampled_from(["", "", "2", "3"]),
    st.sampled_from(DOMAINS),
)
names = st.builds(
    lambda pattern, given, family, middle: pattern.format(g=given.title(), f=family.title(), m=middle),
    st.sampled_from(
        ["{g} {f}", "{f}, {g}", "{g} {m} {f}", "{f}, {g} {m}.", "{g}", "", "{g} {f} via List", "All {f} Staff"]
    ),
    st.sampled_from(GIVENS),
    st.sampled_from(FAMILIES),
    st.sampled_from("AB"),
)
pairs = st.lists(st.tuples(addresses, names), min_size=1, max_size=14, unique=True)
counts = st.integers(0, 9)


def as_mailboxes(found: list[tuple[str, str]], weights: list[int]) -> list[Mailbox]:
    return [
        Mailbox(
            number, address, name, sent=weights[number % len(weights)], received=weights[-1 - number % len(weights)]
        )
        for number, (address, name) in enumerate(found)
    ]


def by_content(resolution: Resolution, mailboxes: list[Mailbox]) -> object:
    """The resolution told without ids, so that two can be compared that number mailboxes otherwise."""
    said = {mailbox.id: (mailbox.address, mailbox.name) for mailbox in mailboxes}
    people = sorted(
        (
            sorted(said[member] for member in person.members),
            person.name,
            person.kind,
            person.organisation,
            sorted((*sorted([said[join.a], said[join.b]]), join.rule, join.reason) for join in person.joins),
        )
        for person in resolution.people
    )
    questions = sorted((*sorted([said[ask.a], said[ask.b]]), ask.rule, ask.reason) for ask in resolution.suggestions)
    return people, questions


@settings(max_examples=150, deadline=None)
@given(pairs, st.lists(counts, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_order_and_numbering_do_not_matter(found, weights, random) -> None:  # type: ignore[no-untyped-def]
    mailboxes = as_mailboxes(found, weights)
    numbers = list(range(100, 100 + len(mailboxes)))
    random.shuffle(numbers)
    shuffled = [mailbox._replace(id=number) for mailbox, number in zip(mailboxes, numbers, strict=True)]
    random.shuffle(shuffled)
    owner = OwnerIdentity((found[0][0],))
    assert by_content(resolve(mailboxes, owner), mailboxes) == by_content(resolve(shuffled, owner), shuffled)


@settings(max_examples=100, deadline=None)
@given(pairs, st.lists(counts, min_size=1, max_size=5))
def test_every_mailbox_belongs_to_one_person_and_every_join_is_explained(found, weights) -> None:  # type: ignore[no-untyped-def]
    mailboxes = as_mailboxes(found, weights)
    resolution = resolve(mailboxes)
    members = [member for person in resolution.people for member in person.members]
    assert sorted(members) == [mailbox.id for mailbox in mailboxes]
    for person in resolution.people:
        reached = {person.members[0]}
        for _ in person.joins:
            for join in person.joins:
                if join.a in reached or join.b in reached:
                    reached |= {join.a, join.b}
        assert reached == set(person.members)
        assert len(person.joins) == len(person.members) - 1
    owners = {member: number for number, person in enumerate(resolution.people) for member in person.members}
    assert all(owners[ask.a] != owners[ask.b] for ask in resolution.suggestions)


@settings(max_examples=150, deadline=None)
@given(
    pairs,
    st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13), st.booleans()), max_size=4),
    st.randoms(use_true_random=False),
)
def test_decisions_are_kept_in_any_order(found, said, random) -> None:  # type: ignore[no-untyped-def]
    mailboxes = as_mailboxes(found, [1, 2])
    decisions = [
        Decision(MailboxKey(*found[a % len(found)]), MailboxKey(*found[b % len(found)]), same)
        for a, b, same in said
        if a % len(found) != b % len(found)
    ]
    resolution = resolve(mailboxes, decisions=decisions)
    person_of = {member: number for number, person in enumerate(resolution.people) for member in person.members}
    for decision in decisions:
        if not decision.same:
            assert person_of[found.index(tuple(decision.a))] != person_of[found.index(tuple(decision.b))]
    if all(decision.same for decision in decisions):
        for decision in decisions:
            assert person_of[found.index(tuple(decision.a))] == person_of[found.index(tuple(decision.b))]
    shuffled = list(decisions)
    random.shuffle(shuffled)
    assert by_content(resolve(mailboxes, decisions=shuffled), mailboxes) == by_content(resolution, mailboxes)


@settings(max_examples=60, deadline=None)
@given(pairs)
def test_resolving_again_changes_nothing(found) -> None:  # type: ignore[no-untyped-def]
    mailboxes = as_mailboxes(found, [3, 1])
    assert resolve(mailboxes) == resolve(mailboxes)


@settings(max_examples=60, deadline=None)
@given(pairs)
def test_confirming_every_join_changes_no_group(found) -> None:  # type: ignore[no-untyped-def]
    mailboxes = as_mailboxes(found, [1])
    once = resolve(mailboxes)
    key = {mailbox.id: MailboxKey(mailbox.address, mailbox.name) for mailbox in mailboxes}
    confirmed = [Decision(key[join.a], key[join.b], same=True) for person in once.people for join in person.joins]
    again = resolve(mailboxes, decisions=confirmed)
    assert [person.members for person in again.people] == [person.members for person in once.people]
