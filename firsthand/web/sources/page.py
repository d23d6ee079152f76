from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.exchanges import State
from firsthand.domain.sources import SourceReport
from firsthand.domain.wording import figure
from firsthand.services import accounts, exchanges, imports, joining
from firsthand.services.actor import Actor, now
from firsthand.services.exchanges import LedgerQuery
from firsthand.web.sources.accounts import AccountLine, account_line
from firsthand.web.sources.forms import PathForm, UploadForm
from firsthand.web.sources.guides import GUIDES, Guide
from firsthand.web.sources.runs import RunView, run_view
from firsthand.web.sources.words import counted, icon_of, moment_words, name_of, place_of

RUNS_MAX = 12
SOURCES_SHOWN = 6
"""So many sources stand open on the page; the others are folded below."""


@dataclass(frozen=True)
class ReadSource:
    """A source as it was last read. of: the archive it is in, or the folder it lies in."""

    id: int
    name: str
    of: str
    icon: str
    words: str
    undone: bool


@dataclass(frozen=True)
class SourcesPage:
    """now: the import that runs, or has just run; None where there never was one.

    read: files and folders as last read, the latest first; read_more: those that are folded.
    found: what is in the record by now, pairs of a word and a number.
    in_demo: whether what is brought in leaves the demo; left_demo: whether it just did.
    """

    upload: UploadForm
    path: PathForm
    now: RunView | None
    earlier: tuple[RunView, ...]
    accounts: tuple[AccountLine, ...]
    read: tuple[ReadSource, ...]
    read_more: tuple[ReadSource, ...]
    found: tuple[tuple[str, str], ...]
    guides: tuple[Guide, ...]
    in_demo: bool
    left_demo: bool


def sources_page(
    actor: Actor, upload: UploadForm | None = None, path: PathForm | None = None, *, left_demo: bool = False
) -> SourcesPage:
    runs = [run_view(actor, report) for report in imports.latest(actor, RUNS_MAX)]
    read = sorted(imports.sources(actor), key=lambda source: (-source.read_at, source.path))
    read.sort(key=lambda source: source.undone)  # What was undone stands last, among what is folded.
    lines = tuple(_read_source(actor, source) for source in read if not source.account)
    shown = min(SOURCES_SHOWN, sum(not line.undone for line in lines))
    return SourcesPage(
        upload=upload or UploadForm(prefix="upload"),
        path=path or PathForm(prefix="path"),
        now=runs[0] if runs else None,
        earlier=tuple(runs[1:]),
        accounts=tuple(account_line(actor, account) for account in accounts.everyone(actor)),
        read=lines[:shown],
        read_more=lines[shown:],
        found=_found(actor, runs[0]) if runs and not runs[0].running else (),
        guides=GUIDES,
        in_demo=actor.demo,
        left_demo=left_demo,
    )


def _found(actor: Actor, last: RunView) -> tuple[tuple[str, str], ...]:
    at = now(actor)

    def suggested(state: State) -> int:
        return exchanges.listing(actor, LedgerQuery(status="suggested", state=state), at, limit=0).total

    promised, offered, pairs = suggested("promised"), suggested("offered"), len(joining.possible_duplicates(actor))
    return (
        *last.found,
        (ngettext("promise to confirm", "promises to confirm", promised), figure(promised)),
        (ngettext("offer to confirm", "offers to confirm", offered), figure(offered)),
        (ngettext("pair that may be one person", "pairs that may be one person", pairs), figure(pairs)),
    )


def read_source(actor: Actor, source_id: int) -> ReadSource | None:
    """One source by its number; None where there is none."""
    return next((_read_source(actor, one) for one in imports.sources(actor) if one.id == source_id), None)


def _read_source(actor: Actor, source: SourceReport) -> ReadSource:
    when = moment_words(source.read_at, actor.zone, now(actor).day)
    read = counted(source.kind, source.read)
    words = _("%(when)s: %(read)s") % {"when": when, "read": read}
    if source.set_aside_count:
        words = _("%(words)s, %(count)s set aside") % {"words": words, "count": figure(source.set_aside_count)}
    if source.undone:
        words = _("Its last import was undone. Given again, it is read anew.")
    return ReadSource(
        id=source.id,
        name=name_of(source.path),
        of=place_of(source.path),
        icon=icon_of(source.kind),
        words=words,
        undone=source.undone,
    )
