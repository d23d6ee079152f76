"""What I must get done, and the people behind it. The help a goal needs are the owner's needs with its id."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Goal(models.Model):
    """One goal as `domain.goals.Goal`. state: 'open', 'done' or 'dropped'. Days since 1970-01-01."""

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    title = models.TextField()
    why = models.TextField(default="")
    question = models.TextField(default="")
    by_day = models.IntegerField(null=True)
    state = models.CharField(max_length=7, default="open")
    on_day = models.IntegerField()
    ended_day = models.IntegerField(null=True)
    came_of_it = models.TextField(default="")

    class Meta:
        db_table = "goal"


class GoalPerson(models.Model):
    """Who stands behind a goal, by family of value, and who helped. part: 'behind' or 'helped'."""

    pk = models.CompositePrimaryKey("workspace_id", "person_id", "goal_id", "family", "part")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    person_id = models.BigIntegerField()
    goal_id = models.BigIntegerField()
    family = models.CharField(max_length=10)
    part = models.CharField(max_length=6)

    class Meta:
        db_table = "goal_person"
        indexes = [models.Index(fields=["workspace", "goal_id"], name="goal_person_goal")]
