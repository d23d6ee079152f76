"""What an exchange is about, in a few words of the sentence itself. English only, like the acts."""

import re

from firsthand.domain.acts import Kind

WHAT_CHARS_MAX = 80

# What stands before the matter itself: greetings, politeness, who does it.
_GREETED = re.compile(
    r"^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon)) )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?\s?[,:–—-]+\s+"
)
_OPENING = re.compile(
    r"^(?:(?:also|and|so|but|ok|okay|yes|sure|well|then|now|next|first|second|third|finally|again|"
    r"otherwise|meanwhile|in addition|additionally|in the meantime|in any case|by the way|btw|fyi|p\.?s\.?|"
    r"as discussed|"
    r"as promised|as requested|per (?:your|our) \w+|if (?:possible|so|you can|you could|not))\b[,:;.]?\s*)+",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^(?:(?:please|pls|plz|kindly|just)\s+)*(?:(?:can|could|would|will|may|might|do|did)(?:n['’]t)? (?:you|i|"
    r"we)\b(?:\s+(?:please|"
    r"possibly|perhaps|maybe|also|kindly|just|all|guys|be (?:so kind (?:as )?|able )to|mind|"
    r"have (?:a )?(?:minute|time|chance) to|"
    r"like me to|like to|want to|want me to))*\s+|(?:i|we)(?:['’]d| would| was| am|['’]m)? (?:really |also |"
    r"just )*(?:like|need|want|wondering|appreciate"
    r"|love|hoping|wanted)(?: it)?(?: if| that)?(?: you(?: to| can| could| would)?| to (?:ask|request|see|"
    r"know|have))?\s+|(?:let me|let us) know\s+|"
    r"(?:is|would) (?:it|there) (?:be )?(?:possible|any (?:way|chance))\s+(?:to|for you to|that you|you)?\s*|"
    r"any chance you could\s+|"
    r"do me a favou?r and\s+)+(?:please\s+)?",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"^(?:will (?=\w+ )|(?:i|we)(?:['’]ll| will| shall|['’]d| would| can| could|['’]m| am|['’]re| are|['’]ve|"
    r" have)?\s*(?:also|just|"
    r"certainly|definitely|gladly|then|still|now|both|try to|going to|happy to|glad to|be (?:happy|glad|able|"
    r"sure) to|be|plan to|"
    r"make sure (?:to|that)?|go ahead and|to|most likely|probably)?\s+)+",
    re.IGNORECASE,
)
_HANDING = re.compile(
    r"^(?:[A-Z]\w+, )?(?:(?:please,? )?(?:see |find )?(?:the )?(?:attached|enclosed|below|"
    r"here)(?: (?:please find|is|are|['’]s|you will find|you['’]ll find|for your "
    r"\w+ (?:is|are)))?|here['’]s|(?:i|we)(?:['’]ve| have)? (?:attached|enclosed|"
    r"included|forwarded|faxed|sent))\s+",
    re.IGNORECASE,
)
_THANKING = re.compile(
    r"^.{0,40}?\b(?:thank you|thanks|thanx|thx|appreciate|grateful|thankful)\b(?:\s+(?:so|very|again|a lot|"
    r"much|a million|"
    r"a bunch|indeed|everyone|all|guys|both|you|once|to you))*,?(?:\s+[A-Z]\w+,?)?\s+(?:for|that you|to have)?\s*",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?:,?\s*(?:and )?(?:i|we)(?: would|['’]d) (?:\w+ )?appreciate (?:it|that))$|"
    r"(?:,?\s*(?:please|thanks?(?: you)?(?: in advance)?|thx|if (?:you can|possible|you could|"
    r"you (?:don['’]t )?mind|that['’]s ok\w*)|"
    r"(?:when|as soon as|whenever) (?:you (?:can|get a (?:chance|minute)|have (?:a )?(?:chance|minute|time))|"
    r"possible)|asap))+$",
    re.IGNORECASE,
)


_ASKS_OUTRIGHT = re.compile(r"\W*(?:what|which|who|whom|whose|how|why|when|where)\b", re.IGNORECASE)
WORDS_FROM_CUE_MIN = 6
_CUES: dict[str, re.Pattern[str]] = {
    "ask": re.compile(
        r"\b(?:(?:can|could|would|will) you|please|(?:i|we)(?: would|['’]d) like you to|if you could|what do you think|"
        r"let me know (?:what|which|who|how|when|where))\b",
        re.IGNORECASE,
    ),
    "promise": re.compile(r"\b(?:i|we)(?:['’]ll| will)\b", re.IGNORECASE),
    "deliver": re.compile(r"\b(?:attached|enclosed|here(?:['’]s| is| are))\b", re.IGNORECASE),
    "thank": re.compile(r"\b(?:thank you|thanks) (?:\w+ ){0,3}for\b", re.IGNORECASE),
}


_HANDED_LAST = re.compile(
    r"\s+(?:is|are) (?:also |now )?(?:attached|enclosed|below)(?: (?:below|here|for you))?$", re.IGNORECASE
)


def what_of(kind: Kind, sentence: str) -> str:
    """A short plain phrase for what the sentence is about: its own words, at most `WHAT_CHARS_MAX` characters."""
    words = _GREETED.sub("", sentence.strip(), count=1)
    words = _OPENING.sub("", words, count=1)
    asks_outright = kind == "ask" and _ASKS_OUTRIGHT.match(words)
    if (
        kind in _CUES
        and not asks_outright
        and (cue := _CUES[kind].search(words))
        and len(words[cue.start() :].split()) >= WORDS_FROM_CUE_MIN
    ):
        # "The lease is nearly done – could you add the table?": the matter stands behind the cue.
        words = words[cue.start() :]
    openings = {
        "ask": (_ASKING,), "promise": (_DOING,), "offer": (_ASKING, _DOING), "deliver": (_HANDING, _DOING), "thank": (_THANKING,),
    }.get(kind, ())  # fmt: skip
    for opening in openings:
        shorter = opening.sub("", words, count=1)
        if len(shorter.split()) >= 2:
            words = shorter
    words = words.strip(" \t\"'“”‘’*-–—•>·:;,.?!…")
    if kind == "deliver":
        words = _HANDED_LAST.sub("", words)
    words = _ENDING.sub("", words).strip(" ,;:–—-.?!")
    return _cut(words or sentence.strip())


def _cut(words: str) -> str:
    if len(words) > WHAT_CHARS_MAX:
        head = words[: WHAT_CHARS_MAX - 1]
        clause = max(
            head.rfind(mark) for mark in (". ", "; ", ", ", " – ", " - ", " and ", " so ", " because ", " but ")
        )
        words = head[:clause] if clause >= 30 else head.rsplit(" ", 1)[0]
        words = words.rstrip(" ,;:–—-.(") + "…"
    return words[:1].upper() + words[1:]
