"""Which source holds what, and what a run changed: the ground on which a run or a source can be taken back."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Holding(models.Model):
    """A source holds a row: an interaction, a card, a note or an exchange by another program.

    Messages have one only for further sources; the first stands in their own row. item: what the source calls the thing it
    came in (a server's href, or the hex of a record's key for notes and exchanges), '' where that is of no use.
    """

    pk = models.CompositePrimaryKey("workspace_id", "source_id", "row_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    source_id = models.BigIntegerField()
    row_id = models.BigIntegerField()
    item = models.TextField()
    run_id = models.BigIntegerField()

    class Meta:
        db_table = "holding"
        indexes = [
            models.Index(fields=["workspace", "row_id"], name="holding_row"),
            models.Index(fields=["workspace", "item"], name="holding_item"),
        ]


class Replaced(models.Model):
    """What a run replaced or took out, as it was before: JSON of the record and of who held it. kind: 'card' or 'meeting'."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    run_id = models.BigIntegerField()
    row_id = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    before = models.TextField()

    class Meta:
        db_table = "replaced"
        indexes = [models.Index(fields=["workspace", "run_id"], name="replaced_run")]


class Waiting(models.Model):
    """A remark or favour out of another program that waits until its person is known. card: hex of the card's key."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    run_id = models.BigIntegerField()
    source_id = models.BigIntegerField()
    card = models.TextField()
    kind = models.CharField(max_length=10)
    content = models.TextField()

    class Meta:
        db_table = "waiting"
