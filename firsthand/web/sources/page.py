from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.messages import Rejected
from firsthand.domain.sources import RunReport, SourceReport
from firsthand.services import imports
from firsthand.services.actor import Actor, now
from firsthand.web.elements.words import day_words, long_day
from firsthand.web.sources.forms import PathForm, UploadForm
from firsthand.web.sources.guides import GUIDES, Guide

RUNS_MAX = 10
ASIDE_MAX = 200
"""Set-aside things listed for one source; the count stands above, so that nothing is hidden."""


@dataclass(frozen=True)
class SourceLine:
    """name: the file's own; sum: 'read = imported + duplicates + set aside' in words."""

    name: str
    path: str
    kind: str
    sum: str
    unchanged: bool
    set_aside: tuple[Rejected, ...]
    more_aside: str


@dataclass(frozen=True)
class RunView:
    """title, day: when, shortly and in full; running: whether it still reads.

    done, total: of the progress bar, total 0 where it isn’t known yet.
    """

    run: int
    title: str
    day: str
    running: bool
    words: str
    done: int
    total: int
    reading: str
    sources: tuple[SourceLine, ...]
    problems: tuple[Rejected, ...]
    failure: str
    found: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SourcesPage:
    """now: the import that runs, or has just run; None where there never was one.

    in_demo: whether what is brought in leaves the demo; left_demo: whether it just did.
    """

    upload: UploadForm
    path: PathForm
    now: RunView | None
    earlier: tuple[RunView, ...]
    guides: tuple[Guide, ...]
    in_demo: bool
    left_demo: bool


def sources_page(
    actor: Actor, upload: UploadForm | None = None, path: PathForm | None = None, *, left_demo: bool = False
) -> SourcesPage:
    today = now(actor).day
    runs = [run_view(report, today) for report in imports.latest(actor, RUNS_MAX)]
    return SourcesPage(
        upload=upload or UploadForm(prefix="upload"),
        path=path or PathForm(prefix="path"),
        now=runs[0] if runs else None,
        earlier=tuple(runs[1:]),
        guides=GUIDES,
        in_demo=actor.demo,
        left_demo=left_demo,
    )


def run_view(report: RunReport, today: date) -> RunView:
    """One import in words."""
    return RunView(
        run=report.run,
        title=day_words(report.started_on, today),
        day=long_day(report.started_on, today),
        running=report.state == "running",
        words=_state(report),
        done=report.bytes_done,
        total=report.bytes_total,
        reading=PurePath(report.now_reading).name,
        sources=tuple(_source(source) for source in report.sources),
        problems=report.problems,
        failure=report.failure,
        found=(
            (ngettext("person", "people", report.people), f"{report.people:,}"),
            (ngettext("message", "messages", report.interactions), f"{report.interactions:,}"),
        ),
    )


def _state(report: RunReport) -> str:
    read = ngettext("%(count)s message read", "%(count)s messages read", report.messages_done) % {
        "count": f"{report.messages_done:,}"
    }
    if report.state == "running":
        return read
    total = sum(source.read for source in report.sources)
    words = ngettext("%(count)s message read", "%(count)s messages read", total) % {"count": f"{total:,}"}
    if report.state == "stopped":
        return _("%(read)s, then it was stopped. Start it again: what is there is not read twice.") % {"read": words}
    if report.state == "failed":
        return _("%(read)s, then it broke off. What came in until then is kept.") % {"read": words}
    return _("%(read)s in %(seconds)s seconds") % {"read": words, "seconds": f"{report.seconds:.1f}"}


def _source(source: SourceReport) -> SourceLine:
    further = source.set_aside_count - ASIDE_MAX
    return SourceLine(
        name=PurePath(source.path).name or source.path,
        path=source.path,
        kind=source.kind,
        sum=_("%(read)s read = %(imported)s imported + %(duplicates)s there already + %(aside)s set aside")
        % {
            "read": f"{source.read:,}",
            "imported": f"{source.imported:,}",
            "duplicates": f"{source.duplicates:,}",
            "aside": f"{source.set_aside_count:,}",
        },
        unchanged=source.unchanged,
        set_aside=source.set_aside[:ASIDE_MAX],
        more_aside=_("and %(count)s more; `firsthand sources --json` lists them all") % {"count": f"{further:,}"}
        if further > 0
        else "",
    )
