"""Meetings: interactions with a place in a calendar."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Meeting(models.Model):
    """What a meeting has beside its row in `interaction` (of the same id), as in `domain.meetings.Meeting`.

    revision as `domain.meetings.revision_of`; run_id: the run that wrote it last. counts: whether it can be a contact at
    all: neither cancelled nor all day nor marked as free time.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    sort = models.CharField(max_length=10)
    uid = models.TextField()
    recurrence_id = models.TextField()
    starts_at = models.BigIntegerField()
    ends_at = models.BigIntegerField()
    all_day = models.BooleanField()
    time_zone = models.TextField()
    busy = models.BooleanField()
    status = models.CharField(max_length=10)
    counts = models.BooleanField()
    place = models.TextField()
    link = models.TextField()
    revision = models.TextField()
    run_id = models.BigIntegerField()

    class Meta:
        db_table = "meeting"
        indexes = [models.Index(fields=["workspace", "starts_at"], name="meeting_start")]


class DeclinedSlot(models.Model):
    """A half hour for people that was proposed and that the user does not want; starts_at: seconds since 1970 in UTC."""

    pk = models.CompositePrimaryKey("workspace_id", "starts_at")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    starts_at = models.BigIntegerField()
    on_day = models.IntegerField()

    class Meta:
        db_table = "declined_slot"
