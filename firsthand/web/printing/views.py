from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.domain.people import PersonId
from firsthand.web.printing import documents
from firsthand.web.printing.documents import PAPERS, Paper, Printed
from firsthand.web.request import Request, asked_day


@require_safe
def worksheet(request: Request) -> HttpResponse:
    """The twelve questions, with the answers or, with `blank`, without them."""
    return _answer(request, documents.worksheet(request.actor, blank="blank" in request.GET))


@require_safe
def review(request: Request) -> HttpResponse:
    """The review of the week in the address."""
    return _answer(request, documents.review(request.actor, asked_day(request, "week")))


@require_safe
def card(request: Request) -> HttpResponse:
    """This week's experiment, to carry along."""
    return _answer(request, documents.card(request.actor))


@require_safe
def brief(request: Request, person_id: int) -> HttpResponse:
    """What is worth knowing before one sees somebody."""
    return _answer(request, documents.brief(request.actor, PersonId(person_id)))


def _answer(request: Request, printed: Printed) -> HttpResponse:
    """The page that prints well; with `as=pdf` the PDF of it. `paper` chooses A4 or Letter."""
    paper = _paper(request)
    if request.GET.get("as") == "pdf":
        answer = HttpResponse(documents.pdf_of(printed, paper), content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="{printed.file}.pdf"'
        return answer
    other: Paper = "letter" if paper == "a4" else "a4"
    screen = {
        "pdf": _address(request, paper=paper, **{"as": "pdf"}),
        "other": _address(request, paper=other),
        "other_words": _("Letter") if other == "letter" else _("A4"),
    }
    return HttpResponse(documents.html_of(printed, paper, screen))


def _paper(request: Request) -> Paper:
    asked = request.GET.get("paper", "a4")
    for paper in PAPERS:
        if asked == paper:
            return paper
    raise BadRequest(_("“%(text)s” is no paper. Choose a4 or letter.") % {"text": asked[:20]})


def _address(request: Request, **changed: str) -> str:
    """This page with something else in its address."""
    kept = {name: value for name, value in request.GET.items() if name in ("blank", "week")}
    return f"{request.path}?{urlencode({**kept, **changed})}"
