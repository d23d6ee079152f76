"""Reading one account inside the reading process: whatever goes wrong is told as an event."""

from collections.abc import Iterator, Mapping

from firsthand.connectors.base import AccountFailed, AccountTrouble, Finished, Outcome
from firsthand.connectors.registry import account_reader
from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _


def outcomes(account: Mapping[str, object], secret: str, states: Mapping[str, str], now: int) -> Iterator[Outcome]:
    """What is new in an account, ending with Finished.

    account: its settings, 'kind' and 'source' (how the account is shown to a person) among them. What breaks reading off
    comes as AccountFailed, never as an exception, and without the secret: the text of an unexpected exception is left
    out, because nobody knows what is in it.
    """
    where = str(account.get("source", ""))
    kind = str(account.get("kind", ""))
    try:
        reader = account_reader(kind)
        if reader is None:
            raise AccountTrouble(
                where,
                _("Accounts of the kind '%(kind)s' are not known here.") % {"kind": kind},
                _("Connect the account again, and choose one of the kinds that are offered."),
                lasting=True,
            )
        yield from reader.events(account, secret, states, now)
    except AccountTrouble as trouble:
        rejected = Rejected(trouble.where, trouble.reason, trouble.remedy)
        yield AccountFailed(rejected, trouble.lasting, trouble.retry_after_seconds)
        yield Finished(complete=False)
    except Exception as error:  # noqa: BLE001 - see above
        reason = _("Reading the account failed in a way that was not foreseen (%(error)s in %(place)s).") % {
            "error": type(error).__name__,
            "place": _place(error),
        }
        remedy = _("What was read is kept, and the next run goes on from there; please report it if it happens again.")
        yield AccountFailed(Rejected(where, reason, remedy), lasting=False)
        yield Finished(complete=False)


def _place(error: Exception) -> str:
    """Module and line where an exception was raised, which is what a report needs, and no secret."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return _("an unknown place")
    return _("%(module)s, line %(line)s") % {
        "module": trace.tb_frame.f_globals.get("__name__", "?"),
        "line": trace.tb_lineno,
    }
