"""Where people lie: kept, so that they lie there tomorrow, and brought up to date when the record changed."""

from contextlib import suppress

import numpy as np

from firsthand.errors import NotFoundError, StoreError
from firsthand.language import gettext as _
from firsthand.network.arrays import Flags, Floats, Ints, places
from firsthand.network.layout import Ego, placed
from firsthand.services.actor import Actor
from firsthand.services.network.picture import NO_REGION, WINDOW_DAYS, Picture
from firsthand.storage import map_places, network
from firsthand.storage.connection import write
from firsthand.storage.queries import people
from firsthand.storage.trouble import in_words

NAME_MAX = 60
KEPT_SHARE = 0.5
"""Where fewer of today's people lay somewhere before, as after a first large import, all are laid out anew (d)."""


def places_of(actor: Actor, picture: Picture, drawn: Ints) -> tuple[Floats, Flags]:
    """x and y of those drawn (indexes into the picture's people), and who of them lies in their region.

    The picture of today's half-year decides where people lie: what is kept follows it. Any other picture, of an earlier
    day or of all ties, shows people where they lie today, and finds room for the rest.
    """
    kept = network.places(actor.scope)
    ids, region = picture.people[drawn].tolist(), picture.region[drawn].tolist()
    decides = picture.as_of.live and picture.window_days == WINDOW_DAYS
    stays = [
        kept[id] if id in kept and (not decides or kept[id][2] == own) else (np.nan, np.nan, own)
        for id, own in zip(ids, region, strict=True)
    ]
    before = np.array([place[:2] for place in stays], dtype=np.float64).reshape(-1, 2)
    if np.isnan(before).any():
        found = placed(_ego(picture, drawn, before), KEPT_SHARE if decides else 0)
    else:
        found = before
    if decides:
        wanted = {id: (*place, own) for id, place, own in zip(ids, map(tuple, found.tolist()), region, strict=True)}
        _keep(actor, kept, wanted, picture)
    at_home = np.array([place[2] == own for place, own in zip(stays, region, strict=True)], dtype=np.bool_)
    return found, at_home


def rename(actor: Actor, region: int, name: str) -> None:
    """Keep the user's own name of a region; '' names it again by what its people share. Raises NotFoundError."""
    with in_words(actor.scope), write(actor.scope):
        known = map_places.name_region(actor.scope, region, " ".join(name.split())[:NAME_MAX])
    if not known:
        raise NotFoundError(
            _("Group %(number)s") % {"number": region},
            _("there is none of that number on today’s map"),
            _("Open the list of the map and name one there."),
        )


def _ego(picture: Picture, drawn: Ints, before: Floats) -> Ego:
    """Those drawn and the ties among them."""
    left, right = places(picture.left, drawn), places(picture.right, drawn)
    inside = (left >= 0) & (right >= 0)
    return Ego(
        picture.region[drawn],
        picture.contact_days[drawn],
        left[inside],
        right[inside],
        picture.together[inside],
        before,
    )


def _keep(
    actor: Actor,
    kept: dict[int, tuple[float, float, int]],
    wanted: dict[int, tuple[float, float, int]],
    picture: Picture,
) -> None:
    """Write what differs, in one short transaction; a store that is busy is left alone, and the next look writes it."""
    inhabited = {region for _, _, region in wanted.values()}
    hues = {one.region: one.hue for one in picture.clusters if one.region in inhabited and one.region != NO_REGION}
    known = network.regions(actor.scope)
    changed = {id: place for id, place in wanted.items() if kept.get(id) != place}
    gone, ended = kept.keys() - wanted.keys(), known.keys() - hues.keys()
    new_hues = {region: hue for region, hue in hues.items() if region not in known or known[region].hue != hue}
    if not (changed or gone or ended or new_hues):
        return
    with suppress(StoreError), in_words(actor.scope), write(actor.scope):
        map_places.let_go(actor.scope, gone, ended)
        # Whoever was forgotten or joined while this was worked out must not come back.
        there = people.by_ids(actor.scope, changed)
        map_places.keep_places(actor.scope, {id: place for id, place in changed.items() if id in there})
        map_places.keep_hues(actor.scope, new_hues)
