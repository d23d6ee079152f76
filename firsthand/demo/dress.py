"""How each mail program and each writer dresses a letter: greeting, sign-off, signature, quotes."""

import random
import textwrap
from datetime import datetime

from firsthand.demo.cast import OWNER, Person
from firsthand.demo.days import local
from firsthand.demo.headers import dated
from firsthand.demo.letters import Letter

_GREETING = {"hi": "Hi {}", "name": "{}", "dear": "Dear {}", "none": "", "morning": "{} -"}
_SIGN = {"best": "Best,\n", "regards": "Kind regards,\n", "thanks": "Thanks,\n", "cheers": "Cheers,\n", "first": ""}
_TONGUES = {"german": "de", "french": "fr"}


def tongue(letter: Letter) -> str:
    """'de', 'fr' or 'en': the language the letter is written in."""
    return next((_TONGUES[each.function] for each in letter.people if each.function in _TONGUES), "en")


def _title(person: Person) -> str:
    woman = person.first in ("Ulrike", "Hélène", "Maya")
    return ("Frau " if woman else "Herr ") + person.last


def greeting(letter: Letter, rng: random.Random) -> str:
    """The first line, or ''."""
    if letter.private and rng.random() < 0.5:
        return ""
    firsts = [each.first for each in letter.to]
    language = tongue(letter)
    if language == "de":
        other = letter.to[0]
        formal = ("Sehr geehrte " if "Frau" in _title(other) else "Sehr geehrter ") + _title(other)
        return (rng.choice((f"Guten Tag {_title(other)}", formal, "Hallo " + _title(other)))) + ","
    if language == "fr":
        return f"Bonjour {firsts[0]},"
    style = letter.sender.traits["greet"]
    if letter.sender.key == OWNER:
        style = ("hi", "name", "name", "none")[rng.randrange(4)]
    if letter.answers is not None and rng.random() < 0.45:
        return ""
    if style == "none" or not firsts:
        return ""
    names = firsts[0] if len(firsts) == 1 else " and ".join(firsts) if len(firsts) == 2 else "all"
    if style == "name" and names == "all":
        names = "All"
    line = _GREETING[style].format(names)
    return line if line.endswith("-") else line + ","


def sign_off(letter: Letter, rng: random.Random) -> str:
    """The writer's name as they put it below, or ''."""
    person = letter.hand or letter.sender
    language = tongue(letter)
    if language == "de":
        return rng.choice(("Viele Grüße", "Mit freundlichen Grüßen", "Beste Grüße")) + f"\n{person.name}"
    if language == "fr":
        return rng.choice(("Bien à vous,", "Cordialement,", "Bien cordialement,")) + f"\n{person.name}"
    if letter.answers is not None and rng.random() < 0.2:
        return ""
    style = person.traits["sign"]
    if style == "initial":
        return person.first[0]
    if person.key == OWNER:
        style = ("first", "first", "best", "thanks")[rng.randrange(4)] if letter.answers is None else "first"
    if letter.sender is not person:
        return f"Best,\n{person.first} (for {letter.sender.first})"
    return _SIGN[style] + (person.name if style == "regards" else person.first)


def signature(letter: Letter, rng: random.Random) -> str:
    """The block with title and house, or ''."""
    person = letter.hand or letter.sender
    if letter.private or not person.title or (person.function in ("alum",) and rng.random() < 0.5):
        return ""
    chance = 0.75 if letter.answers is None else 0.2
    if rng.random() > chance:
        return "Sent from my phone" if person.traits["client"] == "phone" and rng.random() < 0.7 else ""
    place = person.organisation
    number = sum(map(ord, person.key)) * 37 % 9000 + 1000
    match person.traits["client"]:
        case "notes":
            return f"{person.name}, {person.title}\n{place.name}, {place.city}"
        case "phone":
            return "Sent from my phone"
        case "web":
            return f"-- \n{person.name}\n{person.title} | {place.name}"
        case "plain":
            return f"-- \n{person.name}, {place.name}"
        case _:
            return f"{person.name}\n{person.title}\n{place.name}, {place.city}\nExtension {number}"


def new_text(letter: Letter, rng: random.Random) -> str:
    """What the writer wrote, without quotes: greeting, paragraphs, name, signature."""
    program = (letter.hand or letter.sender).traits["client"]
    width = 72 if program in ("plain", "notes") else 0
    parts = [greeting(letter, rng)]
    for paragraph in letter.paragraphs:
        keep = not width or paragraph.startswith("- ")
        parts.append(paragraph if keep else textwrap.fill(paragraph, width, break_long_words=False))
    name = sign_off(letter, rng)
    block = signature(letter, rng)
    if block and not block.startswith(("-- ", "Sent")) and name and rng.random() < 0.4:
        name = name.rsplit("\n", 1)[0] if "\n" in name else ""
    parts += [name, block]
    text = "\n\n".join(part for part in parts if part)
    if program in ("outlook", "phone", "web"):
        text = text.replace("'", "’")
    return text.replace(" - ", " – ") if program in ("outlook", "web") else text


def _said(letter: Letter) -> datetime:
    return local(letter.sent_at, 0)


def quoted(letter: Letter, depth: int = 2) -> str:
    """What the writer's program puts below for the letter answered; '' for the first letter of a thread."""
    old = letter.answers
    if old is None or depth == 0:
        return ""
    when = _said(old)
    if "text" not in old.marks:
        return ""  # Written at the same moment, or never to Maya: it is in nobody's folder yet.
    text = old.marks["text"]
    below = quoted(old, depth - 1)
    whole = text + ("\n\n" + below if below else "")
    who = old.sender.name
    address = old.marks["address"]
    match (letter.hand or letter.sender).traits["client"]:
        case "outlook":
            to = "; ".join(each.name for each in old.to)
            lines = [f"From: {who} [{address}]", f"Sent: {when.day} {when:%B %Y %H:%M}", f"To: {to}"]
            if old.cc:
                lines.append("Cc: " + "; ".join(each.name for each in old.cc))
            lines.append(f"Subject: {old.marks['subject']}")
            return "-----Original Message-----\n" + "\n".join(lines) + "\n\n" + whole
        case "notes":
            head = f"{who}\n{when:%d/%m/%Y %H:%M}\n\nTo: {', '.join(f'{each.name}/{each.organisation.name}'.rstrip('/') for each in old.to)}\ncc:\n"
            return f"{head}Subject: {old.marks['subject']}\n\n{whole}"
        case "phone":
            return f"On {when.day} {when:%b %Y}, at {when:%H:%M}, {who} <{address}> wrote:\n\n{_arrows(whole)}"
        case "web":
            return f"On {dated(old.sent_at, 0)[:-9]}, {who} <{address}> wrote:\n\n{_arrows(whole)}"
        case _:
            return f"{who} wrote on {when.day} {when:%B}:\n{_arrows(text)}"


def _arrows(text: str) -> str:
    return "\n".join(">" + line if line.startswith(">") else f"> {line}".rstrip() for line in text.splitlines())
