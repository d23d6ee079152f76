"""“Do these two talk without you?”: what only the user can know, and what the network looks like with it."""

from firsthand.domain.people import PersonId
from firsthand.domain.wording import quoted
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services.actor import Actor
from firsthand.services.people import nobody_called
from firsthand.storage import network
from firsthand.storage.connection import write
from firsthand.storage.network import Talk
from firsthand.storage.queries import people

TALKS: tuple[Talk, ...] = ("yes", "no", "unsure")


def answer(actor: Actor, a: PersonId, b: PersonId, talk: Talk | None) -> None:
    """Keep the user's word on two people, over any before; None takes it back. Raises NotFoundError and FirsthandError."""
    if talk is not None and talk not in TALKS:
        raise FirsthandError(
            quoted(talk), _("it is no answer"), _("Say one of: %(talks)s.") % {"talks": ", ".join(TALKS)}
        )
    if a == b:
        raise NotFoundError(_("A pair"), _("it names one person twice"), _("Name two people."))
    with write(actor.scope):
        known = people.by_ids(actor.scope, [a, b])
        for id in (a, b):
            if id not in known:
                raise nobody_called(str(id))
        network.keep_pair_word(actor.scope, a, b, talk)
