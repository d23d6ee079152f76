"""The shape of one act: what a sentence does, how sure that is, and which words show it."""

from datetime import date
from typing import Literal, NamedTuple, get_args

from firsthand.domain.questions import Span

Kind = Literal["ask", "offer", "promise", "deliver", "thank", "introduce", "feedback", "decline", "invite"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Doer = Literal["sender", "receiver", "third"]
"""Who is to do what the act speaks of: "we will send" the sender, "could you send" the receiver, "Jo will send" neither."""

FOUND_MIN = 0.5
"""An act is found from this probability; probabilities are mapped so that this threshold serves F1 best."""


class Act(NamedTuple):
    """What one sentence of a message does; a sentence may do several things, each an act of its own.

    probability: 0 to 1, calibrated; found from `FOUND_MIN`.
    start, end: the sentence's place in the new text of the message.
    sentence: its words, white space folded.
    marked: the deciding words as a place in `sentence`.
    due: the day it names, read relative to the day the message was sent; None when it names none.
    doer: who is to do what is asked, offered or promised.
    """

    kind: Kind
    probability: float
    start: int
    end: int
    sentence: str
    marked: Span
    due: date | None
    doer: Doer
