"""If-then plans: a first step tied to a cue, so that it need not be decided again when the moment comes.

Source: Gollwitzer, "Implementation intentions: strong effects of simple plans", American Psychologist 54 (1999), 493-503.
For the obstacle and its answer: Oettingen, "Future thought and behaviour change", European Review of Social Psychology 23
(2012), 1-63.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

Cue = Literal["time", "meeting", "habit"]
CUES: tuple[Cue, ...] = get_args(Cue)
State = Literal["open", "done", "not done", "rest"]
STATES: tuple[State, ...] = get_args(State)
DECIDED: tuple[State, ...] = ("done", "not done", "rest")

WORDS_CHARS_MAX = 500
SHOWN_FOR = timedelta(days=7)
"""A plan whose day is longer past is not put before anybody any more; it stays in the list, and nothing is late."""


@dataclass(frozen=True, slots=True)
class Plan:
    """If `if_words`, then `then_words`. obstacle, answer: what may come in between, and what then; '' for none.

    due: for a time, and the day of the meeting for a meeting; None for a habit. origin: key of the move, experiment or question
    that it serves, '' for none.
    """

    id: int
    if_words: str
    then_words: str
    obstacle: str
    answer: str
    cue: Cue
    due: date | None
    meeting: int | None
    person: int | None
    origin: str
    state: State
    on: date
    decided: date | None

    def is_due(self, day: date) -> bool:
        """Whether it is to be shown on a day: its own day, and a few after it."""
        return self.state == "open" and self.due is not None and self.due <= day < self.due + SHOWN_FOR
