"""What the record suggests somebody can bring or looks for: suggestions, until the user confirms them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import pairwise

from firsthand.domain.exchanges import Exchange, Value
from firsthand.domain.inventory.shape import Source
from firsthand.domain.mail_text import sentences
from firsthand.domain.matching.terms import stem, words
from firsthand.domain.threads import PREFIX
from firsthand.language import ngettext

PEOPLE_MIN = 2
"""A topic that only one person ever came for is that person's, not yet something I bring (d) …"""

TIMES_MIN = 3
"""… unless they came this often (d)."""

WORDS_BETWEEN_MAX = 2
_NO_TOPICS = frozenset(
    stem(word)
    for word in """
    attached attachment enclosed file page line lines fine whole instead anywhere coming filled put told tell
    believe laugh add added ring rang joined join wondered sure maybe thought note notes mail letter message reply
    answer answered gentle reminder promised gave visitor sorry agreed agree date day days evening morning
    afternoon night ago later early late big small new old own both three four six seven eight nine ten dear hello
    coffee lunch dinner meeting weekend holiday birthday congratulations news update
    """.split()
)
"""Words that no inventory is made of."""

OFFERS_MAX = 12
NEEDS_MAX = 30
PLACES_SHOWN_MAX = 3

_WANTS = re.compile(
    r"\b(?:(?:is|are|was|be|am|'s|’s|’re|’m)? ?(?:still )?(?:looking|searching|hunting) for"
    r"|(?:badly |urgently |really )?needs?|could use|would (?:like|love) (?:to (?:meet|find|learn|know)|an?\b)"
    r"|wants? (?:to (?:meet|find|learn|know)|an?\b)|wishes? for|in search of|short of|hopes? to (?:find|meet)|seeks?)\s+"
    r"(?P<what>[^.!?;\n]{4,160})",
    re.IGNORECASE,
)
_NO_NEED = re.compile(r"(?:n['’]t|\b(?:no|not|never|nothing|anything|without))\b[^.!?]{0,20}$", re.IGNORECASE)
_NOT_A_THING = re.compile(
    r"^(?:to (?:go|leave|think|talk|be|get|know if)|it|that|this|him|her|them|me)\b", re.IGNORECASE
)
_MINUTES = {"minutes": 5, "hour": 45, "more": 120}


@dataclass(frozen=True, slots=True)
class ProposedOffer:
    """Something I seem to bring. people, times: for how many, and how often; thanked: how often they thanked me for it."""

    words: str
    value: Value
    minutes: int
    people: int
    times: int
    thanked: int
    sources: tuple[Source, ...]

    @property
    def key(self) -> str:
        """The same for the same words."""
        return _key(self.words)

    @property
    def why(self) -> str:
        """The reason in words."""
        people = ngettext("%(count)s person", "%(count)s people", self.people) % {"count": self.people}
        given = ngettext("Given once, to %(people)s", "Given %(count)s times, to %(people)s", self.times)
        told = given % {"count": self.times, "people": people}
        if not self.thanked:
            return told
        thanked = ngettext("%(given)s; thanked for once", "%(given)s; thanked for %(count)s times", self.thanked)
        return thanked % {"given": told, "count": self.thanked}


@dataclass(frozen=True, slots=True)
class ProposedNeed:
    """Something somebody seems to look for. value: None where a note does not tell. probability: 0 to 1."""

    person: int
    words: str
    value: Value | None
    source: Source
    probability: float

    @property
    def key(self) -> str:
        """The same for the same words of the same person."""
        return _key(str(self.person), self.words)


def offers_in_record(exchanges: Iterable[Exchange], as_of: date) -> tuple[ProposedOffer, ...]:
    """Topics that people came for and got an answer on, documents handed over, thanks received; the most asked-for first.

    Exchanges that the user dismissed count for nothing. A topic is two words that stand side by side, in what was given or
    in the subject it was given under, or a subject of one word.
    """
    topics: dict[tuple[str, ...], dict[str, tuple[Exchange, str]]] = defaultdict(dict)
    for exchange in exchanges:
        if exchange.flow != "out" or exchange.status == "dismissed" or exchange.opened >= as_of:
            continue
        if exchange.state in ("given", "thanked", "accepted"):
            for key, label in _topics_of(exchange).items():
                topics[key][exchange.key] = (exchange, label)
    found: list[ProposedOffer] = []
    spoken_of: set[str] = set()
    ranked = sorted(topics.items(), key=lambda pair: (-_worth([one for one, _ in pair[1].values()]), pair[0]))
    for _, given in ranked:
        fresh = [(exchange, label) for key, (exchange, label) in given.items() if key not in spoken_of]
        people = len({exchange.person for exchange, _ in fresh})
        if people < PEOPLE_MIN and len(fresh) < TIMES_MIN:
            continue
        spoken_of.update(exchange.key for exchange, _ in fresh)
        found.append(_proposed(fresh))
    return tuple(found[:OFFERS_MAX])


def _topics_of(exchange: Exchange) -> dict[tuple[str, ...], str]:
    """The topics of one exchange by the forms of their words, each as it is said there."""
    found: dict[tuple[str, ...], str] = {}
    about = PREFIX.sub("", exchange.steps[0].subject)
    for text in (exchange.what, about):
        said = [word for word in words(text) if _may_be_topic(word.form)]
        for first, second in pairwise(said):
            between = text[text.find(first.said) + len(first.said) : text.find(second.said)]
            if len(between.split()) <= WORDS_BETWEEN_MAX:
                label = f"{first.said}{between}{second.said}" if between.strip() else f"{first.said} {second.said}"
                found[tuple(sorted((first.form, second.form)))] = " ".join(label.split())
    subject = words(about)
    if len(subject) == 1 and _may_be_topic(subject[0].form):
        found[subject[0].form,] = subject[0].said
    return found


def needs_in_record(exchanges: Iterable[Exchange], as_of: date) -> tuple[ProposedNeed, ...]:
    """What people asked of me and nobody is seen to have given them, the newest first."""
    found = [
        ProposedNeed(exchange.person, exchange.what, exchange.value, _source(exchange), exchange.confidence)
        for exchange in exchanges
        if exchange.flow == "out"
        and exchange.state == "asked"
        and exchange.status != "dismissed"
        and exchange.closed is None
        and exchange.opened < as_of
        and words(exchange.what)
    ]
    found.sort(key=lambda need: (need.source.on, need.words), reverse=True)
    return tuple(found[:NEEDS_MAX])


def needs_in_note(person: int, markdown: str, written_on: date) -> tuple[ProposedNeed, ...]:
    """What a note about somebody says they look for."""
    found = []
    for sentence in sentences(markdown):
        wanted = _WANTS.search(sentence.words)
        if wanted is None or _NO_NEED.search(sentence.words[: wanted.start()]):
            continue
        what = wanted["what"].strip(" ,:-–—*_")
        if _NOT_A_THING.match(what) or not words(what):
            continue
        found.append(ProposedNeed(person, what, None, Source("note", written_on, None, sentence.words), 0.8))
    return tuple(found)


def _may_be_topic(form: str) -> bool:
    return len(form) > 2 and not form.isdigit() and form not in _NO_TOPICS


def _worth(given: list[Exchange]) -> int:
    return len({exchange.person for exchange in given}) * 2 + sum(_was_thanked(exchange) for exchange in given)


def _was_thanked(exchange: Exchange) -> bool:
    return exchange.state == "thanked" or any(step.act == "thank" and not step.by_me for step in exchange.steps)


def _proposed(found: list[tuple[Exchange, str]]) -> ProposedOffer:
    newest = sorted(found, key=lambda pair: (pair[0].opened, pair[0].key), reverse=True)
    given = [exchange for exchange, _ in newest]
    said = Counter(label.casefold() for _, label in newest).most_common(1)[0][0]
    label = next(label for _, label in newest if label.casefold() == said)
    values = Counter(exchange.value for exchange in given)
    minutes = sorted(_MINUTES[exchange.effort] for exchange in given)[len(given) // 2]
    return ProposedOffer(
        words=label[:1].upper() + label[1:],
        value=values.most_common(1)[0][0],
        minutes=minutes,
        people=len({exchange.person for exchange in given}),
        times=len(given),
        thanked=sum(_was_thanked(exchange) for exchange in given),
        sources=tuple(_source(exchange) for exchange in given[:PLACES_SHOWN_MAX]),
    )


def _source(exchange: Exchange) -> Source:
    step = exchange.steps[0]
    return Source("mail" if step.interaction_id else "hand", step.at.date(), step.interaction_id, step.quote)


def _key(*identity: str) -> str:
    return blake2b("\x1f".join(identity).encode("utf-8", "replace"), digest_size=8).hexdigest()
