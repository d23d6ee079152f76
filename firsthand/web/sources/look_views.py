"""Looking first: what an import would bring, before it is brought in."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from firsthand.domain.messages import Rejected
from firsthand.domain.previews import Example, SourcePreview
from firsthand.domain.wording import figure
from firsthand.services import looking
from firsthand.services.looking import Look
from firsthand.web.request import Request
from firsthand.web.sources.runs import ASIDE_MAX
from firsthand.web.sources.words import icon_of, name_of

EXAMPLES_SHOWN = 12
SOURCES_OPEN = 3
"""So many sources show their examples at once; those of the others are folded."""


@dataclass(frozen=True)
class LookSource:
    """counts: pairs of a word and a number; is_open: whether examples stand open."""

    name: str
    path: str
    kind: str
    icon: str
    counts: tuple[tuple[str, str], ...]
    examples: tuple[Example, ...]
    columns: tuple[tuple[str, str], ...]
    set_aside: tuple[Rejected, ...]
    more_aside: str
    is_open: bool


@dataclass(frozen=True)
class LookView:
    """reading: what it says at the top, once all was looked through. nothing: whether there is nothing to bring in."""

    token: str
    looking: bool
    failure: str
    done: int
    total: int
    reading: str
    nothing: bool
    complete: bool
    sources: tuple[LookSource, ...]
    problems: tuple[Rejected, ...]


@require_safe
def look(request: Request, look: str) -> HttpResponse:
    return render(request, "sources/look.html", {"look": _view(looking.show(request.actor, look))})


@require_safe
def progress(request: Request, look: str) -> HttpResponse:
    """For htmx, which asks again until all was looked through."""
    return render(request, "sources/parts/look.html", {"look": _view(looking.show(request.actor, look))})


@require_POST
def bring_in(request: Request, look: str) -> HttpResponse:
    looking.bring_in(request.actor, look)
    return redirect(reverse("sources:sources") + "#now")


@require_POST
def leave(request: Request, look: str) -> HttpResponse:
    looking.leave(request.actor, look)
    return redirect("sources:sources")


def _view(found: Look) -> LookView:
    sources = found.preview.sources if found.preview else ()
    fresh = sum(source.new + source.changed for source in sources)
    return LookView(
        token=found.token,
        looking=found.state == "looking",
        failure=found.failure,
        done=found.done,
        total=found.total,
        reading=_reading(sources) if found.preview else "",
        nothing=found.preview is not None and not fresh,
        complete=found.preview is None or found.preview.complete,
        sources=tuple(_source(source, place) for place, source in enumerate(sources)),
        problems=found.preview.problems if found.preview else (),
    )


def _reading(sources: tuple[SourcePreview, ...]) -> str:
    """The whole in one sentence."""
    new = sum(source.new for source in sources)
    changed = sum(source.changed for source in sources)
    same = sum(source.same for source in sources)
    aside = sum(_aside(source) for source in sources)
    if not (new or changed):
        said = _("Nothing new in it.") if same else _("Nothing in it can be read.")
    else:
        said = ngettext("%(count)s would come in", "%(count)s would come in", new) % {"count": figure(new)}
        if changed:
            said += _(", %(count)s would change") % {"count": figure(changed)}
        said += "."
    if same:
        said += " " + ngettext("%(count)s is there already.", "%(count)s are there already.", same) % {
            "count": figure(same)
        }
    if aside:
        said += " " + ngettext("%(count)s is set aside.", "%(count)s are set aside.", aside) % {"count": figure(aside)}
    return said


def _aside(source: SourcePreview) -> int:
    return source.read - source.new - source.changed - source.same


def _source(source: SourcePreview, place: int) -> LookSource:
    further = _aside(source) - min(len(source.set_aside), ASIDE_MAX)
    return LookSource(
        name=name_of(source.path),
        path=source.path,
        kind=source.kind,
        icon=icon_of(source.kind),
        counts=(
            (_("new"), figure(source.new)),
            (_("changed"), figure(source.changed)),
            (_("the same"), figure(source.same)),
            (_("set aside"), figure(_aside(source))),
        ),
        examples=source.examples[:EXAMPLES_SHOWN],
        columns=source.columns,
        set_aside=source.set_aside[:ASIDE_MAX],
        more_aside=ngettext("and %(count)s more", "and %(count)s more", further) % {"count": figure(further)}
        if further > 0
        else "",
        is_open=place < SOURCES_OPEN,
    )
