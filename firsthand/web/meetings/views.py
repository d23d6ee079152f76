from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.domain.people import PersonId
from firsthand.services import protected_slots
from firsthand.web.meetings.brief import meeting_page, person_page
from firsthand.web.meetings.forms import SlotForm
from firsthand.web.meetings.page import meetings_page
from firsthand.web.request import Request, asked_as_of


@require_safe
def meetings(request: Request) -> HttpResponse:
    """The coming two weeks and the last one."""
    return render(request, "meetings/meetings.html", {"page": meetings_page(request.actor, asked_as_of(request))})


@require_safe
def brief(request: Request, meeting_id: int) -> HttpResponse:
    """What is worth knowing before a meeting."""
    page = meeting_page(request.actor, meeting_id, asked_as_of(request))
    return render(request, "meetings/brief.html", {"page": page})


@require_safe
def person_brief(request: Request, person_id: int) -> HttpResponse:
    """What is worth knowing before one sees somebody."""
    page = person_page(request.actor, PersonId(person_id), asked_as_of(request))
    return render(request, "meetings/brief.html", {"page": page})


@require_POST
def save_slot(request: Request) -> HttpResponse:
    """A half hour as a calendar file, for the user to open; nothing is written to a calendar from here."""
    name, text = protected_slots.as_calendar_file(request.actor, _asked(request))
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
def decline_slot(request: Request) -> HttpResponse:
    """Do not propose this half hour again."""
    protected_slots.decline(request.actor, _asked(request))
    return redirect(reverse("meetings:meetings") + "#slots")


def _asked(request: Request) -> int:
    form = SlotForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("This half hour cannot be read. Open Meetings again."))
    return int(form.cleaned_data["starts_at"])
