"""Who could help with a goal, by what shows it; the way to them; and the move that follows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from firsthand.domain.goals import Following, following, hardly_known
from firsthand.domain.inventory import Need, Source
from firsthand.domain.moves.thank import AGE_DAYS_MAX
from firsthand.domain.people import FAMILIES, Family, PersonRow
from firsthand.services import exchanges
from firsthand.services import people as people_service
from firsthand.services.actor import Actor, AsOf
from firsthand.services.exchanges import Entry, LedgerQuery
from firsthand.services.goals.keeping import Listed
from firsthand.services.goals.proofs import Proof, proofs_for
from firsthand.services.goals.ways import Way, ways_to
from firsthand.services.ties import ties_of

COULD_MAX = 6
"""So many people for each family of value; one asks one at a time."""

ENTRIES_READ_MAX = 60


@dataclass(frozen=True)
class Could:
    """Somebody who could help, and is not behind the goal with this yet.

    proofs: the strongest first, never empty. ways: who could introduce, where one hardly knows them.
    unthanked: what they gave lately and were not thanked for, as the ledger sees.
    """

    row: PersonRow
    proofs: tuple[Proof, ...]
    ways: tuple[Way, ...]
    follows: Following
    unthanked: Entry | None

    @property
    def need(self) -> Need | None:
        """The help of the goal that they fit best, None where the title alone was looked at."""
        return self.proofs[0].need


def who_could(
    actor: Actor, listed: Listed, as_of: AsOf, families: Collection[Family] = FAMILIES
) -> dict[Family, tuple[Could, ...]]:
    """For each family of value who could help with a goal, those with the strongest proof first, at most `COULD_MAX`."""
    proofs = proofs_for(actor, {family: _topics(listed, family, as_of) for family in families}, as_of)
    chosen = {
        family: [id for id in found if id not in {one.id for one in listed.behind[family]}][:COULD_MAX]
        for family, found in proofs.items()
    }
    everyone = sorted({id for found in chosen.values() for id in found})
    rows: dict[int, PersonRow] = {row.id: row for row in people_service.rows_of(actor, everyone, as_of)}
    hardly = [id for id, row in rows.items() if hardly_known(row)]
    ways = ways_to(actor, hardly, as_of, ties_of(actor, as_of)) if hardly else {}
    unthanked = _unthanked(actor, everyone, as_of)
    return {
        family: tuple(
            _could(rows[id], proofs[family][id], ways.get(id, ()), unthanked.get(id)) for id in found if id in rows
        )
        for family, found in chosen.items()
    }


def _could(row: PersonRow, proofs: tuple[Proof, ...], ways: tuple[Way, ...], thanks: Entry | None) -> Could:
    follows = following(
        unthanked=thanks is not None,
        rhythm=row.quiet.state,
        hardly_known=hardly_known(row),
        has_way=bool(ways),
    )
    return Could(row, proofs, ways, follows, thanks)


def _topics(listed: Listed, family: Family, as_of: AsOf) -> list[Need]:
    """The help of this family that waits; where there is none, the title, with a negative id for each family."""
    waiting = [need for need in listed.needs if need.is_live_on(as_of.day) and need.family in (family, None)]
    if waiting:
        return waiting
    return [Need(-1 - FAMILIES.index(family), None, listed.goal.title, Source("hand", listed.goal.on))]


def _unthanked(actor: Actor, people: Collection[int], as_of: AsOf) -> dict[int, Entry]:
    """What each of these people gave lately, confirmed, and was not thanked for; the newest."""
    if not people:
        return {}
    query = LedgerQuery(status="confirmed", state="given", flow="in", people=tuple(people))
    found = exchanges.listing(actor, query, as_of, limit=ENTRIES_READ_MAX).entries
    since = as_of.day - timedelta(days=AGE_DAYS_MAX)
    lately = [one for one in found if one.exchange.steps[-1].at.date() >= since]
    return {one.exchange.person: one for one in reversed(lately)}
