"""What the sentences of a message do: ask, offer, promise, deliver, thank, introduce, give feedback, decline, invite."""

from firsthand.domain.acts.due import due_on
from firsthand.domain.acts.reading import (
    Incoming,
    Letter,
    acts_of_new_text,
    read_acts,
    read_letters,
    sentence_probabilities,
)
from firsthand.domain.acts.shape import FOUND_MIN, KINDS, Act, Doer, Kind

__all__ = [
    "FOUND_MIN",
    "KINDS",
    "Act",
    "Doer",
    "Incoming",
    "Kind",
    "Letter",
    "acts_of_new_text",
    "due_on",
    "read_acts",
    "read_letters",
    "sentence_probabilities",
]
