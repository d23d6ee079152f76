"""The user's private notes on trust, intent and their own energy: dated, never on a person's card that leaves, never shared."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class TrustNote(models.Model):
    """A private judgement of one day: can they, are they on my side, do they keep their word ('yes', 'no', 'unsure', '')."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    on_day = models.IntegerField()
    can_they = models.CharField(max_length=6, default="")
    on_my_side = models.CharField(max_length=6, default="")
    keeps_word = models.CharField(max_length=6, default="")
    words = models.TextField(default="")

    class Meta:
        db_table = "trust_note"
        indexes = [models.Index(fields=["workspace", "person_id"], name="trust_note_person")]


class IntentNote(models.Model):
    """Whom a move was for and why, as the user said it on one day; key: the move's."""

    pk = models.CompositePrimaryKey("workspace_id", "key", "on_day")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    key = models.TextField()
    on_day = models.IntegerField()
    whom_for = models.TextField(default="")
    own_words = models.TextField(default="")

    class Meta:
        db_table = "intent_note"


class Energy(models.Model):
    """The user's own energy on one day, 1 to 5."""

    pk = models.CompositePrimaryKey("workspace_id", "on_day")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    on_day = models.IntegerField()
    level = models.SmallIntegerField()

    class Meta:
        db_table = "energy"
