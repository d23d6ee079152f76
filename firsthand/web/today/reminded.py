"""What practice has to say on Today: plans that are due, the week's experiment, what was learnt, the review."""

from dataclasses import dataclass

from django.urls import reverse

from firsthand.services import reminding
from firsthand.services.actor import Actor, AsOf
from firsthand.web.practice.plan_page import PlanLine, plan_lines


@dataclass(frozen=True)
class RemindersPart:
    """experiment: its words, '' for none; learnt: lines that come back; review: the address of one that is due, '' for none."""

    plans: tuple[PlanLine, ...]
    experiment: str
    learnt: tuple[str, ...]
    review: str


def reminders_part(actor: Actor, as_of: AsOf) -> RemindersPart | None:
    """None where there is nothing to say, or nothing is to be said now."""
    found = reminding.reminders(actor, as_of)
    if not found:
        return None
    return RemindersPart(
        plans=plan_lines(found.plans, as_of.day),
        experiment=found.experiment,
        learnt=tuple(one.words for one in found.lessons),
        review=f"{reverse('review:review')}?week={found.review.isoformat()}" if found.review else "",
    )
