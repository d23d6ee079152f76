"""What the user says of themself, by forms that stand beside the questions."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.domain.people import PersonId
from firsthand.domain.reflection.questions import QUESTIONS
from firsthand.domain.reflection.values import VALUES_MAX
from firsthand.errors import AmbiguousError, NotFoundError
from firsthand.services import finding, oneself, people
from firsthand.services.oneself import Value
from firsthand.web.elements.forms import Form
from firsthand.web.reflect.forms import DoesForm, LearnForm, NamedForm, RatingForm, RoleModelForm, ValuesForm, WordsForm
from firsthand.web.reflect.page import reflect_page
from firsthand.web.reflect.rating_page import rating_page
from firsthand.web.request import Request, back_to

FOUND_MAX = 8


@require_POST
def words(request: Request) -> HttpResponse:
    """The user's own words for politics, influence and networking, or for the two interests."""
    names = tuple(name for name in oneself.OWN_WORDS if name in request.POST)
    form = WordsForm(request.POST, names=names)
    if not form.is_valid():
        return _refused(request, 8 if set(names) & set(oneself.GOOD) else 1, words=form)
    oneself.keep_words(request.actor, form.cleaned_data)
    return _back(request, 8 if set(names) & set(oneself.GOOD) else 1)


@require_http_methods(["GET", "HEAD", "POST"])
def rating(request: Request) -> HttpResponse:
    """How far sentences hold of the user, as of today."""
    if request.method == "POST":
        form = RatingForm(request.POST)
        if not form.is_valid():
            page = rating_page(request.actor, _("One of these points is none of the five. Nothing was changed."))
            return render(request, "reflect/rating.html", {"page": page}, status=422)
        said = {item: level for item, level in form.cleaned_data.items() if level is not None}
        oneself.rate(request.actor, said)
        return redirect(reverse("reflect:reflect") + "#mirror")
    return render(request, "reflect/rating.html", {"page": rating_page(request.actor)})


@require_POST
def values(request: Request) -> HttpResponse:
    """Up to five values, in the user's order."""
    form = ValuesForm(request.POST)
    if not form.is_valid():
        return _refused(request, 8, values=form)
    said = form.cleaned_data
    oneself.keep_values(
        request.actor, [Value(said[f"name{rank}"], said[f"words{rank}"]) for rank in range(1, VALUES_MAX + 1)]
    )
    return _back(request, 8)


@require_safe
def people_found(request: Request) -> HttpResponse:
    """People for a field that finds them as one types: a name, or an address where a name is not enough."""
    typed = (request.GET.get("name") or "")[:200]
    hits = finding.palette(request.actor, typed, FOUND_MAX).people if len(typed.strip()) > 1 else ()
    rows = [hit.person for hit in hits]
    names = [row.name for row in rows]
    found = [
        (row.name if names.count(row.name) == 1 or not row.addresses else row.addresses[0], row.organisation)
        for row in rows
    ]
    return render(request, "reflect/parts/found.html", {"found": found})


@require_POST
def add_role_model(request: Request) -> HttpResponse:
    form = RoleModelForm(request.POST)
    person = named(request, form) if form.is_valid() else None
    if form.errors:
        return _refused(request, 9, role_model=form)
    oneself.add_role_model(request.actor, form.cleaned_data["name"], form.cleaned_data["does"], person)
    return _back(request, 9)


@require_POST
def change_role_model(request: Request, role_model_id: int) -> HttpResponse:
    """What they do that I don't, or take them out."""
    if request.POST.get("do") == "remove":
        oneself.remove_role_model(request.actor, role_model_id)
    else:
        form = DoesForm(request.POST)
        if not form.is_valid():
            raise BadRequest(
                _("What they do is too long: two thousand characters at most. Go back; it is still in the field.")
            )
        oneself.change_role_model(request.actor, role_model_id, form.cleaned_data["does"])
    return _back(request, 9)


@require_POST
def learn(request: Request) -> HttpResponse:
    """Which skills the user wants to learn."""
    form = LearnForm(request.POST)
    if not form.is_valid():
        raise BadRequest(_("One of these skills is none of ours. Nothing was changed."))
    oneself.choose_skills(request.actor, form.cleaned_data["skills"])
    return _back(request, 10)


def named(request: Request, form: NamedForm) -> PersonId | None:
    """The person of the record that a form names; None for somebody else, and where several fit, which the form says."""
    try:
        return people.find(request.actor, form.cleaned_data["name"])
    except AmbiguousError:
        form.add_error("name", _("Several people fit that. Write an address of theirs."))
    except NotFoundError:
        return None
    return None


def _refused(request: Request, question: int, **form: Form) -> HttpResponse:
    page = reflect_page(request.actor, _from(request, question), refused=form)
    return render(request, "reflect/reflect.html", {"page": page}, status=422)


def _back(request: Request, question: int) -> HttpResponse:
    return redirect(back_to(request, reverse("reflect:question", args=[_from(request, question)]) + "#leads"))


def _from(request: Request, question: int) -> int:
    """The question whose page the form stood on, where it says so and feeds the same."""
    said = request.POST.get("question", "")
    number = int(said) if said in {str(one.number) for one in QUESTIONS} else question
    return number if QUESTIONS[number - 1].feeds == QUESTIONS[question - 1].feeds else question
