"""What I must get done, who stands behind it, who else could, and who helped."""

from firsthand.services.goals.ending import Helped, Helper, end, proposed_helpers, reopen, suggested_act
from firsthand.services.goals.keeping import (
    Gap,
    Listed,
    add,
    add_help,
    behind,
    change,
    family_called,
    find,
    gaps,
    kind_called,
    listing,
    no_longer_behind,
    show,
)
from firsthand.services.goals.proofs import Proof
from firsthand.services.goals.who import Could, who_could

__all__ = [
    "Could",
    "Gap",
    "Helped",
    "Helper",
    "Listed",
    "Proof",
    "add",
    "add_help",
    "behind",
    "change",
    "end",
    "family_called",
    "find",
    "gaps",
    "kind_called",
    "listing",
    "no_longer_behind",
    "proposed_helpers",
    "reopen",
    "show",
    "suggested_act",
    "who_could",
]
