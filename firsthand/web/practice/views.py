from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.domain.people import PersonId
from firsthand.services import reminding
from firsthand.services.actor import now
from firsthand.services.practice import lessons, weekly
from firsthand.services.practice import skills as kept
from firsthand.web.practice.forms import LessonForm, RemindersForm, SkillForm, SnoozeForm, TakeOnForm, TriedForm
from firsthand.web.practice.page import PracticePage, back_to_experiment, practice_page
from firsthand.web.practice.skills_page import skills_page
from firsthand.web.request import Request, back_to

PASSED_MAX = 99


@require_safe
def practice(request: Request) -> HttpResponse:
    """The skill, this week's experiment and how it is going."""
    passed = request.GET.get("other", "")
    page = practice_page(
        request.actor,
        now(request.actor),
        passed=min(int(passed), PASSED_MAX) if passed.isascii() and passed.isdigit() and len(passed) < 4 else 0,
        every="all" in request.GET,
    )
    return render(request, "practice/practice.html", {"page": page})


@require_POST
def take_on(request: Request) -> HttpResponse:
    """The suggested experiment becomes this week's."""
    form = TakeOnForm(request.POST)
    if not form.is_valid():
        return _refused(request, practice_page(request.actor, now(request.actor), take_on=form))
    values = form.cleaned_data
    person = values["person"]
    weekly.take_on(
        request.actor, values["key"], sure_before=values["sure_before"], move=values["move"],
        person=None if person is None else PersonId(person),
    )  # fmt: skip
    return redirect(back_to_experiment())


@require_POST
def smaller(request: Request) -> HttpResponse:
    weekly.make_smaller(request.actor)
    return redirect(back_to_experiment())


@require_POST
def rest(request: Request) -> HttpResponse:
    """Not this week."""
    weekly.rest(request.actor)
    return redirect(back_to_experiment())


@require_POST
def resume(request: Request) -> HttpResponse:
    weekly.resume(request.actor)
    return redirect(back_to_experiment())


@require_POST
def tried(request: Request) -> HttpResponse:
    """How it went."""
    form = TriedForm(request.POST)
    if not form.is_valid():
        return _refused(request, practice_page(request.actor, now(request.actor), tried=form))
    weekly.tried(request.actor, **form.cleaned_data)
    return redirect(back_to_experiment())


@require_safe
def skills(request: Request) -> HttpResponse:
    """All ten skills, to choose one."""
    return render(request, "practice/skills.html", {"page": skills_page(request.actor)})


@require_POST
def skill_state(request: Request) -> HttpResponse:
    form = SkillForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("This skill cannot be read. Open Practice again."))
    kept.set_state(request.actor, form.cleaned_data["skill"], form.cleaned_data["state"])
    return redirect("practice:practice")


@require_POST
def lesson(request: Request, lesson_id: int) -> HttpResponse:
    """Whether what was learnt still holds."""
    form = LessonForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("Your answer cannot be read. Open Practice again."))
    lessons.holds(request.actor, lesson_id, still=form.cleaned_data["still"] == "yes")
    return redirect(back_to(request, reverse("practice:practice")))


@require_POST
def reminders(request: Request) -> HttpResponse:
    """Whether the pages remind, and when they keep quiet."""
    form = RemindersForm(request.POST)
    if not form.is_valid():
        return _refused(request, practice_page(request.actor, now(request.actor), reminders=form))
    reminding.set_up(request.actor, **form.cleaned_data)
    return redirect(reverse("practice:practice") + "#reminders")


@require_POST
def snooze(request: Request) -> HttpResponse:
    """Nothing is said for some days; it costs nothing."""
    form = SnoozeForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("That many days cannot be put off. Open Practice again."))
    days = form.cleaned_data["days"]
    if days:
        reminding.snooze(request.actor, days)
    else:
        reminding.wake(request.actor)
    return redirect(back_to(request, reverse("practice:practice") + "#reminders"))


def _refused(request: Request, page: PracticePage) -> HttpResponse:
    return render(request, "practice/practice.html", {"page": page}, status=422)
