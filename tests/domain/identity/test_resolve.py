"""Who is who, by example. All names are invented."""

from collections.abc import Iterable

import pytest

from firsthand.domain.identity import Decision, Mailbox, MailboxKey, OwnerIdentity, Resolution, resolve

GMAIL = "gmail.com"
GOOGLEMAIL = "googlemail.com"


def boxes(*pairs: tuple[str, str]) -> list[Mailbox]:
    return [Mailbox(number, address, name, sent=3, received=3) for number, (address, name) in enumerate(pairs)]


def groups(resolution: Resolution) -> set[frozenset[int]]:
    return {frozenset(person.members) for person in resolution.people}


def together(pairs: Iterable[tuple[str, str]], decisions: Iterable[Decision] = ()) -> bool:
    return len(resolve(boxes(*pairs), decisions=list(decisions)).people) == 1


@pytest.mark.parametrize(
    "pairs",
    [
        # One address, several names.
        [("ann.roe@acme.test", "Ann Roe"), ("ann.roe@acme.test", "Roe, Ann"), ("ann.roe@acme.test", "")],
        [(f"ann.roe@{GMAIL}", ""), (f"annroe+lists@{GOOGLEMAIL}", "Ann")],
        [("ann_roe@acme.test", ""), ("ann.roe@acme.test", "")],
        # One name at one organisation.
        [("ann.roe@acme.test", "Ann Roe"), ("aroe@uk.acme.test", "Roe, Ann")],
        [("william.roe@acme.test", "William Roe"), ("broe@acme.test", "Bill Roe")],
        [("ann.roe@acme.test", "Ann B Roe"), ("b..roe@acme.test", "")],
        [("ann.roe@acme.test", "Ann B Roe"), ("b..roe@acme.test", "Roe, Ann B.")],
        [("ann.roe@acme.test", "Roe, Mary Ann"), ("mary.roe@acme.test", "Mary Ann Roe")],
        # A name within the address.
        [("ann.roedale@acme.test", "Ann Roedale"), ("aroedale@acme.test", "")],
        [("ann.roedale@acme.test", "Ann Roedale"), ("roedale@acme.test", "")],
        [("ann.roedale@acme.test", "Ann Roedale"), ("roedale.ann@acme.test", "")],
        [("ann.roedaleham@acme.test", "Ann Roedaleham"), ("aroedale@acme.test", "")],
        [("ann.roedale@acme.test", "Ann Roedale"), ("annroedale@acme.test", "")],
        # Exchange and Notes.
        [("ann.roedale@acme.test", "Roedale, Ann"), ("/o=acme/ou=na/cn=recipients/cn=aroedal", "")],
        [("ann.roedale@acme.test", ""), ("", "Ann Roedale/LDN/ACME@ACME")],
        # The family name written first, without a comma.
        [("istvan.kovesdi@acme.test", "Kovesdi Istvan"), ("ikovesdi@acme.test", "Istvan Kovesdi")],
        [("roedale.dutchy@acme.test", "Dutchy Roedale"), ("dutchy.roedale@acme.test", "Roedale, Dutchy")],
        # An address one letter short.
        [("benjamin.roedale@acme.test", "Benjamin Roedale"), ("benjami.roedale@acme.test", "")],
        # A rare full name elsewhere.
        [("ann.roedale@acme.test", "Ann Roedale"), (f"sunny77@{GMAIL}", "Ann Roedale")],
        [("ann.roedale@northlight.test", "Ann Roedale"), ("ann.roedale@nortlight.test", "")],
        [("ida@roedale.test", "Ida Roedale"), ("ida.roedale@roedale.test", "Ida Roedale")],
        [("ann.roedale@acme.test", "Ann Roedale"), (f"annroedale@{GMAIL}", "")],
        # Sent on by a list.
        [("gardeners@lists.example.com", "Ann Roedale via Gardeners"), ("ann@roedale.test", "Ann Roedale")],
        [("gardeners@lists.example.com", "'ann@roedale.test' via Gardeners"), ("ann@roedale.test", "Ann")],
    ],
)
def test_one_person_is_joined(pairs: list[tuple[str, str]]) -> None:
    resolution = resolve(boxes(*pairs))
    assert len(resolution.people) == 1
    assert len(resolution.people[0].joins) == len(pairs) - 1
    assert all(join.reason and 0 < join.strength <= 1 for join in resolution.people[0].joins)


@pytest.mark.parametrize(
    "pairs",
    [
        # Namesakes at one organisation, told apart by number, initial or generation.
        [("john.smith@acme.test", "John Smith"), ("john.smith2@acme.test", "John Smith")],
        [("john.a.smith@acme.test", "John A Smith"), ("john.b.smith@acme.test", "John B Smith")],
        [("john.smith@acme.test", "John Smith Jr."), ("jsmith@acme.test", "John Smith Sr.")],
        [("chris.roedale@acme.test", "Christopher Roedale"), ("christine.roedale@acme.test", "Christine Roedale")],
        [("alex.roedale@acme.test", "Roedale, Alex"), ("alexandra.roedale@acme.test", "Roedale, Alexandra")],
        [("todd.roedale@acme.test", "Roedale, D. Todd"), ("donnie.roedale@acme.test", "Roedale, Donnie")],
        # A given name, a domain, or a family name that many bear, is not enough.
        [("ann@acme.test", "Ann"), ("ann@other.test", "Ann")],
        [("ann.roe@acme.test", "Ann Roe"), ("bo.poe@acme.test", "Bo Poe")],
        [("john.smith@acme.test", "John Smith"), ("smith@acme.test", "")],
        [("john.smith@acme.test", "John Smith"), (f"jsmith@{GMAIL}", "")],
        # Namesakes at two employers.
        [("anna.roedale@acme.test", "Anna Roedale"), ("anna.roedale@other.test", "Anna Roedale")],
        # Families.
        [("ann.roedale@acme.test", "Ann Roedale"), (f"bo.roedale@{GMAIL}", "Bo Roedale")],
        [("annandbo@roedale.test", "Ann & Bo Roedale"), ("ann.roedale@acme.test", "Ann Roedale")],
        # Free mail is no organisation.
        [(f"ann.roedale@{GMAIL}", "Ann Roedale"), (f"aroedale@{GMAIL}", "")],
    ],
)
def test_what_may_be_two_people_stays_apart(pairs: list[tuple[str, str]]) -> None:
    assert len(resolve(boxes(*pairs)).people) == 2


def test_an_initial_that_fits_two_people_joins_neither_and_is_asked_about() -> None:
    resolution = resolve(
        boxes(
            ("john.roedale@acme.test", "John Roedale"),
            ("jane.roedale@acme.test", "Jane Roedale"),
            ("jroedale@acme.test", ""),
        )
    )
    assert len(resolution.people) == 3
    assert {(ask.a, ask.b) for ask in resolution.suggestions} >= {(0, 2), (1, 2)}


def test_many_shared_names_show_that_two_organisations_are_kin() -> None:
    people = ["Ann Roedale", "Bill Birchham", "Carl Elmsworth"]
    local = [name.lower().replace(" ", ".") for name in people]
    pairs = [
        (f"{name}@{place}.test", who) for place in ("acme", "other") for name, who in zip(local, people, strict=True)
    ]
    assert groups(resolve(boxes(*pairs))) == {frozenset({0, 3}), frozenset({1, 4}), frozenset({2, 5})}


def test_the_owners_name_at_another_employer_is_the_owner() -> None:
    resolution = resolve(
        boxes(("ida@roedale.test", "Ida Roedale"), ("i.roedale@works.test", "Ida Roedale")),
        OwnerIdentity(("ida@roedale.test",)),
    )
    assert [person.kind for person in resolution.people] == ["me"]


def test_a_common_name_elsewhere_is_asked_about_and_not_joined() -> None:
    crowd = [(f"{given}.smith@acme.test", f"{given.title()} Smith") for given in ("ann", "bo", "cy", "di")]
    crowd += [(f"john.{family}@acme.test", f"John {family.title()}") for family in ("roe", "poe", "lowe", "crowe")]
    resolution = resolve(boxes(("john.smith@acme.test", "John Smith"), (f"jsmith70@{GMAIL}", "John Smith"), *crowd))
    people = {frozenset(person.members) for person in resolution.people}
    assert frozenset({0}) in people
    assert frozenset({1}) in people
    assert [(ask.a, ask.b) for ask in resolution.suggestions] == [(0, 1)]


def test_one_address_of_many_people_is_nobodys() -> None:
    names = ["Roedale, Ann", "Birchham, Bill", "Elmsworth, Carl", "Oakley, Dora", "Pinewood, Emil"]
    resolution = resolve(boxes(*(("no.address@acme.test", name) for name in names)))
    assert len(resolution.people) == len(names)
    named = resolve(boxes(*(("switchboard@acme.test", name) for name in names)))
    assert len(named.people) == len(names)


def test_a_name_without_address_finds_its_only_bearer() -> None:
    resolution = resolve(
        boxes(
            ("no.address@acme.test", "Roedale, Ann"), ("ann.roedale@acme.test", "Ann Roedale"), ("bo@acme.test", "Bo")
        )
    )
    assert frozenset({0, 1}) in groups(resolution)


def test_the_user_joins_what_rules_keep_apart() -> None:
    said = Decision(MailboxKey("ann@acme.test"), MailboxKey("sunny@other.test"), same=True)
    resolution = resolve(boxes(("ann@acme.test", "Ann"), ("sunny@other.test", "Sunny")), decisions=[said])
    assert groups(resolution) == {frozenset({0, 1})}
    assert resolution.people[0].joins[0].rule == "you said so"


def test_the_user_parts_what_rules_join() -> None:
    pairs = [("ann.roedale@acme.test", "Ann Roedale"), ("aroedale@acme.test", "Ann Roedale")]
    said = Decision(MailboxKey("ann.roedale@acme.test"), MailboxKey("aroedale@acme.test"), same=False)
    assert together(pairs)
    assert not together(pairs, [said])
    assert not resolve(boxes(*pairs), decisions=[said]).suggestions


def test_the_user_parts_two_people_of_one_address() -> None:
    pairs = [("roedale@acme.test", "Ann Roedale"), ("roedale@acme.test", "Bo Roedale")]
    said = Decision(
        MailboxKey("roedale@acme.test", "Ann Roedale"), MailboxKey("roedale@acme.test", "Bo Roedale"), same=False
    )
    assert together(pairs)
    assert not together(pairs, [said])


def test_keeping_apart_wins_over_joining_by_way_of_a_third() -> None:
    a, b, c = MailboxKey("ann@acme.test"), MailboxKey("bo@acme.test"), MailboxKey("cy@acme.test")
    decisions = [Decision(a, b, same=True), Decision(b, c, same=True), Decision(a, c, same=False)]
    resolution = resolve(
        boxes(("ann@acme.test", "Ann"), ("bo@acme.test", "Bo"), ("cy@acme.test", "Cy")), decisions=decisions
    )
    assert not any({0, 2} <= set(person.members) for person in resolution.people)


def test_decisions_about_mailboxes_not_met_are_left_aside() -> None:
    said = Decision(MailboxKey("gone@acme.test"), MailboxKey("ann@acme.test"), same=True)
    assert groups(resolve(boxes(("ann@acme.test", "Ann")), decisions=[said])) == {frozenset({0})}


def test_the_owner_is_me_with_every_alias() -> None:
    resolution = resolve(
        boxes(
            ("ann.roedale@acme.test", "Ann Roedale"),
            ("roedale@acme.test", ""),
            ("/o=acme/ou=na/cn=recipients/cn=aroedale", ""),
            ("", "Ann Roedale/LDN/ACME"),
            ("sunny@home.test", "Sunny"),
            ("bo.roedale@acme.test", "Bo Roedale"),
        ),
        OwnerIdentity(("ann.roedale@acme.test", "sunny@home.test")),
    )
    me = [person for person in resolution.people if person.kind == "me"]
    assert [person.members for person in me] == [(0, 2, 3, 4)]


def test_the_family_name_alone_is_the_owner_when_nobody_else_bears_it() -> None:
    resolution = resolve(
        boxes(("ann.roedale@acme.test", "Ann Roedale"), ("roedale@acme.test", "")),
        OwnerIdentity(("ann.roedale@acme.test",)),
    )
    assert [person.kind for person in resolution.people] == ["me"]


def test_mail_forwarded_home_does_not_make_the_owner_a_stranger() -> None:
    home = Mailbox(1, f"aroedale@{GMAIL}", "", received=40, from_owner=40)
    resolution = resolve(
        [Mailbox(0, "ann.roedale@acme.test", "Ann Roedale", sent=50), home], OwnerIdentity(("ann.roedale@acme.test",))
    )
    assert [person.kind for person in resolution.people] == ["me"]


def test_display_name_and_organisation_are_readable() -> None:
    person = resolve(boxes(("ann.roe@north-light.test", "ROE, ANN"), ("ann.roe@north-light.test", ""))).people[0]
    assert (person.name, person.organisation) == ("Ann Roe", "North Light")
    assert resolve(boxes((f"ann.roe@{GMAIL}", ""))).people[0].name == "Ann Roe"


def test_whoever_writes_through_a_list_under_one_name_can_be_kept_apart() -> None:
    first, second = ("ann.roe@acme.test", "Anne Roedale via List"), ("ann@other.test", "Anne Roedale via List")
    mailboxes = [Mailbox(1, *first, sent=3), Mailbox(2, *second, sent=3)]
    assert len(resolve(mailboxes).people) == 1
    apart = Decision(MailboxKey(*first), MailboxKey(*second), same=False)
    assert len(resolve(mailboxes, decisions=[apart]).people) == 2
