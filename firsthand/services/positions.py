"""Where people work and as what, over time: what the user says, what cards say, what signatures suggest."""

from datetime import date

from firsthand.domain.people import PersonId
from firsthand.domain.positions import Held, newest_first
from firsthand.domain.text_folding import folded
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import signatures
from firsthand.services.actor import Actor, now
from firsthand.services.people import nobody_called
from firsthand.storage import ids
from firsthand.storage import positions as stored
from firsthand.storage.connection import execute, one, write
from firsthand.storage.positions import day_of, number
from firsthand.storage.queries import people as queries

WORDS_CHARS_MAX = 200


def history(actor: Actor, person: PersonId, today: date, *, suggested: bool = True) -> tuple[Held, ...]:
    """All positions of a person but those dismissed: what holds now first, then what held before.

    suggested: also what only signatures say; reading them takes some milliseconds.
    """
    told = stored.said(actor.scope, [person]).get(person, [])
    mailboxes = [id for id, *_ in queries.mailboxes_of(actor.scope, person)]
    cards = [held for listed in stored.on_cards(actor.scope, mailboxes).values() for held in listed]
    found = stored.combined(told, cards)
    if suggested:
        known = [(one.organisation, one.title) for one in found]
        found += [one for one in signed(actor, person) if not _is_known(one, known)]
    return newest_first((one for one in found if one.status != "dismissed"), today)


def signed(actor: Actor, person: PersonId) -> tuple[Held, ...]:
    """What the signatures under their own mail say, as suggestions."""
    return tuple(
        Held(
            None, one.organisation, one.title, None, None, "suggested", "mail", _(stored.SAID_BY["mail"]),
            day_of(one.last_day), day_of(one.first_day), one.messages, one.letter, one.lines,
        )
        for one in signatures.of_person(actor, person)
    )  # fmt: skip


def add(
    actor: Actor, person: PersonId, organisation: str, title: str, *, from_day: date | None = None,
    until_day: date | None = None,
) -> int:  # fmt: skip
    """Enter a position by hand. Raises FirsthandError for one without a word, or that ends before it begins."""
    return _keep(actor, person, organisation, title, from_day, until_day, "confirmed", "hand", None, "")


def confirm(
    actor: Actor, person: PersonId, organisation: str, title: str, *, from_day: date | None = None,
    until_day: date | None = None,
) -> int:  # fmt: skip
    """Confirm what a card or a signature says, as it is or with other dates. Raises NotFoundError."""
    found = _suggested(actor, person, organisation, title)
    start, until = from_day or found.from_day, until_day or found.until_day
    return _keep(
        actor, person, found.organisation, found.title, start, until, "confirmed", found.origin, found.interaction_id,
        found.quote,
    )  # fmt: skip


def dismiss(actor: Actor, person: PersonId, organisation: str, title: str) -> None:
    """Never show again what a card or a signature says. Raises NotFoundError."""
    found = _suggested(actor, person, organisation, title)
    _keep(actor, person, found.organisation, found.title, None, None, "dismissed", found.origin, None, "")


def correct(
    actor: Actor, position: int, organisation: str, title: str, *, from_day: date | None, until_day: date | None
) -> None:
    """Change one that the user entered or confirmed. Raises NotFoundError and FirsthandError."""
    employer, role = _words(organisation, title, from_day, until_day)
    with write(actor.scope):
        person, origin, before = _of_id(actor, position)
        execute(
            actor.scope,
            "UPDATE position SET organisation = %s, title = %s, from_day = %s, until_day = %s WHERE workspace_id = %s AND"
            " id = %s",
            [employer, role, number(from_day), number(until_day), actor.scope.workspace, position],
        )
        if origin != "hand" and before != stored.key_of(employer, role):
            # Where it came from still says it the old way; that is not to come up again.
            _keep(actor, person, *before, None, None, "dismissed", origin, None, "")
        stored.refresh(actor.scope, person, now(actor).day)


def remove(actor: Actor, position: int) -> None:
    """Take out one that the user entered or confirmed; what a card or a signature says comes up no more either."""
    with write(actor.scope):
        person, origin, _ = _of_id(actor, position)
        if origin == "hand":
            execute(
                actor.scope,
                "DELETE FROM position WHERE workspace_id = %s AND id = %s",
                [actor.scope.workspace, position],
            )
        else:
            execute(
                actor.scope,
                "UPDATE position SET status = 'dismissed', quote = '' WHERE workspace_id = %s AND id = %s",
                [actor.scope.workspace, position],
            )
        stored.refresh(actor.scope, person, now(actor).day)


def _keep(
    actor: Actor, person: PersonId, organisation: str, title: str, from_day: date | None, until_day: date | None,
    status: str, origin: str, interaction: int | None, quote: str,
) -> int:  # fmt: skip
    employer, role = _words(organisation, title, from_day, until_day)
    with write(actor.scope):
        if not queries.exists(actor.scope, person):
            raise nobody_called(str(person))
        position = ids.allocate(actor.scope, 1)
        today = now(actor).day
        execute(
            actor.scope,
            "INSERT INTO position (workspace_id, id, person_id, organisation, title, from_day, until_day, status, origin,"
            " on_day, interaction_id, quote) VALUES (%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s)",
            [
                actor.scope.workspace, position, person, employer, role, number(from_day), number(until_day), status, origin,
                number(today), interaction, quote,
            ],
        )  # fmt: skip
        stored.refresh(actor.scope, person, today)
    return position


def _words(organisation: str, title: str, from_day: date | None, until_day: date | None) -> tuple[str, str]:
    employer = " ".join(organisation.split())[:WORDS_CHARS_MAX]
    role = " ".join(title.split())[:WORDS_CHARS_MAX]
    if not employer and not role:
        raise FirsthandError(
            _("The position"), _("it names neither an organisation nor a role"), _("Write one of the two.")
        )
    if from_day and until_day and until_day < from_day:
        raise FirsthandError(_("The position"), _("it ends before it begins"), _("Change one of the days."))
    return employer, role


def _suggested(actor: Actor, person: PersonId, organisation: str, title: str) -> Held:
    wanted = stored.key_of(organisation, title)
    for held in history(actor, person, now(actor).day):
        if held.status == "suggested" and stored.key_of(held.organisation, held.title) == wanted:
            return held
    raise NotFoundError(_("This position"), _("nothing says it any more"), _("Reload the page, or enter it by hand."))


def _of_id(actor: Actor, position: int) -> tuple[PersonId, str, tuple[str, str]]:
    row = one(
        actor.scope,
        "SELECT person_id, origin, organisation, title FROM position WHERE workspace_id = %s AND id = %s AND status ="
        " 'confirmed'",
        [actor.scope.workspace, position],
    )
    if row is None:
        raise NotFoundError(_("This position"), _("it is not there"), _("Reload the page."))
    return PersonId(row[0]), row[1], stored.key_of(row[2], row[3])


def _is_known(found: Held, known: list[tuple[str, str]]) -> bool:
    """Whether the user or a card says it already; a signature without an organisation may be of any."""
    title, organisation = folded(found.title), folded(found.organisation)
    return any(
        (folded(role) == title and (not organisation or not employer or folded(employer) == organisation))
        or (not title and folded(employer) == organisation)
        for employer, role in known
    )
