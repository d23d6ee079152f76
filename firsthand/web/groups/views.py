from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.errors import FirsthandError
from firsthand.services import own_targets, people, traits
from firsthand.services.actor import now
from firsthand.services.own_targets import FUNCTION_MIX
from firsthand.web.elements.shown import lines_meant
from firsthand.web.elements.undo import before_in, token_of
from firsthand.web.groups.forms import OwnForm, values_said
from firsthand.web.groups.page import group_lines, groups_page, targets_form
from firsthand.web.purposes.page import kept_words
from firsthand.web.request import Request, asked_as_of, back_to, wants_part

UNDO = "groups"


@require_safe
def groups(request: Request) -> HttpResponse:
    page = groups_page(request.actor, request.GET, asked_as_of(request))
    return render(request, "groups/groups.html", {"page": page})


@require_POST
def keep(request: Request) -> HttpResponse:
    """Keep what stands in the fields, of one line or of all that were shown; the answer carries what takes it back."""
    as_of = now(request.actor)
    try:
        before = traits.confirm(request.actor, values_said(request.POST, lines_meant(request.POST)))
    except FirsthandError as error:
        page = groups_page(request.actor, request.GET, as_of, done=str(error))
        return render(request, "groups/groups.html", {"page": page}, status=422)
    kept = sorted({person for words in before.values() for person in words})
    done = kept_words(list(people.names(request.actor, kept).values())) if kept else _("Nothing was there to keep.")
    undo = token_of(request.actor, UNDO, before) if kept else ""
    if wants_part(request) and len(kept) == 1:
        (line,) = group_lines(request.actor, kept, as_of)
        return render(request, "groups/parts/answer.html", {"line": line, "done": done, "undo": undo})
    page = groups_page(request.actor, request.GET, as_of, done=done, undo=undo)
    return render(request, "groups/groups.html", {"page": page})


@require_POST
def undo(request: Request) -> HttpResponse:
    """Take the last word back."""
    before = before_in(request.actor, UNDO, request.POST.get("undo", ""))
    told = {name: {int(person): words for person, words in by_person.items()} for name, by_person in before.items()}
    traits.put_back(request.actor, told)
    return redirect(back_to(request, reverse("groups:groups")))


@require_POST
def own(request: Request) -> HttpResponse:
    """Keep what the user says of themself."""
    form = OwnForm(request.POST)
    if not form.is_valid():
        page = groups_page(request.actor, request.GET, now(request.actor), own=form)
        return render(request, "groups/groups.html", {"page": page}, status=422)
    traits.set_own(request.actor, **form.cleaned_data)
    return redirect(reverse("groups:groups") + "#own")


@require_POST
def targets(request: Request) -> HttpResponse:
    """Keep the user's own target of contact over functions."""
    form = targets_form(request.actor, request.POST)
    if form is not None and not form.is_valid():
        page = groups_page(request.actor, request.GET, now(request.actor), targets=form)
        return render(request, "groups/groups.html", {"page": page}, status=422)
    if form is not None:
        own_targets.set_percents(request.actor, FUNCTION_MIX, form.percents)
    return redirect(reverse("groups:groups") + "#wanted")
