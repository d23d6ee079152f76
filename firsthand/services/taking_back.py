"""Taking back what an import brought, or what only one source did."""

from collections.abc import Collection
from dataclasses import dataclass

from firsthand.errors import FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.services import asked, imports, record
from firsthand.services.actor import Actor
from firsthand.services.forgetting import refuse_while_importing
from firsthand.storage import accounts as account_rows
from firsthand.storage import holdings, keepsakes, ledger, readings, replaced, runs
from firsthand.storage.connection import wait_for_others, write
from firsthand.storage.trouble import in_words


@dataclass(frozen=True)
class TakenBack:
    """removed: rows taken out. put_back: cards and meetings that are again as they were before.

    left: those that a later import changed again, and that were left as they are now; kept: rows that another source
    holds too, and that therefore stay. paused: the account that the import read, by its name, '' where it read files.
    """

    removed: int
    put_back: int
    left: int
    kept: int
    paused: str = ""


def undo(actor: Actor, run: int) -> TakenBack:
    """Take back one import as a whole: what it brought goes, what it changed is again as it was.

    What the user wrote meanwhile stays, with the people it is about. Sources of the run may be imported again. An account
    whose run it was is paused, or it would bring everything back within the hour; resumed, it is read from its beginning.
    Raises NotFoundError, BusyError while an import runs, and FirsthandError for a run that can't be undone.
    """
    with in_words(actor.scope), write(actor.scope):
        wait_for_others(actor.scope)
        refuse_while_importing(actor)
        state, first_id, last_id = _run(actor, run)
        if state == "undone":
            raise FirsthandError(
                _("Import %(run)s") % {"run": run},
                _("it was undone already"),
                _("Import the files again if you want it back."),
            )
        if not first_id or not last_id:
            raise FirsthandError(
                _("Import %(run)s") % {"run": run},
                _("it is from before imports could be undone"),
                _("Remove its sources instead (Sources)."),
            )
        put_back, left = replaced.put_back(actor.scope, run)
        holdings.unsay_copies(actor.scope, run, first_id, last_id)
        brought = holdings.brought_by_run(actor.scope, run, first_id, last_id)
        ledger.remove(actor.scope, holdings.exchanges_among(actor.scope, brought))
        holdings.let_go_by_run(actor.scope, run)
        kept = _remove(actor, brought)
        runs.undone(actor.scope, run)
        paused = _pause(actor, runs.account_of(actor.scope, run))
    asked.drop(actor, run)
    return TakenBack(len(brought) - kept, put_back, left, kept, paused)


def remove_source(actor: Actor, source: int, *, with_content: bool) -> TakenBack:
    """Take a source off the list, and if wanted everything that only it brought. Raises NotFoundError and BusyError."""
    with in_words(actor.scope), write(actor.scope):
        wait_for_others(actor.scope)
        refuse_while_importing(actor)
        if not runs.source_exists(actor.scope, source):
            raise NotFoundError(
                _("Source %(source)s") % {"source": source}, _("there is none of that number"), _("Reload the page.")
            )
        brought: set[int] = set()
        kept = 0
        if with_content:
            brought = holdings.brought_by_source(actor.scope, source)
            ledger.remove(actor.scope, holdings.exchanges_among(actor.scope, brought))
            holdings.let_go_by_source(actor.scope, source)
            kept = _remove(actor, brought, source)
        runs.remove_source(actor.scope, source)
        return TakenBack(len(brought) - kept, 0, 0, kept)


def _pause(actor: Actor, account_id: int) -> str:
    account = account_rows.by_id(actor.scope, account_id)
    if account is None:
        return ""
    if account.state != "off":
        account_rows.set_state(actor.scope, account_id, "paused")
    account_rows.forget_states(actor.scope, account_id)
    return account.title


def _run(actor: Actor, run: int) -> tuple[str, int, int]:
    imports.latest(actor, 1)  # marks a run as stopped whose process has gone
    found = runs.id_range(actor.scope, run)
    if found is None:
        raise NotFoundError(
            _("Import %(run)s") % {"run": run},
            _("there is none of that number"),
            _("Look at Sources for the ones there are."),
        )
    return found


def _remove(actor: Actor, brought: Collection[int], source: int = 0) -> int:
    """Take out what no other source holds, and work the record out anew; how many rows stay for another source's sake."""
    kept = holdings.handed_on(actor.scope, brought, source)
    holdings.remove(actor.scope, set(brought) - kept)
    concerned = keepsakes.people_of_stale_mailboxes(actor.scope)
    record.bring_up_to_date(actor)
    readings.mark(actor.scope, concerned)
    record.derive_due(actor)
    return len(kept)
