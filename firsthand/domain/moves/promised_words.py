"""Which promises, read out of mail and confirmed by nobody, are worth bringing back: many are kept where mail sees nothing."""

import re

OUT_OF_SIGHT_DAYS = 1
"""What is kept face to face or by telephone is brought up for so long after its day (d)."""

WORDS_MIN = 4
""" "I'll ask." says too little."""

_OUT_OF_SIGHT = re.compile(
    r"\b(?:(?:bring|carry|fetch|buy|cook|bake|wear|wait|stay|sit|stand|walk|drive|come|go|stop by|drop by|pop (?:in|by)|pick|"
    r"meet|see|join|attend|be (?:there|in|at|around|quick|brief|back)|listen|smile|pretend|try|think|behave|watch|eat|drink|"
    r"sleep|call|ring|phone)\b"
    r"|(?:ask|tell|talk (?:to|with)|speak (?:to|with)|catch|corner|find|warn|remind) (?:him|her|them|it|mr|ms|mrs|dr|[A-Z]\w+)\b"
    r"|(?:say|be) (?:so|sorry|nice|kind|hello|nothing))",
)

_TO_BE_DONE = re.compile(
    r"\b(?:send|sending|resend|forward|e-?mail|mail|fax|post|ship|deliver|hand|pass|share|circulate|distribute|copy|get|"
    r"provide|supply|prepare|draft|write|put together|compile|collect|summari[sz]e|update|revise|amend|correct|edit|finish|"
    r"complete|finali[sz]e|review|read|check|verify|confirm|look (?:into|at|over|for)|find|search|research|investigate|"
    r"work (?:on|out|up)|calculate|follow(?:ing)? (?:up|it up|this up)|chase|raise|propose|present|introduce|connect|recommend|"
    r"nominate|sign|approve|set up|arrange|organi[sz]e|book|order|pay|return|submit|file|add|include|fix|sort|handle|"
    r"take care of|see to|let (?:you|him|her|them) (?:know|have)|get back|report|respond|reply|answer|"
    r"run (?:it|this|that|them|the \w+) (?:by|past)|talk|speak|ask|help|support)\b",
    re.IGNORECASE,
)
"""What a promise without a day must speak of; boasts and jokes speak of other things."""

_AT_ONCE = re.compile(
    r"\b(?:right (?:now|away)|now|immediately|in a (?:minute|moment|second)|shortly)\b", re.IGNORECASE
)

_AFTER_THEM = re.compile(
    r"^\W*(?:once|after|when|as soon as|if) (?:you|he|she|they|we|i|the)\b|"
    r"^\W*(?:please |just )?(?:bring|call|come|drop|e-?mail|fax|forward|get|give|let|send|stop|tell)\b[^?!]{0,90}\b"
    r"(?:and|then) (?:then )?(?:i|we)(?:['’]ll| will)\b",
    re.IGNORECASE,
)
"""First somebody else must do something, and mail seldom shows whether they did."""


def is_worth_bringing_back(said: str, days_left: int | None) -> bool:
    """Whether the words of a promise are something that may still wait. days_left: to its day; None where it named none."""
    if len(said.split()) < WORDS_MIN or _AFTER_THEM.search(said):
        return False
    out_of_sight = _OUT_OF_SIGHT.search(said) is not None
    if days_left is None:
        return not out_of_sight and _TO_BE_DONE.search(said) is not None and _AT_ONCE.search(said) is None
    return not out_of_sight or days_left >= -OUT_OF_SIGHT_DAYS
