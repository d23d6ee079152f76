"""What passes between the user and one person by family and kind, what the ledger suggests of it, and what the tie is for."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from firsthand.domain.exchanges import Flow
from firsthand.domain.layer import Provided
from firsthand.domain.moves.shape import given_name
from firsthand.domain.people import Family, PersonRow
from firsthand.domain.purposes import PURPOSES
from firsthand.domain.value_words import value_in_words
from firsthand.domain.wording import in_mid_sentence
from firsthand.services import layer, purposes
from firsthand.services.actor import Actor, AsOf
from firsthand.services.layer import Provider
from firsthand.web.elements.kinds import FAMILY_LABELS, PURPOSE_LABELS
from firsthand.web.ledger.words import VALUE_LABELS
from firsthand.web.person.forms import LayerForm


@dataclass(frozen=True)
class SuggestedLine:
    """Something that confirmed exchanges speak of and the user has not said. words: which kinds, how often, when, how deep."""

    flow: Flow
    family: Family
    sentence: str
    words: str


@dataclass(frozen=True)
class LayerPart:
    """tags: what they bring and what the tie is for, for the head of the page. seen: what the ledger knows of what is set.

    purposes: what the user said the tie is for.
    """

    tags: tuple[str | Promise, ...]
    suggested: tuple[SuggestedLine, ...]
    seen: tuple[str, ...]
    purposes: tuple[str, ...]


def layer_part(actor: Actor, row: PersonRow, as_of: AsOf) -> LayerPart:
    said = purposes.said(actor, [row.id]).get(row.id, frozenset())
    ordered = tuple(purpose for purpose in PURPOSES if purpose in said)
    found = layer.provides(actor, [row.id], as_of).get(row.id, ())
    return LayerPart(
        tags=(
            *(FAMILY_LABELS[family] for family in row.gives_me),
            *(PURPOSE_LABELS[purpose] for purpose in ordered),
        ),
        suggested=tuple(_suggested(row, one) for one in found if not one.is_set),
        seen=tuple(_seen(row, one) for one in found if one.is_set and one.times),
        purposes=ordered,
    )


def layer_form(actor: Actor, row: PersonRow) -> LayerForm:
    """The form as things are set."""
    kinds = layer.kinds_set(actor, row.id)
    return LayerForm(
        initial={
            "gives_me": row.gives_me,
            "i_give": row.i_give,
            "gives_me_kinds": [value for flow, value in kinds if flow == "in"],
            "i_give_kinds": [value for flow, value in kinds if flow == "out"],
        }
    )


def _suggested(row: PersonRow, one: Provided) -> SuggestedLine:
    words = _words(row, one)
    return SuggestedLine(one.flow, one.family, _sentence(row, one), f"{words[0].upper()}{words[1:]}.")


def _seen(row: PersonRow, one: Provided) -> str:
    return _("%(sentence)s, as your ledger shows: %(words)s.") % {
        "sentence": _sentence(row, one),
        "words": _words(row, one),
    }


def _sentence(row: PersonRow, one: Provided) -> str:
    pattern = _("%(name)s gives you %(family)s") if one.flow == "in" else _("You give %(name)s %(family)s")
    return pattern % {"name": given_name(row.name) or row.name, "family": value_in_words(one.family)}


def _words(row: PersonRow, one: Provided) -> str:
    """Which kinds, where the family has several, and how often, when and how deep."""
    kinds = [in_mid_sentence(str(VALUE_LABELS[kind.value])) for kind in one.kinds if kind.times]
    said = Provider(row.name, one).words
    return said if kinds == [one.family] else f"{', '.join(kinds)}, {said}"
