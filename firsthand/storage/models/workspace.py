"""Whose record this is."""

from django.db import models


class Sequence(models.Model):
    """The next unused id of the whole database; one row."""

    name = models.CharField(max_length=20, primary_key=True)
    next_id = models.BigIntegerField(default=1)

    class Meta:
        db_table = "sequence"


class Workspace(models.Model):
    """One record of one leader.

    summed_up_to: the last interaction id that daily counts hold, -1 when all must be made anew. away, sent_days: JSON of
    the owner's closed absences (pairs of days) with the last day sent on, and of all days on which anything was sent.
    summed_day: the day up to which ties hold what has happened (meetings lie ahead until they begin).
    acts_read: JSON of how much the acts were read in, as `storage.readings.Noted`.
    language: the one chosen for the pages, which the daily mail and the private calendar speak too; '' for none.
    """

    id = models.BigAutoField(primary_key=True)
    name = models.TextField(default="")
    owner_name = models.TextField(default="")
    time_zone = models.TextField(default="UTC")
    invented = models.BooleanField(default=False)
    welcomed = models.BooleanField(default=False)
    shortcuts = models.BooleanField(default=True)
    summed_up_to = models.BigIntegerField(default=0)
    changes = models.BigIntegerField(default=0)
    away = models.TextField(default="")
    sent_days = models.TextField(default="")
    summed_day = models.IntegerField(default=0, db_default=0)
    acts_read = models.TextField(default="", db_default="")
    language = models.CharField(max_length=10, default="", db_default="")
    created_at = models.BigIntegerField(default=0)

    class Meta:
        db_table = "workspace"


class OwnerAddress(models.Model):
    """An address of the owner ('me'), or of somebody who sends for the owner ('delegate')."""

    pk = models.CompositePrimaryKey("workspace_id", "address", "name")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    address = models.TextField()
    name = models.TextField(default="")
    part = models.CharField(max_length=10)
    reason = models.TextField(default="")
    by_user = models.BooleanField(default=True)

    class Meta:
        db_table = "owner_address"


class Forgotten(models.Model):
    """A keyed hash of an address or a name that must not come back; the words themselves are not kept.

    key: hex of the key of another home that this one was restored from; '' for this home's own (`storage.forgotten`).
    """

    pk = models.CompositePrimaryKey("workspace_id", "digest")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=64, default="")

    class Meta:
        db_table = "forgotten"
