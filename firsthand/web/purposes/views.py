from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.domain.purposes import PURPOSES
from firsthand.services import own_targets, people
from firsthand.services import purposes as service
from firsthand.services.actor import now
from firsthand.services.own_targets import PURPOSE_MIX
from firsthand.web.elements.shown import lines_meant
from firsthand.web.elements.undo import before_in, token_of
from firsthand.web.purposes.forms import TargetsForm
from firsthand.web.purposes.page import kept_words, purpose_lines, purposes_page
from firsthand.web.request import Request, asked_as_of, back_to, wants_part

UNDO = "purposes"


@require_safe
def purposes(request: Request) -> HttpResponse:
    page = purposes_page(request.actor, request.GET, asked_as_of(request))
    return render(request, "purposes/purposes.html", {"page": page})


@require_POST
def keep(request: Request) -> HttpResponse:
    """Keep what is ticked, of one line or of all that were shown; the answer carries what takes it back."""
    meant = lines_meant(request.POST)
    told = {person: {one for one in request.POST.getlist(f"p-{person}") if one in PURPOSES} for person in meant}
    before = service.confirm(request.actor, told)
    names = list(people.names(request.actor, before).values())
    done = kept_words(names) if names else _("Nothing was there to keep.")
    undo = token_of(request.actor, UNDO, before) if names else ""
    as_of = now(request.actor)
    if wants_part(request) and len(before) == 1:
        (line,) = purpose_lines(request.actor, list(before), as_of)
        return render(request, "purposes/parts/answer.html", {"line": line, "done": done, "undo": undo})
    page = purposes_page(request.actor, request.GET, as_of, done=done, undo=undo)
    return render(request, "purposes/purposes.html", {"page": page})


@require_POST
def undo(request: Request) -> HttpResponse:
    """Take the last word back."""
    before = before_in(request.actor, UNDO, request.POST.get("undo", ""))
    service.put_back(request.actor, {int(person): words for person, words in before.items()})
    return redirect(back_to(request, reverse("purposes:purposes")))


@require_POST
def targets(request: Request) -> HttpResponse:
    """Keep the user's own mix."""
    form = TargetsForm(request.POST)
    if not form.is_valid():
        page = purposes_page(request.actor, request.GET, now(request.actor), targets=form)
        return render(request, "purposes/purposes.html", {"page": page}, status=422)
    own_targets.set_percents(request.actor, PURPOSE_MIX, form.cleaned_data)
    return redirect(reverse("purposes:purposes") + "#mix")
