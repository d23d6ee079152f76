"""People, their ties, and what the user said about them."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Person(models.Model):
    """`*_set` mark what the user wrote; rules never change those again. found_organisation: what their addresses
    say, for when nobody says anything else. card_groups: of their cards, a line each, without those hidden.
    met: messages of the last months in which they took part. search: folded name, addresses, organisation."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    name = models.TextField()
    kind = models.CharField(max_length=10)
    organisation = models.TextField(default="")
    role_title = models.TextField(default="")
    search = models.TextField(default="")
    name_set = models.BooleanField(default=False)
    kind_set = models.BooleanField(default=False)
    organisation_set = models.BooleanField(default=False)
    role_set = models.BooleanField(default=False, db_default=False)
    found_organisation = models.TextField(default="", db_default="")
    card_groups = models.TextField(default="", db_default="")
    by_hand = models.BooleanField(default=False)
    star = models.BooleanField(default=False)
    never_suggest = models.BooleanField(default=False)
    set_aside = models.BooleanField(default=False)
    warmth_set = models.TextField(null=True)
    met = models.IntegerField(default=0, db_default=0)

    class Meta:
        db_table = "person"
        indexes = [models.Index(fields=["workspace", "kind", "set_aside"], name="person_kind")]


class Tag(models.Model):
    pk = models.CompositePrimaryKey("workspace_id", "person_id", "tag")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    tag = models.TextField()

    class Meta:
        db_table = "tag"


class Layer(models.Model):
    """What a person gives me ('in') or I give them ('out'), by family; set by the user."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id", "flow", "family")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    flow = models.CharField(max_length=3)
    family = models.CharField(max_length=10)

    class Meta:
        db_table = "layer"


class Tie(models.Model):
    """The summary of one tie, column by column as `domain.ties.TieSummary`, and its two-way counts."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    contact_days = models.IntegerField()
    outgoing_days = models.IntegerField()
    incoming_days = models.IntegerField()
    first_contact_day = models.IntegerField()
    last_contact_day = models.IntegerField()
    last_clock = models.IntegerField()
    gaps = models.IntegerField()
    log_sum = models.FloatField()
    log_scatter = models.FloatField()
    mean_gap = models.FloatField(null=True)
    quiet_gap = models.FloatField(null=True)
    lapsed_gap = models.FloatField(null=True)
    warmth_log2 = models.FloatField()
    started_by_me = models.IntegerField(default=0)
    answered_by_them = models.IntegerField(default=0)
    started_by_them = models.IntegerField(default=0)
    answered_by_me = models.IntegerField(default=0)
    answer_hours_theirs = models.FloatField(null=True)
    answer_hours_mine = models.FloatField(null=True)

    class Meta:
        db_table = "tie"
        indexes = [
            models.Index(fields=["workspace", "warmth_log2"], name="tie_warmth"),
            models.Index(fields=["workspace", "last_contact_day"], name="tie_last_contact"),
        ]


class Joining(models.Model):
    """Why two mailboxes are held to be one person."""

    pk = models.CompositePrimaryKey("workspace_id", "mailbox_a", "mailbox_b")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    mailbox_a = models.BigIntegerField()
    mailbox_b = models.BigIntegerField()
    person_id = models.BigIntegerField()
    reason = models.TextField()
    strength = models.FloatField()

    class Meta:
        db_table = "joining"
        indexes = [models.Index(fields=["workspace", "person_id"], name="joining_person")]


class Decision(models.Model):
    """The user's word on two mailboxes, by what they say and not by id, so that it survives a new import."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    address_a = models.TextField()
    name_a = models.TextField()
    address_b = models.TextField()
    name_b = models.TextField()
    same = models.BooleanField()
    decided_at = models.BigIntegerField()

    class Meta:
        db_table = "decision"


class Duplicate(models.Model):
    """Two people who may be one; offered for review."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    person_a = models.BigIntegerField()
    person_b = models.BigIntegerField()
    reason = models.TextField()
    confidence = models.FloatField()

    class Meta:
        db_table = "duplicate"
