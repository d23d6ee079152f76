"""What I can bring, and what people look for."""

from firsthand.domain.inventory.proposing import (
    ProposedNeed,
    ProposedOffer,
    needs_in_note,
    needs_in_record,
    offers_in_record,
)
from firsthand.domain.inventory.shape import (
    KINDS_WANTED,
    LIMITS_CHARS_MAX,
    MINUTES_MAX,
    NEED_LASTS_DAYS,
    ORIGINS,
    WORDS_CHARS_MAX,
    ForGoal,
    KindWanted,
    Need,
    Offer,
    Origin,
    Source,
    family_of,
)

__all__ = [
    "KINDS_WANTED",
    "LIMITS_CHARS_MAX",
    "MINUTES_MAX",
    "NEED_LASTS_DAYS",
    "ORIGINS",
    "WORDS_CHARS_MAX",
    "ForGoal",
    "KindWanted",
    "Need",
    "Offer",
    "Origin",
    "ProposedNeed",
    "ProposedOffer",
    "Source",
    "family_of",
    "needs_in_note",
    "needs_in_record",
    "offers_in_record",
]
