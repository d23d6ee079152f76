"""Cards of address books and other programs, as they came in, and what they say of people."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Card(models.Model):
    """One card. content: JSON of `domain.cards.Card` without its original text; run_id: the run that wrote it last."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    key = models.BinaryField(max_length=16)
    digest = models.BinaryField(max_length=16)
    sort = models.CharField(max_length=12)
    name = models.TextField()
    revised_at = models.BigIntegerField()
    content = models.TextField()
    original = models.TextField()
    found_in = models.TextField()
    run_id = models.BigIntegerField()

    class Meta:
        db_table = "card"
        constraints = [models.UniqueConstraint(fields=["workspace", "key"], name="card_key")]


class CardMailbox(models.Model):
    """The mailboxes that a card names: they are one person's, as far as the address book knows."""

    pk = models.CompositePrimaryKey("workspace_id", "card_id", "mailbox_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    card_id = models.BigIntegerField()
    mailbox_id = models.BigIntegerField()

    class Meta:
        db_table = "card_mailbox"
        indexes = [models.Index(fields=["workspace", "mailbox_id"], name="card_mailbox_mailbox")]


class CardPosition(models.Model):
    """A position as a card says it; place: its order on the card."""

    pk = models.CompositePrimaryKey("workspace_id", "card_id", "place")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    card_id = models.BigIntegerField()
    place = models.IntegerField()
    organisation = models.TextField()
    unit = models.TextField()
    title = models.TextField()
    from_day = models.IntegerField(null=True)
    until_day = models.IntegerField(null=True)
    as_of_day = models.IntegerField(null=True)

    class Meta:
        db_table = "card_position"


class CardDate(models.Model):
    """A day of the year as a card says it; place: its order on the card."""

    pk = models.CompositePrimaryKey("workspace_id", "card_id", "place")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    card_id = models.BigIntegerField()
    place = models.IntegerField()
    label = models.TextField()
    year = models.IntegerField(null=True)
    month = models.SmallIntegerField()
    day = models.SmallIntegerField()

    class Meta:
        db_table = "card_date"
        indexes = [models.Index(fields=["workspace", "month", "day"], name="card_date_day")]


class CardGroup(models.Model):
    """A category or group that a card is in."""

    pk = models.CompositePrimaryKey("workspace_id", "card_id", "name")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    card_id = models.BigIntegerField()
    name = models.TextField()

    class Meta:
        db_table = "card_group"
