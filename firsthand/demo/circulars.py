"""Mail that no person wrote to Maya: newsletters, bulletins, mailing lists, machines, calendar answers, bounces."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from functools import cache
from hashlib import sha256

from firsthand.demo.cast import OWNER, cast
from firsthand.demo.days import is_working, local, seconds, working_days_after
from firsthand.demo.headers import dated, encoded, mailbox
from firsthand.demo.letters import Letter
from firsthand.demo.phrases import Bags, Phrase, Slot, fill, read
from firsthand.demo.slots import Slots
from firsthand.demo.stories.circulars import BODIES, LIST_WRITERS, SENDERS, WORDS

_FOLDERS = {"newsletter": "Newsletters", "bulletin": "Inbox", "robot": "Inbox", "list": "Lists"}


@dataclass(frozen=True)
class Circular:
    """One message of a machine or a list, ready to be filed."""

    kind: str
    sent_at: int
    address: str
    folder: str
    octets: bytes


@dataclass(frozen=True)
class Issuer:
    kind: str
    name: str
    address: str
    every_days: int
    subject: Phrase
    body: Phrase


@cache
def _phrase(text: str) -> Phrase:
    return read(text)


@cache
def issuers() -> tuple[Issuer, ...]:
    """Every machine, newsletter and list in the demo."""
    found: list[Issuer] = []
    for line in SENDERS.strip().splitlines():
        kind, name, address, every, subject = (part.strip() for part in line.split(" | ", 4))
        subject = subject.replace("[[", "\x01").replace("\\]]", "\x02")
        found.append(Issuer(kind, name, address, int(every), read(subject), read(BODIES.get(name, ""))))
    return tuple(found)


@dataclass
class Press:
    """Prints the issues of every machine and list between two days."""

    rng: random.Random
    bags: Bags

    def issues(self, start: date, end: date) -> list[Circular]:
        out: list[Circular] = []
        for issuer in issuers():
            day = start + timedelta(days=self.rng.randrange(issuer.every_days + 1))
            while day < end:
                sent = day if issuer.kind in ("newsletter", "list") else working_days_after(day, 0)
                if sent < end:
                    out.append(self._issue(issuer, sent))
                day += timedelta(days=max(1, round(issuer.every_days * self.rng.uniform(0.8, 1.25))))
        return out

    def _words(self, day: date) -> Slots:
        return Slots({}, self.bags, self.rng, day)

    def _fill(self, phrase: Phrase, slots: Slots) -> str:
        def word(slot: Slot) -> str:
            key = slot.name[0].lower() + slot.name[1:]
            bank = WORDS.get(key)
            if bank is None:
                return slots(slot)
            text = self._fill(_phrase(bank[self.bags.draw(bank, len(bank))]), slots)
            return text[0].upper() + text[1:] if key != slot.name else text

        return fill(phrase, self.bags, word, slots.kept)

    def _issue(self, issuer: Issuer, day: date) -> Circular:
        slots = self._words(day)
        subject = self._fill(issuer.subject, slots).replace("\x01", "[").replace("\x02", "]")
        subject = subject[0].upper() + subject[1:]
        subject, _, said = subject.partition(" :: ")
        paragraphs = said.replace(" // ", "\n\n") or self._fill(issuer.body, slots)
        at = seconds(day, self.rng.randrange(6 * 60, 18 * 60), 0) + self.rng.randrange(60)
        name, address = issuer.name, issuer.address
        to = mailbox("Maya Lindqvist", cast()[OWNER].addresses[0])
        extra: list[str] = []
        match issuer.kind:
            case "newsletter":
                host = address.rsplit("@", 1)[1]
                leave = f"<mailto:leave@{host}?subject=unsubscribe>, <https://{host}/leave>"
                extra = [f"List-Unsubscribe: {leave}", "Precedence: bulk"]
            case "bulletin":
                to = "All staff <all-staff@larkfield.test>"
            case "robot":
                # Addresses that say "no reply" need no header to be known, and some real machines send none.
                plain = "reply" in address and self.rng.random() < 0.4
                extra = ["X-Auto-Response-Suppress: All"] if plain else ["Auto-Submitted: auto-generated"]
            case "list":
                local_part, host = issuer.address.split("@")
                name, address = self._list_writer(issuer)
                to = issuer.address
                extra = [f'List-Id: "{issuer.name}" <{local_part}.{host}>', f"List-Post: <mailto:{issuer.address}>"]
                extra += ["Precedence: list"]
        octets = _message(mailbox(name, address), to, subject, at, extra, paragraphs, issuer.kind == "newsletter")
        return Circular(issuer.kind, at, address, _FOLDERS[issuer.kind], octets)

    def _list_writer(self, issuer: Issuer) -> tuple[str, str]:
        if "larkfield" not in issuer.address:
            return LIST_WRITERS[self.bags.draw(LIST_WRITERS, len(LIST_WRITERS))]
        team = [each for each in cast().values() if each.function == "market" and not each.planted]
        writer = team[self.rng.randrange(len(team))]
        return writer.name, writer.addresses[0]


def _message(
    sender: str, to: str, subject: str, at: int, extra: list[str], text: str, html: bool, kind: str = "text/plain"
) -> bytes:
    digest = sha256(f"{sender}{at}{subject}".encode()).hexdigest()[:18]
    host = parseaddr(sender)[1].rsplit("@", 1)[-1]
    lines = [f"Message-ID: <{digest}@{host}>", f"Date: {dated(at, 0)}", f"From: {sender}", f"To: {to}"]
    lines += [f"Subject: {encoded(subject)}", *extra, "MIME-Version: 1.0"]
    if html:
        rows = "".join(f"<tr><td>{row}</td></tr>\n" for row in text.split("\n\n"))
        text = f'<html><body><table>\n{rows}</table>\n<a href="https://{host}/leave">Unsubscribe</a></body></html>'
        kind = "text/html"
    lines += [f"Content-Type: {kind}; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", text, ""]
    return "\n".join(lines).encode()


_AWAY = (
    "I am out of the office until {day:4}. For anything that cannot wait please ring the desk.",
    "Thank you for your message. I am on leave until {date:6} and read no mail.",
    "I am travelling and will answer slowly. {N} knows where I am.",
    "Out of the office, back on {day:3}. Urgent matters go to my team, please.",
    "I am on a course today and tomorrow.",
)


def automatic_answers(letters: list[Letter], rng: random.Random, bags: Bags, end: date) -> list[Circular]:
    """Out-of-office notes and calendar answers to what Maya sent, and a few bounces."""
    out: list[Circular] = []
    for letter in letters:
        if letter.sender.key != OWNER or len(letter.to) > 4:
            continue
        other, throw = letter.to[0], rng.random()
        at = letter.sent_at + rng.randrange(2, 90)
        day = datetime.fromtimestamp(at, UTC).date()
        if day >= end or not is_working(day) or local(at, 0).date() >= end or other.key == "nell":
            continue
        to = mailbox("Maya Lindqvist", cast()[OWNER].addresses[0])
        sender = mailbox(other.name, other.address(letter.days_left))
        if throw < 0.012:
            slots = Slots({"N": cast()["nell"]}, bags, rng, day)
            text = fill(_phrase(_AWAY[bags.draw(_AWAY, len(_AWAY))]), bags, slots, slots.kept)
            octets = _message(
                sender, to, f"Automatic reply: {letter.subject}", at, ["Auto-Submitted: auto-replied"], text, False
            )
            out.append(Circular("auto-reply", at, other.addresses[0], "Inbox", octets))
        elif throw < 0.03 and other.inside:
            word = ("Accepted", "Accepted", "Tentative", "Declined")[rng.randrange(4)]
            text = f"BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nSUMMARY:{letter.subject}\nEND:VEVENT\nEND:VCALENDAR"
            octets = _message(
                sender, to, f"{word}: {letter.subject}", at, [], text, False, "text/calendar; method=REPLY"
            )
            out.append(Circular("calendar", at, other.addresses[0], "Inbox", octets))
        elif throw > 0.9985:
            text = f"Your message could not be delivered.\n\n{letter.subject}\n550 5.1.1 mailbox unavailable"
            extra = ["Auto-Submitted: auto-replied", "X-Failed-Recipients: desk.list@larkfield.test"]
            robot = mailbox("Mail Delivery Subsystem", "mailer-daemon@mx.larkfield.test")
            out.append(
                Circular(
                    "bounce",
                    at,
                    "mailer-daemon@mx.larkfield.test",
                    "Inbox",
                    _message(robot, to, "Undelivered mail", at, extra, text, False),
                )
            )
    return out
