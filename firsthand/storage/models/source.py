"""What was read, from where, and what could not be read."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Source(models.Model):
    """One container as last read. fingerprint: of its content, so that the same is not read twice."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    path = models.TextField()
    kind = models.TextField()
    fingerprint = models.TextField(default="")
    read = models.IntegerField(default=0)
    run_id = models.BigIntegerField()

    class Meta:
        db_table = "source"
        constraints = [models.UniqueConstraint(fields=["workspace", "path", "kind"], name="source_path")]
        indexes = [models.Index(fields=["workspace", "fingerprint"], name="source_fingerprint")]


class Run(models.Model):
    """One import. state as in `domain.sources.RunState`.

    first_id, last_id: all rows that it made have ids between these, both included; 0 for runs before ids were noted.
    account_id: the account it read, 0 for files. stop_asked: whether it is to end after its batch.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    started_at = models.BigIntegerField()
    seconds = models.FloatField(default=0)
    state = models.CharField(max_length=10)
    process = models.BigIntegerField(default=0)
    bytes_done = models.BigIntegerField(default=0)
    bytes_total = models.BigIntegerField(default=0)
    now_reading = models.TextField(default="")
    failure = models.TextField(default="")
    people = models.IntegerField(default=0)
    interactions = models.IntegerField(default=0)
    first_id = models.BigIntegerField(default=0, db_default=0)
    last_id = models.BigIntegerField(default=0, db_default=0)
    account_id = models.BigIntegerField(default=0, db_default=0)
    stop_asked = models.BooleanField(default=False, db_default=False)

    class Meta:
        db_table = "run"


class RunSource(models.Model):
    """The result of one source in one run. changed: those of the duplicates that brought something new."""

    pk = models.CompositePrimaryKey("workspace_id", "run_id", "source_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    run_id = models.BigIntegerField()
    source_id = models.BigIntegerField()
    read = models.IntegerField(default=0)
    imported = models.IntegerField(default=0)
    duplicates = models.IntegerField(default=0)
    changed = models.IntegerField(default=0, db_default=0)
    unchanged = models.BooleanField(default=False)

    class Meta:
        db_table = "run_source"


class Problem(models.Model):
    """One thing set aside; source_id 0 for what belongs to no source."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    run_id = models.BigIntegerField()
    source_id = models.BigIntegerField()
    found_in = models.TextField()
    reason = models.TextField()
    remedy = models.TextField()

    class Meta:
        db_table = "problem"
        indexes = [models.Index(fields=["workspace", "run_id", "source_id"], name="problem_run")]
