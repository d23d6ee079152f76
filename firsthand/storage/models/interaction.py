"""What happened: the large tables, made by hand-written SQL (see migrations) and filled by `storage.bulk`."""

from django.db import models


class Mailbox(models.Model):
    """One pair of address and display name as met in headers, and the person it belongs to (None until resolved).

    The counts are those of `domain.identity.Mailbox`, kept by `storage.habits`; stale: its counts must be made anew.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace_id = models.BigIntegerField()
    id = models.BigIntegerField()
    address = models.TextField()
    name = models.TextField()
    person_id = models.BigIntegerField(null=True)
    stale = models.BooleanField(default=False)
    sent = models.IntegerField(default=0)
    automated = models.IntegerField(default=0)
    listed = models.IntegerField(default=0)
    received = models.IntegerField(default=0)
    from_owner = models.IntegerField(default=0)
    recipients_sum = models.BigIntegerField(default=0)
    in_sent_folder = models.IntegerField(default=0)

    class Meta:
        db_table = "mailbox"
        managed = False


class Interaction(models.Model):
    """One message or meeting. direction: 1 from the owner, -1 to the owner, 2 together with the owner, 0 none of these;
    personal: by and for few, not automated. A meeting has a row in `meeting` too, and no sender.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace_id = models.BigIntegerField()
    id = models.BigIntegerField()
    key = models.BinaryField(max_length=16)
    message_id = models.TextField()
    sent_at = models.BigIntegerField(null=True)
    day = models.IntegerField(null=True)
    utc_offset = models.IntegerField()
    date_mark = models.TextField()
    subject = models.TextField()
    thread_key = models.BigIntegerField()
    sender_id = models.BigIntegerField(null=True)
    recipients = models.IntegerField()
    direction = models.SmallIntegerField()
    personal = models.BooleanField()
    in_sent_folder = models.BooleanField()
    automation = models.TextField()
    list_id = models.TextField()
    refs = models.TextField()
    attachments = models.TextField()
    found_in = models.TextField()
    source_id = models.BigIntegerField()

    class Meta:
        db_table = "interaction"
        managed = False


class InteractionText(models.Model):
    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace_id = models.BigIntegerField()
    id = models.BigIntegerField()
    subject = models.TextField()
    body = models.TextField()

    class Meta:
        db_table = "interaction_text"
        managed = False


class Participant(models.Model):
    """A mailbox in an interaction; role as in `domain.messages.Role`, or at meetings 'o' who organises, 'a' who takes part,
    'd' who declined. sent_at is 0 where the date can't be used.
    """

    pk = models.CompositePrimaryKey("workspace_id", "mailbox_id", "sent_at", "interaction_id", "role")
    workspace_id = models.BigIntegerField()
    mailbox_id = models.BigIntegerField()
    sent_at = models.BigIntegerField()
    interaction_id = models.BigIntegerField()
    role = models.CharField(max_length=1)

    class Meta:
        db_table = "participant"
        managed = False


class Daily(models.Model):
    """Personal messages with one mailbox on one day (days since 1970-01-01 in the user's zone)."""

    pk = models.CompositePrimaryKey("workspace_id", "mailbox_id", "day")
    workspace_id = models.BigIntegerField()
    mailbox_id = models.BigIntegerField()
    day = models.IntegerField()
    out_count = models.IntegerField()
    out_weight = models.FloatField()
    in_count = models.IntegerField()

    class Meta:
        db_table = "daily"
        managed = False
