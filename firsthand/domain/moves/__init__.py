"""Suggested next steps with people: what can be suggested, and which few of them today."""

from firsthand.domain.moves.answer import MailToMe, OpenQuestion, answer_moves, open_questions, read_questions
from firsthand.domain.moves.compose import MOVES_MAX, Chosen, Held, compose
from firsthand.domain.moves.memory import Memory, Remembered
from firsthand.domain.moves.moments import Moment
from firsthand.domain.moves.reconnect import TieFacts, reconnect_moves
from firsthand.domain.moves.shape import Evidence, FirstStep, Intent, Kind, Move, Person, Term

__all__ = [
    "MOVES_MAX",
    "Chosen",
    "Evidence",
    "FirstStep",
    "Held",
    "Intent",
    "Kind",
    "MailToMe",
    "Memory",
    "Moment",
    "Move",
    "OpenQuestion",
    "Person",
    "Remembered",
    "Term",
    "TieFacts",
    "answer_moves",
    "compose",
    "open_questions",
    "read_questions",
    "reconnect_moves",
]
