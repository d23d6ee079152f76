"""What the sentences of a message do: ask, offer, promise, deliver, thank, introduce, give feedback, decline, invite."""

from firsthand.domain.acts.due import due_on
from firsthand.domain.acts.reading import Judged, Letter, acts_of_new_text, judge, read_acts, read_letter
from firsthand.domain.acts.shape import FOUND_MIN, KINDS, Act, Doer, Kind

__all__ = [
    "FOUND_MIN",
    "KINDS",
    "Act",
    "Doer",
    "Judged",
    "Kind",
    "Letter",
    "acts_of_new_text",
    "due_on",
    "judge",
    "read_acts",
    "read_letter",
]
