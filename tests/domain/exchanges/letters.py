"""An invented correspondence of two, with acts given by hand: the state machine is tried without a reader of acts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from firsthand.domain.acts import Act, Kind
from firsthand.domain.acts.shape import Doer
from firsthand.domain.exchanges import Mail

PERSON = 7
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = date(2026, 4, 1)

ASK = "Could you send me the list of tenants for the harbour building?"
PROMISE = "I will send you the list of tenants on Friday."
DELIVER = "Attached is the list of tenants for the harbour building."
THANK = "Thank you for the list of tenants."
OFFER = "I would be happy to introduce you to our surveyor."
INTRODUCE = "You should talk to Jo Marsh in tax about the harbour lease."
FEEDBACK = "Great job on the harbour memo, your second section is very clear."


def act(
    kind: Kind,
    sentence: str,
    probability: float = 0.9,
    *,
    start: int = 0,
    due: date | None = None,
    doer: Doer | None = None,
) -> Act:
    usual: Doer = "receiver" if kind in ("ask", "invite") else "sender"
    return Act(kind, probability, start, start + len(sentence), sentence, (0, len(sentence)), due, doer or usual)


def mail(
    day: float,
    *acts: Act,
    by_me: bool,
    subject: str = "Harbour building",
    to_count: int = 1,
    in_to: bool = True,
    called: bool | None = None,
    words: int = 30,
    brief: str = "",
    others: tuple[tuple[int, tuple[str, ...]], ...] = (),
) -> Mail:
    """A message `day` days after Monday 2 March 2026; acts stand one after the other."""
    placed = tuple(one._replace(start=100 * place, end=100 * place + 90) for place, one in enumerate(acts))
    name = f"{day} {by_me} {subject} {[one.sentence for one in acts]}"
    return Mail(
        key=blake2b(name.encode(), digest_size=16).digest(),
        interaction_id=int(day * 24) + 1,
        message_id=f"{day}-{by_me}@mail.test",
        at=MONDAY + timedelta(days=day),
        subject=subject,
        references=(),
        by_me=by_me,
        to_count=to_count,
        in_to=in_to,
        address="ben@dale.test",
        acts=placed,
        words=words,
        brief=brief,
        called=called,
        others=others,
    )


def other_side(mails: Sequence[Mail]) -> list[Mail]:
    """The same correspondence as the other one's mailbox holds it."""
    return [replace(one, by_me=not one.by_me) for one in mails]
