"""What Today showed, and what the user made of it."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class MoveEvent(models.Model):
    """One thing that happened to one move on one day, as `domain.moves.memory.Remembered`; days since 1970-01-01."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    key = models.TextField()
    kind = models.CharField(max_length=12)
    on_day = models.IntegerField()
    outcome = models.CharField(max_length=10)
    until_day = models.IntegerField(null=True)
    why = models.TextField(default="")
    shown_as = models.TextField(default="")

    class Meta:
        db_table = "move_event"
        indexes = [
            models.Index(fields=["workspace", "on_day"], name="move_event_day"),
            models.Index(fields=["workspace", "key"], name="move_event_key"),
        ]


class MovePerson(models.Model):
    """Whom a remembered move is about."""

    pk = models.CompositePrimaryKey("workspace_id", "key", "person_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    key = models.TextField()
    person_id = models.BigIntegerField()

    class Meta:
        db_table = "move_person"


class MoveChoice(models.Model):
    """What the user wrote on a move: the first step in their own words, and whom it is for."""

    pk = models.CompositePrimaryKey("workspace_id", "key")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    key = models.TextField()
    first_step = models.TextField(default="")
    whom_for = models.TextField(default="")
    own_words = models.TextField(default="")

    class Meta:
        db_table = "move_choice"


class QuestionReading(models.Model):
    """What a recent message asks of the owner, read once: JSON of the rules' version and `domain.questions.Said` rows."""

    pk = models.CompositePrimaryKey("workspace_id", "interaction_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    interaction_id = models.BigIntegerField()
    reading = models.TextField()

    class Meta:
        db_table = "question_reading"
