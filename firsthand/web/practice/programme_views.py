from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.domain.practice.programme import CHARS_MAX, DEFAULT, Fault, Programme
from firsthand.domain.reflection.skills import BY_KEY
from firsthand.services.actor import Actor
from firsthand.services.practice import programmes, weekly
from firsthand.services.practice.programmes import ProgrammeError
from firsthand.web.practice.forms import ProgrammeForm
from firsthand.web.request import Request


@dataclass(frozen=True)
class WeekLine:
    """One week. css: how its place in the row is marked: 'done', 'now' or ''."""

    number: int
    skill: str
    what: str
    note: str
    css: str


@dataclass(frozen=True)
class FaultLine:
    where: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class ProgrammePage:
    """title: of the one under way, '' for none; weeks: of it, else of ours. faults: of a file that was refused."""

    title: str
    about: str
    weeks: tuple[WeekLine, ...]
    form: ProgrammeForm
    faults: tuple[FaultLine, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: Request) -> HttpResponse:
    """The programme under way; POST begins the one in a file."""
    if request.method != "POST":
        return render(request, "practice/programme.html", {"page": _page(request.actor, ProgrammeForm())})
    form = ProgrammeForm(request.POST, request.FILES)
    form.is_valid()
    text = _text(form)
    faults: tuple[Fault, ...] = ()
    try:
        programmes.start(request.actor, text)
    except ProgrammeError as error:
        faults = error.faults
    else:
        return redirect("practice:programme")
    again = ProgrammeForm(initial={"content": text if len(text) <= CHARS_MAX else ""})
    return render(request, "practice/programme.html", {"page": _page(request.actor, again, faults)}, status=422)


@require_POST
def ours(request: Request) -> HttpResponse:
    programmes.start(request.actor)
    return redirect("practice:programme")


@require_POST
def end(request: Request) -> HttpResponse:
    programmes.end(request.actor)
    return redirect("practice:programme")


@require_safe
def file(request: Request) -> HttpResponse:
    """The programme as a file, to change and to pass on."""
    answer = HttpResponse(programmes.file_of(request.actor), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="programme.yaml"'
    return answer


def _text(form: ProgrammeForm) -> str:
    """What was sent, as text; what is no UTF-8 becomes something that no programme holds."""
    sent = form.cleaned_data.get("file")
    if sent is not None:
        found: str = sent.read(4 * CHARS_MAX + 4).decode("utf-8", "replace").replace("\ufffd", "\x00")
        return found
    return str(form.cleaned_data.get("content") or "")


def _page(actor: Actor, form: ProgrammeForm, faults: tuple[Fault, ...] = ()) -> ProgrammePage:
    going = programmes.under_way(actor, weekly.attempts(actor))
    shown: Programme = going.programme if going else DEFAULT
    number = going.number if going else 0
    return ProgrammePage(
        title=_(going.programme.title) if going else "",
        about=_(shown.about) if shown.about else "",
        weeks=tuple(
            WeekLine(
                place,
                _(BY_KEY[week.experiment.skill].title),
                _(week.experiment.what),
                _(week.note) if week.note else "",
                "done" if place < number else "now" if place == number else "",
            )
            for place, week in enumerate(shown.weeks, start=1)
        ),
        form=form,
        faults=tuple(
            FaultLine(_("Line %(line)s") % {"line": one.line} if one.line else _("The file"), one.reason, one.remedy)
            for one in faults
        ),
    )
