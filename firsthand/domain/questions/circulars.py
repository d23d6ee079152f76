"""Newsletters and other mass mail, told by their own words."""

import re

_MARK = re.compile(
    r"\bunsubscribe\b|\bopt[- ]?out\b|to be removed from|remove (?:me|yourself|your (?:name|"
    r"address)) from|click (?:here|below|on the link)|"
    r"view (?:this|it|the) [^\n]{0,20}(?:browser|online)|you (?:are receiving|received|"
    r"have received) this (?:e-?mail|message|newsletter)|"
    r"(?:all rights reserved|copyright ©|©)|forward this (?:e-?mail|newsletter) to|special offer|"
    r"limited time|free trial|money[- ]back|"
    r"\bverify your (?:e-?mail|account)|\bdo not reply to this\b|\byour (?:password|account|user ?name|"
    r"login|subscription|order|registration)\b|\bour (?:web ?site|"
    r"privacy policy|customer service|members)\b|"
    r"\blogged in\b|\bthank you for (?:your (?:participation|order|purchase)|choosing|shopping|"
    r"registering|subscribing)\b|"
    r"\b(?:question )?survey\b|\bcontact us\b|\bcustomer (?:service|care|support|relations)\b|\bdonate\b|"
    r"\bour customers\b|\bprospectus\b|"
    r"newsletter abbestellen|abmelden|wenn sie (?:diesen|keinen weiteren) newsletter|se désabonner|"
    r"se désinscrire|vous recevez ce (?:mail|message|courriel)|"
    r"darse de baja|cancelar (?:su|la) suscripción|usted recibe este",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:out of (?:the )?office|in my absence|on (?:maternity|parental|annual|medical|sick) leave|(?:am|"
    r"will be|be) (?:away|on vacation|on holiday|"
    r"out (?:of town|until|from|on))|automatic reply|auto-?reply|abwesenheits\w*|nicht im (?:büro|hause)|"
    r"bin ich (?:ab|bis|vom|nicht)|"
    r"absent[e]? (?:du bureau|jusqu)|je serai absent|fuera de la oficina|estaré (?:ausente|fuera))\b",
    re.IGNORECASE,
)
_AWAY_CHARS_MAX = 700
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_TO_ALL = re.compile(
    r"\A\s*(?:dear|hello|hi|attention|to)[ ,:]*(?:(?:all|valued|fellow|our|enterprise|new)[ ,]+)*"
    r"(?:customers?|subscribers?|members?|employees?|colleagues|readers?|investors?|shareholders?|"
    r"friends? of|students|parents|users?|clients?|sir or madam)\b",
    re.IGNORECASE,
)


def is_absence_note(text: str) -> bool:
    """Whether the new `text` of a message says little more than that its writer is away and whom to ask instead."""
    return len(text) <= _AWAY_CHARS_MAX and "?" not in text and bool(_AWAY.search(text))


def is_circular(body: str) -> bool:
    """Whether `body` reads as mail written for many: newsletters, offers, announcements."""
    if _TO_ALL.match(body):
        return True
    head = body[:30_000]
    links = len(_LINK.findall(head))
    if links >= 8:
        return True
    marks = {mark.group().lower() for mark in _MARK.finditer(head)}
    return len(marks) >= 2 or (len(marks) == 1 and links >= 2)
