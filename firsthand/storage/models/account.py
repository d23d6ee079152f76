"""Accounts that are read again and again, and the daily mail. Secrets are in none of these tables."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Account(models.Model):
    """One account as `domain.accounts.Account`; settings: JSON. stop_asked: the run under way is to end early."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    title = models.TextField()
    settings = models.TextField(default="{}")
    sign = models.CharField(max_length=10, default="password")
    state = models.CharField(max_length=8, default="active")
    every_minutes = models.IntegerField()
    next_at = models.BigIntegerField(default=0)
    failures = models.IntegerField(default=0)
    last_run = models.BigIntegerField(default=0)
    reason = models.TextField(default="")
    remedy = models.TextField(default="")
    lasting = models.BooleanField(default=False)
    stop_asked = models.BooleanField(default=False)
    writes_back = models.BooleanField(default=False)
    created_at = models.BigIntegerField()

    class Meta:
        db_table = "account"


class AccountState(models.Model):
    """How far one source of an account has been read, as its last checkpoint said."""

    pk = models.CompositePrimaryKey("workspace_id", "account_id", "source")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    account_id = models.BigIntegerField()
    source = models.TextField()
    state = models.TextField()

    class Meta:
        db_table = "account_state"


class Digest(models.Model):
    """The daily mail: where it goes, and how it went on the last day (days since 1970-01-01) that was dealt with.

    state: '' before the first, then as in `domain.digest.DigestState`; next_at: when a failed one may be tried again.
    """

    workspace = models.OneToOneField(Workspace, models.CASCADE, primary_key=True)
    wanted = models.BooleanField(default=False)
    host = models.TextField(default="")
    port = models.IntegerField(default=587)
    security = models.CharField(max_length=8, default="starttls")
    user_name = models.TextField(default="")
    sender = models.TextField(default="")
    recipient = models.TextField(default="")
    hour = models.SmallIntegerField(default=7)
    last_day = models.IntegerField(default=0)
    state = models.CharField(max_length=10, default="")
    failures = models.IntegerField(default=0)
    next_at = models.BigIntegerField(default=0)
    reason = models.TextField(default="")
    remedy = models.TextField(default="")

    class Meta:
        db_table = "digest"
