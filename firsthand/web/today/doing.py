"""How to do one of today's moves."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from firsthand.errors import NotFoundError
from firsthand.services import drafts, moves
from firsthand.services.actor import Actor, AsOf
from firsthand.web.elements.draft import DraftCard, draft_card
from firsthand.web.today.card import MoveCard, move_card


@dataclass(frozen=True)
class DoingPage:
    """drafts: none for what is done without a letter; not_now: whether they put it off kindly instead; can_wait: whether
    such a letter would make sense.
    """

    move: MoveCard
    drafts: tuple[DraftCard, ...]
    not_now: bool
    can_wait: bool


def doing_page(actor: Actor, key: str, as_of: AsOf, *, not_now: bool = False) -> DoingPage:
    """Raises NotFoundError for a move that is not among today's."""
    today = moves.today(actor, as_of)
    found = next((move for move in today.moves if move.key == key), None)
    if found is None:
        raise NotFoundError(
            _("This move"), _("it is not among today’s any more"), _("Look at Today for those that are.")
        )
    try:
        written = drafts.for_move(actor, found, today.said.get(key), as_of, not_now=not_now).drafts
    except NotFoundError:
        written = ()  # a question to oneself
    hidden = {"key": key, "not_now": "1"} if not_now else {"key": key}
    return DoingPage(
        move=move_card(actor, found, today.said.get(key), as_of, today.moves.index(found) + 1),
        drafts=tuple(
            draft_card(draft, number, reverse("today:draft"), {**hidden, "number": str(number)})
            for number, draft in enumerate(written, start=1)
        ),
        not_now=not_now,
        can_wait=found.kind in ("promise", "answer", "accept", "give") and not not_now,
    )
