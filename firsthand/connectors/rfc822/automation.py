"""Who or what sent a message, as far as its headers tell; the most trusted sign wins."""

import re

from firsthand.connectors.rfc822.header_block import Headers
from firsthand.domain.messages import Automation

_SIGNS = frozenset(
    {
        "auto-submitted",
        "x-auto-response-suppress",
        "x-autoreply",
        "x-autorespond",
        "x-autoresponder",
        "x-failed-recipients",
        "list-id",
        "list-post",
        "list-unsubscribe",
        "mailing-list",
        "x-mailing-list",
        "precedence",
        "x-cron-env",
        "x-mailer",
        "content-class",
        "feedback-id",
    }
)
_DAEMONS = ("mailer-daemon", "mailerdaemon", "mail-daemon")
_ROBOT_ADDRESS = re.compile(
    r"(?:^|[._+-])(?:no[._-]?reply|do[._-]?not[._-]?reply|no[._-]?response|auto[._-]?mailer|notifications?|alerts?"
    r"|bounces?)(?:$|[._+@-])"
    r"|^(?:robot|cron|root|unattended|www-data)(?:$|@)"
)
_ROBOT_MAILERS = (
    "phpmailer",
    "nodemailer",
    "wordpress",
    "mailchimp",
    "sendgrid",
    "cron",
    "jira",
    "drupal",
    "swiftmailer",
)

_robot_senders: dict[str, Automation] = {}
_ROBOT_SENDERS_MAX = 50_000


def automation(headers: Headers, sender: str, content_type: str, *, has_calendar: bool) -> Automation:
    """The kind of sender. sender: the lower-cased From address; content_type: lower-cased, '' where absent.

    has_calendar: a part of the message is a meeting request or answer.
    """
    if (
        not _SIGNS.isdisjoint(headers)
        or ("return-path" in headers and (has_calendar or "<>" in headers["return-path"]))
        or content_type.startswith("multipart/report")
    ):
        found = _by_headers(headers, sender, content_type, has_calendar)
        if found:
            return found
    if has_calendar:
        return "calendar"
    try:
        return _robot_senders[sender]
    except KeyError:
        return _by_sender(sender)


def _by_headers(headers: Headers, sender: str, content_type: str, has_calendar: bool) -> Automation:
    submitted = headers.get("auto-submitted", "").partition(";")[0].strip().lower()
    is_list = _list_kind(headers)
    if _is_bounce(headers, sender, content_type):
        return "bounce"
    if submitted.startswith("auto-replied") or not _AUTO_REPLY.isdisjoint(headers):
        return "calendar" if has_calendar else "auto-reply"
    if content_type.startswith("multipart/report"):
        return "auto-reply"
    if is_list:
        return is_list
    if has_calendar or "calendarmessage" in headers.get("content-class", "").lower():
        return "calendar"
    if submitted.startswith("auto-") or "x-cron-env" in headers:
        return "robot"
    suppress = headers.get("x-auto-response-suppress", "").lower()
    if suppress.strip() not in {"", "none"}:
        return "auto-reply" if "all" in suppress and not _ROBOT_ADDRESS.search(sender) else "robot"
    if headers.get("return-path", "-").strip() == "<>":
        return "auto-reply"
    if headers.get("precedence", "").strip().lower() == "auto_reply":
        return "auto-reply"
    mailer = headers.get("x-mailer", "").lower()
    if mailer and any(name in mailer for name in _ROBOT_MAILERS):
        return "robot"
    return ""


_AUTO_REPLY = frozenset({"x-autoreply", "x-autorespond", "x-autoresponder"})


def _is_bounce(headers: Headers, sender: str, content_type: str) -> bool:
    if sender.startswith(_DAEMONS) or "x-failed-recipients" in headers:
        return True
    if content_type.startswith("multipart/report"):
        if "delivery-status" in content_type:
            return True
        return "disposition-notification" not in content_type and headers.get("return-path", "").strip() == "<>"
    return headers.get("return-path", "").strip() == "<>" and sender.startswith("postmaster@")


def _list_kind(headers: Headers) -> Automation:
    precedence = headers.get("precedence", "").strip().lower()
    post = headers.get("list-post", "").strip().upper()
    has_post = bool(post) and post != "NO"
    if has_post or precedence == "list" or "mailing-list" in headers or "x-mailing-list" in headers:
        return "list"
    if "list-unsubscribe" in headers or precedence in {"bulk", "junk"}:
        return "bulk"
    return "list" if "list-id" in headers else ""


def _by_sender(sender: str) -> Automation:
    local = sender.partition("@")[0]
    found: Automation = ""
    if local.startswith(_DAEMONS):
        found = "bounce"
    elif local and _ROBOT_ADDRESS.search(local):
        found = "robot"
    if len(_robot_senders) >= _ROBOT_SENDERS_MAX:
        _robot_senders.clear()
    _robot_senders[sender] = found
    return found
