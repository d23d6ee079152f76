"""The private calendar that other programs subscribe to."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Feed(models.Model):
    """A subscription. token: keyed hash of what its address holds; words: 'initials' or 'full'. No export has it.

    content: keyed digest of what was last given out; changed_at: since when it is so.
    """

    workspace = models.OneToOneField(Workspace, models.CASCADE, primary_key=True)
    token = models.CharField(max_length=64)
    words = models.CharField(max_length=8)
    content = models.CharField(max_length=32, default="")
    changed_at = models.BigIntegerField(default=0)
    created_at = models.BigIntegerField()

    class Meta:
        db_table = "feed"


class FeedEntry(models.Model):
    """How often an entry of the feed has changed. uid, content: keyed hashes, so that no word of it stands here."""

    pk = models.CompositePrimaryKey("workspace_id", "uid")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    uid = models.CharField(max_length=32)
    content = models.CharField(max_length=32)
    sequence = models.IntegerField()
    changed_at = models.BigIntegerField()

    class Meta:
        db_table = "feed_entry"
