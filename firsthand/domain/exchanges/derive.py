"""From acts to exchanges: a state machine over what passes between the owner and one person.

asked → promised → given → thanked; offered → accepted, declined or lapsed; an introduction or feedback given; thanked for
something that the mail does not show. Careful rather than complete: one exchange for one real event, and none where it
is not plain who gives to whom.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import blake2b

from firsthand.domain.acts import FOUND_MIN, Act, Kind
from firsthand.domain.exchanges import worth
from firsthand.domain.exchanges.mail import Mail
from firsthand.domain.exchanges.phrasing import what_of
from firsthand.domain.exchanges.shape import Effort, Exchange, Flow, State, Step, Value
from firsthand.domain.exchanges.standing import OPEN_STATES, after_its_steps, as_it_stood
from firsthand.domain.exchanges.valuing import effort_of, value_of
from firsthand.domain.threads import Posted, conversations

OPENS_FROM: Mapping[Kind, float] = {
    "ask": 0.7, "offer": 0.6, "promise": 0.6, "deliver": 0.6, "thank": 0.6, "introduce": 0.6, "feedback": 0.6,
}  # fmt: skip
"""How sure an act must be to begin an exchange; to move one on it needs to be found, no more."""

KEPT_BELOW = 0.1
"""Exchanges a little less sure are kept, but shown to a user only whose own words lower the threshold (`corrections`)."""

ELSEWHERE_DAYS_MAX = 30
"""How long after it an act in another conversation may belong to an exchange."""

ALIKE_MIN = 0.5
WORDS_ALIKE_MIN = 2

SENT_AGAIN_DAYS_MAX = 7
"""The same sentence within so many days is the same message sent again, not a second event."""

MET = 0.9
"""How sure it is that an introduction was taken up where the two wrote to one another after it."""

PLAIN_ANSWER = 0.6
"""How sure it is that an answer without any act of its own gave what a question asked."""

FEW_WORDS = 8
"""So few words answer a question, but neither a request nor, where they ask something back, a question."""

PLAIN_ANSWER_DAYS_MAX = 30

LETTER_WORDS_MAX = 350
"""A longer text is a document or a pasted article; what it says begins no exchange."""

_MUST_SHOW: frozenset[Kind] = frozenset({"promise", "offer", "introduce"})
"""Acts that move an exchange on only where the words bear them out."""


@dataclass(eq=False)
class _Draft:
    """An exchange in the making."""

    key: str
    flow: Flow
    value: Value
    effort: Effort
    what: str
    words: frozenset[str]
    conversation: int
    opening: Kind
    is_question: bool
    steps: list[Step] = field(default_factory=list)
    third: int | None = None

    @property
    def state(self) -> State:
        return self.steps[-1].leads_to

    @property
    def last(self) -> date:
        return self.steps[-1].at.date()


def derive(person: int, mails: Iterable[Mail], as_of: date) -> tuple[Exchange, ...]:
    """The exchanges between the owner and `person`, the newest first, as they stood at the start of the day `as_of`.

    mails: all personal messages between the two, with and without acts, in any order; copies count once.
    """
    found = (as_it_stood(one, as_of) for one in unfold(person, (mail for mail in mails if mail.at.date() < as_of)))
    return tuple(one for one in found if one)


def unfold(person: int, mails: Iterable[Mail]) -> tuple[Exchange, ...]:
    """As `derive`, from all of these messages and on no day in particular, so that nothing has lapsed."""
    pair = _Pair(person)
    known = {mail.key: mail for mail in mails}
    of = conversations(
        Posted(mail.key, mail.at.timestamp(), mail.subject, mail.message_id, mail.references) for mail in known.values()
    )
    for mail in sorted(known.values(), key=lambda mail: (mail.at, mail.key)):
        pair.read(mail, of[mail.key])
    found = (after_its_steps(one) for one in pair.exchanges())
    return tuple(sorted(found, key=lambda one: (one.opened, one.key), reverse=True))


def met(exchange: Exchange, with_third: Iterable[Mail]) -> Exchange:
    """`exchange`, if it is an introduction, with the step that they met: the first message between the two after it.

    with_third: messages between the owner and whom the introduction is to. A thank closes the account before.
    """
    given = exchange.steps[-1] if exchange.steps[-1].leads_to == "given" else None
    given = given or next((step for step in exchange.steps if step.leads_to == "given"), None)
    if exchange.value != "introduction" or given is None:
        return exchange
    later = (mail for mail in with_third if mail.at > given.at and mail.interaction_id != given.interaction_id)
    first = min(later, key=lambda mail: (mail.at, mail.key), default=None)
    after = [step for step in exchange.steps if step.at > given.at]
    if first is None or any(step.at <= first.at for step in after):
        return exchange
    step = Step(
        "accepted", None, first.at, first.by_me, first.interaction_id, first.message_id, first.subject, first.opening,
        (0, 0), MET,
    )  # fmt: skip
    before = [one for one in exchange.steps if one.at <= given.at]
    return after_its_steps(replace(exchange, steps=(*before, step, *after)))


class _Pair:
    """What has come about between the owner and one person so far."""

    def __init__(self, person: int) -> None:
        self.person = person
        self.drafts: list[_Draft] = []
        self.recent: list[_Draft] = []
        self.in_conversation: dict[int, list[_Draft]] = defaultdict(list)

    def exchanges(self) -> Iterable[Exchange]:
        for draft in self.drafts:
            yield Exchange(
                key=draft.key, person=self.person, flow=draft.flow, value=draft.value, effort=draft.effort,
                state=draft.state, status="suggested", what=draft.what, due=None,
                opened=draft.steps[0].at.date(), closed=None, confidence=0.0, steps=tuple(draft.steps), third=draft.third,
            )  # fmt: skip

    def read(self, mail: Mail, conversation: int) -> None:
        """Take in the next message."""
        acts = _strongest(mail.acts)
        on = mail.at.date()
        self.recent = [draft for draft in self.recent if on - draft.last <= timedelta(days=ELSEWHERE_DAYS_MAX)]
        gives: Flow = "out" if mail.by_me else "in"
        gets: Flow = "in" if mail.by_me else "out"
        waiting = [draft for draft in self.in_conversation[conversation] if draft.steps]
        moved: set[int] = set()
        self._as_giver(mail, conversation, acts, gives, waiting, moved)
        self._as_receiver(mail, conversation, acts, gets, waiting, moved)

    # What the writer does for the reader.

    def _as_giver(
        self,
        mail: Mail,
        conversation: int,
        acts: Mapping[Kind, Act],
        gives: Flow,
        waiting: list[_Draft],
        moved: set[int],
    ) -> None:
        asked = _latest(waiting, gives, {"asked", "promised", "offered", "accepted"})
        given = next((acts[kind] for kind in ("introduce", "deliver", "feedback") if kind in acts), None)
        handed = given if given and not (given.kind == "feedback" and asked and asked.value != "feedback") else None
        if handed is not None:
            target = asked or self._elsewhere(mail, handed, gives, {"asked", "promised", "offered", "accepted"})
            if target is not None:
                self._move(target, mail, handed, "given", moved)
            elif not _is_for_review(acts):
                self._open(mail, conversation, handed, gives, "given", moved)
        later = acts.get("promise") or acts.get("offer")
        if later is not None and later.doer == "sender" and not self._same_matter(later, handed):
            leads_to: State = "promised" if later.kind == "promise" else "offered"
            again = asked is not None and _alike(worth.content(later.sentence), asked.words)
            if asked is not None and id(asked) not in moved and (again or _takes_up(asked, later)):
                self._move(asked, mail, later, "promised" if asked.state == "promised" else leads_to, moved)
            else:
                self._open(mail, conversation, later, gives, leads_to, moved)
        if "decline" in acts and asked is not None and asked.state == "asked" and id(asked) not in moved:
            self._move(asked, mail, acts["decline"], "declined", moved)
        if asked is not None and id(asked) not in moved and asked.state in ("asked", "promised"):
            answer = None if _is_plain_question(asked) else _brief_answer(mail)
            if answer == "given" or (answer == "promised" and asked.state == "asked"):
                self._move(asked, mail, None, answer, moved)
            elif self._answers_plainly(mail, acts, asked):
                self._move(asked, mail, None, "given", moved)

    def _answers_plainly(self, mail: Mail, acts: Mapping[Kind, Act], asked: _Draft) -> bool:
        """Whether an answer without an act of its own gives what was asked: the answer to a question of knowledge."""
        return (
            asked.state == "asked"
            and asked.is_question
            and mail.words > (0 if _is_plain_question(asked) and "ask" not in acts else FEW_WORDS)
            and set(acts) != {"thank"}
            and mail.at.date() - asked.last <= timedelta(days=PLAIN_ANSWER_DAYS_MAX)
        )

    # What the writer wants, got or refuses.

    def _as_receiver(
        self,
        mail: Mail,
        conversation: int,
        acts: Mapping[Kind, Act],
        gets: Flow,
        waiting: list[_Draft],
        moved: set[int],
    ) -> None:
        thank, ask = acts.get("thank"), acts.get("ask")
        offered = _latest(waiting, gets, {"offered"})
        if "decline" in acts and offered is not None:
            self._move(offered, mail, acts["decline"], "declined", moved)
        elif offered is not None and (thank or ask):
            self._move(offered, mail, thank or ask, "accepted", moved)
            return
        if thank is not None:
            self._thank(mail, conversation, thank, gets, waiting, moved)
        if ask is not None and ask.doer == "receiver":
            self._ask(mail, conversation, ask, gets, waiting, moved)

    def _thank(
        self, mail: Mail, conversation: int, thank: Act, gets: Flow, waiting: list[_Draft], moved: set[int]
    ) -> None:
        given = _latest(waiting, gets, {"given", "accepted"})
        if given is not None and mail.at.date() - given.last <= timedelta(days=ELSEWHERE_DAYS_MAX):
            self._move(given, mail, thank, "thanked", moved)
            return
        if not worth.names_the_act(thank.sentence):
            return
        if given is None and any(draft.flow == gets and draft.state == "thanked" for draft in waiting):
            return  # The same thing, thanked for once more.
        open_one = _latest(waiting, gets, {"asked", "promised"})
        target = open_one or self._elsewhere(mail, thank, gets, {"given", "asked", "promised", "accepted"})
        if target is not None:
            if worth.worth_a_line("thank", thank.sentence):
                self._move(target, mail, thank, "thanked", moved)
            return
        self._open(mail, conversation, thank, gets, "thanked", moved)

    def _ask(self, mail: Mail, conversation: int, ask: Act, gets: Flow, waiting: list[_Draft], moved: set[int]) -> None:
        if not worth.worth_a_line("ask", ask.sentence):
            return
        words = worth.content(ask.sentence)
        again = (draft for draft in reversed(waiting) if draft.flow == gets and draft.state in ("asked", "promised"))
        before = next((draft for draft in again if _alike(words, draft.words)), None)
        before = before or self._elsewhere(mail, ask, gets, {"asked", "promised"})
        if before is not None:
            # Asked again: the same exchange. A promise stays a promise.
            self._move(before, mail, ask, before.state, moved)
        else:
            self._open(mail, conversation, ask, gets, "asked", moved)

    # Steps.

    def _open(self, mail: Mail, conversation: int, act: Act, flow: Flow, state: State, moved: set[int]) -> None:
        if (
            act.probability < OPENS_FROM[act.kind] - KEPT_BELOW
            or not mail.put_to_receiver
            or mail.words > LETTER_WORDS_MAX
        ):
            return
        if not worth.worth_a_line(act.kind, act.sentence):
            return
        words = worth.content(act.sentence)
        if any(
            draft.opening == act.kind
            and draft.flow == flow
            and draft.words == words
            and mail.at.date() - draft.steps[0].at.date() <= timedelta(days=SENT_AGAIN_DAYS_MAX)
            for draft in self.recent
        ):
            return
        draft = _Draft(
            key=_key(mail, act.kind, flow),
            flow=flow,
            value=value_of(act.kind, act.sentence),
            effort=effort_of(act.sentence),
            what=what_of(act.kind, act.sentence),
            words=words,
            conversation=conversation,
            opening=act.kind,
            is_question=act.sentence.rstrip(" \"'”’)").endswith("?"),
            third=_third(mail, act) if act.kind == "introduce" else None,
        )
        self.drafts.append(draft)
        self.recent.append(draft)
        self.in_conversation[conversation].append(draft)
        self._move(draft, mail, act, state, moved)

    def _move(self, draft: _Draft, mail: Mail, act: Act | None, state: State, moved: set[int]) -> None:
        moved.add(id(draft))
        draft.steps.append(
            Step(
                leads_to=state,
                act=act.kind if act else None,
                at=mail.at,
                by_me=mail.by_me,
                interaction_id=mail.interaction_id,
                message_id=mail.message_id,
                subject=mail.subject,
                quote=act.sentence if act else mail.opening,
                marked=act.marked if act else (0, 0),
                probability=act.probability if act else PLAIN_ANSWER,
                due=act.due if act and state in OPEN_STATES else None,
            )
        )

    def _elsewhere(self, mail: Mail, act: Act, flow: Flow, states: set[State]) -> _Draft | None:
        """The newest exchange of another conversation that is plainly about the same matter."""
        words = worth.content(act.sentence)
        for draft in reversed(self.recent):
            if draft.flow == flow and draft.state in states and _alike(words, draft.words):
                return draft
        return None

    @staticmethod
    def _same_matter(act: Act, other: Act | None) -> bool:
        """Whether two acts of one message speak of one thing: "I will send you the list; here it is"."""
        if other is None:
            return False
        return act.start == other.start or _alike(worth.content(act.sentence), worth.content(other.sentence))


_DONE = re.compile(
    r"(?:\w+,? )?(?:it(?:'s| is) )?(?:all )?(?:done|sent|taken care of|just did|did it)\b", re.IGNORECASE
)
_LOOKS_INTO = re.compile(r"\b(?:find|check|look|ask|see|confirm|research|investigate)\b", re.IGNORECASE)
_WANTS_A_DEED = re.compile(r"\b(?:(?:can|could|would|will) (?:you|someone|somebody)|please)\b", re.IGNORECASE)
_WILL = re.compile(
    r"(?:ok|okay|k|yes|yep|yeah|sure|certainly|absolutely|of course|will do|no problem|np|happy to|you got it|on it|i will|"
    r"i'll do it)\b",
    re.IGNORECASE,
)


def _takes_up(asked: _Draft, later: Act) -> bool:
    """Whether a promise or offer in an answer is about what was asked: a question is answered, unless it must be looked into."""
    return asked.state == "asked" and (not _is_plain_question(asked) or bool(_LOOKS_INTO.search(later.sentence)))


def _is_plain_question(asked: _Draft) -> bool:
    """Whether an ask wants to know something, so that a word answers it; "could you send it?" wants it done."""
    return asked.is_question and not _WANTS_A_DEED.search(asked.steps[0].quote)


def _brief_answer(mail: Mail) -> State | None:
    """What a reply of a word or two says to a request: "Done." that it was given, "Will do" that it is promised."""
    words = mail.brief.replace("’", "'").strip(" -–—!.")
    if not words or "?" in words or re.search(r"\b(?:not?|n't|but|later)\b", words, re.IGNORECASE):
        return None
    if _DONE.match(words):
        return "given"
    return "promised" if _WILL.match(words) else None


def _is_for_review(acts: Mapping[Kind, Act]) -> bool:
    """Whether what a message hands over is handed over to be looked at: then it asks, and gives nothing."""
    return "ask" in acts and value_of("ask", acts["ask"].sentence) == "feedback"


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences share the words that carry the matter; "week 12" and "week 13" are two matters."""
    figures, others = _figures(one), _figures(other)
    if figures and others and not figures & others:
        return False
    shared = len(one & other)
    return shared >= WORDS_ALIKE_MIN and shared >= ALIKE_MIN * min(len(one), len(other))


def _figures(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit())


def _strongest(acts: Iterable[Act]) -> dict[Kind, Act]:
    """One act of each kind: a message does a thing once, however many sentences it takes."""
    found: dict[Kind, Act] = {}
    every = [act for act in acts if act.probability >= FOUND_MIN]
    invites = {act.start for act in every if act.kind == "invite"}
    thanks = {act.start for act in every if act.kind == "thank"}
    offers = {act.start for act in every if act.kind == "offer" and worth.shows("offer", act.sentence)}
    for act in every:
        # "Can we meet on Tuesday?" asks for a time; "Shall I send it?" offers; "Thanks, great job" thanks.
        if (act.kind == "ask" and (act.start in invites or act.start in offers)) or (
            act.kind == "feedback" and act.start in thanks
        ):
            continue
        if act.kind == "deliver" and worth.hands_nothing_over(act.sentence):
            continue
        if act.kind in _MUST_SHOW and not worth.shows(act.kind, act.sentence):
            continue
        before = found.get(act.kind)
        if before is None or _rank(act) > _rank(before):
            found[act.kind] = act
    return found


def _rank(act: Act) -> tuple[bool, float, int]:
    # The first one of equals; what can begin an exchange goes before what cannot.
    return (worth.worth_a_line(act.kind, act.sentence), round(act.probability, 2), -act.start)


def _latest(drafts: list[_Draft], flow: Flow, states: set[State]) -> _Draft | None:
    return next((draft for draft in reversed(drafts) if draft.flow == flow and draft.state in states), None)


def _third(mail: Mail, act: Act) -> int | None:
    """Whom an introduction is to: the one other person of the message whom the sentence names, else the only other."""
    said = {word.strip(".,;:!?'’\"()").lower().removesuffix("'s") for word in act.sentence.split()}
    named = [person for person, names in mail.others if said & set(names)]
    if len(named) == 1:
        return named[0]
    return mail.others[0][0] if not named and len(mail.others) == 1 else None


def _key(mail: Mail, kind: Kind, flow: Flow) -> str:
    said = b"\0".join((mail.key, kind.encode(), flow.encode(), mail.address.encode("utf-8", "replace")))
    return blake2b(said, digest_size=8).hexdigest()
