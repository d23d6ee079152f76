"""Who could help with a goal, as its page says it: what shows it, how close, by which way, and what follows."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.goals import hardly_known
from firsthand.domain.moves.shape import given_name
from firsthand.domain.people import Family, PersonRow
from firsthand.domain.wording import in_mid_sentence
from firsthand.services import goals
from firsthand.services.actor import Actor, AsOf
from firsthand.services.goals import Could, Listed, Proof
from firsthand.services.goals.ways import Way
from firsthand.web.elements.kinds import RHYTHMS, WARMTH_LABELS
from firsthand.web.elements.words import ago_words, number
from firsthand.web.goals.matrix import at


@dataclass(frozen=True)
class ProofLine:
    """words: what shows that they could help; href: the message that says so, ''. suggested: nobody confirmed it."""

    words: str
    href: str
    suggested: bool


@dataclass(frozen=True)
class WhoLine:
    """Somebody who could. close: how close, in words; way: who could introduce, ''; follows: the move, with its address and
    what to bear in mind.
    """

    id: int
    name: str
    href: str
    proofs: tuple[ProofLine, ...]
    close: str
    way: str
    kind: str
    follows: str | Promise
    follows_href: str
    mind: str


def who_lines(actor: Actor, listed: Listed, as_of: AsOf) -> dict[Family, tuple[WhoLine, ...]]:
    """For each family of value who could help, the strongest proof first."""
    found = goals.who_could(actor, listed, as_of)
    return {family: tuple(_line(listed, family, one, as_of) for one in could) for family, could in found.items()}


def _line(listed: Listed, family: Family, one: Could, as_of: AsOf) -> WhoLine:
    row = one.row
    called = given_name(row.name) or row.name
    follows, href, mind = _move(listed, one, called)
    return WhoLine(
        id=row.id,
        name=row.name,
        href=reverse("person:person", args=[row.id]) + at(as_of),
        proofs=tuple(proof_line(proof, family, as_of.day) for proof in one.proofs),
        close=close_words(row, as_of.day),
        way=way_words(one.ways, called) if hardly_known(row) else "",
        kind=one.follows,
        follows=follows,
        follows_href=href,
        mind=mind,
    )


def proof_line(proof: Proof, family: Family, today: date) -> ProofLine:
    """One reason, in a sentence, with the words that match."""
    href = reverse("messages:message", args=[proof.interaction_id]) if proof.interaction_id else ""
    if proof.how == "layer":
        said = {
            "support": _("You say that they bring you support."),
            "feedback": _("You say that they bring you feedback."),
            "resources": _("You say that they bring you resources."),
        }[family]
        return ProofLine(said, "", False)
    pattern = {
        "offers": _("Can bring “%(words)s”, said %(ago)s.") if href else _("Can bring “%(words)s”, noted %(ago)s."),
        "gave": _("Gave you “%(words)s”, %(ago)s."),
        "role": _("Their role: %(words)s."),
    }[proof.how]
    ago = ago_words((today - proof.on).days) if proof.on else ""
    met = _("Both speak of %(words)s.") % {"words": proof.met}
    return ProofLine(f"{pattern % {'words': proof.words, 'ago': ago}} {met}", href, proof.suggested)


def close_words(row: PersonRow, today: date) -> str:
    """Recent warmth, the rhythm where it tells something, and the last contact."""
    if not row.last_contact:
        return _("No message or meeting between the two of you is seen")
    last = _("last contact %(ago)s") % {"ago": ago_words((today - date.fromisoformat(row.last_contact[:10])).days)}
    said = [str(WARMTH_LABELS[row.warmth.band])]
    if hardly_known(row):
        said.append(_("hardly in touch so far"))
    if row.quiet.state in ("quiet", "lapsed"):
        said.append(in_mid_sentence(str(RHYTHMS[row.quiet.state].label)))
    return " · ".join([*said, last])


def way_words(ways: tuple[Way, ...], called: str) -> str:
    """Who could introduce, and what shows that they know both."""
    if not ways:
        return _("Nobody you are in touch with is seen together with %(name)s.") % {"name": called}
    named = [
        ngettext("%(name)s (on one day)", "%(name)s (on %(count)s days)", way.days)
        % {"name": way.name, "count": number(way.days)}
        for way in ways
    ]
    return _("Seen with %(name)s in small messages and meetings: %(people)s.") % {
        "name": called, "people": ", ".join(named),
    }  # fmt: skip


def _move(listed: Listed, one: Could, called: str) -> tuple[str, str, str]:
    """What follows in words, where it begins, and what to bear in mind."""
    person = one.row.id
    if one.follows == "thank" and one.unthanked is not None:
        exchange = one.unthanked.exchange
        return (
            _("Thank %(name)s first") % {"name": called},
            reverse("ledger:exchange", args=[exchange.key]),
            _("For “%(what)s”. Ask another day: praise beside a request reads as its price.") % {"what": exchange.what},
        )
    if one.follows == "reconnect":
        return (
            _("Write to %(name)s first") % {"name": called},
            reverse("person:person", args=[person]),
            _("It has been quiet. Take it up again before you ask for anything."),
        )
    if one.follows == "introduction":
        via = given_name(one.ways[0].name) or one.ways[0].name
        what = _("An introduction to %(name)s") % {"name": one.row.name}
        return (
            _("Ask %(name)s to introduce you") % {"name": via},
            asking(goal=listed.goal.id, what=what, person=one.ways[0].id),
            _("Who introduces asks %(name)s first; a no is fine.") % {"name": called},
        )
    if one.need is None:
        return _("Ask %(name)s") % {"name": called}, asking(goal=listed.goal.id, person=person), ""
    return _("Ask %(name)s") % {"name": called}, asking(need=one.need.id, person=person), ""


def asking(**begun: object) -> str:
    """Where an ask begins, with what is known of it."""
    return f"{reverse('asking:asking')}?{urlencode(begun)}"
