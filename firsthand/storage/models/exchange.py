"""The ledger: acts read out of messages, the exchanges made of them, and what the user made of those."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class ActReading(models.Model):
    """What one message does, read once: JSON as `services.act_reading` writes it.

    version: of the reader. direction: of the message when it was read; another one calls for a new reading.
    """

    pk = models.CompositePrimaryKey("workspace_id", "interaction_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    interaction_id = models.BigIntegerField()
    version = models.IntegerField()
    direction = models.SmallIntegerField()
    english = models.BooleanField()
    reading = models.TextField()

    class Meta:
        db_table = "act_reading"


class Exchange(models.Model):
    """One line of the ledger, as `domain.exchanges.Exchange` without lapsing, which depends on the day.

    state, due_day, closed_day: after the last step, corrections included. steps: JSON, oldest first. corrected: JSON of what
    the user wrote, by field. opening: the act it began with, '' by hand; sureness: how probable that act is.
    loop: which open loop it is, '' for none; lapse_day: from when it is none any more. last_day: of the last step.
    kept: the user had a word in it, so that no new reading takes it away. Days since 1970-01-01 in the user's zone.
    """

    pk = models.CompositePrimaryKey("workspace_id", "key")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    key = models.CharField(max_length=16)
    person_id = models.BigIntegerField()
    third_id = models.BigIntegerField(null=True)
    flow = models.CharField(max_length=3)
    value = models.CharField(max_length=12)
    effort = models.CharField(max_length=7)
    state = models.CharField(max_length=8)
    status = models.CharField(max_length=9)
    what = models.TextField()
    due_day = models.IntegerField(null=True)
    opened_day = models.IntegerField()
    closed_day = models.IntegerField(null=True)
    lapse_day = models.IntegerField(null=True)
    last_day = models.IntegerField()
    loop = models.CharField(max_length=13)
    confidence = models.FloatField()
    opening = models.CharField(max_length=9)
    sureness = models.FloatField()
    kept = models.BooleanField()
    corrected = models.TextField()
    decided_at = models.BigIntegerField(null=True)
    steps = models.TextField()

    class Meta:
        db_table = "exchange"
        indexes = [
            models.Index(fields=["workspace", "person_id"], name="exchange_person"),
            models.Index(fields=["workspace", "third_id"], name="exchange_third"),
            models.Index(fields=["workspace", "opened_day"], name="exchange_opened"),
            models.Index(fields=["workspace", "status", "opened_day"], name="exchange_status"),
            # All that telling the open loops needs, so that it need not look into the rows.
            models.Index(
                fields=[
                    "workspace",
                    "loop",
                    "lapse_day",
                    "status",
                    "opening",
                    "sureness",
                    "opened_day",
                    "due_day",
                    "person_id",
                    "key",
                ],
                name="exchange_loop",
            ),
            models.Index(
                fields=[
                    "workspace",
                    "closed_day",
                    "state",
                    "flow",
                    "status",
                    "opening",
                    "sureness",
                    "opened_day",
                    "person_id",
                ],
                name="exchange_closed",
            ),
            models.Index(fields=["workspace", "status", "opening"], name="exchange_judged"),
        ]


class ExchangeDue(models.Model):
    """A person whose exchanges must be made anew: something between them and the owner was read, or who they are changed."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()

    class Meta:
        db_table = "exchange_due"


class ExchangeUndo(models.Model):
    """What exchanges were before the user's last words on them; before: JSON rows, null for one that was not there."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    did = models.TextField()
    happened_at = models.BigIntegerField()
    before = models.TextField()

    class Meta:
        db_table = "exchange_undo"
