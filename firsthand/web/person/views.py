from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.domain.people import PersonId
from firsthand.errors import AmbiguousError, NotFoundError
from firsthand.services import (
    describing,
    forgetting,
    helping,
    inventory,
    joining,
    judging,
    notes,
    people,
    private_notes,
    writing_back,
)
from firsthand.services.actor import now
from firsthand.web.elements.forms import Form
from firsthand.web.person.forms import (
    BringForm,
    DescribeForm,
    JoinForm,
    MarkForm,
    NoteForm,
    RemoveTrustForm,
    SeparateForm,
    TagForm,
    TrustForm,
    WarmthForm,
)
from firsthand.web.person.page import person_page
from firsthand.web.person.place import place_part
from firsthand.web.request import Request, asked_as_of, wants_part

CARD_SAID: dict[writing_back.Sent, Promise] = {
    "written": lazy("Written. Their card in your address book says so now."),
    "overtaken": lazy("Somebody changed this card in the meantime. Nothing was written."),
    "gone": lazy("This card is no longer in the address book. Nothing was written."),
}


@require_safe
def person(request: Request, person_id: int) -> HttpResponse:
    page = person_page(request.actor, PersonId(person_id), asked_as_of(request), request.GET)
    return render(request, "person/person.html", {"page": page})


@require_safe
def place(request: Request, person_id: int) -> HttpResponse:
    """Where somebody stands in the network: a part of their page, which asks for it, or a page of its own."""
    part = place_part(request.actor, PersonId(person_id), asked_as_of(request))
    if wants_part(request):
        return render(request, "person/parts/place.html", {"place": part})
    return render(request, "person/place.html", {"place": part, "back": reverse("person:person", args=[person_id])})


@require_POST
def describe(request: Request, person_id: int) -> HttpResponse:
    """Keep the name, role and organisation that the user wrote."""
    form = DescribeForm(request.POST)
    if not form.is_valid():
        return refused(request, person_id, "describe", form)
    describing.describe(request.actor, PersonId(person_id), **form.cleaned_data)
    return redirect("person:person", person_id)


@require_POST
def send_card(request: Request, person_id: int) -> HttpResponse:
    """Write the change that was shown into their card on the server."""
    became = writing_back.send(request.actor, PersonId(person_id), request.POST.get("token", ""))
    page = person_page(request.actor, PersonId(person_id), now(request.actor), request.GET)
    return render(request, "person/person.html", {"page": replace(page, card_said=str(CARD_SAID[became]))})


@require_POST
def keep_card(request: Request, person_id: int) -> HttpResponse:
    """Let the words of their card stand."""
    writing_back.keep_theirs(request.actor, PersonId(person_id))
    return redirect("person:person", person_id)


@require_POST
def bring(request: Request, person_id: int) -> HttpResponse:
    """A line of what they can bring, or of what I can bring them."""
    mine = request.POST.get("flow") == "out"
    form = BringForm(request.POST, flow="out" if mine else "in")
    if not form.is_valid():
        return refused(request, person_id, "bring_out" if mine else "bring_in", form)
    if mine:
        helping.keep_for(request.actor, PersonId(person_id), form.cleaned_data["words"])
    else:
        inventory.add_offer(request.actor, form.cleaned_data["words"], person=PersonId(person_id))
    return back(person_id, "layer")


@require_POST
def trust(request: Request, person_id: int) -> HttpResponse:
    """Keep a private judgement of today."""
    form = TrustForm(request.POST)
    if not form.is_valid():
        return refused(request, person_id, "trust", form)
    values = form.cleaned_data
    private_notes.write_trust(
        request.actor, PersonId(person_id), can_they=values["can_they"], on_my_side=values["on_my_side"],
        keeps_word=values["keeps_word"], words=values["trust_words"],
    )  # fmt: skip
    return back(person_id, "trust")


@require_POST
def remove_trust(request: Request, person_id: int) -> HttpResponse:
    form = RemoveTrustForm(request.POST)
    if form.is_valid():
        private_notes.remove_trust(request.actor, form.cleaned_data["id"])
    return back(person_id, "trust")


@require_POST
def note(request: Request, person_id: int) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return refused(request, person_id, "note", form)
    notes.write_note(request.actor, form.cleaned_data["markdown"], PersonId(person_id))
    return back(person_id, "notes")


@require_POST
def join(request: Request, person_id: int) -> HttpResponse:
    """Make this person and another one; whoever is named goes into this one."""
    form = JoinForm(request.POST)
    if form.is_valid():
        try:
            other = people.find(request.actor, form.cleaned_data["other"])
        except AmbiguousError:
            form.add_error("other", _("Several people fit that. Write an address of theirs."))
        except NotFoundError:
            form.add_error("other", _("Nobody by that name or address."))
        else:
            if other != person_id:
                joining.join(request.actor, PersonId(person_id), other)
                return back(person_id, "addresses")
            form.add_error("other", _("That is this person already."))
    return refused(request, person_id, "join", form)


@require_POST
def separate(request: Request, person_id: int) -> HttpResponse:
    """Take one address out of this person."""
    form = SeparateForm(request.POST)
    if form.is_valid():
        joining.separate(request.actor, form.cleaned_data["mailbox_id"])
    return back(person_id, "addresses")


@require_POST
def tags(request: Request, person_id: int) -> HttpResponse:
    """Add a tag, or take one off."""
    form = TagForm(request.POST)
    if form.is_valid():
        act = describing.untag if form.cleaned_data["off"] else describing.tag
        act(request.actor, [PersonId(person_id)], form.cleaned_data["tag"])
    return redirect("person:person", person_id)


@require_POST
def warmth(request: Request, person_id: int) -> HttpResponse:
    """Keep the user's own word on how warm the tie is."""
    form = WarmthForm(request.POST)
    if form.is_valid():
        describing.override_warmth(request.actor, PersonId(person_id), form.cleaned_data["band"] or None)
    return back(person_id, "rhythm")


@require_POST
def mark(request: Request, person_id: int) -> HttpResponse:
    """Star, never suggest, set aside, and the ways back; and what they are."""
    form = MarkForm(request.POST)
    if form.is_valid():
        actor, one = request.actor, PersonId(person_id)
        match form.cleaned_data["mark"]:
            case "star" | "unstar" as wanted:
                describing.star(actor, one, wanted == "star")
            case "never_suggest" | "suggest" as wanted:
                describing.never_suggest(actor, one, wanted == "never_suggest")
            case "set_aside":
                describing.set_aside(actor, [one])
            case "bring_back":
                describing.bring_back(actor, [one])
            case "pin" | "unpin" as wanted:
                judging.pin_person(actor, one, wanted == "pin")
            case "reopen":
                judging.reopen(actor, one)
            case "person" | "list" | "role" | "automated" as kind:
                describing.change_kind(actor, one, kind)
    return redirect("person:person", person_id)


@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: Request, person_id: int) -> HttpResponse:
    """Ask once, then remove every trace of them."""
    page = person_page(request.actor, PersonId(person_id), now(request.actor), request.GET)
    if request.method != "POST":
        return render(request, "person/forget.html", {"page": page})
    if "sure" not in request.POST:
        error = _("Tick the box first.")
        return render(request, "person/forget.html", {"page": page, "error": error}, status=422)
    forgetting.forget(request.actor, PersonId(person_id))
    return render(request, "person/forgotten.html", {"page": page})


def refused(request: Request, person_id: int, name: str, form: Form) -> HttpResponse:
    """The page again, with what is wrong in one of its forms."""
    page = person_page(request.actor, PersonId(person_id), now(request.actor), request.GET, **{name: form})
    return render(request, "person/person.html", {"page": page}, status=422)


def back(person_id: int, part: str) -> HttpResponse:
    """To a part of the person's page."""
    return redirect(reverse("person:person", args=[person_id]) + "#" + part)
