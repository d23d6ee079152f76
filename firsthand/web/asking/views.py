from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.domain.drafts import PURPOSE_CHARS_MAX, Ask, Draft, Recipient
from firsthand.domain.inventory import WORDS_CHARS_MAX
from firsthand.domain.people import PersonId
from firsthand.services import asking, goals, needs, people
from firsthand.services.actor import now
from firsthand.web.asking.forms import AskForm, FileForm
from firsthand.web.asking.page import ask_of, asking_page
from firsthand.web.elements.draft import as_file
from firsthand.web.elements.reading import read_day, read_person
from firsthand.web.numbers import number_in
from firsthand.web.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request) -> HttpResponse:
    """What I need; then, at the same address, who could help, and the letter to the one chosen."""
    if request.method != "POST":
        return render(
            request, "asking/asking.html", {"page": asking_page(request.actor, _begun(request), now(request.actor))}
        )
    form = AskForm(request.POST)
    said, person = _read(request, form)
    if said is None:
        page = asking_page(request.actor, form, now(request.actor))
        return render(request, "asking/asking.html", {"page": page}, status=422)
    need = asking.keep_need(request.actor, said.what, said.by, form.cleaned_data["goal"])
    page = asking_page(request.actor, form, now(request.actor), need, said, person)
    return render(request, "asking/asking.html", {"page": page}, status=422 if form.errors else 200)


@require_POST
def save(request: Request) -> HttpResponse:
    """The letter, with the user's own words, as a file for a mail program."""
    form = FileForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("That letter is empty or too long. Go back, and write a line."))
    id = people.find(request.actor, request.POST.get("to", "")[:300])
    (row,) = people.rows_of(request.actor, [id], now(request.actor))
    to = Recipient(row.name, next((address for address in row.addresses if "@" in address), ""))
    return as_file(request.actor, Draft("", (to,), "", ""), form.cleaned_data["subject"], form.cleaned_data["body"])


@require_POST
def sent(request: Request) -> HttpResponse:
    """The user says that it was sent: it stands in the ledger as asked."""
    form = AskForm(request.POST)
    said, person = _read(request, form)
    if said is None or person is None:
        if not form.errors:
            form.add_error("person", _("Name whom you asked."))
        need = asking.keep_need(request.actor, said.what, said.by, form.cleaned_data["goal"]) if said else None
        page = asking_page(request.actor, form, now(request.actor), need)
        return render(request, "asking/asking.html", {"page": page}, status=422)
    entry = asking.sent(request.actor, said, person)
    return redirect("ledger:exchange", entry.exchange.key)


def _begun(request: Request) -> AskForm:
    """The form, begun with what the address names: a need or a goal of mine, in which words, and whom to ask."""
    asked = request.GET
    initial: dict[str, object] = {"what": asked.get("what", "")[:WORDS_CHARS_MAX]}
    goal = asked.get("goal", "")
    for one in needs.needs(request.actor, mine_only=True):
        if str(one.need.id) == asked.get("need"):
            initial = {"what": one.need.words, "by": one.need.until.isoformat() if one.need.until else ""}
            goal = str(one.need.goal.id) if one.need.goal else ""
    for listed in goals.listing(request.actor, now(request.actor)) if goal else ():
        if str(listed.goal.id) == goal:
            purpose = listed.goal.why or listed.goal.title
            initial |= {"goal": listed.goal.id, "purpose": purpose[:PURPOSE_CHARS_MAX]}
    if person := number_in(asked.get("person", "")):
        initial["person"] = people.words_for(request.actor, PersonId(person))
    return AskForm(initial=initial)


def _read(request: Request, form: AskForm) -> tuple[Ask | None, PersonId | None]:
    """What is asked, None where a field was wrong; and of whom, None where nobody fit. The fields say what was wrong."""
    if not form.is_valid():
        return None, None
    by = read_day(request, form, "by")
    if form.errors:
        return None, None
    said = ask_of(form.cleaned_data, by)
    if form.cleaned_data["to"]:
        form.cleaned_data["person"] = form.cleaned_data["to"]
    return said, read_person(request, form, "person")
