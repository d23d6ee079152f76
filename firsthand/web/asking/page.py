"""The objects of the page that helps to ask."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from firsthand.domain.drafts import Ask, Stated
from firsthand.domain.inventory import Need
from firsthand.domain.people import PersonId
from firsthand.services import asking, helping, needs, people
from firsthand.services.actor import Actor, AsOf
from firsthand.web.asking.forms import AskForm
from firsthand.web.elements.draft import DraftCard, draft_card
from firsthand.web.elements.intent import OwnWords, said_in_own_words
from firsthand.web.giving.page import NeedLine, need_line
from firsthand.web.ledger.line import ExchangeLine, exchange_line


@dataclass(frozen=True)
class Letter:
    """The letter to the one chosen. hidden: the whole ask again, for the forms beside it."""

    name: str
    draft: DraftCard
    hidden: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AskingPage:
    """need: what is asked, with who could help, once it is said; waiting: my other needs that wait;

    never_asked: what I last gave to each of those whom I never ask.
    """

    form: AskForm
    need: NeedLine | None
    letter: Letter | None
    waiting: tuple[NeedLine, ...]
    never_asked: tuple[ExchangeLine, ...]
    own_words: tuple[OwnWords, ...]


def asking_page(
    actor: Actor, form: AskForm, as_of: AsOf, need: Need | None = None, ask: Ask | None = None, person: PersonId | None = None
) -> AskingPage:  # fmt: skip
    """need: my need, once kept. ask, person: what is asked of whom, once chosen."""
    listed = [one.need for one in needs.needs(actor, mine_only=True) if one.need.is_live_on(as_of.day)]
    answers = helping.helpers(actor, [need] if need else [], as_of)
    goal = need.goal.id if need and need.goal else None
    return AskingPage(
        form=form,
        need=need_line(need, "", answers.get(need.id, ()), as_of.day) if need else None,
        letter=_letter(actor, ask, person, goal, as_of) if ask and person is not None else None,
        never_asked=tuple(exchange_line(entry, as_of.day) for entry in helping.never_asked(actor, as_of)),
        own_words=said_in_own_words(actor),
        waiting=tuple(need_line(one, "", (), as_of.day) for one in listed if need is None or one.id != need.id),
    )


def ask_of(values: Mapping[str, object], by: date | None) -> Ask:
    """The ask that the form's clean values tell."""
    whom = values["whom"]
    return Ask(
        what=str(values["what"]),
        purpose=str(values["purpose"]),
        size=values["size"],  # type: ignore[arg-type]
        by=by,
        easy_no=str(values["easy_no"]),
        stated=Stated(tuple(whom) if isinstance(whom, list) else (), str(values["words"])),
    )


def _letter(actor: Actor, ask: Ask, person: PersonId, goal: int | None, as_of: AsOf) -> Letter:
    draft = asking.draft(actor, ask, person, as_of)
    hidden = (
        ("what", ask.what), ("purpose", ask.purpose), ("size", ask.size), ("by", ask.by.isoformat() if ask.by else ""),
        ("easy_no", ask.easy_no), ("words", ask.stated.words), ("to", str(person)),
        ("goal", str(goal or "")),
        *(("whom", one) for one in ask.stated.whom),
    )  # fmt: skip
    card = replace(draft_card(draft, 1, reverse("asking:save"), {"to": str(person)}), title="")
    return Letter(people.names(actor, [person])[person], card, hidden)
