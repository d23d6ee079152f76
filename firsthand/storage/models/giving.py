"""What can be brought, what is looked for, and introductions between the two. Days since 1970-01-01."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Offer(models.Model):
    """Something that can be brought, as `domain.inventory.Offer`; person_id is null for the owner's own."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    value = models.CharField(max_length=12)
    words = models.TextField()
    minutes = models.IntegerField()
    limits = models.TextField(default="")
    until_day = models.IntegerField(null=True)
    status = models.CharField(max_length=10)
    origin = models.CharField(max_length=4)
    on_day = models.IntegerField()
    interaction_id = models.BigIntegerField(null=True)
    quote = models.TextField(default="")
    probability = models.FloatField(default=1.0)

    class Meta:
        db_table = "offer"
        indexes = [
            models.Index(fields=["workspace", "status", "on_day"], name="offer_status"),
            models.Index(fields=["workspace", "person_id"], name="offer_person"),
        ]


class Need(models.Model):
    """Something looked for, as `domain.inventory.Need`; person_id is null for what the owner declared.

    goal_id: the goal that needs it, null for none.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    value = models.CharField(max_length=12, default="")
    words = models.TextField()
    until_day = models.IntegerField(null=True)
    met_day = models.IntegerField(null=True)
    status = models.CharField(max_length=10)
    origin = models.CharField(max_length=4)
    on_day = models.IntegerField()
    interaction_id = models.BigIntegerField(null=True)
    quote = models.TextField(default="")
    probability = models.FloatField(default=1.0)
    goal_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "need"
        indexes = [
            models.Index(fields=["workspace", "status", "on_day"], name="need_status"),
            models.Index(fields=["workspace", "person_id"], name="need_person"),
        ]


class Introduction(models.Model):
    """One introduction of A, who needs, to B, who can bring, as `domain.moves.Introduction`; came_of_it in own words."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    person_a = models.BigIntegerField()
    person_b = models.BigIntegerField()
    why_a = models.TextField(default="")
    why_b = models.TextField(default="")
    state = models.CharField(max_length=14)
    says_a = models.CharField(max_length=3, default="")
    says_b = models.CharField(max_length=3, default="")
    opened_day = models.IntegerField()
    changed_day = models.IntegerField()
    came_of_it = models.TextField(default="")

    class Meta:
        db_table = "introduction"
        indexes = [
            models.Index(fields=["workspace", "person_a"], name="introduction_a"),
            models.Index(fields=["workspace", "person_b"], name="introduction_b"),
        ]


class CameOfIt(models.Model):
    """What came of something given, in the user's words; '' when they would rather not say. exchange: its key."""

    pk = models.CompositePrimaryKey("workspace_id", "exchange")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    exchange = models.TextField()
    person_id = models.BigIntegerField()
    on_day = models.IntegerField()
    words = models.TextField(default="")

    class Meta:
        db_table = "came_of_it"
        indexes = [models.Index(fields=["workspace", "person_id"], name="came_of_it_person")]
