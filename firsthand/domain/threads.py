"""Which messages belong to one conversation, as far as references, subjects and time tell."""

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

PREFIX = re.compile(
    r"^(?:\s*(?:re|aw|antw|wg|fw|fwd|tr|rv|sv|vs|ref|res|enc)\s*(?:\[\d+\])?\s*:|\s*\[[^\]]{1,40}\])+\s*", re.IGNORECASE
)

_ANSWERS = re.compile(r"^\s*(?:re|aw|antw|sv|vs|ref|res)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)

ANSWERED_DAYS_MAX = 60
ANSWERED_WITHOUT_SUBJECT_DAYS_MAX = 14
_SECONDS_A_DAY = 86_400


def bare_subject(subject: str) -> str:
    """A subject without Re:, Fwd:, AW:, [list] and the like, lower-cased."""
    return " ".join(PREFIX.sub("", subject).lower().split())


def thread_key(subject: str, references: tuple[str, ...], message_id: str) -> int:
    """63 bits that are equal for messages of one conversation: its bare subject, else its oldest known Message-ID."""
    return _of_subject(subject) or _digest("m" + (references[0] if references else message_id))


@lru_cache(maxsize=10_000)
def _of_subject(subject: str) -> int:
    """0 for a subject with nothing in it."""
    bare = bare_subject(subject)
    return _digest("s" + bare) if bare else 0


def _digest(seed: str) -> int:
    return int.from_bytes(blake2b(seed.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


class Posted(NamedTuple):
    """As much of a message as conversations need; at: seconds since 1970."""

    key: bytes
    at: float
    subject: str
    message_id: str
    references: tuple[str, ...]


def conversations(posted: Iterable[Posted]) -> dict[bytes, int]:
    """Which conversation each message between the same people belongs to, by its key; whatever order they come in.

    A message goes where the newest message it refers to went. Without one that is known, an answer ("Re:") goes to the
    newest conversation of its bare subject that is not older than `ANSWERED_DAYS_MAX`; anything else begins a new one.
    Only earlier messages decide, so that a later one never changes what was.
    """
    of: dict[bytes, int] = {}
    by_id: dict[str, int] = {}
    by_subject: dict[str, tuple[int, float]] = {}
    begun = 0
    for one in sorted(posted, key=lambda one: (one.at, one.key)):
        bare = bare_subject(one.subject)
        known = next((by_id[reference] for reference in reversed(one.references) if reference in by_id), None)
        if known is None and _ANSWERS.match(one.subject):
            newest, at = by_subject.get(bare, (None, 0.0))
            days_max = ANSWERED_DAYS_MAX if bare else ANSWERED_WITHOUT_SUBJECT_DAYS_MAX
            known = newest if one.at - at <= days_max * _SECONDS_A_DAY else None
        number = begun if known is None else known
        begun = max(begun, number + 1)
        of[one.key] = number
        by_subject[bare] = (number, one.at)
        if one.message_id:
            by_id.setdefault(one.message_id, number)
    return of
