"""People and moves in the shapes promised to scripts."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from firsthand.domain.people import PersonRow
from firsthand.language import gettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from firsthand.domain.meetings_ahead import PlannedMeeting
    from firsthand.domain.moves import Move
    from firsthand.domain.people import TimelineEntry
    from firsthand.services.briefs import Brief, MeetingBrief
    from firsthand.services.exchanges import Entry
    from firsthand.services.meetings import Ahead, NextMeetings
    from firsthand.services.moves import Today
    from firsthand.services.network.readings import Readings
    from firsthand.services.protected_slots import Slot
    from firsthand.services.review import Review
    from firsthand.services.time_spent import TimeSpent


def person(row: PersonRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "addresses": list(row.addresses),
        "organisation": row.organisation,
        "role_title": row.role_title,
        "warmth": {"value": row.warmth.value, "band": row.warmth.band},
        "quiet": {
            "survival": row.quiet.survival,
            "gap_days": row.quiet.gap_days,
            "usual_gap_days": row.quiet.usual_gap_days,
            "state": row.quiet.state,
        },
        "contact_days": row.contact_days,
        "last_contact": row.last_contact,
        "two_way": {
            "mine": row.two_way.mine,
            "theirs": row.two_way.theirs,
            "started_by_me": row.two_way.started_by_me,
            "started_by_them": row.two_way.started_by_them,
        },
        "tags": list(row.tags),
        "groups": list(row.groups),
        "keep_in_touch": None
        if row.wanted is None
        else {
            "ideal_days": row.wanted.ideal_days,
            "max_days": row.wanted.max_days,
            "days_now": row.silent_days,
            "past": row.wanted.is_past(row.silent_days),
        },
    }


def today(page: "Today") -> dict[str, Any]:
    return {
        "as_of": page.as_of.isoformat(),
        "reading": page.reading,
        "coverage": page.coverage,
        "moves": [move(one) for one in page.moves],
        "open_loops": open_loops(page),
        "open_loops_total": page.open_loops_total,
        "nothing_else": page.nothing_else,
        "follow_up": None
        if page.follow_up is None
        else {"exchange": page.follow_up.exchange, "question": page.follow_up.question},
        "meetings": [ahead(one) for one in page.meetings.meetings],
    }


def open_loops(page: "Today") -> dict[str, list[dict[str, Any]]]:
    """What waits, by its four kinds; questions to the owner stand first among what they were asked."""
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in page.loops.totals}
    found["i_was_asked"] = [
        {
            "kind": "i_was_asked",
            "id": None,
            "person": {"id": loop.person_id, "name": loop.person_name},
            "what": loop.subject,
            "subject": loop.subject,
            "quote": loop.quote,
            "message_id": loop.message_id,
            "since": loop.since.isoformat(),
            "due": None,
            "status": "suggested",
        }
        for loop in page.open_loops
    ]
    questions = {loop.interaction_id for loop in page.open_loops}
    for kind in page.loops.totals:
        for loop in page.loops.of(kind):
            exchange = loop.entry.exchange
            step = exchange.steps[-1]
            if kind == "i_was_asked" and step.interaction_id in questions:
                continue
            found[kind].append(
                {
                    "kind": kind,
                    "id": exchange.key,
                    "person": {"id": exchange.person, "name": loop.entry.person_name},
                    "what": exchange.what,
                    "subject": step.subject,
                    "quote": step.quote,
                    "message_id": step.message_id,
                    "since": exchange.opened.isoformat(),
                    "due": exchange.due.isoformat() if exchange.due else None,
                    "status": exchange.status,
                }
            )
    return found


def move(one: "Move") -> dict[str, Any]:
    return {
        "key": one.key,
        "kind": one.kind,
        "tier": one.tier,
        "people": [{"id": who.id, "name": who.name, "addresses": list(who.addresses)} for who in one.people],
        "deed": one.deed,
        "why": one.why,
        "evidence": [
            {
                "message_id": proof.message_id,
                "date": proof.sent_at.isoformat(),
                "subject": proof.subject,
                "quote": proof.quote,
                "direction": proof.direction,
            }
            for proof in one.evidence
        ],
        "note": one.note,
        "lifted": one.lifted,
        "suggested": one.suggested,
        "first_step": one.first_step.words,
        "minutes": one.minutes,
        "score": one.score,
        "terms": [{"name": term.name, "words": term.words, "points": term.points} for term in one.terms],
        "intents": [intent.key for intent in one.intents],
        "benefit_to_me": one.benefit_to_me,
    }


def ahead(one: "Ahead") -> dict[str, Any]:
    return {**meeting(one.meeting), "sentence": one.sentence}


def meeting(one: "PlannedMeeting") -> dict[str, Any]:
    return {
        "id": one.id,
        "starts_at": one.starts_at.isoformat(),
        "ends_at": one.ends_at.isoformat(),
        "title": one.title,
        "place": one.place,
        "link": one.link,
        "status": one.status,
        "counts_for_ties": one.few,
        "people": [
            {
                "id": guest.id,
                "name": guest.name,
                "role_title": guest.role_title,
                "organisation": guest.organisation,
                "organises": guest.organises,
                "declined": guest.declined,
            }
            for guest in one.people
        ],
        "others": one.others,
    }


def meetings(day: "date", found: "NextMeetings", spent: "TimeSpent", slots: "Sequence[Slot]") -> dict[str, Any]:
    return {
        "as_of": day.isoformat(),
        "calendar_read": found.calendar_read,
        "meetings": [ahead(one) for one in found.meetings],
        "time_spent": {
            "sentence": spent.sentence,
            "coverage": spent.coverage,
            "usual_minutes": spent.usual,
            "weeks": [
                {
                    "monday": week.monday.isoformat(),
                    "minutes": week.minutes,
                    "meeting_minutes": week.meeting_minutes,
                    "mail_minutes": week.mail_minutes,
                    "people": week.people,
                    "by_person": [{"id": person, "minutes": minutes} for person, minutes in week.by_person.items()],
                }
                for week in spent.weeks
            ],
        },
        "free_slots": [{"starts_at": one.starts_at.isoformat(), "ends_at": one.ends_at.isoformat()} for one in slots],
    }


def brief(one: "Brief") -> dict[str, Any]:
    return {
        "person": person(one.person),
        "declined": one.declined,
        "times_met": one.times_met,
        "last_met": one.last_met.isoformat() if one.last_met else None,
        "questions": [
            {
                "quote": question.said.quote,
                "subject": question.mail.subject,
                "message_id": question.mail.message_id,
                "date": question.mail.sent_at.isoformat(),
            }
            for question in one.questions
        ],
        "open_loops": [{"kind": loop.kind, **exchange(loop.entry)} for loop in one.loops],
        "exchanges": [exchange(entry) for entry in one.exchanges],
        "they_said": said(one.they_said),
        "i_said": said(one.i_said),
        "can_bring": [{"offer": it.offer, "need": it.need} for it in one.can_bring],
        "can_ask": [{"offer": it.offer.words, "need": it.need, "past": it.past} for it in one.can_ask],
        "notes": [{"date": note.written_on, "markdown": note.markdown} for note in one.notes],
    }


def exchange(entry: "Entry") -> dict[str, Any]:
    found = entry.exchange
    step = found.steps[-1]
    return {
        "id": found.key,
        "flow": found.flow,
        "state": found.state,
        "status": found.status,
        "what": found.what,
        "due": found.due.isoformat() if found.due else None,
        "since": found.opened.isoformat(),
        "quote": step.quote,
        "message_id": step.message_id,
    }


def said(entry: "TimelineEntry | None") -> dict[str, Any] | None:
    if entry is None:
        return None
    return {"date": entry.date, "subject": entry.subject, "snippet": entry.snippet}


def network(found: "Readings") -> dict[str, Any]:
    return {
        "as_of": found.as_of.day.isoformat(),
        "people": found.people,
        "window_days": found.window_days,
        "reading": " ".join(filter(None, (found.sentence, found.emphasis))),
        "coverage": found.coverage,
        "measures": {
            one.name: {
                "value": one.value,
                "low": one.low,
                "high": one.high,
                "band": one.band,
                "enough": one.enough,
                "coverage": one.coverage,
                "words": one.words,
            }
            for one in found.measures
        },
        "structure": {
            "constraint": found.brokerage.constraint,
            "effective_size": found.brokerage.effective_size,
            "efficiency": found.brokerage.efficiency,
            "hierarchy": found.brokerage.hierarchy,
            "contacts": found.brokerage.contacts,
        },
        "clusters": [
            {"name": one.name, "named_by": one.named_by, "people": list(one.people)} for one in found.clusters
        ],
        "bridges": [
            {
                "person": {"id": one.person.id, "name": one.person.name},
                "cluster": one.group.name,
                "people": list(one.people),
                "of": one.size,
            }
            for one in found.bridges
        ],
        "gaps": [
            {"goal": one.goal, "title": one.title, "family": one.family, "needed": one.needed} for one in found.gaps
        ],
        "readings": [
            {
                "key": one.key,
                "kind": one.kind,
                "title": one.title,
                "words": " ".join(filter(None, (one.words, one.unseen))),
                "people": [{"id": who.id, "name": who.name, "note": who.note} for who in one.people],
            }
            for one in found.readings
        ],
    }


def meeting_brief(found: "MeetingBrief") -> dict[str, Any]:
    return {
        "meeting": meeting(found.meeting),
        "people": [brief(one) for one in found.briefs],
        "left_out": found.left_out,
        "not_seen_together": [[first.id, second.id] for first, second in found.strangers],
    }


def review(found: "Review") -> dict[str, Any]:
    """A weekly review. What passed is null while too little was judged."""
    passed = found.passed

    def entries(listed: "Sequence[Entry]") -> list[dict[str, Any]] | None:
        if not passed.tells:
            return None
        return [
            {
                "key": one.exchange.key,
                "what": one.exchange.what,
                "person": {"id": one.exchange.person, "name": one.person_name},
            }
            for one in listed
        ]

    number, question = found.question
    reading = found.reading
    return {
        "week": found.week,
        "given": entries(passed.given),
        "received": entries(passed.received),
        "promised": entries(passed.promised),
        "thanked": entries(passed.thanked),
        "suggestions_waiting": passed.waiting,
        "network": None
        if reading is None
        else {"key": reading.key, "title": reading.title, "words": reading.words, "coverage": found.coverage},
        "question": {"number": number, "words": gettext(question), "answer": found.answer},
        "next_week": found.next_week,
        "tried": None if found.attempt is None else asdict(found.attempt),
        "learnt": [{"id": one.id, "words": one.words, "on": one.on} for one in found.lessons],
        "plans": [asdict(one.plan) for one in (*found.plans, *found.next)],
        "follow_through": asdict(found.following),
        "intents": [{"key": one.key, "on": one.on, "whom": one.whom, "words": one.words} for one in found.intents],
    }
