"""Messages into rows: copies add to one another, and what is odd is kept as far as it can be."""

from datetime import UTC

import pytest

from firsthand.domain.messages import Message, Named, Role
from firsthand.storage import erasing, search
from firsthand.storage.bulk import MessageWriter, Written, day_number
from firsthand.storage.connection import rows, write
from firsthand.storage.scope import Scope

pytestmark = pytest.mark.django_db

ADA, BEN, CY = ("Ada Moss", "ada@moss.test"), ("Ben Dale", "ben@dale.test"), ("Cy Löwe", "cy@loewe.test")


def message(number: int = 1, *people: tuple[Role, tuple[str, str]], **changes: object) -> Message:
    """A message of Ada's to Ben, or with these people."""
    given = people or (("f", ADA), ("t", BEN))
    plain = Message(
        bytes([number] * 16), f"{number}@moss.test", 1_772_442_000 + number, 60, "", f"Rope {number}",
        tuple(Named(role, *said) for role, said in given), f"The rope is number {number}.", (), "", "", (), False, "here",
    )  # fmt: skip
    return plain._replace(**changes)


def written(scope: Scope, *messages: Message) -> Written:
    with write(scope):
        return MessageWriter(scope, UTC, 1).write([(7, messages)])[0]


def kept(scope: Scope, columns: str) -> list[tuple[object, ...]]:
    return rows(scope, f"SELECT {columns} FROM interaction WHERE workspace_id = %s ORDER BY id", [scope.workspace])


def roles(scope: Scope) -> list[tuple[str, str]]:
    return sorted(
        rows(
            scope,
            "SELECT p.role, m.address FROM participant p JOIN mailbox m ON m.workspace_id = p.workspace_id AND"
            " m.id = p.mailbox_id WHERE p.workspace_id = %s",
            [scope.workspace],
        )
    )


def test_a_batch_tells_new_from_copies_within_itself_and_before(scope: Scope) -> None:
    assert written(scope, message(1), message(2), message(1)) == Written(2, 1, ())
    assert written(scope, message(2), message(3)) == Written(1, 1, ())
    assert len(kept(scope, "id")) == 3


def test_batches_written_together_are_the_same_as_one_after_the_other(scope: Scope) -> None:
    batches = [
        (7, [message(1), message(2, ("f", BEN), ("t", ADA))]),
        (8, [message(2, ("f", BEN), ("t", ADA), ("c", CY)), message(1, in_sent_folder=True), message(3)]),
        (7, [message(3), message(2, ("f", BEN), ("t", ADA))]),
    ]

    def record(*calls: list[tuple[int, list[Message]]]) -> list[object]:
        with write(scope):
            writer = MessageWriter(scope, UTC, 1)
            outcomes = [outcome for call in calls for outcome in writer.write(call)]
            found, _, _ = search.messages(scope, search.asked("rope"), 10)
            held = rows(
                scope, "SELECT h.source_id, i.key FROM holding h JOIN interaction i ON i.id = h.row_id ORDER BY 1, 2"
            )
            seen: list[object] = [
                outcomes, len(found), held, roles(scope), kept(scope, "key, recipients, in_sent_folder, source_id"),
            ]  # fmt: skip
            erasing.everything(scope)
        return seen

    together = record(batches)
    assert together[0] == [Written(2, 0, ()), Written(1, 2, ()), Written(0, 2, ())]
    assert together[1] == 3
    assert together == record(*([batch] for batch in batches))


def test_what_was_taken_out_meanwhile_comes_in_again(scope: Scope) -> None:
    with write(scope):
        writer = MessageWriter(scope, UTC, 1)
        writer.write([(7, [message(1)])])
        erasing.messages(
            scope,
            [id for (id,) in rows(scope, "SELECT id FROM interaction WHERE workspace_id = %s", [scope.workspace])],
        )
        writer.ask_again()
        assert writer.write([(7, [message(1)])]) == [Written(1, 0, ())]
    assert len(kept(scope, "id")) == 1


def test_every_participant_counts_in_their_own_role(scope: Scope) -> None:
    written(scope, message(1, ("s", CY), ("f", ADA), ("t", BEN), ("c", CY), ("r", ADA)))
    assert roles(scope) == [
        ("c", "cy@loewe.test"), ("f", "ada@moss.test"), ("r", "ada@moss.test"), ("s", "cy@loewe.test"), ("t", "ben@dale.test"),
    ]  # fmt: skip


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_copies_add_to_one_another_in_any_order(scope: Scope, order: tuple[int, ...]) -> None:
    copies = (
        message(1, message_id="b@moss.test"),
        message(1, ("f", ADA), ("t", BEN), ("c", CY), message_id="a@moss.test", in_sent_folder=True),
        message(1, message_id="", list_id="rope.list.test"),
    )
    for place in order:
        written(scope, copies[place])
    ((message_id, recipients, sent, list_id, personal),) = kept(
        scope, "message_id, recipients, in_sent_folder, list_id, personal"
    )
    assert (message_id, recipients, bool(sent), list_id, bool(personal)) == (
        "a@moss.test",
        2,
        True,
        "rope.list.test",
        False,
    )
    assert ("c", "cy@loewe.test") in roles(scope)


def test_a_message_to_many_is_kept_and_not_personal(scope: Scope) -> None:
    crowd = [("t", (f"Person {n}", f"p{n}@crowd.test")) for n in range(3000)]
    written(scope, message(1, ("f", ADA), *crowd))  # type: ignore[arg-type]
    ((recipients, personal),) = kept(scope, "recipients, personal")
    assert (recipients, bool(personal)) == (3000, False)
    assert len(roles(scope)) == 3001


def test_ten_recipients_are_personal_and_eleven_are_not(scope: Scope) -> None:
    for count in (10, 11):
        crowd = [("t", (f"Person {n}", f"p{n}@crowd.test")) for n in range(count)]
        written(scope, message(count, ("f", ADA), *crowd))  # type: ignore[arg-type]
    assert [bool(personal) for (personal,) in kept(scope, "personal")] == [True, False]


def test_an_empty_sender_no_date_and_no_text_are_kept(scope: Scope) -> None:
    odd = message(1, ("t", BEN), sent_at=None, date_mark="missing", subject="", text="", message_id="")
    assert written(scope, odd).imported == 1
    assert kept(scope, "sender_id, sent_at, day, date_mark, subject") == [(None, None, None, "missing", "")]


def test_names_and_addresses_without_end_are_cut(scope: Scope) -> None:
    written(scope, message(1, ("f", ("N" * 5000, "a" * 5000 + "@moss.test"))))
    ((address, name),) = rows(scope, "SELECT address, name FROM mailbox WHERE workspace_id = %s", [scope.workspace])
    assert len(address) == 320
    assert len(name) == 200


def test_a_blind_copy_to_somebody_named_openly_says_nothing(scope: Scope) -> None:
    written(scope, message(1, ("f", ADA), ("t", BEN), ("c", CY), ("b", CY)))
    assert ("b", "cy@loewe.test") not in roles(scope)


def test_days_are_those_of_the_users_time_zone() -> None:
    assert day_number(0) == 0
    assert day_number(86_399) == 0
    assert day_number(-1) == -1
    assert day_number(86_400) == 1


def found(scope: Scope, words: str) -> int:
    return search.messages(scope, search.asked(words), 50)[1]


def test_search_finds_words_beginnings_phrases_and_letters_without_accents(scope: Scope) -> None:
    texts = [
        "The crane in the north basin",
        "North of the crane, no basin",
        "Übergrößen für Zoë",
        "rope, ropes; roping",
    ]
    written(scope, *[message(n + 1, text=text, subject="s") for n, text in enumerate(texts)])
    assert found(scope, "crane") == 2
    assert found(scope, '"north basin"') == 1
    assert found(scope, "north basin") == 2
    assert found(scope, "ubergro") == 1
    assert found(scope, "zoe ") == 1
    assert found(scope, "ro") == 1
    assert found(scope, "ro ") == 0
    assert found(scope, "crane rope") == 0
    assert found(scope, "") == 0


@pytest.mark.parametrize(
    "words", ['"', "''", "a'b", "*", "AND", "NOT crane", "(", "a:b", "^x", "🚢", "-", "\\", "x\x00y", "% _", "{"]
)
def test_no_sign_breaks_a_search(scope: Scope, words: str) -> None:
    written(scope, message(1))
    assert found(scope, words) >= 0
    assert found(scope, f"rope {words}") >= 0


def test_one_workspace_never_sees_another(scope: Scope) -> None:
    other = Scope(scope.database, scope.workspace + 1)
    written(scope, message(1))
    assert kept(other, "id") == []
    assert found(other, "rope") == 0
