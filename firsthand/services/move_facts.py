"""What Today's moves rest on, gathered from the record: questions to the owner, and ties gone quiet."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from firsthand.domain.mail_text import new_text
from firsthand.domain.moves import MailToMe, Moment, Person, TieFacts, says_busy
from firsthand.domain.moves.answer import FEW_RECIPIENTS_MAX, read_questions
from firsthand.domain.moves.reconnect import CONTACT_DAYS_MIN, DAYS_EACH_WAY_MIN, GAP_DAYS_MAX, GAP_DAYS_MIN
from firsthand.domain.moves.score import importance
from firsthand.domain.questions import RULES_VERSION, Reader, Said
from firsthand.domain.text_folding import name_words
from firsthand.domain.ties import rhythm
from firsthand.domain.waiting import WAITING_DAYS_MAX
from firsthand.services.actor import SECONDS_A_DAY, Actor, AsOf, now
from firsthand.services.ties import Ties, ties_of
from firsthand.storage import goals, keep_in_touch
from firsthand.storage.connection import execute_many, rows, write
from firsthand.storage.queries import interactions, people
from firsthand.storage.queries import owner as owner_queries
from firsthand.storage.queries.interactions import Incoming

STRETCHES = (0, 3, 8, 18, WAITING_DAYS_MAX)
"""Days back, between which mail is read at once."""

BUSY_DAYS = 14
RECONNECT_CANDIDATES_MAX = 8
RECONNECT_AT_ONCE = 4
MOMENTS_MAX = 10
QUESTION_CANDIDATES_MAX = 400
"""The newest; who has more unanswered mail than this needs another kind of help."""


def mails_to_me(actor: Actor, as_of: AsOf, ties: Ties) -> list[MailToMe]:
    """Personal messages to the owner and few others that nobody is seen to have answered, with what is known of them."""
    scope = actor.scope
    waiting = _unanswered(actor, as_of)
    others: dict[tuple[int, int], list[int]] = defaultdict(list)
    again: dict[tuple[int, int], list[int]] = defaultdict(list)
    for thread, sent_at, sender, recipient in interactions.in_threads(
        scope, {mail.thread_key for mail in waiting}, as_of.before - WAITING_DAYS_MAX * SECONDS_A_DAY, as_of.before
    ):
        if sender is not None:
            again[thread, sender].append(sent_at)
            if sender != recipient:
                others[thread, recipient].append(sent_at)
    return _mails(actor, waiting, ties, others, again)


def _unanswered(actor: Actor, as_of: AsOf) -> list[Incoming]:
    """The newest messages after which the owner neither answered nor wrote to their sender alone, the oldest first.

    Read from the newest back, a stretch at a time: whoever gets much mail has enough of it long before its beginning.
    """
    last_reply: dict[tuple[int, int], int] = {}
    last_alone: dict[int, int] = {}
    found: list[Incoming] = []
    for until, since in pairwise(as_of.before - days * SECONDS_A_DAY for days in STRETCHES):
        for sent_at, thread, person, recipients in interactions.written_by_owner(actor.scope, since, until):
            last_reply[thread, person] = max(sent_at, last_reply.get((thread, person), 0))
            if recipients <= 1:
                last_alone[person] = max(sent_at, last_alone.get(person, 0))
        found[:0] = [
            mail
            for mail in interactions.personal_to_owner(actor.scope, since, until, FEW_RECIPIENTS_MAX)
            if last_reply.get((mail.thread_key, mail.person_id), 0) <= mail.sent_at
            and last_alone.get(mail.person_id, 0) <= mail.sent_at
        ]
        if len(found) >= QUESTION_CANDIDATES_MAX:
            break
    return found[-QUESTION_CANDIDATES_MAX:]


def quiet_ties(actor: Actor, as_of: AsOf, ties: Ties) -> Iterator[TieFacts]:
    """Ties that mattered and are quiet or lapsed, those that speak loudest first, with their last messages.

    Read a few at a time: most days the first ones are enough.
    """
    summary = ties.table.summary
    if not len(summary):
        return
    silent = as_of.day_number - summary.last_contact_day
    quiet = (ties.states == rhythm.QUIET) | (ties.states == rhythm.LAPSED)
    mattered = (summary.contact_days >= CONTACT_DAYS_MIN) & (
        np.minimum(summary.outgoing_days, summary.incoming_days) >= DAYS_EACH_WAY_MIN
    )
    behind = goals.behind_open(actor.scope, as_of.until_day)
    important = np.where(np.isin(ties.table.people, sorted(behind)), importance(star=False, behind_a_goal=True), 0.0)
    important[np.isin(ties.table.people, _starred(actor))] = importance(star=True, behind_a_goal=False)
    quiet &= (mattered | (important > 0)) & (silent >= GAP_DAYS_MIN) & (silent <= GAP_DAYS_MAX)
    past, within = _wanted(actor, ties, silent)
    chosen = np.flatnonzero((quiet & ~within) | past)
    survival = np.nan_to_num(ties.survival[chosen], nan=1.0)
    certainty = summary.contact_days[chosen] / (summary.contact_days[chosen] + 5.0)
    # What the user asked for in so many words is looked at first.
    weight = certainty * (np.maximum(0.0, 1 - survival / 0.10) + important[chosen]) + 2.0 * past[chosen]
    chosen = chosen[np.lexsort((ties.table.people[chosen], -weight))][:RECONNECT_CANDIDATES_MAX]
    for start in range(0, len(chosen), RECONNECT_AT_ONCE):
        yield from _quiet(actor, as_of, ties, chosen[start : start + RECONNECT_AT_ONCE], behind)


def _wanted(actor: Actor, ties: Ties, silent: NDArray[np.int64]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which ties are past the longest gap that the user wants, and which within the usual one."""
    past, within = np.zeros(len(silent), dtype=bool), np.zeros(len(silent), dtype=bool)
    wanted = keep_in_touch.wanted(actor.scope)
    if wanted:
        places = ties.rows(np.array(sorted(wanted), dtype=np.int64))
        for place, person in zip(places.tolist(), sorted(wanted), strict=True):
            if place >= 0 and wanted[person][1] <= ties.as_of.day_number:
                past[place] = wanted[person][0].is_past(int(silent[place]))
                within[place] = wanted[person][0].is_within(int(silent[place]))
    return past, within


def _quiet(
    actor: Actor, as_of: AsOf, ties: Ties, tie_rows: NDArray[np.int64], behind: Collection[int]
) -> list[TieFacts]:
    scope = actor.scope
    summary = ties.table.summary
    ids: list[int] = ties.table.people[tie_rows].tolist()
    known = people.by_ids(scope, ids)
    addresses = people.addresses(scope, ids)
    lines = {
        id: interactions.between(
            scope, [mailbox[0] for mailbox in people.mailboxes_of(scope, id)], as_of.before, MOMENTS_MAX
        )
        for id in ids
    }
    texts = interactions.texts(scope, [line.id for listed in lines.values() for line in listed])
    bounces = interactions.bounces(scope, as_of.before - 2 * 365 * SECONDS_A_DAY, as_of.before)
    rhythms = ties.quiet(tie_rows)
    wanted = keep_in_touch.wanted(scope, ids)
    found = []
    for place, (row, id) in enumerate(zip(tie_rows.tolist(), ids, strict=True)):
        person = known.get(id)
        if person is None or person.never_suggest or person.set_aside:
            continue
        last = max((line.sent_at or 0 for line in lines[id]), default=0)
        found.append(
            TieFacts(
                person=Person(id, person.name, addresses.get(id, ())),
                quiet=rhythms[place],
                contact_days=int(summary.contact_days[row]),
                out_days=int(summary.outgoing_days[row]),
                in_days=int(summary.incoming_days[row]),
                silent_days=as_of.day_number - int(summary.last_contact_day[row]),
                moments=tuple(
                    Moment(
                        line.id,
                        line.message_id,
                        _local(actor, line.sent_at or 0),
                        line.subject,
                        texts.get(line.id, ""),
                        "from-me" if line.direction == 1 else "from-them",
                    )
                    for line in lines[id]
                ),
                bounced=any(
                    sent_at >= last - SECONDS_A_DAY
                    and any(address in text.lower() for address in addresses.get(id, ()))
                    for sent_at, text in bounces
                ),
                importance=importance(star=person.star, behind_a_goal=id in behind),
                wanted=wanted[id][0] if id in wanted else None,
            )
        )
    return found


def _mails(
    actor: Actor,
    waiting: Sequence[Incoming],
    ties: Ties,
    others: Mapping[tuple[int, int], list[int]],
    again: Mapping[tuple[int, int], list[int]],
) -> list[MailToMe]:
    scope = actor.scope
    ids = [mail.id for mail in waiting]
    everyone = interactions.participants(scope, ids)
    kept = {
        id: said
        for id, reading in interactions.question_readings(scope, ids).items()
        if (said := _said(reading)) is not None
    }
    texts = interactions.texts(scope, [id for id in ids if id not in kept])
    senders = sorted({mail.person_id for mail in waiting})
    known = people.by_ids(scope, senders)
    addresses = people.addresses(scope, senders)
    contact_days = dict(zip(senders, ties.contact_days(ties.rows(np.array(senders, dtype=np.int64))), strict=True))
    me, my_names = owner_queries.persons_and_names(actor.scope)
    behind = goals.behind_open(scope, ties.as_of.until_day)
    found = []
    for mail in waiting:
        present = everyone[mail.id]
        to = {person or -mailbox for role, mailbox, person, _, _ in present if role == "t"}
        cc = {person or -mailbox for role, mailbox, person, _, _ in present if role == "c"} - to
        sender = known[mail.person_id]
        reader = Reader(
            names=my_names,
            others=frozenset(word for _, _, person, _, name in present if person not in me for word in name_words(name))
            | frozenset(name_words(sender.name)),
            alone=len(to | cc) <= 1,
        )
        text = texts.get(mail.id, "")
        found.append(
            MailToMe(
                interaction_id=mail.id,
                message_id=mail.message_id,
                person=Person(sender.id, sender.name, addresses.get(sender.id, ())),
                sent_at=_local(actor, mail.sent_at),
                subject=mail.subject,
                text=text,
                to_count=len(to),
                cc_count=len(cc),
                in_to=bool(to & me),
                reader=reader,
                contact_days=contact_days[sender.id],
                others_replied_at=_moment(
                    actor, _first_after(others.get((mail.thread_key, sender.id), []), mail.sent_at)
                ),
                they_wrote_again_at=_moment(
                    actor, _first_after(again.get((mail.thread_key, sender.id), []), mail.sent_at)
                ),
                importance=importance(star=sender.star, behind_a_goal=sender.id in behind),
                said=kept.get(mail.id),
            )
        )
    return found


def _said(reading: str) -> tuple[Said, ...] | None:
    """A kept reading; None where other rules than today's made it."""
    version, rows = json.loads(reading)
    if version != RULES_VERSION:
        return None
    return tuple(
        Said(act, strength, start, end, quote, (marked[0], marked[1]), form)
        for act, strength, start, end, quote, marked, form in rows
    )


def who_is_busy(actor: Actor, as_of: AsOf, ids: Collection[int]) -> frozenset[int]:
    """Of these people those whose latest message to the owner in the last fortnight speaks of being busy."""
    latest = interactions.latest_from(actor.scope, ids, as_of.before - BUSY_DAYS * SECONDS_A_DAY, as_of.before)
    texts = interactions.texts(actor.scope, list(latest.values()))
    return frozenset(person for person, message in latest.items() if says_busy(new_text(texts.get(message, ""))))


def read_ahead(actor: Actor) -> None:
    """Read the questions in recent mail now, so that Today needs not."""
    as_of = now(actor)
    keep_readings(actor, mails_to_me(actor, as_of, ties_of(actor, as_of)))


def keep_readings(actor: Actor, mails: Sequence[MailToMe]) -> None:
    """Keep what these messages ask, so that no page has to read them again."""
    fresh = [mail for mail in mails if mail.said is None]
    with write(actor.scope):
        execute_many(
            actor.scope,
            "INSERT INTO question_reading (workspace_id, interaction_id, reading) VALUES (%s,%s,%s)"
            " ON CONFLICT (workspace_id, interaction_id) DO UPDATE SET reading = excluded.reading",
            [
                (
                    actor.scope.workspace,
                    mail.interaction_id,
                    json.dumps([RULES_VERSION, read_questions(mail.subject, mail.text, mail.reader)]),
                )
                for mail in fresh
            ],
        )


def _starred(actor: Actor) -> list[int]:
    return [
        row[0]
        for row in rows(actor.scope, "SELECT id FROM person WHERE workspace_id = %s AND star", [actor.scope.workspace])
    ]


def _first_after(moments: Sequence[int], after: int) -> int | None:
    return min((moment for moment in moments if moment > after), default=None)


def _moment(actor: Actor, sent_at: int | None) -> datetime | None:
    return None if sent_at is None else _local(actor, sent_at)


def _local(actor: Actor, sent_at: int) -> datetime:
    return datetime.fromtimestamp(sent_at, actor.zone)
