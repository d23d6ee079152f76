"""What the user says of themself: answers to the twelve questions, ratings, values, role models, and what others replied."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Answer(models.Model):
    """One answer to one of the twelve questions, as typed. question: 1 to 12. Seconds since 1970 in UTC.

    version: grows with each keeping, so that a second window is noticed; beside: the answer that this one was typed beside
    in another window, null for none. kept: the user said that it stands, so that the next one is a new answer.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    question = models.SmallIntegerField()
    text = models.TextField(default="")
    version = models.IntegerField(default=1)
    beside_id = models.BigIntegerField(null=True)
    kept = models.BooleanField(default=False)
    begun_at = models.BigIntegerField()
    changed_at = models.BigIntegerField()

    class Meta:
        db_table = "answer"
        indexes = [models.Index(fields=["workspace", "question"], name="answer_question")]


class OwnWord(models.Model):
    """The user's own words under a name: definitions ('politics', 'influence', 'networking'), the good of the organisation, …"""

    pk = models.CompositePrimaryKey("workspace_id", "name")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    name = models.CharField(max_length=40)
    text = models.TextField()
    changed_at = models.BigIntegerField()

    class Meta:
        db_table = "own_word"


class SelfRating(models.Model):
    """How far an item holds of the user, 1 to 5, as they said on one day; item: its key."""

    pk = models.CompositePrimaryKey("workspace_id", "item", "on_day")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    item = models.CharField(max_length=40)
    on_day = models.IntegerField()
    level = models.SmallIntegerField()

    class Meta:
        db_table = "self_rating"


class OwnValue(models.Model):
    """A value the user chose; rank from 1. name: of the list, or their own; own_words: what it means to them."""

    pk = models.CompositePrimaryKey("workspace_id", "rank")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    rank = models.SmallIntegerField()
    name = models.TextField()
    own_words = models.TextField(default="")

    class Meta:
        db_table = "own_value"


class RoleModel(models.Model):
    """Somebody who thrives with the right motives, and what they do that the user does not."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    name = models.TextField(default="")
    does = models.TextField(default="")
    on_day = models.IntegerField()

    class Meta:
        db_table = "role_model"
        indexes = [models.Index(fields=["workspace", "person_id"], name="role_model_person")]


class Invited(models.Model):
    """Somebody asked for their view, and what they replied. state: 'asked' or 'replied'. key: names the form they got.

    replies: JSON of levels 1 to 5 by item. They are named: the form says so.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    name = models.TextField(default="")
    key = models.CharField(max_length=32)
    state = models.CharField(max_length=8)
    asked_day = models.IntegerField()
    replied_day = models.IntegerField(null=True)
    replies = models.TextField(default="{}")
    words = models.TextField(default="")

    class Meta:
        db_table = "invited"
        indexes = [models.Index(fields=["workspace", "person_id"], name="invited_person")]
