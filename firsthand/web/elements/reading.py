"""What a line of a form means: somebody, or a day; what can't be read is said beside the line."""

from datetime import date

from django.utils.translation import gettext as _

from firsthand.domain.people import PersonId
from firsthand.errors import AmbiguousError, FirsthandError, NotFoundError
from firsthand.services import exchanges, people
from firsthand.web.elements.forms import Form
from firsthand.web.request import Request


def read_person(request: Request, form: Form, field: str) -> PersonId | None:
    """The person that a field names by name, address or number; None where that is nobody or several, which the field says."""
    words = form.cleaned_data.get(field, "")
    if not words:
        return None
    try:
        return people.find(request.actor, words)
    except AmbiguousError:
        form.add_error(field, _("Several people fit that. Write an address of theirs."))
    except NotFoundError:
        form.add_error(field, _("Nobody by that name or address. Add them under People first."))
    return None


def read_day(request: Request, form: Form, field: str) -> date | None:
    """The day to come that a field tells in words; None where it is empty or can't be read, which the field says."""
    words = form.cleaned_data.get(field, "")
    if not words:
        return None
    try:
        return exchanges.day_in_words(request.actor, words, future=True)
    except FirsthandError:
        form.add_error(field, _("This is no day I can read. Write it as 2026-03-31, or as “next Friday”."))
        return None
