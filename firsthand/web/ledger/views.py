from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.domain.exchanges.corrections import Correction
from firsthand.errors import AmbiguousError, FirsthandError, NotFoundError
from firsthand.services import acts, exchanges
from firsthand.services.actor import now
from firsthand.services.exchanges import Entry
from firsthand.web.ledger.export import as_csv
from firsthand.web.ledger.forms import ADDED, AddForm, CorrectForm, JudgeForm
from firsthand.web.ledger.line import exchange_line
from firsthand.web.ledger.page import asked, ledger_page
from firsthand.web.request import Request, asked_as_of, back_to, wants_part


@require_safe
def ledger(request: Request) -> HttpResponse:
    """The list; htmx gets its rows and count alone. What is still to be read is read on behind it."""
    acts.read_in_background(request.actor)
    page = ledger_page(request.actor, request.GET, asked_as_of(request))
    return render(request, "ledger/parts/answer.html" if wants_part(request) else "ledger/ledger.html", {"page": page})


@require_POST
def judge(request: Request) -> HttpResponse:
    """Confirm, dismiss, or take that back: one exchange in its place, several by way of the list."""
    form = JudgeForm(request.POST)
    back = back_to(request, reverse("ledger:ledger"))
    if not form.is_valid():
        page = ledger_page(request.actor, request.GET, now(request.actor), _("Tick an exchange first."))
        return render(request, "ledger/ledger.html", {"page": page}, status=422)
    keys = form.cleaned_data["keys"]
    act = {"confirm": exchanges.confirm, "dismiss": exchanges.dismiss, "suggest": exchanges.suggest_again}
    act[form.cleaned_data["action"]](request.actor, keys)
    if not wants_part(request):
        return redirect(back)
    as_of = now(request.actor)
    line = exchange_line(exchanges.show(request.actor, keys[0], as_of), as_of.day)
    return render(request, "ledger/parts/line.html", {"line": line})


@require_POST
def undo(request: Request) -> HttpResponse:
    """Take back the last thing done in the ledger."""
    exchanges.undo(request.actor)
    return redirect(back_to(request, reverse("ledger:ledger")))


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """Something that passed between the user and somebody, by hand."""
    form = AddForm(request.POST or None, initial={"person": request.GET.get("person", "")})
    if request.method == "POST" and form.is_valid():
        entry = _added(request, form)
        if entry is not None:
            return redirect("ledger:exchange", entry.exchange.key)
    return render(request, "ledger/add.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def exchange(request: Request, key: str) -> HttpResponse:
    """One exchange with all that shows it, and the form that corrects it."""
    entry = exchanges.show(request.actor, key, asked_as_of(request))
    form = CorrectForm(request.POST or None, initial=_as_it_is(entry))
    if request.method == "POST" and form.is_valid() and _corrected(request, key, form):
        return redirect("ledger:exchange", key)
    line = exchange_line(entry, asked_as_of(request).day)
    return render(request, "ledger/exchange.html", {"line": line, "form": form}, status=422 if form.errors else 200)


@require_safe
def export(request: Request) -> HttpResponse:
    """The exchanges that the address asks for, as a table for other programs."""
    as_of = asked_as_of(request)
    found = exchanges.listing(request.actor, asked(request.GET), as_of, limit=None)
    answer = HttpResponse(
        as_csv(found.entries, exchanges.owner(request.actor).name), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="firsthand-ledger-{as_of.day}.csv"'
    return answer


def _added(request: Request, form: AddForm) -> Entry | None:
    """The exchange as entered; None where a field was wrong, which then says so."""
    values = form.cleaned_data
    act, flow, state = ADDED[values["act"]]
    try:
        person = exchanges.find_person(request.actor, values["person"])
    except AmbiguousError:
        form.add_error("person", _("Several people fit that. Write an address of theirs."))
        return None
    except NotFoundError:
        form.add_error("person", _("Nobody by that name or address. Add them under People first."))
        return None
    for field, future in (("on", False), ("due", True)):
        if values[field] and not _is_day(request, values[field], future=future):
            form.add_error(field, _("This is no day I can read. Write it as 2026-03-31, or as “last Friday”."))
    if form.errors:
        return None
    return exchanges.add(
        request.actor, person, act, values["what"], on=values["on"], due=values["due"], flow=cast(Any, flow),
        state=cast(Any, state),
    )  # fmt: skip


def _corrected(request: Request, key: str, form: CorrectForm) -> bool:
    values = form.cleaned_data
    due = None
    if values["due"]:
        if not _is_day(request, values["due"], future=True):
            form.add_error("due", _("This is no day I can read. Write it as 2026-03-31, or as “next Friday”."))
            return False
        due = exchanges.day_in_words(request.actor, values["due"], future=True)
    changed = {name: values[name] for name in ("what", "flow", "value", "state", "effort") if name in form.changed_data}
    exchanges.correct(
        request.actor, key, Correction(**changed, due=due, no_due=not values["due"] and "due" in form.changed_data)
    )
    return True


def _is_day(request: Request, words: str, *, future: bool) -> bool:
    try:
        exchanges.day_in_words(request.actor, words, future=future)
    except FirsthandError:
        return False
    return True


def _as_it_is(entry: Entry) -> dict[str, object]:
    one = entry.exchange
    return {
        "what": one.what,
        "flow": one.flow,
        "value": one.value,
        "state": one.state,
        "effort": one.effort,
        "due": one.due.isoformat() if one.due else "",
    }
