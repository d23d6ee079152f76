"""The daily mail to oneself: today's moves, through the user's own mail server, never twice a day."""

import smtplib
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from firsthand.domain import accounts as account_rules
from firsthand.domain import digest as rules
from firsthand.domain.accounts import Security
from firsthand.domain.digest import DigestPlan, Waiting
from firsthand.domain.wording import quoted
from firsthand.errors import AccountError, BusyError, ConfigError, FirsthandError, NotFoundError
from firsthand.language import gettext as _
from firsthand.language import gettext_noop
from firsthand.services import locks, moves, reminding, secrets, workspaces
from firsthand.services.actor import Actor, now
from firsthand.services.moves import Today
from firsthand.storage import digest as rows_of
from firsthand.storage.connection import write
from firsthand.storage.trouble import in_words

SECRET = "digest"
THE_MAIL = gettext_noop("The daily mail")
ANSWER_SECONDS_MAX = 30
WAITING_SHOWN = 8
PORTS: dict[Security, int] = {"tls": 465, "starttls": 587, "none": 25}
CHECK_SETTINGS = gettext_noop("Check the server, the user and the password with: firsthand digest --test")

Birthdays = Callable[[Actor, date], Sequence[str]]
"""Sentences on the birthdays of a day."""


class _Uncertain(Exception):
    """The connection ended after the mail had been handed over, before the server said that it has it."""


def plan(actor: Actor) -> DigestPlan | None:
    """Where the daily mail goes, and how it went the last time; None before it was ever set up."""
    return rows_of.plan(actor.scope)


def set_up(
    actor: Actor,
    *,
    host: str,
    sender: str,
    recipient: str = "",
    port: int | None = None,
    security: str = "starttls",
    user: str = "",
    password: str = "",
    hour: int = 7,
) -> DigestPlan:
    """Send the daily mail from now on, at an hour of the user's own day. Raises ConfigError.

    recipient: the sender where none is given. password: '' keeps an earlier one.
    """
    if actor.demo:
        raise FirsthandError(_("The demo"), _("it sends nothing"), _("Set up the daily mail in your own record."))
    way = account_rules.security_of(security)
    server = host.strip().lower()
    if not server or not server.isprintable() or " " in server:
        raise ConfigError(
            _("The server"),
            _("“%(host)s” is no name of one") % {"host": host},
            _("Write it as smtp.example.com."),
            at="host",
        )
    if way == "none":
        account_rules.refuse_open(server)
    if not 0 <= hour <= 23:
        raise ConfigError(_("The hour"), _("%(hour)s is none") % {"hour": hour}, _("Use one from 0 to 23."), at="hour")
    fresh = DigestPlan(
        wanted=True,
        host=server,
        port=account_rules.port_of(port, PORTS[way]),
        security=way,
        user=user.strip(),
        sender=_address(sender),
        recipient=_address(recipient or sender),
        hour=hour,
        last_day=rows_of.EPOCH,
        state="",
        failures=0,
        next_at=0,
        reason="",
        remedy="",
    )
    with in_words(actor.scope), write(actor.scope):
        before = rows_of.plan(actor.scope)
        if before is not None and before.state not in ("failed", "refused"):
            # Whatever may have been sent today is not sent again.
            fresh = replace(
                fresh, last_day=before.last_day, state=before.state, reason=before.reason, remedy=before.remedy
            )
        rows_of.keep(actor.scope, fresh)
    if password:
        secrets.keep(actor, SECRET, {"password": password})
    return fresh


def turn_off(actor: Actor) -> None:
    """Send no daily mail any more, and forget the password."""
    with in_words(actor.scope), write(actor.scope):
        before = rows_of.plan(actor.scope)
        if before is not None:
            rows_of.keep(actor.scope, replace(before, wanted=False))
    secrets.drop(actor, SECRET)


def send_if_due(actor: Actor, moment: int | None = None, *, birthdays: Birthdays | None = None) -> DigestPlan | None:
    """Send today's mail if it is time; what became of it, None where there was nothing to do.

    moment: seconds since 1970; this one where it is not given. Several processes may call it at once: one sends.
    """
    at = int(time.time()) if moment is None else moment
    found = rows_of.plan(actor.scope)
    if found is None or not (found.state == "sending" or rules.is_due(found, at, actor.zone)):
        return None
    try:
        with locks.held(actor, "digest", THE_MAIL), workspaces.in_own_language(actor):
            return _send_if_due(actor, at, birthdays)
    except BusyError:
        return None


def test(actor: Actor) -> DigestPlan:
    """Send a mail that says only that it works. Raises FirsthandError where it does not."""
    found = rows_of.plan(actor.scope)
    if found is None or not found.wanted:
        raise NotFoundError(
            _(THE_MAIL), _("it is not set up"), _("Set it up with `firsthand digest --host …`, or in Settings.")
        )
    text = _("This is a test. The daily mail of Firsthand reaches you.") + "\n"
    try:
        _hand_over(actor, found, _message(found, _("A test from Firsthand"), text, f"test-{time.time_ns()}", at=None))
    except _Uncertain:
        raise AccountError(
            found.host,
            _("the connection ended before the server said that it has the mail"),
            _("Look whether it arrived."),
        ) from None
    return found


def _send_if_due(actor: Actor, at: int, birthdays: Birthdays | None) -> DigestPlan | None:
    """As `send_if_due`, while nobody else is at it."""
    found = rows_of.plan(actor.scope)
    if found is not None and found.state == "sending":
        # Whoever was sending holds the lock until they are done: they were killed.
        with write(actor.scope):
            rows_of.note(actor.scope, "uncertain", *_may_have_arrived(_("the program ended while it was being sent")))
        found = rows_of.plan(actor.scope)
    if found is None or not rules.is_due(found, at, actor.zone):
        return found
    today = datetime.fromtimestamp(at, actor.zone).date()
    page = moves.today(actor, now(actor))
    practice = reminding.in_words(reminding.for_digest(actor, now(actor)))
    with in_words(actor.scope), write(actor.scope):
        if not rows_of.claim(actor.scope, today, "sending" if page.moves or practice else "quiet", at):
            return rows_of.plan(actor.scope)
    if page.moves or practice:
        _send(actor, found, page, today, at, birthdays(actor, today) if birthdays else (), practice)
    return rows_of.plan(actor.scope)


def _send(
    actor: Actor,
    found: DigestPlan,
    page: Today,
    today: date,
    at: int,
    birthdays: Sequence[str],
    practice: Sequence[str],
) -> None:
    waiting = [Waiting(one.person_name, one.subject, one.age_working_days) for one in page.open_loops]
    text = rules.body(page.moves, waiting[:WAITING_SHOWN], page.open_loops_total, birthdays, practice)
    # The same id for the same day: a mail server that gets one twice all the same may know it again.
    name = f"{today.isoformat()}-{sha256(f'{found.recipient} {actor.scope.workspace}'.encode()).hexdigest()[:16]}"
    message = _message(found, rules.subject(page.moves, today), text, name, at=datetime.fromtimestamp(at, actor.zone))
    try:
        _hand_over(actor, found, message)
    except _Uncertain:
        reason, remedy = _may_have_arrived(_("the connection ended before the server said that it has the mail"))
        _note(actor, lambda: rows_of.note(actor.scope, "uncertain", reason, remedy))
    except AccountError as error:
        failures = (found.failures if found.last_day == today else 0) + 1
        state: rules.DigestState = "refused" if error.lasting else "failed"
        next_at = 0 if error.lasting else rules.next_try(at, failures)
        reason, remedy = error.reason, error.remedy
        _note(actor, lambda: rows_of.note(actor.scope, state, reason, remedy, next_at))
    else:
        _note(actor, lambda: rows_of.note(actor.scope, "sent"))


def _note(actor: Actor, change: Callable[[], None]) -> None:
    with in_words(actor.scope), write(actor.scope):
        change()


def _may_have_arrived(reason: str) -> tuple[str, str]:
    return reason, _("It may have arrived, so it is not sent again today; Today shows the same moves.")


def _message(found: DigestPlan, subject: str, text: str, name: str, *, at: datetime | None) -> EmailMessage:
    message = EmailMessage(policy=SMTP.clone(utf8=True) if _is_wide(found) else SMTP)
    message["From"] = Address("Firsthand", addr_spec=found.sender)
    message["To"] = Address(addr_spec=found.recipient)
    message["Subject"] = subject
    message["Date"] = format_datetime(at or datetime.now().astimezone())
    message["Message-ID"] = f"<{name}@daily.firsthand.invalid>"
    # So that neither a holiday reply answers, nor Firsthand takes it for a letter when it reads this mailbox.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    return message


def _is_wide(found: DigestPlan) -> bool:
    """Whether an address has letters in it that only newer servers take (RFC 6531)."""
    return not (found.sender + found.recipient).isascii()


def _hand_over(actor: Actor, found: DigestPlan, message: EmailMessage) -> None:
    """Give a mail to the user's server. Raises AccountError where it certainly did not take it, _Uncertain else."""
    password = ""
    if found.user:
        password = (secrets.get(actor, SECRET) or {}).get("password", "")
        if not password:
            raise AccountError(
                found.host,
                _("the password is not to be found in %(store_name)s") % {"store_name": secrets.store_name(actor)},
                _("Set the daily mail up again."),
                lasting=not secrets.in_keyring(),
            )
    with _connected(found) as smtp:
        with _told(found.host):
            if found.security == "starttls":
                smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo_or_helo_if_needed()
            if found.user:
                smtp.login(found.user, password)
            _accepted(
                smtp.mail(found.sender, ["SMTPUTF8"] if _is_wide(found) else []),
                found.host,
                _("it does not take mail from %(address)s: %(answer)s"),
                found.sender,
            )
            _accepted(
                smtp.rcpt(found.recipient),
                found.host,
                _("it does not take mail to %(address)s: %(answer)s"),
                found.recipient,
            )
        try:
            answer = smtp.data(message.as_bytes())
        except smtplib.SMTPDataError as error:
            answer = (error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else b"")
        except (OSError, smtplib.SMTPException):
            raise _Uncertain from None
        _accepted(answer, found.host, _("it does not take the mail: %(answer)s"))


@contextmanager
def _connected(found: DigestPlan) -> Iterator[smtplib.SMTP]:
    with _told(found.host):
        smtp: smtplib.SMTP
        if found.security == "tls":
            context = ssl.create_default_context()
            smtp = smtplib.SMTP_SSL(found.host, found.port, timeout=ANSWER_SECONDS_MAX, context=context)
        else:
            smtp = smtplib.SMTP(found.host, found.port, timeout=ANSWER_SECONDS_MAX)
    try:
        yield smtp
    finally:
        try:
            smtp.quit()
        except (OSError, smtplib.SMTPException):
            smtp.close()


@contextmanager
def _told(host: str) -> Iterator[None]:
    """Whatever goes wrong before the mail is handed over, in words, and without what was sent."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        if error.smtp_code == 454:
            raise AccountError(
                host, _("it cannot check passwords at present"), _("It is tried again by itself.")
            ) from None
        raise AccountError(
            host,
            _("it refuses the user or the password (%(smtp_code)s)") % {"smtp_code": error.smtp_code},
            _(CHECK_SETTINGS),
            lasting=True,
        ) from None
    except smtplib.SMTPNotSupportedError:
        raise AccountError(
            host,
            _("it does not offer what is asked of it: protection, or signing in"),
            _("Choose another security."),
            lasting=True,
        ) from None
    except ssl.SSLCertVerificationError as error:
        raise AccountError(
            host,
            _("its certificate is not to be trusted (%(verify_message)s)") % {"verify_message": error.verify_message},
            _("Check the server's name."),
            lasting=True,
        ) from None
    except socket.gaierror:
        raise AccountError(host, _("no server of this name is found"), f"{_(CHECK_SETTINGS)}.") from None
    except (OSError, smtplib.SMTPException) as error:
        raise AccountError(
            host,
            _("it cannot be reached, or broke off (%(kind)s)") % {"kind": type(error).__name__},
            _("It is tried again by itself."),
        ) from None


def _accepted(answer: tuple[int, bytes], host: str, refusal: str, address: str = "") -> None:
    """Raise what a server refuses. refusal: the sentence that takes its answer, and the address it is about."""
    code, said = answer
    if 200 <= code < 300:
        return
    words = " ".join(said.decode("utf-8", "replace").split())[:200]
    lasting = code >= 500
    remedy = _("Check the addresses of the daily mail.") if lasting else _("It is tried again by itself.")
    reason = refusal % {"address": address, "answer": f"{code} {words}".rstrip()}
    raise AccountError(host, reason, remedy, lasting=lasting)


def _address(text: str) -> str:
    try:
        found = Address(addr_spec=text.strip())
    except (ValueError, IndexError):
        found = Address()
    if not found.username or not found.domain or not found.addr_spec.isprintable():
        raise ConfigError(quoted(text), _("this is no mail address"), _("Write it as ann@example.com."), at="sender")
    return found.addr_spec
