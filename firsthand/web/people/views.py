from contextlib import suppress

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.domain.people import PersonId
from firsthand.errors import FirsthandError
from firsthand.services import describing, joining, keeping_in_touch
from firsthand.services.actor import now
from firsthand.web.people.forms import BulkForm, NameFormSet, PairForm, PersonForm
from firsthand.web.people.page import people_page
from firsthand.web.people.pairs import duplicates_page
from firsthand.web.person.forms import ChangeForm
from firsthand.web.request import Request, asked_as_of, back_to, wants_part


@require_safe
def people(request: Request) -> HttpResponse:
    """The list; htmx gets its rows, count and facets alone."""
    page = people_page(request.actor, request.GET, asked_as_of(request))
    template = "people/parts/answer.html" if wants_part(request) else "people/people.html"
    return render(request, template, {"page": page})


@require_POST
def bulk(request: Request) -> HttpResponse:
    """Tag those who were ticked, set them aside, or bring them back."""
    form = BulkForm(request.POST)
    back = back_to(request, reverse("people:people"))
    if not form.is_valid():
        query = QueryDict(back.partition("?")[2])
        wrong = next((form.errors[name] for name in ("tag", "max_days") if name in form.errors), None)
        error = str(wrong[0]) if wrong else _("Tick somebody first.")
        page = people_page(request.actor, query, now(request.actor), error)
        return render(request, "people/people.html", {"page": page}, status=422)
    ids = [PersonId(number) for number in form.cleaned_data["ids"]]
    match form.cleaned_data["action"]:
        case "tag":
            describing.tag(request.actor, ids, form.cleaned_data["tag"].strip())
        case "keep":
            keeping_in_touch.keep(request.actor, ids, None, form.cleaned_data["max_days"])
        case "set_aside":
            describing.set_aside(request.actor, ids)
        case "bring_back":
            describing.bring_back(request.actor, ids)
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """Somebody who is not in the mail."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        person_id = describing.add(
            request.actor,
            values["name"],
            address=values["address"],
            organisation=values["organisation"],
            role_title=values["role_title"],
        )
        describing.set_layer(request.actor, person_id, set(values["gives_me"]), set(values["i_give"]))
        return redirect("person:person", person_id)
    return render(request, "people/add.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def ten(request: Request) -> HttpResponse:
    """Ten names, ten minutes: a start without any mail."""
    lines = NameFormSet(request.POST or None)
    if request.method == "POST" and lines.is_valid():
        named = [line.cleaned_data for line in lines if line.cleaned_data.get("name", "").strip()]
        for values in named:
            person_id = describing.add(request.actor, values["name"].strip())
            describing.set_layer(request.actor, person_id, set(values["gives_me"]), set(values["i_give"]))
        if named:
            return redirect("people:people")
        return render(request, "people/ten.html", {"lines": lines, "error": _("Write one name first.")}, status=422)
    return render(request, "people/ten.html", {"lines": lines}, status=422 if lines.is_bound else 200)


@require_safe
def duplicates(request: Request) -> HttpResponse:
    return render(request, "people/duplicates.html", {"page": duplicates_page(request.actor)})


@require_POST
def decide(request: Request) -> HttpResponse:
    """Join two people, or keep them apart for good."""
    form = PairForm(request.POST)
    if not form.is_valid():
        return render(request, "people/duplicates.html", {"page": duplicates_page(request.actor)}, status=422)
    first, second = PersonId(form.cleaned_data["first"]), PersonId(form.cleaned_data["second"])
    if form.cleaned_data["same"] == "join":
        joining.join(request.actor, first, second)
    else:
        joining.keep_apart(request.actor, first, second)
    return redirect(back_to(request, reverse("people:duplicates")))


@require_POST
def undo(request: Request) -> HttpResponse:
    """Take back a word on who is who."""
    form = ChangeForm(request.POST)
    if form.is_valid():
        with suppress(FirsthandError):  # it was taken back already; the page shows how it stands
            joining.undo(request.actor, form.cleaned_data["change"])
    return redirect("people:duplicates")
