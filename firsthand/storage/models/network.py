"""What the user says of the network: purposes, traits, targets, who talks with whom; and where people lie on the map.

`said` is the user's yes or no to what was suggested; it is part of the key, so that two people who turn out to be one may
have both, and a yes counts before a no.
"""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Purpose(models.Model):
    """What a tie is for, 'operational', 'personal' or 'strategic', or not for."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id", "purpose", "said")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    purpose = models.CharField(max_length=11)
    said = models.BooleanField()

    class Meta:
        db_table = "purpose"


class Trait(models.Model):
    """A person's 'function', 'level' or 'place', or what theirs is not."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id", "dimension", "value", "said")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    dimension = models.CharField(max_length=12)
    value = models.TextField()
    said = models.BooleanField()

    class Meta:
        db_table = "trait"


class OwnTrait(models.Model):
    """The owner's own 'function', 'organisation', 'level' or 'place', and the function they 'came from'."""

    pk = models.CompositePrimaryKey("workspace_id", "dimension")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    dimension = models.CharField(max_length=12)
    value = models.TextField()

    class Meta:
        db_table = "own_trait"


class OwnTarget(models.Model):
    """The share, 0 to 1, that the user wants of one name of a mix ('purpose', 'function', …)."""

    pk = models.CompositePrimaryKey("workspace_id", "mix", "name")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    mix = models.CharField(max_length=12)
    name = models.TextField()
    share = models.FloatField()

    class Meta:
        db_table = "own_target"


class LayerKind(models.Model):
    """What a person gives me ('in') or I give them ('out'), by kind of value, beneath the families of `Layer`."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id", "flow", "value")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    flow = models.CharField(max_length=3)
    value = models.CharField(max_length=12)

    class Meta:
        db_table = "layer_kind"


class LayerDeclined(models.Model):
    """A family of value that exchanges suggest of a person and that the user says is not so."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id", "flow", "family")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    flow = models.CharField(max_length=3)
    family = models.CharField(max_length=10)

    class Meta:
        db_table = "layer_declined"


class PairWord(models.Model):
    """Whether two people talk without the owner ('yes', 'no', 'unsure'), as the user says; a row for each of the two.

    other_id may be somebody who was joined with another since; see `storage.ended_people`.
    """

    pk = models.CompositePrimaryKey("workspace_id", "person_id", "other_id", "talk")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    other_id = models.BigIntegerField()
    talk = models.CharField(max_length=6)

    class Meta:
        db_table = "pair_word"
        indexes = [models.Index(fields=["workspace", "other_id"], name="pair_word_other")]


class MapPlace(models.Model):
    """Where a person lies on the map, so that they stay where they were; region: of `MapRegion`, -1 outside all."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    x = models.FloatField()
    y = models.FloatField()
    region = models.IntegerField()

    class Meta:
        db_table = "map_place"


class MapRegion(models.Model):
    """A region of the map. name: the user's own, '' while it is named by what its people share. hue: 1 to 8."""

    pk = models.CompositePrimaryKey("workspace_id", "region")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    region = models.IntegerField()
    name = models.TextField(default="")
    hue = models.SmallIntegerField()

    class Meta:
        db_table = "map_region"
