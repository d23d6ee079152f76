"""Suggested next steps with people: what can be suggested, and which few of them today."""

from firsthand.domain.moves.accept import accept_moves, without_offers
from firsthand.domain.moves.answer import MailToMe, OpenQuestion, answer_moves, open_questions, read_questions
from firsthand.domain.moves.ask import ask_moves
from firsthand.domain.moves.came_of_it import FollowUp, came_of_it
from firsthand.domain.moves.compose import MOVES_MAX, Chosen, Held, compose
from firsthand.domain.moves.feedback import feedback_moves
from firsthand.domain.moves.give import NeedOf, give_moves
from firsthand.domain.moves.guards import Guards, giving_load, is_over_giving, says_busy
from firsthand.domain.moves.introduce import Introduction, OfferOf, introduce_moves, next_stage
from firsthand.domain.moves.learning import Judged, factors
from firsthand.domain.moves.memory import Memory, Remembered
from firsthand.domain.moves.moments import Moment
from firsthand.domain.moves.observed import observed_done
from firsthand.domain.moves.promise import promise_moves
from firsthand.domain.moves.reconnect import TieFacts, reconnect_moves
from firsthand.domain.moves.reflect import reflect_move
from firsthand.domain.moves.score import DEFAULT_WEIGHTS, Weights
from firsthand.domain.moves.shape import Evidence, FirstStep, Intent, Kind, Matter, Move, Person, Term
from firsthand.domain.moves.standing import Entry, Standing
from firsthand.domain.moves.thank import thank_moves

__all__ = [
    "DEFAULT_WEIGHTS",
    "MOVES_MAX",
    "Chosen",
    "Entry",
    "Evidence",
    "FirstStep",
    "FollowUp",
    "Guards",
    "Held",
    "Intent",
    "Introduction",
    "Judged",
    "Kind",
    "MailToMe",
    "Matter",
    "Memory",
    "Moment",
    "Move",
    "NeedOf",
    "OfferOf",
    "OpenQuestion",
    "Person",
    "Remembered",
    "Standing",
    "Term",
    "TieFacts",
    "Weights",
    "accept_moves",
    "answer_moves",
    "ask_moves",
    "came_of_it",
    "compose",
    "factors",
    "feedback_moves",
    "give_moves",
    "giving_load",
    "introduce_moves",
    "is_over_giving",
    "next_stage",
    "observed_done",
    "open_questions",
    "promise_moves",
    "read_questions",
    "reconnect_moves",
    "reflect_move",
    "says_busy",
    "thank_moves",
    "without_offers",
]
