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


class MoveAnswer(models.Model):
    """Whether a move was useful, as the user said once."""

    pk = models.CompositePrimaryKey("workspace_id", "key")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    key = models.TextField()
    kind = models.CharField(max_length=12)
    on_day = models.IntegerField()
    useful = models.BooleanField()

    class Meta:
        db_table = "move_answer"


class Weighting(models.Model):
    """The user's own weights of a score, as `domain.moves.Weights`; no row while they are the usual ones."""

    workspace = models.OneToOneField(Workspace, models.CASCADE, primary_key=True)
    timeliness = models.FloatField()
    importance = models.FloatField()
    fit = models.FloatField()
    breadth = models.FloatField()
    ease = models.FloatField()

    class Meta:
        db_table = "weighting"


class Pin(models.Model):
    """Something the user wants to see in any case: the key of an exchange or of a move."""

    pk = models.CompositePrimaryKey("workspace_id", "key")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    key = models.TextField()
    on_day = models.IntegerField()

    class Meta:
        db_table = "pin"


class PinnedPerson(models.Model):
    """Somebody with whom the user wants moves to be seen."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    on_day = models.IntegerField()

    class Meta:
        db_table = "pinned_person"


class Reopened(models.Model):
    """The day on which the user ended the silence about somebody after two prompts that led to nothing."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    on_day = models.IntegerField()

    class Meta:
        db_table = "reopened"
