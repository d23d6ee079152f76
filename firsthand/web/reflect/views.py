from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.domain.reflection.answers import Said
from firsthand.errors import FirsthandError, NotFoundError
from firsthand.services import reflection
from firsthand.services.actor import now
from firsthand.services.oneself import NAME_CHARS_MAX
from firsthand.web.reflect.forms import AnswerForm, RoleModelForm
from firsthand.web.reflect.mirror_part import mirror_part
from firsthand.web.reflect.page import AnswerState, answer_state, reflect_page
from firsthand.web.request import Request, asked_as_of, back_to, wants_part


@require_safe
def current(request: Request) -> HttpResponse:
    """This week's question, with the mirror below."""
    return _page(request, reflection.current_question(request.actor))


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: Request, question: int) -> HttpResponse:
    """One question in any order; posted: its answer, which stands from now on."""
    if request.method != "POST":
        return _page(request, question)
    text, id, version = _sent(request)
    keep = reflection.type_answer if request.POST.get("do") == "type" else reflection.keep_answer
    try:
        keep(request.actor, question, text, id=id, version=version)
    except NotFoundError:
        raise
    except FirsthandError as error:
        return _page(request, question, 422, typed=(text, _refused(request, question, error)))
    return redirect(
        reverse("reflect:question", args=[question]) + ("" if keep is reflection.type_answer else "?kept=1")
    )


@require_POST
def typed(request: Request, question: int) -> HttpResponse:
    """What is typed, kept as it is typed; answers with what stands below the field."""
    text, id, version = _sent(request)
    try:
        said = reflection.type_answer(request.actor, question, text, id=id, version=version)
    except NotFoundError:
        raise
    except FirsthandError as error:
        state, status = _refused(request, question, error), 422
    else:
        state, status = answer_state(request.actor, question, _going_on(said), _("Kept as you typed it.")), 200
    if not wants_part(request):
        return redirect("reflect:question", question)
    return render(request, "reflect/parts/state.html", {"state": state}, status=status)


@require_POST
def later(request: Request, question: int) -> HttpResponse:
    """Come back next week; what is typed is kept first."""
    text, id, version = _sent(request)
    try:
        reflection.type_answer(request.actor, question, text, id=id, version=version)
    except NotFoundError:
        raise
    except FirsthandError as error:
        return _page(request, question, 422, typed=(text, _refused(request, question, error)))
    reflection.put_off(request.actor, question)
    return redirect("today:today")


@require_POST
def remove_answer(request: Request, answer_id: int) -> HttpResponse:
    reflection.remove_answer(request.actor, answer_id)
    return redirect(back_to(request, reverse("reflect:reflect")))


@require_safe
def mirror(request: Request) -> HttpResponse:
    """Every line of the mirror, and how each was read."""
    return render(request, "reflect/mirror.html", {"page": mirror_part(request.actor, asked_as_of(request))})


def _page(
    request: Request, number: int, status: int = 200, typed: tuple[str, AnswerState] | None = None
) -> HttpResponse:
    said = _("Kept. It comes back to you in twelve weeks.") if request.GET.get("kept") else ""
    name = request.GET.get("name", "")[:NAME_CHARS_MAX]
    begun = {"role_model": RoleModelForm(initial={"name": name})} if name else {}
    page = reflect_page(request.actor, number, said=said, typed=typed, refused=begun)
    return render(request, "reflect/reflect.html", {"page": page}, status=status)


def _sent(request: Request) -> tuple[str, int | None, int]:
    """The text as typed, and the answer and version that the window saw last."""
    form = AnswerForm(request.POST)
    form.is_valid()
    return request.POST.get("text", ""), form.cleaned_data.get("id") or None, form.cleaned_data.get("version") or 0


def _refused(request: Request, question: int, error: FirsthandError) -> AnswerState:
    """The window goes on with what it saw last; the words say why nothing was kept."""
    _text, id, version = _sent(request)
    words = _("%(thing)s: %(reason)s. %(remedy)s") % {
        "thing": error.thing, "reason": error.reason, "remedy": error.remedy,
    }  # fmt: skip
    today = now(request.actor).day
    seen = Said(id or 0, question, "", version, None, False, today, today)
    return answer_state(request.actor, question, seen if id else None, error=words)


def _going_on(said: Said) -> Said | None:
    """None while nothing is kept, as of an empty field."""
    return said if said.id else None
