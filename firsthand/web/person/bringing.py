"""What a person can bring, what I can bring them, and my own judgement of them, as their page shows it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from firsthand.domain.people import PersonId
from firsthand.services import helping, inventory, needs, private_notes
from firsthand.services.actor import Actor, AsOf
from firsthand.services.private_notes import TrustNote
from firsthand.web.elements.words import long_day
from firsthand.web.giving.page import need_line, offer_line
from firsthand.web.person.forms import JUDGEMENTS, TrustForm


@dataclass(frozen=True)
class Line:
    """remove: the address that takes it out, '' where the line is no row of its own."""

    words: str
    note: str
    remove: str


@dataclass(frozen=True)
class TrustLine:
    """judged: each question with its answer."""

    id: int
    day: str
    judged: tuple[tuple[str | Promise, str | Promise], ...]
    words: str


@dataclass(frozen=True)
class BringingPart:
    brings_me: tuple[Line, ...]
    i_bring: tuple[Line, ...]
    trust: tuple[TrustLine, ...]


def bringing_part(actor: Actor, person: PersonId, as_of: AsOf) -> BringingPart:
    today = as_of.day
    offers = [offer_line(one.offer, today) for one in inventory.offers(actor, person=person)]
    return BringingPart(
        brings_me=tuple(
            Line(one.words, one.about, reverse("giving:remove_offer", args=[one.id])) for one in offers if not one.over
        ),
        i_bring=_mine(actor, person, as_of),
        trust=tuple(_trust(one, today) for one in private_notes.trust_in(actor, person)),
    )


def _mine(actor: Actor, person: PersonId, as_of: AsOf) -> tuple[Line, ...]:
    """What I can bring for each of their needs; a need without anything of mine as it stands."""
    live = [one.need for one in needs.needs(actor, person=person) if one.need.is_live_on(as_of.day)]
    answers = helping.helpers(actor, live, as_of, mine_only=True)
    lines = []
    for need in live:
        about = need_line(need, "", (), as_of.day).about
        remove = reverse("giving:remove_need", args=[need.id])
        if need.id not in answers:
            lines.append(Line(_("Looked for: %(words)s") % {"words": need.words}, about, remove))
            continue
        (mine, *_rest) = answers[need.id]
        same = mine.offer.words.casefold() == need.words.casefold()
        note = about if same else _("They look for “%(words)s”.") % {"words": need.words}
        lines.append(Line(mine.offer.words, note, remove))
    return tuple(lines)


def _trust(one: TrustNote, today: date) -> TrustLine:
    asked = TrustForm.base_fields
    answers = (("can_they", one.can_they), ("on_my_side", one.on_my_side), ("keeps_word", one.keeps_word))
    return TrustLine(
        id=one.id,
        day=long_day(one.on, today),
        judged=tuple((asked[name].label or "", JUDGEMENTS[answer]) for name, answer in answers if answer),
        words=one.words,
    )
