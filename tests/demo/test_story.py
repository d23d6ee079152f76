"""What is planted in the demo is there, and its letters don't repeat one another."""

import mailbox
import re
from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest

from firsthand.demo import Written
from firsthand.demo.cast import OWNER, cast
from firsthand.demo.letters import Letter
from firsthand.demo.phrases import Choice, Phrase, Slot
from firsthand.demo.screenplay import scenes
from firsthand.demo.stories import once, repeated
from firsthand.demo.vocabulary import WORDS
from firsthand.demo.writing import SEED, told
from firsthand.domain.ties import rhythm
from tests.demo.conftest import UNTIL


@pytest.fixture(scope="module")
def letters() -> list[Letter]:
    return told(SEED, UNTIL)[0]


def shingles(letter: Letter) -> frozenset[str]:
    words = re.findall(r"\w+", " ".join(letter.paragraphs).lower())
    return frozenset(" ".join(words[at : at + 4]) for at in range(len(words) - 3))


def test_few_letters_are_nearly_the_same_as_an_earlier_one(letters: list[Letter]) -> None:
    texts = [shingles(letter) for letter in letters if sum(len(each.split()) for each in letter.paragraphs) >= 12]
    where: defaultdict[str, list[int]] = defaultdict(list)
    repeats = 0
    for number, text in enumerate(texts):
        shared = Counter(other for shingle in text for other in where[shingle])
        repeats += any(count / len(text | texts[other]) >= 0.8 for other, count in shared.items())
        for shingle in text:
            where[shingle].append(number)
    assert repeats / len(texts) < 0.10


def test_thirty_letters_at_random_seldom_hold_two_of_one_kind(letters: list[Letter]) -> None:
    firsts = Counter(letter.paragraphs[0] for letter in letters if len(letter.paragraphs[0].split()) > 5)
    pairs = sum(count * (count - 1) for count in firsts.values()) / (len(letters) * (len(letters) - 1))
    assert pairs * 30 * 29 / 2 < 0.1


def test_no_choice_or_slot_is_left_open(letters: list[Letter]) -> None:
    for letter in letters:
        for text in (letter.subject, *letter.paragraphs):
            assert not re.search(r"[\[\]{}|]", text), text
            assert text.strip() == text
            assert "  " not in text


def slots_of(phrase: Phrase) -> list[Slot]:
    out: list[Slot] = []
    for part in phrase:
        if isinstance(part, Slot):
            out.append(part)
        elif isinstance(part, Choice):
            out += [slot for way in part.ways for slot in slots_of(way)]
    return out


def test_every_slot_of_every_scene_can_be_filled() -> None:
    reckoned = {"datum", "monat", "n", "id", "d", "day", "tag", "jour", "date", "month", "year", "quarter"}
    for scene in repeated() + once():
        for cue in scene.cues:
            for phrase in (*cue.paragraphs, *((cue.subject,) if cue.subject else ())):
                for slot in slots_of(phrase):
                    name = slot.name[0].lower() + slot.name[1:]
                    base = name.rstrip("0123456789")
                    if slot.name.partition(".")[0] in ("A", "B", "C", "D", "M", "N"):
                        continue
                    assert base in WORDS or base in reckoned, (scene.name, slot)
                    assert base in WORDS or slot.argument or name in scene.arguments, (scene.name, slot)


def test_a_scene_with_text_before_its_first_letter_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="broken"):
        scenes("= ops broken\nWho said this?\nA>M | Hello\nHello.\n")


def test_open_questions_were_put_to_her_alone_and_never_answered(written: Written, letters: list[Letter]) -> None:
    assert len(written.open_questions) >= 7
    by_scene = {letter.scene: letter for letter in letters}
    assert by_scene
    for question in written.open_questions:
        assert "?" in question.sentence
        age = sum(
            (question.sent_on + timedelta(days=n)).weekday() < 5 for n in range(1, (UNTIL - question.sent_on).days + 1)
        )
        assert 2 <= age <= 15, question
        later = [
            letter
            for letter in letters
            if letter.days_left <= (UNTIL - question.sent_on).days
            and letter.message_id != question.message_id
            and " ".join(letter.paragraphs) != question.sentence
            and any(each.name == question.person and question.address in each.addresses for each in letter.people)
        ]
        assert later == []


def test_quiet_ties_were_lively_and_have_stopped(written: Written, letters: list[Letter]) -> None:
    assert len(written.quiet) >= 8
    for name in written.quiet:
        left = sorted({letter.days_left for letter in letters if any(each.name == name for each in letter.people)})
        gaps = [later - sooner for sooner, later in pairwise(left)]
        assert len(gaps) >= 20
        assert left[0] > 4 * sum(gaps) / len(gaps), name
        assert left[0] > sorted(gaps)[int(len(gaps) * 0.95)], name


def test_the_measure_of_rhythm_finds_the_quiet_ties_quiet(written: Written, letters: list[Letter]) -> None:
    for name in written.quiet:
        left = sorted({letter.days_left for letter in letters if any(each.name == name for each in letter.people)})
        logs = np.log([later - sooner for sooner, later in pairwise(left)])
        following = rhythm.predictive([len(logs)], [logs.sum()], [((logs - logs.mean()) ** 2).sum()])
        assert rhythm.survival([left[0]], following)[0] < 0.1, name


def test_promises_and_offers_are_planted(written: Written) -> None:
    kinds = Counter(each.kind for each in written.planted)
    assert kinds["promise"] >= 3
    assert kinds["offer"] >= 2
    assert all(each.from_owner for each in written.planted if each.kind == "promise")


def test_planted_letters_are_in_the_files(written: Written) -> None:
    known = {str(message["Message-ID"])[1:-1] for path in written.files for message in mailbox.mbox(path)}
    assert {each.message_id for each in written.planted} <= known


def test_her_assistant_writes_in_her_name(written: Written) -> None:
    sent = [message for path in written.files if path.stem == "Sent" for message in mailbox.mbox(path)]
    by_hand = [message for message in sent if written.assistant_address in str(message["Sender"])]
    assert len(by_hand) > 20
    assert all(written.owner_addresses[0].split("@")[0] in str(message["From"]) for message in by_hand)


def test_most_of_the_cast_appears_and_some_under_several_addresses(written: Written) -> None:
    assert len(written.people) >= 145
    used = {
        address
        for path in written.files
        for address in re.findall(r"<([^<>\s]+@[^<>\s]+)>", path.read_bytes().decode("utf-8", "replace"))
    }
    several = [person for person in written.people if len(used & set(person.addresses)) > 1]
    assert len(several) >= 5


def test_names_are_told_apart_by_more_than_themselves() -> None:
    names = Counter(person.name for person in cast().values())
    assert names["Anna Lind"] == names["James Whitlow"] == 2
    addresses = [address for person in cast().values() for address in person.addresses]
    assert len(addresses) == len(set(addresses))


def test_she_never_writes_to_herself(letters: list[Letter]) -> None:
    for letter in letters:
        others = [each.key for each in (*letter.to, *letter.cc)]
        assert letter.sender.key not in others
        assert len(others) == len(set(others))
        assert OWNER in (letter.sender.key, *others)


def test_nobody_is_spoken_of_before_they_come(letters: list[Letter]) -> None:
    newcomers = [person for person in cast().values() if person.planted == "new"]
    assert len(newcomers) >= 4
    for letter in letters:
        for person in newcomers:
            if letter.days_left > person.silences[0][1]:
                assert not any(re.search(rf"\b{person.first}\b", text) for text in letter.paragraphs), letter.paragraphs


def test_thanks_for_a_visit_come_after_it(letters: list[Letter]) -> None:
    thanked = [
        letter for letter in letters if letter.scene == "besuch" and letter.sender.key != OWNER and letter.answers
    ]
    assert thanked
    for letter in thanked:
        first = letter
        while first.answers is not None:
            first = first.answers
        assert first.days_left - letter.days_left >= 14
