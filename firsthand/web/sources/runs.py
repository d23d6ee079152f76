"""One import as its page shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.domain.messages import Rejected
from firsthand.domain.sources import RunReport, SourceReport
from firsthand.domain.wording import decimal, figure
from firsthand.errors import NotFoundError
from firsthand.services import accounts, imports
from firsthand.services.actor import Actor, now
from firsthand.services.taking_back import TakenBack
from firsthand.web.elements.words import long_day
from firsthand.web.sources.words import counted, icon_of, left_words, moment_words, name_of

ASIDE_MAX = 200
"""Set-aside things listed for one source; the count stands above, so that nothing is hidden."""

RUNNING_SHOWN = 6
_ESTIMATE_AFTER_SECONDS = 2.0


@dataclass(frozen=True)
class SourceLine:
    """name: the file's own; sum: 'read = imported + there already + set aside' in words; more: what more is to be said.

    is_read: whether it is done, while the import goes on. brief: what was read of it so far.
    """

    name: str
    path: str
    kind: str
    icon: str
    sum: str
    more: str
    brief: str
    is_read: bool
    set_aside: tuple[Rejected, ...]
    more_aside: str


@dataclass(frozen=True)
class RunView:
    """title, day: when, shortly and in full; running: whether it still reads; words: how it went, or goes.

    done, total: of the progress bar, total 0 where it isn’t known yet; pace: how long still and how fast.
    account: the one it read, 0 for files, by the name `account_title`, '' where it is connected no more.
    what: what was read, in a few words; found: what is in the record by now.
    """

    run: int
    title: str
    day: str
    running: bool
    undone: bool
    words: str
    pace: str
    done: int
    total: int
    reading: str
    sources: tuple[SourceLine, ...]
    more_sources: str
    problems: tuple[Rejected, ...]
    failure: str
    found: tuple[tuple[str, str], ...]
    what: str
    account: int
    account_title: str
    can_go_on: bool
    can_undo: bool


def run_view(actor: Actor, report: RunReport, *, full: bool = False) -> RunView:
    """One import in words. full: with all its sources, while it runs as well."""
    today = now(actor).day
    running = report.state == "running"
    shown = _shown(report, full=full or not running)
    hidden = len(report.sources) - len(shown)
    title = _account_title(actor, report.account)
    return RunView(
        run=report.run,
        title=moment_words(report.started_at, actor.zone, today),
        day=long_day(report.started_on, today),
        running=running,
        undone=report.state == "undone",
        words=_state(report),
        pace=_pace(report) if running else "",
        done=report.bytes_done,
        total=report.bytes_total,
        reading=name_of(report.now_reading) if report.now_reading else "",
        sources=tuple(_source(source, report) for source in shown),
        more_sources=ngettext("and %(count)s more source", "and %(count)s more sources", hidden)
        % {"count": figure(hidden)}
        if hidden
        else "",
        problems=report.problems,
        failure=report.failure,
        found=found_so_far(report),
        what=_what(report, title),
        account=report.account if title else 0,
        account_title=title,
        can_go_on=_can_go_on(actor, report, title),
        can_undo=not running and report.state != "undone" and report.brought_something,
    )


def found_so_far(report: RunReport) -> tuple[tuple[str, str], ...]:
    """What is in the record after an import."""
    return (
        (ngettext("person", "people", report.people), figure(report.people)),
        (ngettext("message", "messages", report.interactions), figure(report.interactions)),
    )


def taken_back_words(went: TakenBack) -> tuple[str, ...]:
    """What became of what was taken back, each in a sentence."""
    said = [
        ngettext("%(count)s thing was taken out.", "%(count)s things were taken out.", went.removed)
        % {"count": figure(went.removed)}
        if went.removed
        else _("Nothing had to be taken out.")
    ]
    if went.put_back:
        said.append(
            ngettext(
                "%(count)s card or meeting is again as it was before.",
                "%(count)s cards and meetings are again as they were before.",
                went.put_back,
            )
            % {"count": figure(went.put_back)}
        )
    if went.kept:
        said.append(
            ngettext(
                "%(count)s stays, since another source holds it too.",
                "%(count)s stay, since another source holds them too.",
                went.kept,
            )
            % {"count": figure(went.kept)}
        )
    if went.left:
        said.append(
            ngettext(
                "%(count)s stays as it is: a later import changed it again.",
                "%(count)s stay as they are: a later import changed them again.",
                went.left,
            )
            % {"count": figure(went.left)}
        )
    if went.paused:
        said.append(
            _("%(account)s is paused, or it would bring everything back. Resumed, it is read from its beginning.")
            % {"account": went.paused}
        )
    return tuple(said)


def will_go(report: RunReport) -> tuple[str, ...]:
    """What undoing an import takes out, in sentences."""
    fresh: dict[str, int] = {}
    for source in report.sources:
        words = icon_of(source.kind)
        fresh[words] = fresh.get(words, 0) + source.imported
    example = {icon_of(source.kind): source.kind for source in report.sources}
    said = [
        _("%(count)s that only this import brought, with the people who are in nothing else.")
        % {"count": counted(example[icon], count)}
        for icon, count in fresh.items()
        if count
    ]
    changed = sum(source.changed for source in report.sources)
    if changed:
        said.append(
            ngettext(
                "What it changed in %(count)s card or meeting; it is again as it was before.",
                "What it changed in %(count)s cards and meetings; they are again as they were before.",
                changed,
            )
            % {"count": figure(changed)}
        )
    return tuple(said) or (_("Nothing: it brought nothing that was not there already."),)


def _can_go_on(actor: Actor, report: RunReport, account_title: str) -> bool:
    if report.account:
        return report.state in ("stopped", "failed") and bool(account_title)
    return imports.can_go_on(actor, report)


def _account_title(actor: Actor, account_id: int) -> str:
    if not account_id:
        return ""
    try:
        return accounts.show(actor, account_id).title
    except NotFoundError:
        return ""


def _shown(report: RunReport, *, full: bool) -> tuple[SourceReport, ...]:
    return report.sources if full else report.sources[-RUNNING_SHOWN:]


def _what(report: RunReport, account_title: str) -> str:
    """'maya.mbox, 5,462 messages', 'Mail of ann@example.com, 12 new'."""
    fresh = sum(source.imported for source in report.sources)
    new = ngettext("%(count)s new", "%(count)s new", fresh) % {"count": figure(fresh)}
    if report.account:
        title = account_title or _("An account")
        return f"{title}, {new}"
    if len(report.sources) == 1:
        source = report.sources[0]
        return f"{name_of(source.path)}, {counted(source.kind, source.read)}, {new}"
    if not report.sources:
        return _("Nothing that could be read")
    many = ngettext("%(count)s source", "%(count)s sources", len(report.sources)) % {
        "count": figure(len(report.sources))
    }
    return f"{many}, {new}"


def _state(report: RunReport) -> str:
    total = sum(source.read for source in report.sources)
    read = _read(report, report.messages_done if report.state == "running" else total)
    if report.state == "running":
        return read
    if report.state == "undone":
        return _("%(read)s; then undone. Nothing is left of it but what another source holds too.") % {"read": read}
    if report.state == "stopped":
        return _("%(read)s, then it was stopped. What is there is kept, and is not read twice.") % {"read": read}
    if report.state == "failed":
        return _("%(read)s, then it broke off. What came in until then is kept.") % {"read": read}
    return _("%(read)s in %(seconds)s seconds") % {"read": read, "seconds": decimal(report.seconds)}


def _read(report: RunReport, count: int) -> str:
    kinds = {icon_of(source.kind) for source in report.sources}
    if kinds and kinds != {"mail"}:
        words = ngettext("%(count)s item read", "%(count)s items read", count)
        if len(kinds) == 1:
            kind = next(source.kind for source in report.sources if icon_of(source.kind) in kinds)
            return _("%(things)s read") % {"things": counted(kind, count)}
    else:
        words = ngettext("%(count)s message read", "%(count)s messages read", count)
    return words % {"count": figure(count)}


def _pace(report: RunReport) -> str:
    """How long still, and how fast; nothing while it can't be told."""
    said = []
    if report.bytes_total and report.bytes_done >= report.bytes_total:
        said.append(_("Working out who is who."))
    elif report.bytes_total and report.bytes_done and report.seconds > _ESTIMATE_AFTER_SECONDS:
        left = report.seconds * (report.bytes_total - report.bytes_done) / report.bytes_done
        said.append(left_words(max(left, 0)))
    if report.messages_done and report.seconds > _ESTIMATE_AFTER_SECONDS:
        rate = report.messages_done / report.seconds
        said.append(_("%(count)s a second.") % {"count": figure(round(rate))} if rate >= 1 else "")
    said.append(_("You can leave this page."))
    return " ".join(part for part in said if part)


def _source(source: SourceReport, report: RunReport) -> SourceLine:
    further = source.set_aside_count - ASIDE_MAX
    more = []
    if source.changed:
        changed = ngettext("%(count)s of them changed", "%(count)s of them changed", source.changed)
        more.append(changed % {"count": figure(source.changed)})
    if source.unchanged:
        more.append(_("Unchanged since it was last read"))
    return SourceLine(
        name=name_of(source.path),
        path=source.path,
        kind=source.kind,
        icon=icon_of(source.kind),
        sum=_("%(read)s read = %(imported)s imported + %(duplicates)s there already + %(aside)s set aside")
        % {
            "read": figure(source.read),
            "imported": figure(source.imported),
            "duplicates": figure(source.duplicates),
            "aside": figure(source.set_aside_count),
        },
        more=". ".join(more),
        brief=_("%(things)s read, %(new)s new")
        % {"things": counted(source.kind, source.read), "new": figure(source.imported)},
        is_read=source.path != report.now_reading,
        set_aside=source.set_aside[:ASIDE_MAX],
        more_aside=_("and %(count)s more; `firsthand sources --json` lists them all") % {"count": figure(further)}
        if further > 0
        else "",
    )
