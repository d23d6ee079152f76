"""Which kind of value changes hands, and how much work it is, by the words of a sentence. English only, like the acts."""

import re

from firsthand.domain.acts import Kind
from firsthand.domain.exchanges.shape import Effort, Value

_INTRODUCTION = re.compile(
    r"\bintroduc(?:e|ed|ing|tion)s?\b|\b(?:put|get) (?:\w+ ){1,3}in (?:touch|contact) with\b|\bconnect (?:you|"
    r"me|us|him|her|"
    r"them) (?:with|to)\b|\bwho (?:should|can|could|would|do) (?:i|we) (?:contact|call|talk|speak|ask)\b|"
    r"\b(?:know|recommend|suggest) (?:someone|somebody|anyone|anybody) (?:who|at|in|for|with)\b|"
    r"\byou should (?:talk|speak) (?:to|with) [A-Z]",
    re.IGNORECASE,
)
_FEEDBACK = re.compile(
    r"\b(?:feedback|comments?|(?:your|any) (?:thoughts|ideas|input|views?|opinion|suggestions|reaction|advice|"
    r"edits|changes)|"
    r"what do you think|how do you (?:like|feel)|what (?:should|could|can) i (?:stop|start|change|do (?:differently|better))|"
    r"what am i (?:missing|not seeing)|how (?:did|am) i do|critique|(?:please |to |could you |can you |and )review|"
    r"look (?:it |this |them )?over|"
    r"take a look|have a look|mark(?:ed)? ?up|proofread|red-?line|your advice|advise (?:me|us))\b",
    re.IGNORECASE,
)
_RECOGNITION = re.compile(
    r"\b(?:recommend(?:ed|ing)? you|recommendation for|letter of recommendation|reference for|nominat(?:e|ed|"
    r"ing|ion)|"
    r"(?:give|gave|giving|take|took) (?:\w+ )?credit|recognition|award)\b",
    re.IGNORECASE,
)
_SUPPORT = re.compile(
    r"\b(?:support|back (?:you|me|us|him|her|this|it) up|backing|cover (?:for )?(?:me|you|us|him|her)|"
    r"fill in for|stand in for|"
    r"sponsor|approv(?:e|ed|al|ing)|sign(?:ed)? off|sign(?:ed|ing)? (?:the|this|it|them)|sign-?off|vote|vouch|"
    r"encourag\w*|"
    r"lend (?:me|us|you) a hand|help(?:ed|ing)? (?:me|us|you|out|with)|your help|be there for|on your behalf|"
    r"represent)\b",
    re.IGNORECASE,
)
_RESOURCE = re.compile(
    r"\b(?:budget|fund(?:s|ing|ed)?|money|dollars|payment|pay(?:ment|ing)?|check|cheque|wire|invoice|"
    r"reimburse\w*|loan|"
    r"lend|borrow|headcount|staff|people from|analysts?|laptop|computer|phone|blackberry|tickets?|seats?|"
    r"office space|conference room|"
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
    r"\b(?:review|draft|prepare|put together|write up|writ(?:e|ing) (?:a|the|up)|presentation|slides|"
    r"analy[sz]\w+|look into|"
    r"go (?:over|through)|walk (?:you|me|us) through|meet(?:ing)?|interview|comments|mark ?up|summar\w+|revis\w+|"
    r"update the|fill (?:out|in)|investigate|research|calculate|run the numbers|model|edit)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:project|proposal|business plan|negotiat\w+|organi[sz]e|implement\w*|build|audit|"
    r"training|train (?:you|me|us|them)|a (?:few )?days?|(?:two|three|several) days|weeks? of|manage the|"
    r"lead the|agreement drafted)\b",
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
