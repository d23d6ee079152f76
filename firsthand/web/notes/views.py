from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.domain.people import PersonId
from firsthand.errors import AmbiguousError, NotFoundError
from firsthand.services import notes as kept
from firsthand.services import people
from firsthand.web.notes.forms import NoteForm
from firsthand.web.notes.page import notes_page
from firsthand.web.request import Request, back_to


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: Request) -> HttpResponse:
    """Recent notes; POST keeps a new one."""
    if request.method != "POST":
        return render(request, "notes/notes.html", {"page": notes_page(request.actor, NoteForm())})
    form = NoteForm(request.POST)
    if form.is_valid():
        person_id = _person(request, form)
        if not form.errors:
            kept.write_note(request.actor, form.cleaned_data["markdown"], person_id)
            return redirect(back_to(request, "/notes/"))
    return render(request, "notes/notes.html", {"page": notes_page(request.actor, form)}, status=422)


@require_POST
def change(request: Request, note_id: int) -> HttpResponse:
    """Keep other words in a note's place."""
    words = request.POST.get("markdown", "").strip()
    if words:
        kept.change(request.actor, note_id, words)
        return redirect(back_to(request, "/notes/"))
    form = NoteForm(request.POST)
    form.is_valid()
    return render(request, "notes/notes.html", {"page": notes_page(request.actor, form)}, status=422)


@require_POST
def remove(request: Request, note_id: int) -> HttpResponse:
    kept.remove(request.actor, note_id)
    return redirect(back_to(request, "/notes/"))


def _person(request: Request, form: NoteForm) -> PersonId | None:
    """Whom the note is about; an error on the form where nobody, or more than one, fits."""
    words = form.cleaned_data["person"].strip()
    if not words:
        return None
    try:
        return people.find(request.actor, words)
    except AmbiguousError:
        form.add_error("person", _("Several people fit that. Write the whole name, or an address."))
    except NotFoundError:
        form.add_error("person", _("Nobody by that name yet. Leave it empty, or add them under People first."))
    return None
