"""Positions as the user said them, and as cards say them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from firsthand.domain.positions import Held, shown
from firsthand.domain.text_folding import folded
from firsthand.language import gettext as _
from firsthand.language import gettext_noop
from firsthand.storage.connection import chunks, execute, in_list, rows
from firsthand.storage.scope import Scope

EPOCH = date(1970, 1, 1)

_POSITION = "id, person_id, organisation, title, from_day, until_day, status, origin, on_day, interaction_id, quote"
SAID_BY = {
    "hand": gettext_noop("your own word"),
    "card": gettext_noop("your address book"),
    "mail": gettext_noop("a signature"),
}


def number(day: date | None) -> int | None:
    """Days since 1970-01-01."""
    return None if day is None else (day - EPOCH).days


def day_of(found: int | None) -> date | None:
    return None if found is None else EPOCH + timedelta(days=found)


def key_of(organisation: str, title: str) -> tuple[str, str]:
    """Equal for two ways to write one position."""
    return folded(organisation), folded(title)


def said(scope: Scope, people: Collection[int] | None = None) -> dict[int, list[Held]]:
    """What the user entered, confirmed or dismissed, by person."""
    sql = f"SELECT {_POSITION} FROM position WHERE workspace_id = %s"
    found: dict[int, list[Held]] = {}
    for id, person, organisation, title, start, until, status, origin, on, interaction, quote in _of(
        scope, sql, "person_id", people
    ):
        found.setdefault(person, []).append(
            Held(
                id, organisation, title, day_of(start), day_of(until), status, origin, _(SAID_BY[origin]), day_of(on),
                interaction_id=interaction, quote=quote,
            )
        )  # fmt: skip
    return found


def on_cards(scope: Scope, mailboxes: Collection[int] | None = None) -> dict[int, list[Held]]:
    """What cards say, by the mailboxes they name."""
    sql = (
        "SELECT k.mailbox_id, p.organisation, p.unit, p.title, p.from_day, p.until_day, p.as_of_day, c.revised_at, c.found_in"
        " FROM card_position p JOIN card_mailbox k ON k.workspace_id = p.workspace_id AND k.card_id = p.card_id JOIN card c"
        " ON c.workspace_id = p.workspace_id AND c.id = p.card_id WHERE p.workspace_id = %s"
    )
    found: dict[int, list[Held]] = {}
    for mailbox, organisation, unit, title, start, until, as_of, revised_at, where in _of(
        scope, sql, "k.mailbox_id", mailboxes
    ):
        told = as_of if as_of is not None else revised_at // 86_400 if revised_at else None
        held = Held(
            None, organisation or unit, title, day_of(start), day_of(until), "suggested", "card",
            str(where).split(",")[0] or _(SAID_BY["card"]), day_of(told),
        )  # fmt: skip
        found.setdefault(mailbox, []).append(held)
    return found


def combined(told: Iterable[Held], cards: Iterable[Held]) -> list[Held]:
    """What the user said, and of what cards say whatever the user has not judged; each once."""
    found = list(told)
    known = {key_of(one.organisation, one.title) for one in found}
    for one in sorted(cards, key=lambda one: one.told_on, reverse=True):
        key = key_of(one.organisation, one.title)
        if key not in known and (one.organisation or one.title):
            known.add(key)
            found.append(one)
    return found


def refresh(scope: Scope, person: int, today: date) -> None:
    """Bring the organisation and role of one person in line with what is said of their positions."""
    from firsthand.storage.identities import search_line  # noqa: PLC0415 - identities stands on this module

    row = rows(
        scope,
        "SELECT name, organisation, role_title, organisation_set, role_set, found_organisation FROM person WHERE"
        " workspace_id = %s AND id = %s",
        [scope.workspace, person],
    )
    if not row:
        return
    name, organisation, title, organisation_set, role_set, fallback = row[0]
    mailboxes = rows(
        scope,
        "SELECT id, address, name FROM mailbox WHERE workspace_id = %s AND person_id = %s",
        [scope.workspace, person],
    )
    cards = on_cards(scope, [id for id, _, _ in mailboxes])
    held = shown(
        combined(said(scope, [person]).get(person, ()), (one for listed in cards.values() for one in listed)), today
    )
    employer, role = as_shown(held, fallback, organisation if organisation_set else None, title if role_set else None)
    also = (other for _, _, other in mailboxes if other and other != name)
    search = search_line(
        " ".join((name, *dict.fromkeys(also))), employer, role, (address for _, address, _ in mailboxes)
    )
    execute(
        scope,
        "UPDATE person SET organisation = %s, role_title = %s, search = %s WHERE workspace_id = %s AND id = %s",
        [employer, role, search[:4000], scope.workspace, person],
    )


def as_shown(held: Held | None, fallback: str, organisation: str | None, title: str | None) -> tuple[str, str]:
    """Organisation and role as a person is shown. organisation, title: what the user set, None where they set nothing."""
    employer = organisation if organisation is not None else (held.organisation if held else "") or fallback
    if title is not None:
        return employer, title
    if held is None or (
        organisation is not None and held.organisation and folded(held.organisation) != folded(organisation)
    ):
        return employer, ""  # "Captain" of another organisation than the one they set
    return employer, held.title


def shown_of(
    said_of: Iterable[Held], cards: Mapping[int, list[Held]], members: Iterable[int], today: date
) -> Held | None:
    """The position by which somebody with these mailboxes is known."""
    return shown(combined(said_of, (one for member in members for one in cards.get(member, ()))), today)


def _of(scope: Scope, sql: str, column: str, values: Collection[int] | None) -> list[tuple]:  # type: ignore[type-arg]
    if values is None:
        return rows(scope, sql, [scope.workspace])
    return [
        row
        for part in chunks(sorted(values))
        for row in rows(scope, f"{sql} AND {column} IN ({in_list(len(part))})", [scope.workspace, *part])
    ]
