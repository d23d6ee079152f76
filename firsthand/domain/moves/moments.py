"""The last good moment between two people, and what speaks against going back to it."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from firsthand.domain.mail_text import Sentence, new_text, sentences
from firsthand.domain.moves.shape import Direction
from firsthand.domain.moves.words import topic
from firsthand.domain.questions import Span, find_questions_in_new_text
from firsthand.domain.questions.circulars import is_circular
from firsthand.domain.questions.quoting import quote_around

Talk = Literal[
    "plan",
    "question-from-them",
    "offer-from-them",
    "thanks-from-them",
    "thanks-from-me",
    "good-news",
    "question-from-me",
    "work-from-them",
    "last-words",
]
"""What a good moment was about; "work-from-them" is what they handed over, where nothing warmer was said;
"last-words" whatever was said last."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One message between the owner and one person.

    sent_at: with a time zone, on the user's own wall clock. text: the whole body as stored.
    """

    interaction_id: int
    message_id: str
    sent_at: datetime
    subject: str
    text: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a moment worth going back to."""

    moment: Moment
    talk: Talk
    quote: str
    marked: Span


_AGAINST = re.compile(
    r"\b(?:condolences?|passed away|funeral|obituary|bereave\w*|sorry for your loss|my (?:mother|father|"
    r"wife|husband|son|daughter|brother|sister) (?:died|passed)|"
    r"terminal(?:ly)? ill|cancer|hospice|miscarriage|"
    r"resign(?:ed|ation|ing)?|severance|laid off|lay[- ]?offs?|redundanc\w+|made redundant|terminat(?:ed?|"
    r"ing|ion) (?:of )?(?:your|my|his|her|the|employment|employees?)|"
    r"fired|disciplinary|grievance|non[- ]?compete|employment (?:contract|agreement)|"
    r"performance (?:review|rating|improvement)|exit interview|"
    r"litigation|lawsuit|subpoena|deposition|attorney[- ]client|without prejudice|harass\w*|"
    r"discriminat\w+|arbitration|indict\w+|"
    r"unacceptable|furious|outrag\w+|disgust\w*|insult\w*|do not contact|don['’]t (?:contact|call|"
    r"write) me|stop (?:contacting|writing|calling)|never (?:contact|speak)|"
    r"disappointed (?:in|with|by) you|divorce|custody|"
    r"beileid|verstorben|trauerfall|beerdigung|kündigung|gekündigt|entlassen|abmahnung|rechtsstreit|klage|"
    r"inakzeptabel|scheidung|"
    r"condoléances|décédée?s?|décès|obsèques|licenci\w+|démission\w*|litige|procès|inacceptable|"
    r"pésame|falleci\w+|fallecimiento|funerales?|despid\w+|despedid[oa]|renuncia\b|demanda judicial|"
    r"litigio|inaceptable)\b",
    re.IGNORECASE,
)

_TALKS: tuple[tuple[Talk, re.Pattern[str]], ...] = (
    (
        "plan",
        re.compile(
            r"\b(?:let['’]?s|we (?:should|must|need to|will|could|can)|would (?:love|like|be (?:good|great|"
            r"nice)) to|looking forward to|hope to|when (?:you|i) (?:are|am|get)|next time)\b[^.?!]{0,60}"
            r"\b(?:lunch|dinner|coffee|beer|drinks?|get together|catch up|meet up|visit|see you|seeing you|golf|"
            r"in town|talk soon)\b"
            r"|\bsollten wir (?:uns )?(?:mal|bald|wieder)|\bauf einen kaffee\b|\bon (?:se voit|devrait se voir|"
            r"déjeune)\b|\bnos vemos\b|\bquedamos\b",
            re.IGNORECASE,
        ),
    ),
    (
        "offer-from-them",
        re.compile(
            r"\b(?:happy|glad|more than willing|delighted) to (?:help|discuss|talk|walk|introduce|share|send|meet|"
            r"show)|\bif (?:you|there['’]s anything you) need\b[^.?!]{0,50}\b(?:call|let me know|ask)|"
            r"\blet me know (?:if|how) i can help\b|\bi (?:can|could) (?:introduce|put you in touch|lend)|"
            r"\bgerne (?:helfe|unterstütze)|\bavec plaisir\b|\bencantad[oa] de\b",
            re.IGNORECASE,
        ),
    ),
    (
        "thanks-from-them",
        re.compile(
            r"\b(?:thank you|thanks)(?: (?:so|very|a lot|again|much|you))* for (?!your (?:attention|cooperation|"
            r"understanding|patience))\w+[^.?!]{4,}|\b(?:really |greatly |very much )?appreciate (?:your|the|all|"
            r"you|it)\b|\bgrateful\b|"
            r"\b(?:vielen |herzlichen )?dank für\b|\bmerci (?:beaucoup )?(?:pour|de)\b|\b(?:muchas )?gracias por\b",
            re.IGNORECASE,
        ),
    ),
    (
        "good-news",
        re.compile(
            r"\bcongrat\w*|\b(?:great|good|excellent|nice|fantastic|wonderful|super|outstanding) (?:job|work|news|"
            r"meeting|seeing|to see|to hear|talking|idea)\b|\bwell done\b|\bgood luck\b|\bproud of\b|\benjoyed\b|"
            r"\bhappy birthday\b|"
            r"\bglückwunsch|\bgratul\w+|\bgut gemacht\b|\bviel erfolg\b|\bfélicitations\b|\bbravo\b|"
            r"\bbonne chance\b|\bfelicidades\b|\benhorabuena\b|\bbuena suerte\b",
            re.IGNORECASE,
        ),
    ),
)
_WORTH: dict[Talk, int] = {
    "plan": 6,
    "question-from-them": 2,
    "offer-from-them": 5,
    "thanks-from-them": 5,
    "thanks-from-me": 5,
    "good-news": 5,
    "question-from-me": 3,
    "work-from-them": 0,
    "last-words": 0,
}
_LEFT_OUT_AFTER = 3
_SURE_QUESTION = 0.8
_WORDS_MIN = 5
_WORK_WORDS_MIN, _WORK_SENTENCES, _PLAIN_SHARE = 8, 4, 0.75
_HANDED_OVER = re.compile(
    r"\b(?:attached (?:is|are|please find|you will find)|(?:find|see) attached|enclosed|here(?:['’]s| is|"
    r" are)|i (?:have |['’]ve )?(?:put together|"
    r"prepared|drafted|compiled|combined|collected)|anbei|im anhang|hier (?:ist|sind)|beigefügt|"
    r"ci-joint\w*|voici|adjunto|aquí (?:está|tiene))\b",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\b(?:problem|issue|wrong|mistake|error|fail\w*|loss\w*|late|concern\w*|unable|cannot|disappoint\w*|"
    r"urgent|asap|immediately|"
    r"need you|must|why|fehler|leider|malheureusement|erreur|lamentablemente)\b",
    re.IGNORECASE,
)
_NOT_GOOD = re.compile(
    r"^(?:it (?:was|is|['’]s) )?(?:good|great|nice) (?:to hear from|hearing from|talking to) you\W*$|"
    r"\bin advance\b|\bif you (?:can|could|have)\b|\bwould appreciate\b|\bafter lunch\b|\bthis (?:morning|"
    r"afternoon)\b|\btoday\b|\btonight\b|"
    r"\bfor (?:your |the |that |this |all |all the )?(?:\w+ )?(?:input|reply|response|note|message|"
    r"e-?mail|update|info\w*|heads[- ]up|call)\b|"
    r"\bfor your (?:time|attention|patience|cooperation|interest)\b|\b(?:unfortunately|however|but|not|"
    r"n['’]t|sorry|sarcas\w*)\b",
    re.IGNORECASE,
)


def speaks_against(moments: tuple[Moment, ...]) -> bool:
    """Whether the latest messages touch on bereavement, employment, law or conflict: then no move is ours to make."""
    latest = moments[:_LEFT_OUT_AFTER]
    return any(_AGAINST.search(moment.subject) or _AGAINST.search(moment.text) for moment in latest)


def best_talk(moments: tuple[Moment, ...]) -> Quoted | None:
    """The best words to go back to among `moments` (newest first): the warmest kind, then the newest."""
    best: tuple[float, Quoted] | None = None
    answered: set[Direction] = set()  # who wrote later: their side may have answered what was asked before
    for place, moment in enumerate(moments):
        if is_circular(moment.text):
            continue
        for worth, quoted in _talks(moment, answered):
            aged = worth - place * 0.35
            if best is None or aged > best[0]:
                best = (aged, quoted)
        answered.add(moment.direction)
    return best[1] if best else None


def last_words(moments: tuple[Moment, ...]) -> Quoted | None:
    """What was said last between the two, however plain; None where nothing has words of its own."""
    for moment in moments:
        said = () if is_circular(moment.text) else sentences(new_text(moment.text))
        if said:
            quote, _ = quote_around(said, 0)
            return Quoted(moment, "last-words", quote, (0, 0))
    return None


def _talks(moment: Moment, answered: set[Direction]) -> list[tuple[float, Quoted]]:
    """The good things said in one moment, with their worth."""
    found: list[tuple[float, Quoted]] = []
    text = new_text(moment.text)
    said = sentences(text)
    mine = moment.direction == "from-me"
    if ("from-them" if mine else "from-me") not in answered:
        found.extend(_questions(moment, text))
    for index, sentence in enumerate(said):
        for talk, pattern in _TALKS:
            if not pattern.search(sentence.words) or not _is_good(sentence.words):
                continue
            if mine and talk == "offer-from-them":
                continue
            kind: Talk = "thanks-from-me" if mine and talk == "thanks-from-them" else talk
            found.append((_WORTH[kind], Quoted(moment, kind, *quote_around(said, index))))
            break
    if not found and not mine and topic(moment.subject):
        talk = "work-from-them"
        found.extend((_WORTH[talk], Quoted(moment, talk, *quote_around(said, index))) for index in _work(said))
    return found


def _work(said: tuple[Sentence, ...]) -> list[int]:
    """The place of a sentence that hands something over, near the beginning: whole, calm, more words than figures."""
    for index, sentence in enumerate(said[:_WORK_SENTENCES]):
        if not _HANDED_OVER.search(sentence.words):
            continue
        words = sentence.words.split()
        plain = sum(1 for word in words if word.strip(".,;:()\"'").isalpha())
        if len(words) >= _WORK_WORDS_MIN and plain >= _PLAIN_SHARE * len(words) and words[-1][-1] in ".!":
            return [index] if _is_good(sentence.words) and not _TROUBLE.search(sentence.words) else []
    return []


def _questions(moment: Moment, text: str) -> list[tuple[float, Quoted]]:
    asked: Talk = "question-from-me" if moment.direction == "from-me" else "question-from-them"
    return [
        (_WORTH[asked], Quoted(moment, asked, question.quote, question.marked))
        for question in find_questions_in_new_text(text)
        if question.form == "question" and question.strength >= _SURE_QUESTION and _is_good(question.quote)
    ]


def _is_good(words: str) -> bool:
    """Whether a sentence is long enough, calm, and neither about today nor turned by a "but"."""
    return len(words.split()) >= _WORDS_MIN and not words.isupper() and not _NOT_GOOD.search(words)
