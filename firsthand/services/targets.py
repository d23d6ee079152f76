"""Whom a move with feeds a mix that is below the user's own target: the term G of a move's score."""

from collections.abc import Collection

from firsthand.domain.purposes import Purpose
from firsthand.domain.text_folding import folded
from firsthand.domain.trait_words import trait_in_words
from firsthand.language import gettext as _
from firsthand.language import gettext_noop
from firsthand.services import purposes, traits
from firsthand.services.actor import Actor, AsOf
from firsthand.services.own_targets import FUNCTION_MIX, PURPOSE_MIX
from firsthand.storage import network_words

_TIES_BELOW: dict[Purpose, str] = {
    "operational": gettext_noop("your operational ties, which are below your own target"),
    "personal": gettext_noop("your personal ties, which are below your own target"),
    "strategic": gettext_noop("your strategic ties, which are below your own target"),
}


def fed(actor: Actor, people: Collection[int] | None, as_of: AsOf) -> dict[int, str]:
    """Of these people, or of all, those of a purpose or a function below the user's own target, with which, in words.

    Cost: one look where there is no target; else all confirmed purposes, and for functions contact by group.
    """
    targets = network_words.targets(actor.scope)
    found: dict[int, str] = {}
    if targets.get(FUNCTION_MIX):
        thin = _thin_functions(actor, targets[FUNCTION_MIX], as_of)
        for person, function in traits.held(actor, "function", people).items():
            if folded(function) in thin:
                words = _("your contact with %(function)s, which is below your own target")
                found[person] = words % {"function": trait_in_words(function, "function")}
    if targets.get(PURPOSE_MIX):
        wanted = None if people is None else set(people)
        for person, wanting in purposes.below_target(actor, as_of).items():
            if wanted is None or person in wanted:
                found[person] = _(_TIES_BELOW[wanting[0]])
    return found


def _thin_functions(actor: Actor, targets: dict[str, float], as_of: AsOf) -> set[str]:
    from firsthand.services import breadth  # noqa: PLC0415 - only who set such a target needs it on Today

    spread = breadth.spread(actor, "function", as_of)
    if not spread.enough:
        return set()
    shares = {folded(group.name): group.share for group in spread.shares}
    return {folded(name) for name, share in targets.items() if shares.get(folded(name), 0.0) < share}
