"""Newsletters, orders, surveys and other mail that no person wrote to one person, told by their own words."""

import re

# Distinct phrases of mass mail; two of them, or one beside two links, give a circular away.
_PHRASES: tuple[str, ...] = (
    *(
        "unsubscribe",
        "opt-out",
        "opt out",
        "to be removed from",
        "remove your name",
        "remove me from",
        "remove yourself",
    ),
    *("click here", "click below", "click on the link", "in your browser", "view this online", "view it online"),
    *("you are receiving this", "you received this", "you have received this", "all rights reserved", "©"),
    *("forward this e-mail to", "forward this email to", "forward this newsletter", "special offer", "limited time"),
    *("free trial", "money back", "money-back", "verify your e-mail", "verify your email", "verify your account"),
    *("do not reply to this", "your password", "your account", "your username", "your user name", "your login"),
    *("your subscription", "your order", "your registration", "our website", "our web site", "our privacy policy"),
    *("our members", "our customers", "logged in", "thank you for your participation", "thank you for your order"),
    *("thank you for your purchase", "thank you for choosing", "thank you for shopping", "thank you for registering"),
    *("thank you for subscribing", " survey", "contact us", "customer service", "customer care", "customer support"),
    *("customer relations", "donate", "prospectus", "newsletter abbestellen", "abmelden", "keinen weiteren newsletter"),
    *(
        "se désabonner",
        "se désinscrire",
        "vous recevez ce",
        "darse de baja",
        "cancelar su suscripción",
        "usted recibe este",
    ),
)
_TO_ALL = re.compile(
    r"\A\s*(?:dear|hello|hi|attention|to)[ ,:]*(?:(?:all|valued|fellow|our|enterprise|new)[ ,]+)*"
    r"(?:customers?|subscribers?|members?|employees?|colleagues|readers?|investors?|shareholders?|"
    r"friends? of|students|"
    r"parents|users?|clients?|sir or madam)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:out of (?:the )?office|in my absence|on (?:maternity|parental|annual|medical|sick) leave|"
    r"(?:am|will be|be) (?:away|on vacation|on holiday|out (?:of town|until|from|on))|automatic reply|auto-?reply|"
    r"abwesenheits\w*|nicht im (?:büro|hause)|bin ich (?:ab|bis|vom|nicht)|absent[e]? (?:du bureau|jusqu)|"
    r"je serai absent|"
    r"fuera de la oficina|estaré (?:ausente|fuera))\b",
    re.IGNORECASE,
)
_HEAD_CHARS = 20_000
_AWAY_CHARS_MAX = 700
_LINKS_MAX = 8


def is_absence_note(text: str) -> bool:
    """Whether the new `text` of a message says little more than that its writer is away and whom to ask instead."""
    return len(text) <= _AWAY_CHARS_MAX and "?" not in text and bool(_AWAY.search(text))


def is_circular(body: str) -> bool:
    """Whether `body` reads as mail written for many: newsletters, offers, orders, surveys."""
    if _TO_ALL.match(body):
        return True
    head = body[:_HEAD_CHARS].lower()
    links = head.count("://") + head.count("www.")
    if links >= _LINKS_MAX:
        return True
    phrases = sum(1 for phrase in _PHRASES if phrase in head)
    return phrases >= 2 or (phrases == 1 and links >= 2)
