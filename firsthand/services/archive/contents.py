"""What an export holds: each file, its columns, and how a value is written in it and read back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from firsthand.domain.accounts import ACCOUNT_KINDS
from firsthand.domain.exchanges import STATES
from firsthand.domain.exchanges.corrections import correction_from
from firsthand.language import gettext as _
from firsthand.language import known
from firsthand.storage import ended_people, positions, replaced

FORMAT = "firsthand-export"
VERSION = 2
"""2 added meetings, cards, accounts, and what each source holds; every earlier version is still read."""

MANIFEST = "manifest.json"
WORKSPACE = "workspace.json"
INTERACTIONS = "interactions.jsonl"
NOTES_FOLDER = "notes/"

ID_MAX = 2**62
STEP_VALUES = 12
LATEST_SECOND = 2**37


class Unfit(ValueError):
    """A value in an export that cannot be what it should be; its text says which, never what it held."""


Read = Callable[[object], Any]


def whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not -ID_MAX < value < ID_MAX:
        raise Unfit(_("a whole number"))
    return value


def number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unfit(_("a number"))
    return float(value)


def text(value: object) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise Unfit(_("a text"))
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Unfit(_("a text")) from None
    return value


def spoken(value: object) -> str:
    """A language; one that another version speaks and this one does not is none chosen."""
    return known(text(value))


def flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unfit(_("true or false"))
    return value


def whole_or_none(value: object) -> int | None:
    return None if value is None else whole(value)


def text_or_none(value: object) -> str | None:
    return None if value is None else text(value)


def key_bytes(value: object) -> bytes:
    try:
        found = bytes.fromhex(text(value))
    except ValueError:
        raise Unfit(_("a key of 16 bytes")) from None
    if len(found) != 16:
        raise Unfit(_("a key of 16 bytes"))
    return found


def thread(value: object) -> int:
    """A signed number of 64 bits, written as text: many readers of JSON would round it."""
    try:
        found = int(text(value))
    except ValueError:
        raise Unfit(_("a thread")) from None
    if not -(2**63) <= found < 2**63:
        raise Unfit(_("a thread"))
    return found


def as_it_is(value: object) -> object:
    return value


def as_flag(value: object) -> object:
    """SQLite keeps true as 1."""
    return bool(value)


def as_flag_or_none(value: object) -> object:
    return None if value is None else bool(value)


def as_hex(value: object) -> object:
    assert isinstance(value, bytes | memoryview)
    return bytes(value).hex()


def as_text(value: object) -> object:
    return str(value)


def as_lines(value: object) -> object:
    return [line for line in str(value).split("\n") if line]


def as_words(value: object) -> object:
    return str(value).split()


def lines(value: object) -> str:
    return "\n".join(_texts(value))


def words(value: object) -> str:
    return " ".join(_texts(value))


def json_object_or_nothing(value: object) -> str:
    """The user's corrections by field, as they are kept."""
    if value == {}:
        return ""
    try:
        if not isinstance(value, dict):
            raise TypeError
        correction_from(value)
    except (TypeError, ValueError, AttributeError):
        raise Unfit(_("corrections by field")) from None
    return json.dumps(value, ensure_ascii=False)


def account_kind(value: object) -> str:
    if value not in ACCOUNT_KINDS:
        raise Unfit(_("a kind of account"))
    return str(value)


def json_settings(value: object) -> str:
    """The settings of an account, as they are kept; no secret is among them."""
    if not isinstance(value, dict):
        raise Unfit(_("settings by name"))
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def json_steps(value: object) -> str:
    """The steps of an exchange, as they are kept."""
    if not isinstance(value, list) or not value:
        raise Unfit(_("a list of steps"))
    for step in value:
        if not isinstance(step, list) or len(step) != STEP_VALUES:
            raise Unfit(_("steps of twelve values"))
        leads_to, act, at, by_me, message, message_id, subject, quote, start, end, probability, due = step
        for one in (leads_to, message_id, subject, quote):
            text(one)
        text_or_none(act)
        for one in (at, start, end):
            whole(one)
        for one in (message, due):
            whole_or_none(one)
        flag(by_me)
        number(probability)
        if leads_to not in STATES or not -LATEST_SECOND < at < LATEST_SECOND:
            raise Unfit(_("steps that lead to a state, at a time"))
    return _json(value)


def json_card(value: object) -> str:
    """What a card says, as it is kept."""
    if not isinstance(value, dict) or value.keys() != _CARD.keys():
        raise Unfit(_("what a card says, and nothing else"))
    for name, read in _CARD.items():
        try:
            read(value[name])
        except Unfit as unfit:
            raise Unfit(_("a card with “%(name)s” as %(unfit)s") % {"name": name, "unfit": unfit}) from None
    return _json(value)


def json_before(value: object) -> str:
    """A card or meeting as it was before an import changed it, as it is kept."""
    if not isinstance(value, dict) or not replaced.is_remembered(value):
        raise Unfit(_("a card or meeting as it was"))
    _check_texts(value)
    return json.dumps(value, ensure_ascii=False)


def json_waiting(value: object) -> str:
    """A remark or favour that waits for its person, as it is kept."""
    if not isinstance(value, dict) or value.keys() not in (set(_REMARK), set(_FAVOUR)):
        raise Unfit(_("a remark or a favour"))
    for name, read in (_REMARK if "text" in value else _FAVOUR).items():
        try:
            read(value[name])
        except Unfit as unfit:
            raise Unfit(_("“%(name)s” as %(unfit)s") % {"name": name, "unfit": unfit}) from None
    return json.dumps(value)


def json_ended(value: object) -> str:
    """Somebody who was joined with another, as they were, as it is kept."""
    if not isinstance(value, dict) or not ended_people.is_kept(value):
        raise Unfit(_("a person as they were"))
    _check_texts(value)
    return json.dumps(value, ensure_ascii=False)


def json_change(value: object) -> str:
    """A word on who is who and how to take it back, as it is kept."""
    if not isinstance(value, dict) or value.keys() != {"names", "sides", "added", "removed"}:
        raise Unfit(_("a change of who is who"))
    for decisions in ("added", "removed"):
        _tuples_of(text, text, text, text, flag)(value[decisions])
    if len(_texts(value["names"])) != 2 or not isinstance(value["sides"], list) or len(value["sides"]) != 2:
        raise Unfit(_("a change between two"))
    for side in value["sides"]:
        _LABELLED(side)
    return json.dumps(value, ensure_ascii=False)


def position_origin(value: object) -> str:
    if value not in positions.SAID_BY:
        raise Unfit(_("where a position is known from"))
    return str(value)


def flag_or_none(value: object) -> bool | None:
    return None if value is None else flag(value)


def _check_texts(value: object) -> None:
    """Raise Unfit for a text in these lists and objects that the store could not hold."""
    if isinstance(value, str):
        text(value)
    elif isinstance(value, dict):
        _check_texts(list(value.values()))
    elif isinstance(value, list):
        for one in value:
            _check_texts(one)


def _tuples_of(*reads: Read) -> Read:
    """A list of lists of as many values, each fit to be read as it should be."""

    def read(value: object) -> object:
        if not isinstance(value, list):
            raise Unfit(_("a list of lists"))
        for one in value:
            if not isinstance(one, list) or len(one) != len(reads):
                raise Unfit(_("lists of %(count)s values") % {"count": len(reads)})
            for part, part_read in zip(one, reads, strict=True):
                part_read(part)
        return value

    return read


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def as_json(value: object) -> object:
    """What is kept as JSON stands in the file as it is."""
    return json.loads(str(value) or "{}")


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise Unfit(_("a list of texts"))
    return [text(one) for one in value]


_LABELLED = _tuples_of(text, text)
_CARD: Mapping[str, Read] = {
    "sort": text, "uid": text, "name": text, "family": text, "given": text, "additional": text, "prefix": text,
    "suffix": text, "nicknames": _texts, "addresses": _LABELLED, "phones": _LABELLED, "links": _LABELLED,
    "places": _LABELLED,
    "positions": _tuples_of(text, text, text, whole_or_none, whole_or_none, whole_or_none),
    "dates": _tuples_of(text, whole_or_none, whole, whole), "groups": _texts, "members": _texts, "related": _LABELLED,
    "notes": _texts, "revised_at": whole,
}  # fmt: skip
_REMARK: Mapping[str, Read] = {"key": text, "card": text, "text": text, "written_at": whole_or_none, "where": text}
_FAVOUR: Mapping[str, Read] = {
    "key": text, "card": text, "by_me": flag, "what": text, "value": text, "state": text, "on_day": whole_or_none,
    "where": text,
}  # fmt: skip

_WRITE: Mapping[Read, Callable[[object], object]] = {
    flag: as_flag, key_bytes: as_hex, thread: as_text, lines: as_lines, words: as_words, json_object_or_nothing: as_json,
    json_steps: as_json, json_settings: as_json, json_card: as_json, json_before: as_json, json_waiting: as_json,
    json_ended: as_json, json_change: as_json, flag_or_none: as_flag_or_none,
}  # fmt: skip

REQUIRED = object()


@dataclass(frozen=True)
class Column:
    """One value of a line: its name in the file, its column in the store, and how it is read back.

    absent: what stands for it in exports from before it was kept; REQUIRED for what was there from the first.
    """

    name: str
    column: str
    read: Read
    absent: object = REQUIRED

    @property
    def write(self) -> Callable[[object], object]:
        return _WRITE.get(self.read, as_it_is)


@dataclass(frozen=True)
class Part:
    """One file of JSON Lines, which holds one table. key: columns that order it and tell its lines apart.

    only: a condition on its rows; the others are worked out anew. since: the first version of the format that has it.
    """

    file: str
    table: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    only: str = ""
    since: int = 1

    def line(self, row: tuple[Any, ...]) -> dict[str, object]:
        return {column.name: column.write(value) for column, value in zip(self.columns, row, strict=True)}

    def row(self, line: object) -> tuple[Any, ...]:
        """The values to store. Raises Unfit."""
        if not isinstance(line, dict):
            raise Unfit(_("an object"))
        if missing := [one.name for one in self.columns if one.name not in line and one.absent is REQUIRED]:
            raise Unfit(_("a line with “%(missing)s”") % {"missing": missing[0]})
        values = []
        for column in self.columns:
            try:
                values.append(column.read(line[column.name]) if column.name in line else column.absent)
            except Unfit as unfit:
                raise Unfit(_("“%(name)s” as %(unfit)s") % {"name": column.name, "unfit": unfit}) from None
        return tuple(values)


def _part(file: str, table: str, order: str, /, **columns: Read) -> Part:
    return Part(file, table, tuple(order.split()), tuple(Column(name, name, read) for name, read in columns.items()))


def _renamed(part: Part, /, **names: str) -> Part:
    """The same part, some columns under another name in the file."""
    return replace(part, columns=tuple(replace(one, name=names.get(one.column, one.column)) for one in part.columns))


def _only(part: Part, condition: str) -> Part:
    return replace(part, only=condition)


def _later(part: Part, /, **absent: object) -> Part:
    """The same part, some columns with what stands for them in exports from before they were kept."""
    return replace(part, columns=tuple(replace(one, absent=absent.get(one.column, one.absent)) for one in part.columns))


def _since(version: int, part: Part) -> Part:
    return replace(part, since=version)


WORKSPACE_COLUMNS = (
    Column("name", "name", text), Column("owner_name", "owner_name", text), Column("time_zone", "time_zone", text),
    Column("shortcuts", "shortcuts", flag), Column("welcomed", "welcomed", flag), Column("invented", "invented", flag),
    Column("created_at", "created_at", whole), Column("language", "language", spoken, absent=""),
)  # fmt: skip

PARTS: tuple[Part, ...] = (
    _part("owner_addresses.jsonl", "owner_address", "address name", address=text, name=text, part=text, reason=text,
          by_user=flag),
    _later(
        _part("people.jsonl", "person", "id", id=whole, name=text, kind=text, organisation=text, role_title=text,
          name_set=flag, kind_set=flag, organisation_set=flag, role_set=flag, by_hand=flag, star=flag, never_suggest=flag,
          set_aside=flag, warmth_set=text_or_none),
        role_set=False),
    _renamed(
        _part("mailboxes.jsonl", "mailbox", "id", id=whole, address=text, name=text, person_id=whole_or_none),
        person_id="person"),
    _renamed(_part("tags.jsonl", "tag", "person_id tag", person_id=whole, tag=text), person_id="person"),
    _renamed(
        _part("layers.jsonl", "layer", "person_id flow family", person_id=whole, flow=text, family=text),
        person_id="person"),
    _part("decisions.jsonl", "decision", "id", id=whole, address_a=text, name_a=text, address_b=text, name_b=text,
          same=flag, decided_at=whole),
    _part("move_events.jsonl", "move_event", "id", id=whole, key=text, kind=text, on_day=whole, outcome=text,
          until_day=whole_or_none, why=text, shown_as=text),
    _renamed(
        _part("move_people.jsonl", "move_person", "key person_id", key=text, person_id=whole), person_id="person"),
    _part("move_choices.jsonl", "move_choice", "key", key=text, first_step=text, whom_for=text, own_words=text),
    _part("move_answers.jsonl", "move_answer", "key", key=text, kind=text, on_day=whole, useful=flag),
    _part("weights.jsonl", "weighting", "ease", timeliness=number, importance=number, fit=number, breadth=number,
          ease=number),
    _part("pins.jsonl", "pin", "key", key=text, on_day=whole),
    _renamed(
        _part("pinned_people.jsonl", "pinned_person", "person_id", person_id=whole, on_day=whole), person_id="person"),
    _renamed(_part("reopened.jsonl", "reopened", "person_id", person_id=whole, on_day=whole), person_id="person"),
    _renamed(
        _part("offers.jsonl", "offer", "id", id=whole, person_id=whole_or_none, value=text, words=text, minutes=whole,
              limits=text, until_day=whole_or_none, status=text, origin=text, on_day=whole, interaction_id=whole_or_none,
              quote=text, probability=number),
        person_id="person", interaction_id="interaction"),
    _later(
        _renamed(
            _part("needs.jsonl", "need", "id", id=whole, person_id=whole_or_none, value=text, words=text,
                  until_day=whole_or_none, met_day=whole_or_none, status=text, origin=text, on_day=whole,
                  interaction_id=whole_or_none, quote=text, probability=number, goal_id=whole_or_none),
            person_id="person", interaction_id="interaction", goal_id="goal"),
        goal_id=None),
    _part("introductions.jsonl", "introduction", "id", id=whole, person_a=whole, person_b=whole, why_a=text, why_b=text,
          state=text, says_a=text, says_b=text, opened_day=whole, changed_day=whole, came_of_it=text),
    _renamed(
        _part("came_of_it.jsonl", "came_of_it", "exchange", exchange=text, person_id=whole, on_day=whole, words=text),
        person_id="person"),
    _renamed(
        _part("trust_notes.jsonl", "trust_note", "id", id=whole, person_id=whole, on_day=whole, can_they=text,
              on_my_side=text, keeps_word=text, words=text),
        person_id="person"),
    _part("intents.jsonl", "intent_note", "key on_day", key=text, on_day=whole, whom_for=text, own_words=text),
    _part("energy.jsonl", "energy", "on_day", on_day=whole, level=whole),
    _since(2, _part("declined_slots.jsonl", "declined_slot", "starts_at", starts_at=whole, on_day=whole)),
    _only(
        _renamed(
            _part("exchanges.jsonl", "exchange", "key", key=text, person_id=whole, third_id=whole_or_none, flow=text, value=text,
                  effort=text, state=text, status=text, what=text, due_day=whole_or_none, opened_day=whole,
                  closed_day=whole_or_none, lapse_day=whole_or_none, last_day=whole, loop=text, confidence=number,
                  opening=text, sureness=number, kept=flag, corrected=json_object_or_nothing, decided_at=whole_or_none,
                  steps=json_steps),
            person_id="person", third_id="third"),
        "kept"),
    _renamed(
        _part("sources.jsonl", "source", "id", id=whole, path=text, kind=text, fingerprint=text, read=whole,
              run_id=whole),
        run_id="run"),
    _later(
        _renamed(
            _part("runs.jsonl", "run", "id", id=whole, started_at=whole, seconds=number, state=text, bytes_done=whole,
                  bytes_total=whole, failure=text, people=whole, interactions=whole, first_id=whole, last_id=whole,
                  account_id=whole),
            account_id="account"),
        first_id=0, last_id=0, account_id=0),
    _later(
        _renamed(
            _part("run_sources.jsonl", "run_source", "run_id source_id", run_id=whole, source_id=whole, read=whole,
                  imported=whole, duplicates=whole, changed=whole, unchanged=flag),
            run_id="run", source_id="source"),
        changed=0),
    _renamed(
        _part("problems.jsonl", "problem", "id", id=whole, run_id=whole, source_id=whole, found_in=text, reason=text,
              remedy=text),
        run_id="run", source_id="source"),
    _since(2, _part(
        "accounts.jsonl", "account", "id", id=whole, kind=account_kind, title=text, settings=json_settings, sign=text,
        state=text, every_minutes=whole, next_at=whole, failures=whole, last_run=whole, reason=text, remedy=text,
        lasting=flag, writes_back=flag, created_at=whole)),
    _since(2, _renamed(
        _part("account_states.jsonl", "account_state", "account_id source", account_id=whole, source=text, state=text),
        account_id="account")),
    _since(2, _part(
        "digest.jsonl", "digest", "hour", wanted=flag, host=text, port=whole, security=text, user_name=text, sender=text,
        recipient=text, hour=whole, last_day=whole, state=text, failures=whole, next_at=whole, reason=text, remedy=text)),
    _part("forgotten.jsonl", "forgotten", "digest", digest=text, key=text),
    _since(2, _renamed(
        _part("meetings.jsonl", "meeting", "id", id=whole, sort=text, uid=text, recurrence_id=text, starts_at=whole,
              ends_at=whole, all_day=flag, time_zone=text, busy=flag, status=text, counts=flag, place=text, link=text,
              revision=text, run_id=whole),
        run_id="run")),
    _since(2, _renamed(
        _part("cards.jsonl", "card", "id", id=whole, key=key_bytes, digest=key_bytes, sort=text, name=text,
              revised_at=whole, content=json_card, original=text, found_in=text, run_id=whole),
        run_id="run")),
    _since(2, _renamed(
        _part("card_mailboxes.jsonl", "card_mailbox", "card_id mailbox_id", card_id=whole, mailbox_id=whole),
        card_id="card", mailbox_id="mailbox")),
    _since(2, _renamed(
        _part("card_positions.jsonl", "card_position", "card_id place", card_id=whole, place=whole, organisation=text,
              unit=text, title=text, from_day=whole_or_none, until_day=whole_or_none, as_of_day=whole_or_none),
        card_id="card")),
    _since(2, _renamed(
        _part("card_dates.jsonl", "card_date", "card_id place", card_id=whole, place=whole, label=text,
              year=whole_or_none, month=whole, day=whole),
        card_id="card")),
    _since(2, _renamed(
        _part("card_groups.jsonl", "card_group", "card_id name", card_id=whole, name=text), card_id="card")),
    _since(2, _renamed(
        _part("holdings.jsonl", "holding", "source_id row_id", source_id=whole, row_id=whole, item=text, run_id=whole),
        source_id="source", row_id="row", run_id="run")),
    _since(2, _renamed(
        _part("replaced.jsonl", "replaced", "id", id=whole, run_id=whole, row_id=whole, kind=text, before=json_before),
        run_id="run", row_id="row")),
    _since(2, _renamed(
        _part("positions.jsonl", "position", "id", id=whole, person_id=whole, organisation=text, title=text,
              from_day=whole_or_none, until_day=whole_or_none, status=text, origin=position_origin, on_day=whole,
              interaction_id=whole_or_none, quote=text),
        person_id="person", interaction_id="interaction")),
    _since(2, _renamed(
        _part("hidden_groups.jsonl", "hidden_group", "person_id name", person_id=whole, name=text), person_id="person")),
    _since(2, _renamed(
        _part("personal_dates.jsonl", "personal_date", "id", id=whole, person_id=whole, label=text, year=whole_or_none,
              month=whole, day=whole, origin=text, hidden=flag, remind=flag_or_none, days_before=whole),
        person_id="person")),
    _since(2, _renamed(
        _part("keep_in_touch.jsonl", "keep_in_touch", "person_id", person_id=whole, ideal_days=whole_or_none,
              max_days=whole_or_none, on_day=whole),
        person_id="person")),
    _since(2, _renamed(
        _part("ended_people.jsonl", "ended_person", "id", id=whole, heir_id=whole, ended_at=whole, content=json_ended),
        heir_id="heir")),
    _since(2, _part("identity_changes.jsonl", "identity_change", "id", id=whole, kind=text, made_at=whole,
                    undone_at=whole_or_none, content=json_change)),
    _since(2, _part("goals.jsonl", "goal", "id", id=whole, title=text, why=text, question=text, by_day=whole_or_none,
                    state=text, on_day=whole, ended_day=whole_or_none, came_of_it=text)),
    _since(2, _renamed(
        _part("goal_people.jsonl", "goal_person", "person_id goal_id family part", person_id=whole, goal_id=whole, family=text,
              part=text),
        person_id="person", goal_id="goal")),
    _since(2, _renamed(
        _part("purposes.jsonl", "purpose", "person_id purpose said", person_id=whole, purpose=text, said=flag),
        person_id="person")),
    _since(2, _renamed(
        _part("traits.jsonl", "trait", "person_id dimension value said", person_id=whole, dimension=text, value=text,
              said=flag),
        person_id="person")),
    _since(2, _part("own_traits.jsonl", "own_trait", "dimension", dimension=text, value=text)),
    _since(2, _part("own_targets.jsonl", "own_target", "mix name", mix=text, name=text, share=number)),
    _since(2, _renamed(
        _part("layer_kinds.jsonl", "layer_kind", "person_id flow value", person_id=whole, flow=text, value=text),
        person_id="person")),
    _since(2, _renamed(
        _part("layers_declined.jsonl", "layer_declined", "person_id flow family", person_id=whole, flow=text, family=text),
        person_id="person")),
    _since(2, _renamed(
        _part("pair_words.jsonl", "pair_word", "person_id other_id talk", person_id=whole, other_id=whole, talk=text),
        person_id="person", other_id="other")),
    _since(2, _renamed(
        _part("map_places.jsonl", "map_place", "person_id", person_id=whole, x=number, y=number, region=whole),
        person_id="person")),
    _since(2, _part("map_regions.jsonl", "map_region", "region", region=whole, name=text, hue=whole)),
    _since(2, _renamed(
        _part("answers.jsonl", "answer", "id", id=whole, question=whole, text=text, version=whole, beside_id=whole_or_none,
              kept=flag, begun_at=whole, changed_at=whole),
        beside_id="beside")),
    _since(2, _part("own_words.jsonl", "own_word", "name", name=text, text=text, changed_at=whole)),
    _since(2, _part("self_ratings.jsonl", "self_rating", "item on_day", item=text, on_day=whole, level=whole)),
    _since(2, _part("own_values.jsonl", "own_value", "rank", rank=whole, name=text, own_words=text)),
    _since(2, _renamed(
        _part("role_models.jsonl", "role_model", "id", id=whole, person_id=whole_or_none, name=text, does=text, on_day=whole),
        person_id="person")),
    _since(2, _renamed(
        _part("invited.jsonl", "invited", "id", id=whole, person_id=whole_or_none, name=text, key=text, state=text,
              asked_day=whole, replied_day=whole_or_none, replies=text, words=text),
        person_id="person")),
    _since(2, _part("practised.jsonl", "practised", "skill", skill=text, state=text, since_day=whole, why=text)),
    _since(2, _renamed(
        _part("plans.jsonl", "plan", "id", id=whole, if_words=text, then_words=text, obstacle=text, answer=text, cue=text,
              due_day=whole_or_none, meeting_id=whole_or_none, person_id=whole_or_none, origin=text, state=text, on_day=whole,
              decided_day=whole_or_none),
        meeting_id="meeting", person_id="person")),
    _since(2, _renamed(
        _part("experiments.jsonl", "experiment", "id", id=whole, week_day=whole, experiment=text, skill=text,
              person_id=whole_or_none, move=text, state=text, smaller=whole, sure_before=whole_or_none,
              sure_after=whole_or_none, enjoyment=whole_or_none, energy=whole_or_none, happened=text, learnt=text,
              tried_day=whole_or_none),
        person_id="person")),
    _since(2, _renamed(
        _part("lessons.jsonl", "lesson", "id", id=whole, experiment_id=whole_or_none, words=text, step=whole,
              next_day=whole_or_none, on_day=whole),
        experiment_id="experiment")),
    _since(2, _part("programme.jsonl", "programme", "title", title=text, content=text, started_day=whole)),
    _since(2, _part("reviews.jsonl", "review", "week_day", week_day=whole, answer=text, next_week=text, changed_at=whole)),
    _since(2, _part("reminding.jsonl", "reminding", "quiet_from", wanted=flag, quiet_from=whole, quiet_until=whole,
                    snoozed_until_day=whole_or_none, last_here_day=whole, welcomed_day=whole)),
    _since(2, _renamed(
        _part("waiting.jsonl", "waiting", "id", id=whole, run_id=whole, source_id=whole, card=text, kind=text,
              content=json_waiting),
        run_id="run", source_id="source")),
)  # fmt: skip
"""All tables that are written as they are. Messages and notes have a shape of their own."""

INTERACTION = _renamed(
    _part(INTERACTIONS, "interaction", "id", id=whole, key=key_bytes, message_id=text, sent_at=whole_or_none,
          utc_offset=whole, date_mark=text, subject=text, thread_key=thread, sender_id=whole_or_none, recipients=whole,
          personal=flag, in_sent_folder=flag, automation=text, list_id=text, refs=words, attachments=lines,
          found_in=text, source_id=whole),
    thread_key="thread", sender_id="sender", refs="references", source_id="source")  # fmt: skip
"""A message or meeting; its line also carries `participants`, pairs of role and mailbox, and `text`."""

ROLES = frozenset("fsrtcboad")

NOTE_FIELDS = ("id", "person", "written_at", "changed_at")


def participants(value: object) -> list[tuple[str, int]]:
    """Pairs of role and mailbox. Raises Unfit."""
    if not isinstance(value, list):
        raise Unfit(_("“participants” as a list"))
    found = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2 or pair[0] not in ROLES:
            raise Unfit(_("“participants” as pairs of role and mailbox"))
        found.append((str(pair[0]), whole(pair[1])))
    return found
