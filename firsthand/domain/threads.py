"""Which messages belong to one conversation, as far as subjects tell."""

import re
from hashlib import blake2b

PREFIX = re.compile(
    r"^(?:\s*(?:re|aw|antw|wg|fw|fwd|tr|rv|sv|vs|ref|res|enc)\s*(?:\[\d+\])?\s*:|\s*\[[^\]]{1,40}\])+\s*", re.IGNORECASE
)


def bare_subject(subject: str) -> str:
    """A subject without Re:, Fwd:, AW:, [list] and the like, lower-cased."""
    return " ".join(PREFIX.sub("", subject).lower().split())


def thread_key(subject: str, references: tuple[str, ...], message_id: str) -> int:
    """63 bits that are equal for messages of one conversation: its bare subject, else its oldest known Message-ID."""
    bare = bare_subject(subject)
    seed = "s" + bare if bare else "m" + (references[0] if references else message_id)
    return int.from_bytes(blake2b(seed.encode("utf-8", "replace"), digest_size=8).digest()) >> 1
