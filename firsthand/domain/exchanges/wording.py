"""What a sentence says about an exchange: what it is about, of which kind, how much work; and whether it is worth a line.

English only, like the acts themselves.
"""

import re

from firsthand.domain.acts import Kind
from firsthand.domain.exchanges.shape import Effort, Value

WHAT_CHARS_MAX = 80


def _words(text: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(text.split("\n")) + r")\b", re.IGNORECASE)


_INTRODUCTION = re.compile(
    r"\bintroduc(?:e|ed|ing|tion)s?\b|\b(?:put|get) (?:\w+ ){1,3}in (?:touch|contact) with\b|\bconnect (?:you|me|us|him|her|"
    r"them) (?:with|to)\b|\bwho (?:should|can|could|would|do) (?:i|we) (?:contact|call|talk|speak|ask)\b|"
    r"\b(?:know|recommend|suggest) (?:someone|somebody|anyone|anybody) (?:who|at|in|for|with)\b|"
    r"\byou should (?:talk|speak) (?:to|with) [A-Z]",
    re.IGNORECASE,
)
_FEEDBACK = re.compile(
    r"\b(?:feedback|comments?|(?:your|any) (?:thoughts|ideas|input|views?|opinion|suggestions|reaction|advice|edits|changes)|"
    r"what do you think|how do you (?:like|feel)|critique|(?:please |to |could you |can you |and )review|look (?:it |this |them )?over|"
    r"take a look|have a look|mark(?:ed)? ?up|proofread|red-?line|your advice|advise (?:me|us))\b",
    re.IGNORECASE,
)
_RECOGNITION = re.compile(
    r"\b(?:recommend(?:ed|ing)? you|recommendation for|letter of recommendation|reference for|nominat(?:e|ed|ing|ion)|"
    r"(?:give|gave|giving|take|took) (?:\w+ )?credit|recognition|award)\b",
    re.IGNORECASE,
)
_SUPPORT = re.compile(
    r"\b(?:support|back (?:you|me|us|him|her|this|it) up|backing|cover (?:for )?(?:me|you|us|him|her)|fill in for|stand in for|"
    r"sponsor|approv(?:e|ed|al|ing)|sign(?:ed)? off|sign(?:ed|ing)? (?:the|this|it|them)|sign-?off|vote|vouch|encourag\w*|"
    r"lend (?:me|us|you) a hand|help(?:ed|ing)? (?:me|us|you|out|with)|your help|be there for|on your behalf|represent)\b",
    re.IGNORECASE,
)
_RESOURCE = re.compile(
    r"\b(?:budget|fund(?:s|ing|ed)?|money|dollars|payment|pay(?:ment|ing)?|check|cheque|wire|invoice|reimburse\w*|loan|"
    r"lend|borrow|headcount|staff|people from|analysts?|laptop|computer|phone|blackberry|tickets?|seats?|office space|conference room|"
    r"room|access|password|log-?in|licen[cs]e|software|equipment|tools?|vehicle|car|desk|hotel|flight|"
    r"reservation|books?|copies of|a ride)\b|\$ ?\d",
    re.IGNORECASE,
)
_OPPORTUNITY = re.compile(
    r"\b(?:job|position|opening|opportunit(?:y|ies)|vacanc(?:y|ies)|interview|resumes?|cv|candidate|speak at|"
    r"speaker|keynote|panel|board seat|internship|promotion|business opportunity|the bid|rfp)\b",
    re.IGNORECASE,
)

_HOUR = re.compile(
    r"\b(?:review|draft|prepare|put together|write up|writ(?:e|ing) (?:a|the|up)|presentation|slides|analy[sz]\w+|look into|"
    r"go (?:over|through)|walk (?:you|me|us) through|meet(?:ing)?|interview|comments|mark ?up|summar\w+|revis\w+|"
    r"update the|fill (?:out|in)|investigate|research|calculate|run the numbers|model|edit)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:project|proposal|business plan|negotiat\w+|organi[sz]e|implement\w*|build|audit|"
    r"training|train (?:you|me|us|them)|a (?:few )?days?|(?:two|three|several) days|weeks? of|manage the|lead the|agreement drafted)\b",
    re.IGNORECASE,
)


def value_of(kind: Kind, sentence: str) -> Value:
    """The kind of value that changes hands, by the act and the words of the sentence; knowledge where nothing says more."""
    if kind == "introduce":
        return "introduction"
    if kind == "feedback":
        return "feedback"
    for value, pattern in (
        ("introduction", _INTRODUCTION), ("feedback", _FEEDBACK), ("recognition", _RECOGNITION),
        ("opportunity", _OPPORTUNITY), ("support", _SUPPORT), ("resource", _RESOURCE),
    ):  # fmt: skip
        if pattern.search(sentence):
            return value  # type: ignore[return-value]
    return "knowledge"


def effort_of(sentence: str) -> Effort:
    """How much work it is, by the words of the sentence; minutes where nothing says more."""
    if _MORE.search(sentence):
        return "more"
    return "hour" if _HOUR.search(sentence) else "minutes"


# What stands before the matter itself: greetings, politeness, who does it.
_GREETED = re.compile(r"^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon)) )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?\s?[,:–—-]+\s+")
_OPENING = re.compile(
    r"^(?:(?:also|and|so|but|ok|okay|yes|sure|well|then|now|next|first|second|third|finally|again|"
    r"otherwise|meanwhile|in addition|additionally|in the meantime|in any case|by the way|btw|fyi|p\.?s\.?|as discussed|"
    r"as promised|as requested|per (?:your|our) \w+|if (?:possible|so|you can|you could|not))\b[,:;.]?\s*)+",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^(?:(?:please|pls|plz|kindly|just)\s+)*(?:(?:can|could|would|will|may|might|do|did)(?:n['’]t)? (?:you|i|we)\b(?:\s+(?:please|"
    r"possibly|perhaps|maybe|also|kindly|just|all|guys|be (?:so kind (?:as )?|able )to|mind|have (?:a )?(?:minute|time|chance) to|"
    r"like me to|like to|want to|want me to))*\s+|(?:i|we)(?:['’]d| would| was| am|['’]m)? (?:really |also |just )*(?:like|need|want|wondering|appreciate"
    r"|love|hoping|wanted)(?: it)?(?: if| that)?(?: you(?: to| can| could| would)?| to (?:ask|request|see|know|have))?\s+|(?:let me|let us) know\s+|"
    r"(?:is|would) (?:it|there) (?:be )?(?:possible|any (?:way|chance))\s+(?:to|for you to|that you|you)?\s*|any chance you could\s+|"
    r"do me a favou?r and\s+)+(?:please\s+)?",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"^(?:(?:i|we)(?:['’]ll| will| shall|['’]d| would| can| could|['’]m| am|['’]re| are|['’]ve| have)?\s*(?:also|just|"
    r"certainly|definitely|gladly|then|still|now|both|try to|going to|happy to|glad to|be (?:happy|glad|able|sure) to|be|plan to|"
    r"make sure (?:to|that)?|go ahead and|to|most likely|probably)?\s+)+",
    re.IGNORECASE,
)
_HANDING = re.compile(
    r"^(?:(?:please )?(?:find )?(?:attached|enclosed|below|here)(?: (?:please find|is|are|['’]s|you will find|you['’]ll find|for your "
    r"\w+ (?:is|are)))?|here['’]s|(?:i|we)(?:['’]ve| have)? (?:attached|enclosed|"
    r"included|forwarded|faxed|sent))\s+",
    re.IGNORECASE,
)
_THANKING = re.compile(
    r"^.{0,40}?\b(?:thank you|thanks|thanx|thx|appreciate|grateful|thankful)\b(?:\s+(?:so|very|again|a lot|much|a million|"
    r"a bunch|indeed|everyone|all|guys|both|you|once|to you))*,?(?:\s+[A-Z]\w+,?)?\s+(?:for|that you|to have)?\s*",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?:,?\s*(?:please|thanks?(?: you)?(?: in advance)?|thx|if (?:you can|possible|you could|you (?:don['’]t )?mind|that['’]s ok\w*)|"
    r"(?:when|as soon as|whenever) (?:you (?:can|get a (?:chance|minute)|have (?:a )?(?:chance|minute|time))|possible)|asap))+$",
    re.IGNORECASE,
)


def what_of(kind: Kind, sentence: str) -> str:
    """A short plain phrase for what the sentence is about: its own words, at most `WHAT_CHARS_MAX` characters."""
    words = _GREETED.sub("", sentence.strip(), count=1)
    words = _OPENING.sub("", words, count=1)
    openings = {
        "ask": (_ASKING,), "promise": (_DOING,), "offer": (_ASKING, _DOING), "deliver": (_HANDING, _DOING), "thank": (_THANKING,),
    }.get(kind, ())  # fmt: skip
    for opening in openings:
        shorter = opening.sub("", words, count=1)
        if len(shorter.split()) >= 2:
            words = shorter
    words = words.strip(" \t\"'“”‘’*-–—•>·:;,.?!…")
    words = _ENDING.sub("", words).strip(" ,;:–—-.?!")
    return _cut(words or sentence.strip())


def _cut(words: str) -> str:
    if len(words) > WHAT_CHARS_MAX:
        head = words[: WHAT_CHARS_MAX - 1]
        clause = max(head.rfind(mark) for mark in (". ", "; ", ", ", " – ", " - ", " and ", " so ", " because ", " but "))
        words = head[:clause] if clause >= 30 else head.rsplit(" ", 1)[0]
        words = words.rstrip(" ,;:–—-.(") + "…"
    return words[:1].upper() + words[1:]


_STOP = frozenset(
    """a an the i you he she it we they me him her us them my your his its our their this that these those is are was were
    be been being am do does did done have has had will would can could shall should may might must please pls thanks thank
    and or but if so as at by for from in into of on to up out over with about not no yes any some all just also very too
    let know get got go going want need like when what where who which how there here then than now ok okay re fw hi hello
    dear again only more one two today tomorrow monday tuesday wednesday thursday friday saturday sunday week day time
    morning afternoon soon back see think call me something anything everything things thing much lot sure well
    send sent sending give given take make look help ask asked tell told say said work working new good great""".split()
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,/:-]*")


def content(sentence: str) -> frozenset[str]:
    """The words that carry the matter, lower-cased, plural endings off."""
    found = (word.lower().replace("’", "'") for word in _WORD.findall(sentence))
    return frozenset(
        word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
        for word in found
        if word not in _STOP and word.split("'")[0] not in _STOP and len(word) > 1
    )


# No line of a ledger: arranging a time, telephone and mail etiquette, courtesies, and what has no matter of its own.
_ARRANGING = re.compile(
    r"\b(?:meet|meeting|lunch|dinner|breakfast|drinks?|coffee|get together|schedul\w+|calendar|reschedule|conference call|"
    r"(?:what|which|any) (?:time|day|date)|(?:are|will|would) you (?:be )?(?:free|available|around|there|in (?:town|the office)|in on|"
    r"coming|going)|availability|works? for you|good for you|ok(?:ay)? with you|(?:call|ring|page|phone) (?:me|us|you|him|her|them)|give (?:me|us|you|him|her|them) a "
    r"(?:call|ring|buzz|shout)|touch base|stop by|drop by|come by|swing by|catch up|talk (?:to you )?(?:later|soon|then|tomorrow|about it)|"
    r"see you|be there|r\.?s\.?v\.?p|dial in|join us|at \d{1,2}(?::\d\d)? ?(?:a\.?m|p\.?m)?\b)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"\blet (?:me|us) know (?:if|when|whether|how it goes|what you think|your thoughts|should|asap|either way|otherwise|by|as soon)\b|"
    r"\b(?:feel free|don['’]?t hesitate|any questions|hope (?:you|all|this|that|to)|have a (?:good|great|nice|safe)|take care|keep (?:me|us) "
    r"(?:posted|informed|updated|in the loop)|good luck|happy (?:birthday|holidays|new year)|how are you|how(?:['’]s| is| are) (?:things|everything|it going|life|the (?:family|"
    r"kids|baby))|what(?:['’]s| is) (?:up|new)|call if|(?:if|should) you (?:have|need) any|get back to (?:you|me|us)\.?$|be in touch|talk soon|"
    r"say hi|my best to|please (?:advise|respond|reply|confirm|note|disregard|ignore|excuse|forgive|accept my|be advised|remember|don['’]t|do not)|thanks? in advance|"
    r"for your (?:time|patience|understanding|attention|consideration|prompt|quick|cooperation|note|e-?mail|message|reply|response|call|"
    r"kind (?:words|note)|interest|business|order|concern|kindness|thoughts)|for (?:the|your) (?:reply|response|note|"
    r"e-?mail|message|quick|prompt|call|update on|heads[- ]?up|reminder|invite|invitation|kind words|compliment|thought|info\.?$|information\.?$|update\.?$)|"
    r"for (?:asking|calling|writing|replying|responding|understanding|everything|all you do|being|getting back|thinking|listening|checking|letting me know|the opportunity to))\b",
    re.IGNORECASE,
)
_CONTENT_MIN = {
    "ask": 2, "offer": 2, "promise": 2, "deliver": 1, "thank": 1, "introduce": 1, "feedback": 2, "decline": 1, "invite": 9,
}  # fmt: skip
SENTENCE_WORDS_MAX = 45
_NAMES_THE_ACT = re.compile(
    r"\b(?:thank you|thanks|thanx|thx|appreciate|grateful|thankful)\b.{0,40}?\b(?:for|your|you(?:r)? (?:help|work)|that you|all of)\b",
    re.IGNORECASE,
)
_STILL_TO_COME = re.compile(
    r"\b(?:would (?:really |greatly |very much )?(?:appreciate|be grateful)|i['’]d appreciate|we['’]d appreciate|will appreciate|"
    r"in advance|appreciate (?:it|any|if|hearing))\b",
    re.IGNORECASE,
)


def worth_a_line(kind: Kind, sentence: str) -> bool:
    """Whether an exchange may begin with this sentence: no courtesy, no arranging of a time, and a matter of its own."""
    if len(sentence.split()) > SENTENCE_WORDS_MAX or _COURTESY.search(sentence):
        return False
    if kind == "thank":
        return names_the_act(sentence)
    if kind in ("ask", "offer", "promise") and _ARRANGING.search(sentence):
        return False
    return len(content(sentence)) >= _CONTENT_MIN[kind]


def names_the_act(sentence: str) -> bool:
    """Whether a thank says for what, and that has happened already."""
    named = _NAMES_THE_ACT.search(sentence)
    if not named or _STILL_TO_COME.search(sentence):
        return False
    return bool(content(sentence[named.end() - 4 :]))
