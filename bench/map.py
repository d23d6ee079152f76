"""The map on real mail: from one week to the next, who stays where they were, and how near do those lie who are tied?

The half-year before each of 26 weeks, of the first mailboxes of the corpus that hold them. Beside it: the same weeks laid
out anew each time. Nearness is the distance of two who are tied over that of any two, 1 for no meaning at all. Then the
processor time of 600 invented people. Figures of real mailboxes; no name of theirs is printed.
"""

import sys
import time
from collections.abc import Iterator
from statistics import mean, median
from typing import NamedTuple

import numpy as np

from bench.mailboxes import corpus, presence_of
from firsthand.network.arrays import Floats
from firsthand.network.clusters import clusters, matched
from firsthand.network.ego import EgoNetwork, contact_days, ego_network
from firsthand.network.layout import Ego, placed
from firsthand.network.presence import Presence

MAILBOXES, WEEKS, WINDOW_DAYS, PEOPLE_MAX = 6, 26, 180, 600
PEOPLE_MIN = 30


class Week(NamedTuple):
    """stayed: share of people of both weeks, in the same region as before, who lie where they lay; and of all of both weeks."""

    people: int
    stayed: float
    stayed_of_all: float
    nearness: float
    seconds: float


def weeks_of(presence: Presence, *, anew: bool) -> Iterator[Week]:
    """The last weeks of a record, each beside the one before. anew: nobody's earlier place is known."""
    last = int(np.quantile(presence.day, 0.95))
    places: dict[int, tuple[Floats, int]] = {}
    for week in range(WEEKS):
        until = last - 7 * (WEEKS - 1 - week)
        window = presence.between(until - WINDOW_DAYS, until)
        ego = _strongest(ego_network(window, *contact_days(window)))
        region = matched({person: own for person, (_, own) in places.items() if own >= 0}, clusters(ego)).label
        stays = [
            person in places and places[person][1] == own
            for person, own in zip(ego.people.tolist(), region.tolist(), strict=True)
        ]
        before = np.array(
            [places[person][0] if person in places else (np.nan, np.nan) for person in ego.people.tolist()]
        ).reshape(-1, 2)
        known = before if not anew else np.full_like(before, np.nan)
        began = time.process_time()
        found = placed(
            Ego(region, ego.weight, ego.left, ego.right, ego.tie, np.where(np.array(stays)[:, None], known, np.nan))
        )
        took = time.process_time() - began
        if week:
            same = (found == before).all(axis=1)
            both = ~np.isnan(before[:, 0])
            yield Week(
                len(found), float(same[np.array(stays)].mean()), float(same[both].mean()), nearness(ego, found), took
            )
        places = {
            person: (place, own) for person, place, own in zip(ego.people.tolist(), found, region.tolist(), strict=True)
        }


def nearness(ego: EgoNetwork, places: Floats) -> float:
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    return float(apart[ego.left, ego.right].mean() / apart[np.triu_indices(len(places), 1)].mean())


def _strongest(ego: EgoNetwork) -> EgoNetwork:
    order = np.sort(np.lexsort((ego.people, -ego.weight))[:PEOPLE_MAX])
    to = np.full(len(ego.people), -1)
    to[order] = np.arange(len(order))
    inside = (to[ego.left] >= 0) & (to[ego.right] >= 0)
    return EgoNetwork(
        ego.people[order], ego.weight[order], to[ego.left[inside]], to[ego.right[inside]], ego.tie[inside]
    )


def six_hundred() -> Ego:
    chance = np.random.default_rng(1)
    region = np.sort(chance.choice(9, 600, p=np.array((20, 16, 14, 12, 10, 9, 8, 6, 5)) / 100)) - 1
    pairs = np.unique(np.sort(chance.integers(0, 600, (4000, 2)), axis=1), axis=0)
    pairs = pairs[
        (pairs[:, 0] != pairs[:, 1])
        & ((region[pairs[:, 0]] == region[pairs[:, 1]]) | (chance.random(len(pairs)) < 0.1))
    ]
    weight = chance.geometric(0.3, len(pairs)).astype(np.float64)
    return Ego(
        region,
        chance.geometric(0.05, 600).astype(np.float64),
        pairs[:, 0],
        pairs[:, 1],
        weight,
        np.full((600, 2), np.nan),
    )


def main() -> int:
    folder = corpus()
    if folder is None:
        print("no real mailboxes found: set FIRSTHAND_CORPUS to the folder that holds them", file=sys.stderr)
        return 1
    kept: list[Week] = []
    anew: list[Week] = []
    for path in sorted((folder / "mail" / "headers").glob("*.mbox.gz"))[:MAILBOXES]:
        presence = presence_of(path)
        kept += [one for one in weeks_of(presence, anew=False) if one.people >= PEOPLE_MIN]
        anew += [one for one in weeks_of(presence, anew=True) if one.people >= PEOPLE_MIN]
    people = median(one.people for one in kept)
    print(f"  {MAILBOXES} mailboxes, {len(kept)} weeks beside the one before, {people:.0f} people on the map")
    for label, weeks in (("earlier places kept", kept), ("laid out anew", anew)):
        print(
            f"  {label:<22} stay, of those in the same region {mean(one.stayed for one in weeks):6.1%}, of all of both weeks"
            f" {mean(one.stayed_of_all for one in weeks):6.1%}; tied over any two {mean(one.nearness for one in weeks):.2f};"
            f" {1000 * median(one.seconds for one in weeks):.0f} ms"
        )
    ego = six_hundred()
    placed(ego)
    began = time.process_time()
    places = placed(ego)
    first = time.process_time() - began
    lost = np.where(np.arange(600)[:, None] % 20 == 0, np.nan, places)
    began = time.process_time()
    placed(Ego(ego.region, ego.size, ego.left, ego.right, ego.weight, lost))
    print(f"  600 people for the first time {first:.2f} s, 30 newcomers among them {time.process_time() - began:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
