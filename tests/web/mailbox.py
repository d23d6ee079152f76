"""A small invented mailbox: a question that waits, a tie gone quiet, a newsletter, and ordinary mail between people."""

import mailbox
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

ME = "maya@larkfield.test"
ROSA = "Rosa Marin <rosa.marin@larkfield.test>"
AMARA = "Amara Nwosu <amara@north.test>"
TOMAS = "Tomas Herrera <tomas@larkfield.test>"
INES = "Ines Duarte <ines@larkfield.test>"
NEWS = "Weekly Digest <news@digest.test>"

QUESTION = "Could you send me the October counts before the review?"


MESSAGES = 293


def write(path: Path, *, now: datetime | None = None) -> Path:
    """The mailbox as one mbox file whose mail ends today."""
    moment = (now or datetime.now(UTC)).replace(hour=10, minute=0, second=0, microsecond=0)
    box = mailbox.mbox(path)
    for number, message in enumerate(_messages(moment)):
        message["Message-ID"] = f"<{number}@larkfield.test>"
        box.add(message)
    box.close()
    return path


def _messages(moment: datetime) -> list[EmailMessage]:
    messages = [
        _mail(ROSA, ME, moment - timedelta(days=7), "October counts", f"Maya,\n\n{QUESTION} <b>Soon</b>.\n\nRosa")
    ]
    for week in range(30, 12, -1):
        day = moment - timedelta(weeks=week)
        messages.append(_mail(f"Maya Lindqvist <{ME}>", AMARA, day, "Calgary", "Here is where we stand this week."))
        messages.append(
            _mail(AMARA, ME, day + timedelta(hours=3), "Re: Calgary", "Thanks for opening the Calgary door.")
        )
    for days in range(220):
        # Somebody who sends nothing for days counts as away, and no tie falls quiet then.
        day = moment - timedelta(days=days)
        messages.append(_mail(f"Maya Lindqvist <{ME}>", INES, day, f"Notes {days}", "For the file."))
    for week in range(12):
        day = moment - timedelta(weeks=week, days=2)
        messages.append(_mail(f"Maya Lindqvist <{ME}>", TOMAS, day, "Testing", "The screens are with your group now."))
        messages.append(_mail(TOMAS, f"{ME}, {ROSA}", day + timedelta(hours=1), "Re: Testing", "We start on Monday."))
        digest = _mail(NEWS, ME, day, "Digest", "Five things to read.")
        digest["List-Unsubscribe"] = "<mailto:leave@digest.test>"
        digest["Precedence"] = "bulk"
        messages.append(digest)
    return messages


def _mail(sender: str, to: str, when: datetime, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = format_datetime(when)
    message.set_content(text)
    return message
