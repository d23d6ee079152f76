"""One aggregate a file. Only this room and the services touch them.

Every row carries its workspace and every key begins with it, so that a sharded PostgreSQL can distribute by it.
Ids are handed out by `firsthand.storage.ids`, never by the database.
"""

from firsthand.storage.models.account import Account, AccountState, Digest
from firsthand.storage.models.card import Card, CardDate, CardGroup, CardMailbox, CardPosition
from firsthand.storage.models.exchange import ActReading, Exchange, ExchangeDue, ExchangeUndo
from firsthand.storage.models.feed import Feed, FeedEntry
from firsthand.storage.models.giving import CameOfIt, Introduction, Need, Offer
from firsthand.storage.models.goal import Goal, GoalPerson
from firsthand.storage.models.holding import Holding, Replaced, Waiting
from firsthand.storage.models.interaction import Daily, Interaction, InteractionText, Mailbox, Participant
from firsthand.storage.models.meeting import DeclinedSlot, Meeting
from firsthand.storage.models.memory import (
    MoveAnswer,
    MoveChoice,
    MoveEvent,
    MovePerson,
    Pin,
    PinnedPerson,
    QuestionReading,
    Reopened,
    Weighting,
)
from firsthand.storage.models.network import (
    LayerDeclined,
    LayerKind,
    MapPlace,
    MapRegion,
    OwnTarget,
    OwnTrait,
    PairWord,
    Purpose,
    Trait,
)
from firsthand.storage.models.note import Note
from firsthand.storage.models.person import Decision, Duplicate, Joining, Layer, Person, Tag, Tie
from firsthand.storage.models.practice import (
    Experiment,
    Lesson,
    Plan,
    Practised,
    Programme,
    Reminding,
    Review,
)
from firsthand.storage.models.private import Energy, IntentNote, TrustNote
from firsthand.storage.models.reflection import Answer, Invited, OwnValue, OwnWord, RoleModel, SelfRating
from firsthand.storage.models.said import (
    EndedPerson,
    HiddenGroup,
    IdentityChange,
    KeepInTouch,
    PersonalDate,
    Position,
)
from firsthand.storage.models.source import Problem, Run, RunSource, Source
from firsthand.storage.models.workspace import Forgotten, OwnerAddress, Sequence, Workspace

__all__ = [
    "Account",
    "AccountState",
    "ActReading",
    "Answer",
    "CameOfIt",
    "Card",
    "CardDate",
    "CardGroup",
    "CardMailbox",
    "CardPosition",
    "Daily",
    "Decision",
    "DeclinedSlot",
    "Digest",
    "Duplicate",
    "EndedPerson",
    "Energy",
    "Exchange",
    "ExchangeDue",
    "ExchangeUndo",
    "Experiment",
    "Feed",
    "FeedEntry",
    "Forgotten",
    "Goal",
    "GoalPerson",
    "HiddenGroup",
    "Holding",
    "IdentityChange",
    "IntentNote",
    "Interaction",
    "InteractionText",
    "Introduction",
    "Invited",
    "Joining",
    "KeepInTouch",
    "Layer",
    "LayerDeclined",
    "LayerKind",
    "Lesson",
    "Mailbox",
    "MapPlace",
    "MapRegion",
    "Meeting",
    "MoveAnswer",
    "MoveChoice",
    "MoveEvent",
    "MovePerson",
    "Need",
    "Note",
    "Offer",
    "OwnTarget",
    "OwnTrait",
    "OwnValue",
    "OwnWord",
    "OwnerAddress",
    "PairWord",
    "Participant",
    "Person",
    "PersonalDate",
    "Pin",
    "PinnedPerson",
    "Plan",
    "Position",
    "Practised",
    "Problem",
    "Programme",
    "Purpose",
    "QuestionReading",
    "Reminding",
    "Reopened",
    "Replaced",
    "Review",
    "RoleModel",
    "Run",
    "RunSource",
    "SelfRating",
    "Sequence",
    "Source",
    "Tag",
    "Tie",
    "Trait",
    "TrustNote",
    "Waiting",
    "Weighting",
    "Workspace",
]
