"""What I can bring, and what others can: entered by hand, or suggested by the record and confirmed."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.exchanges import VALUES, Exchange, Value
from firsthand.domain.exchanges.valuing import effort_of, value_of
from firsthand.domain.inventory import (
    LIMITS_CHARS_MAX,
    MINUTES_MAX,
    WORDS_CHARS_MAX,
    Offer,
    ProposedOffer,
    Source,
    offers_in_record,
)
from firsthand.domain.moves.standing import MINUTES_OF
from firsthand.domain.people import PersonId
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import move_ledger
from firsthand.services.actor import Actor, AsOf, now
from firsthand.storage import giving
from firsthand.storage.queries import people


@dataclass(frozen=True)
class Listed:
    """An offer with whose it is; person_name: '' for the owner's own."""

    offer: Offer
    person_name: str = ""


def offers(actor: Actor, *, mine_only: bool = False, person: PersonId | None = None) -> tuple[Listed, ...]:
    """Offers that are not dismissed, the newest first: everybody's, mine, or one person's."""
    whose = giving.of_person(person) if person is not None else giving.MINE if mine_only else giving.ANYBODYS
    found = giving.offers(actor.scope, whose)
    names = people.by_ids(actor.scope, {offer.person for offer in found if offer.person is not None})
    return tuple(
        Listed(offer, names[offer.person].name if offer.person is not None else "")
        for offer in found
        if offer.person is None or offer.person in names
    )


def add_offer(
    actor: Actor,
    words: str,
    *,
    value: str = "",
    minutes: int | None = None,
    limits: str = "",
    until: date | None = None,
    person: PersonId | None = None,
) -> Offer:
    """Enter an offer by hand, mine or somebody's; it is confirmed.

    value, minutes: read from the words where they are not given. Raises FirsthandError for words that are empty or values
    out of range, NotFoundError for nobody.
    """
    said = _words(words)
    kind = _value(value) if value else value_of("offer", said)
    wanted = minutes if minutes is not None else MINUTES_OF[effort_of(said)]
    if not 1 <= wanted <= MINUTES_MAX:
        raise FirsthandError(
            _("%(wanted)s minutes") % {"wanted": wanted},
            _("an offer takes from 1 to %(minutes_max)s minutes") % {"minutes_max": MINUTES_MAX},
            _("Say about how long it takes."),
        )
    if person is not None and not people.exists(actor.scope, person):
        raise NotFoundError(quoted(person), _("nobody of that number is in the record"), _("Look them up in People."))
    source = Source("hand", now(actor).day)
    limits = " ".join(limits.split())[:LIMITS_CHARS_MAX]
    return giving.keep_offer(actor.scope, Offer(0, person, kind, said, wanted, source, limits, until))


def remove_offer(actor: Actor, offer_id: int) -> None:
    """Raises NotFoundError."""
    if not giving.remove(actor.scope, "offer", offer_id):
        raise _gone(offer_id)


def proposals(actor: Actor, as_of: AsOf) -> tuple[ProposedOffer, ...]:
    """What the record suggests I can bring, without what I have said yes or no to."""
    said = giving.words_said(actor.scope, "offer", giving.MINE)
    found = offers_in_record(_given(actor, as_of), as_of.day)
    return tuple(one for one in found if one.words.casefold() not in said)


def take_up(actor: Actor, proposed: ProposedOffer, *, confirmed: bool) -> Offer:
    """Say yes to a proposal, which puts it into the inventory, or no, so that it does not come back."""
    source = proposed.sources[0]
    return giving.keep_offer(
        actor.scope,
        Offer(
            0,
            None,
            proposed.value,
            proposed.words[:WORDS_CHARS_MAX],
            proposed.minutes,
            source,
            status="confirmed" if confirmed else "dismissed",
        ),
    )


def _given(actor: Actor, as_of: AsOf) -> list[Exchange]:
    return move_ledger.given_by_me(actor, as_of)


def _words(words: str) -> str:
    said = " ".join(words.replace("\x00", "").split())[:WORDS_CHARS_MAX]
    if not said:
        raise FirsthandError(_("An offer"), _("it is empty"), _("Say in a few words what can be brought."))
    return said


def _value(value: str) -> Value:
    for known in VALUES:
        if known == value.strip().lower():
            return known
    raise FirsthandError(
        quoted(value), _("this is no kind of value"), _("Choose one of %(values)s.") % {"values": ", ".join(VALUES)}
    )


def _gone(offer_id: int) -> NotFoundError:
    return NotFoundError(
        _("Offer %(offer_id)s") % {"offer_id": offer_id},
        _("it is not there"),
        _("`firsthand offers` lists those that are."),
    )
