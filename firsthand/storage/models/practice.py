"""Practice: skills, if-then plans, small experiments and what came of them, the programme, the weekly review, reminders."""

from django.db import models

from firsthand.storage.models.workspace import Workspace


class Practised(models.Model):
    """A skill the user chose. state: 'active', 'resting' or 'second nature'. Days since 1970-01-01."""

    pk = models.CompositePrimaryKey("workspace_id", "skill")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    skill = models.CharField(max_length=40)
    state = models.CharField(max_length=13)
    since_day = models.IntegerField()
    why = models.TextField(default="")

    class Meta:
        db_table = "practised"


class Plan(models.Model):
    """An if-then plan. cue: 'time', 'meeting' or 'habit'. state: 'open', 'done', 'not done' or 'rest'.

    due_day: for a time; meeting_id: for a meeting. origin: the key of the move, experiment or question that it serves.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    if_words = models.TextField()
    then_words = models.TextField()
    obstacle = models.TextField(default="")
    answer = models.TextField(default="")
    cue = models.CharField(max_length=7)
    due_day = models.IntegerField(null=True)
    meeting_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    origin = models.TextField(default="")
    state = models.CharField(max_length=8, default="open")
    on_day = models.IntegerField()
    decided_day = models.IntegerField(null=True)

    class Meta:
        db_table = "plan"
        indexes = [models.Index(fields=["workspace", "person_id"], name="plan_person")]


class Experiment(models.Model):
    """One small experiment of one week. week_day: its Monday. state: 'chosen', 'tried' or 'rest'.

    sure_before, sure_after: 0 to 10. enjoyment, energy: 1 to 5. smaller: how often it was made smaller.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    week_day = models.IntegerField()
    experiment = models.CharField(max_length=60)
    skill = models.CharField(max_length=40)
    person_id = models.BigIntegerField(null=True)
    move = models.TextField(default="")
    state = models.CharField(max_length=6)
    smaller = models.SmallIntegerField(default=0)
    sure_before = models.SmallIntegerField(null=True)
    sure_after = models.SmallIntegerField(null=True)
    enjoyment = models.SmallIntegerField(null=True)
    energy = models.SmallIntegerField(null=True)
    happened = models.TextField(default="")
    learnt = models.TextField(default="")
    tried_day = models.IntegerField(null=True)

    class Meta:
        db_table = "experiment"
        indexes = [
            models.Index(fields=["workspace", "week_day"], name="experiment_week"),
            models.Index(fields=["workspace", "person_id"], name="experiment_person"),
        ]


class Lesson(models.Model):
    """Something learnt that comes back at growing gaps.

    step: how often it came back; next_day: when it does next, null for never.
    """

    pk = models.CompositePrimaryKey("workspace_id", "id")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    id = models.BigIntegerField()
    experiment_id = models.BigIntegerField(null=True)
    words = models.TextField()
    step = models.SmallIntegerField(default=0)
    next_day = models.IntegerField(null=True)
    on_day = models.IntegerField()

    class Meta:
        db_table = "lesson"


class Programme(models.Model):
    """The programme of weeks under way; content: its file as it was brought in, YAML."""

    workspace = models.OneToOneField(Workspace, models.CASCADE, primary_key=True)
    title = models.TextField()
    content = models.TextField()
    started_day = models.IntegerField()

    class Meta:
        db_table = "programme"


class Review(models.Model):
    """The user's own lines in a week's review. week_day: the Monday of the week looked back on."""

    pk = models.CompositePrimaryKey("workspace_id", "week_day")
    workspace = models.ForeignKey(Workspace, models.CASCADE)
    week_day = models.IntegerField()
    answer = models.TextField(default="")
    next_week = models.TextField(default="")
    changed_at = models.BigIntegerField()

    class Meta:
        db_table = "review"


class Reminding(models.Model):
    """Whether and when the app reminds: quiet hours in the user's zone, a snooze, and the day the user was last here."""

    workspace = models.OneToOneField(Workspace, models.CASCADE, primary_key=True)
    wanted = models.BooleanField(default=True)
    quiet_from = models.SmallIntegerField(default=20)
    quiet_until = models.SmallIntegerField(default=8)
    snoozed_until_day = models.IntegerField(null=True)
    last_here_day = models.IntegerField(default=0)
    welcomed_day = models.IntegerField(default=0)

    class Meta:
        db_table = "reminding"
