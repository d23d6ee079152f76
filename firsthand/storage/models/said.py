"""What the user says of a person beside their name: positions, days, how often to be in touch; and joins taken back."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Position(models.Model):
    """A position that the user entered, confirmed or dismissed. Days since 1970-01-01.

    status: 'confirmed' or 'dismissed'. origin: where it was first said, 'hand', 'card' or 'mail'. interaction_id, quote:
    the message and the lines under it that said so, for 'mail'.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    organisation = models.TextField()
    title = models.TextField()
    from_day = models.IntegerField(null=True)
    until_day = models.IntegerField(null=True)
    status = models.CharField(max_length=10)
    origin = models.CharField(max_length=4)
    on_day = models.IntegerField()
    interaction_id = models.BigIntegerField(null=True)
    quote = models.TextField(default="")

    class Meta:
        db_table = "position"
        indexes = [models.Index(fields=["workspace", "person_id"], name="position_person")]


class HiddenGroup(models.Model):
    """A group of the address book that the user does not want to see at a person."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id", "name")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    name = models.TextField()

    class Meta:
        db_table = "hidden_group"


class PersonalDate(models.Model):
    """A day of the year, by the user's hand, or their word on one that a card names.

    origin: 'hand', or 'card' for a word on a card's date, found by label, month and day. hidden: the user took a card's
    date away. remind: the user's choice, null for none. days_before: how early.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    label = models.TextField()
    year = models.IntegerField(null=True)
    month = models.SmallIntegerField()
    day = models.SmallIntegerField()
    origin = models.CharField(max_length=4)
    hidden = models.BooleanField(default=False)
    remind = models.BooleanField(null=True)
    days_before = models.IntegerField(default=0)

    class Meta:
        db_table = "personal_date"
        indexes = [models.Index(fields=["workspace", "person_id"], name="personal_date_person")]


class KeepInTouch(models.Model):
    """How often the user wants to be in touch with a person, in calendar days; one of the two may be null."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    ideal_days = models.IntegerField(null=True)
    max_days = models.IntegerField(null=True)
    on_day = models.IntegerField()

    class Meta:
        db_table = "keep_in_touch"


class EndedPerson(models.Model):
    """A person who was joined with another, as they were, so that they can be who they were again.

    id: theirs; it is used again when they come back. heir_id: whose person they are now. content: JSON, see
    `storage.ended_people`.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    heir_id = models.BigIntegerField()
    ended_at = models.BigIntegerField()
    content = models.TextField()

    class Meta:
        db_table = "ended_person"
        indexes = [models.Index(fields=["workspace", "heir_id"], name="ended_person_heir")]


class IdentityChange(models.Model):
    """What the user said about who is who, and how to take it back.

    kind: 'join', 'apart' or 'separate'. content: JSON of the decisions it added and removed, and whom it was about.
    undone_at: seconds, null while it stands.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    kind = models.CharField(max_length=8)
    made_at = models.BigIntegerField()
    undone_at = models.BigIntegerField(null=True)
    content = models.TextField()

    class Meta:
        db_table = "identity_change"
