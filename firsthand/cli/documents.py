"""People and moves in the shapes promised to scripts."""

from typing import TYPE_CHECKING, Any

from firsthand.domain.people import PersonRow

if TYPE_CHECKING:
    from firsthand.domain.moves import Move
    from firsthand.services.moves import Today


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
