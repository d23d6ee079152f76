"""What the user says of a person's positions, days, groups and of how often to be in touch; goals they stand behind; joins
taken back.
"""

from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from firsthand.domain.people import PersonId
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.services import dates, describing, goals, joining, keeping_in_touch, people, positions
from firsthand.services.actor import now
from firsthand.web.person.forms import (
    ChangeForm,
    DayForm,
    GroupForm,
    KeepForm,
    KnownDayForm,
    PositionForm,
    SuggestedForm,
)
from firsthand.web.person.goals import BehindForm
from firsthand.web.person.views import back, refused
from firsthand.web.request import Request, back_to


@require_POST
def position(request: Request, person_id: int) -> HttpResponse:
    """Enter a position, or correct one."""
    form = PositionForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        said: dict[str, Any] = {"from_day": values["from_day"], "until_day": values["until_day"]}
        try:
            if number := values["number"]:
                positions.correct(request.actor, number, values["organisation"], values["title"], **said)
            else:
                positions.add(request.actor, PersonId(person_id), values["organisation"], values["title"], **said)
        except NotFoundError:
            return back(person_id, "positions")
        except FirsthandError as error:
            form.add_error("title", f"{error.reason[:1].upper()}{error.reason[1:]}.")
        else:
            return back(person_id, "positions")
    return refused(request, person_id, "position", form)


@require_POST
def judge_position(request: Request, person_id: int) -> HttpResponse:
    """Confirm or dismiss what a card or a signature says; take out what was confirmed."""
    form = SuggestedForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        one = PersonId(person_id)
        try:
            match values["word"]:
                case "confirm":
                    positions.confirm(request.actor, one, values["organisation"], values["title"])
                case "dismiss":
                    positions.dismiss(request.actor, one, values["organisation"], values["title"])
                case "remove":
                    positions.remove(request.actor, values["number"] or 0)
        except NotFoundError:
            pass  # somebody was faster; the page shows how it stands
    return back(person_id, "positions")


@require_POST
def day(request: Request, person_id: int) -> HttpResponse:
    """Enter a day of the year."""
    form = DayForm(request.POST)
    if not form.is_valid():
        return refused(request, person_id, "day", form)
    values = form.cleaned_data
    dates.add(request.actor, PersonId(person_id), values["label"], values["month"], values["day"], values["year"])
    return back(person_id, "days")


@require_POST
def judge_day(request: Request, person_id: int) -> HttpResponse:
    """Be reminded of a day or not, or take it out."""
    form = KnownDayForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        which = (PersonId(person_id), values["label"], values["month"], values["day"])
        try:
            if values["word"] == "remove":
                dates.remove(request.actor, *which)
            else:
                dates.remind(request.actor, *which, values["word"] == "remind", values["days_before"] or 0)
        except NotFoundError:
            pass  # somebody was faster; the page shows how it stands
    return back(person_id, "days")


@require_POST
def group(request: Request, person_id: int) -> HttpResponse:
    """Show a group of the address book no more at this person, or again."""
    form = GroupForm(request.POST)
    if form.is_valid():
        describing.hide_group(request.actor, PersonId(person_id), form.cleaned_data["group"], form.cleaned_data["hide"])
    return redirect("person:person", person_id)


@require_POST
def keep(request: Request, person_id: int) -> HttpResponse:
    """Keep how often to be in touch."""
    form = KeepForm(request.POST)
    if not form.is_valid():
        return refused(request, person_id, "keep", form)
    values = form.cleaned_data
    keeping_in_touch.keep(request.actor, [person_id], values["ideal_days"], values["max_days"])
    return back(person_id, "rhythm")


@require_POST
def undo(request: Request, person_id: int) -> HttpResponse:
    """Take back a word on who is who."""
    form = ChangeForm(request.POST)
    if form.is_valid():
        try:
            joining.undo(request.actor, form.cleaned_data["change"])
        except FirsthandError:
            pass  # it was taken back already; the page shows how it stands
    there = bool(people.rows_of(request.actor, [person_id], now(request.actor)))
    here = reverse("person:person", args=[person_id]) + "#addresses" if there else reverse("people:people")
    return redirect(back_to(request, here))


@require_POST
def put_behind(request: Request, person_id: int) -> HttpResponse:
    """They stand behind a goal of mine with this."""
    form = BehindForm(request.actor, now(request.actor), request.POST)
    if not form.is_valid():
        return refused(request, person_id, "behind", form)
    goals.behind(request.actor, form.cleaned_data["goal"], PersonId(person_id), cast(Any, form.cleaned_data["family"]))
    return back(person_id, "goals")
