"""One aggregate a file. Only this room and the services touch them.

Every row carries its workspace and every key begins with it, so that a sharded PostgreSQL can distribute by it.
Ids are handed out by `firsthand.storage.ids`, never by the database.
"""

from firsthand.storage.models.exchange import ActReading, Exchange, ExchangeDue, ExchangeUndo
from firsthand.storage.models.interaction import Daily, Interaction, InteractionText, Mailbox, Participant
from firsthand.storage.models.memory import MoveChoice, MoveEvent, MovePerson, QuestionReading
from firsthand.storage.models.note import Note
from firsthand.storage.models.person import Decision, Duplicate, Joining, Layer, Person, Tag, Tie
from firsthand.storage.models.source import Problem, Run, RunSource, Source
from firsthand.storage.models.workspace import Forgotten, OwnerAddress, Sequence, Workspace

__all__ = [
    "ActReading",
    "Daily",
    "Decision",
    "Duplicate",
    "Exchange",
    "ExchangeDue",
    "ExchangeUndo",
    "Forgotten",
    "Interaction",
    "InteractionText",
    "Joining",
    "Layer",
    "Mailbox",
    "MoveChoice",
    "MoveEvent",
    "MovePerson",
    "Note",
    "OwnerAddress",
    "Participant",
    "Person",
    "Problem",
    "QuestionReading",
    "Run",
    "RunSource",
    "Sequence",
    "Source",
    "Tag",
    "Tie",
    "Workspace",
]
