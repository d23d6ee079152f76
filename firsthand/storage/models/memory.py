"""What Today showed, what the user made of it, and the questions already read out of mail."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class MoveMemory(models.Model):
    """One move by its key. state: shown, done, later, not_this. Days since 1970; shown_as: the move as JSON, as it was."""

    pk = models.CompositePrimaryKey("workspace_id", "key")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    key = models.TextField()
    kind = models.CharField(max_length=12)
    person_id = models.BigIntegerField()
    state = models.CharField(max_length=10)
    first_shown = models.IntegerField()
    last_shown = models.IntegerField()
    until_day = models.IntegerField(null=True)
    why = models.TextField(default="")
    first_step = models.TextField(default="")
    whom_for = models.TextField(default="")
    own_words = models.TextField(default="")
    shown_as = models.TextField(default="")

    class Meta:
        db_table = "move_memory"
        indexes = [models.Index(fields=["workspace", "person_id"], name="move_person")]


class OpenQuestion(models.Model):
    """What a message to the owner asks, read once; strength 0 when it asks nothing."""

    pk = models.CompositePrimaryKey("workspace_id", "interaction_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    interaction_id = models.BigIntegerField()
    strength = models.FloatField()
    reading = models.TextField(default="")

    class Meta:
        db_table = "open_question"
