"""What makes two copies of one message the same, wherever they were read."""

from hashlib import blake2b

_WHITE = b" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"


def message_key(
    *, sender: str, sent_at: int | None, date_text: str, subject: str, text: str, attachments: tuple[str, ...]
) -> bytes:
    """The digest that copies of one message share; see `Message.key`. date_text: as written, for one that cannot be used."""
    if text.isascii():
        squeezed = text.encode("ascii").translate(None, _WHITE)
    else:
        squeezed = "".join(text.split()).encode("utf-8", "replace")
    if b">" in squeezed:
        # Some mailboxes put '>' before lines that begin with 'From ', and nobody can tell it from a quotation mark.
        while b">From" in squeezed:
            squeezed = squeezed.replace(b">From", b"From")
    when = str(sent_at) if sent_at is not None else " ".join(date_text.split())
    head = f"{sender}\n{when}\n{subject.casefold()}\n"
    content = squeezed or "\n".join(attachments).encode("utf-8", "replace")
    return blake2b(head.encode("utf-8", "replace") + content, digest_size=16).digest()
