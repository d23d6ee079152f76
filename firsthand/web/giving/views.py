from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.errors import NotFoundError
from firsthand.services import inventory, needs
from firsthand.services.actor import now
from firsthand.web.elements.forms import Form
from firsthand.web.elements.reading import read_day, read_person
from firsthand.web.giving.forms import JudgeForm, MineForm, NeedForm, OfferForm
from firsthand.web.giving.page import giving_page
from firsthand.web.request import Request, asked_as_of, back_to


@require_safe
def giving(request: Request) -> HttpResponse:
    page = giving_page(request.actor, asked_as_of(request), request.GET.get("person", "")[:300])
    return render(request, "giving/giving.html", {"page": page})


@require_POST
def add_offer(request: Request) -> HttpResponse:
    """Keep something I can bring."""
    form = OfferForm(request.POST)
    until = read_day(request, form, "until") if form.is_valid() else None
    if form.errors:
        return _refused(request, offer=form)
    values = form.cleaned_data
    inventory.add_offer(
        request.actor, values["words"], value=values["kind"], minutes=values["minutes"], limits=values["limits"], until=until
    )  # fmt: skip
    return _back(request, "bring")


@require_POST
def judge_offer(request: Request) -> HttpResponse:
    """A yes or a no to something that the record says I bring."""
    key, yes = _judged(request)
    found = next((one for one in inventory.proposals(request.actor, now(request.actor)) if one.key == key), None)
    if found is None:
        raise _answered()
    inventory.take_up(request.actor, found, confirmed=yes)
    return _back(request, "bring")


@require_POST
def remove_offer(request: Request, offer_id: int) -> HttpResponse:
    inventory.remove_offer(request.actor, offer_id)
    return _back(request, "bring")


@require_POST
def add_need(request: Request) -> HttpResponse:
    """Keep what somebody looks for."""
    form = NeedForm(request.POST)
    person, until = None, None
    if form.is_valid():
        person, until = read_person(request, form, "person"), read_day(request, form, "until")
    if form.errors:
        return _refused(request, need=form)
    needs.add_need(request.actor, form.cleaned_data["words"], person=person, until=until)
    return _back(request, "need")


@require_POST
def add_mine(request: Request) -> HttpResponse:
    """Keep what I look for, which lifts moves that serve it."""
    form = MineForm(request.POST)
    until = read_day(request, form, "until") if form.is_valid() else None
    if form.errors:
        return _refused(request, mine=form)
    needs.add_need(request.actor, form.cleaned_data["words"], until=until)
    return _back(request, "mine")


@require_POST
def judge_need(request: Request) -> HttpResponse:
    """A yes or a no to something that somebody seems to look for."""
    key, yes = _judged(request)
    found = next((one for one in needs.proposals(request.actor, now(request.actor)) if one.key == key), None)
    if found is None:
        raise _answered()
    needs.take_up(request.actor, found, confirmed=yes)
    return _back(request, "need")


@require_POST
def met(request: Request, need_id: int) -> HttpResponse:
    """It waits no more."""
    needs.met(request.actor, need_id)
    return _back(request, "need")


@require_POST
def remove_need(request: Request, need_id: int) -> HttpResponse:
    needs.remove_need(request.actor, need_id)
    return _back(request, "need")


def _judged(request: Request) -> tuple[str, bool]:
    form = JudgeForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("That suggestion could not be read. Nothing was changed."))
    return form.cleaned_data["key"], form.cleaned_data["answer"] == "yes"


def _answered() -> NotFoundError:
    return NotFoundError(
        _("This suggestion"), _("it does not wait any more"), _("Open the page again for those that do.")
    )


def _refused(request: Request, **form: Form) -> HttpResponse:
    page = giving_page(request.actor, now(request.actor), "", **form)
    return render(request, "giving/giving.html", {"page": page}, status=422)


def _back(request: Request, part: str) -> HttpResponse:
    return redirect(back_to(request, reverse("giving:giving") + "#" + part))
