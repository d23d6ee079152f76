"""The user's own words."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Note(models.Model):
    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    markdown = models.TextField()
    written_at = models.BigIntegerField()
    changed_at = models.BigIntegerField()

    class Meta:
        db_table = "note"
        indexes = [models.Index(fields=["workspace", "person_id"], name="note_person")]
