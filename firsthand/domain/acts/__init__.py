"""What the sentences of a message do: ask, offer, promise, deliver, thank, introduce, give feedback, decline, invite."""

from firsthand.domain.acts.shape import FOUND_MIN, KINDS, Act, Doer, Kind

__all__ = ["FOUND_MIN", "KINDS", "Act", "Doer", "Kind"]
