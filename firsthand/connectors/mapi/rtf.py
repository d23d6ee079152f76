"""Text out of bodies that were kept as rich text alone."""

_PACKED_BYTES_MAX = 4 * 1024 * 1024
_PACKED, _UNPACKED = b"LZFu", b"MELA"


def rtf_text(packed: bytes) -> str | None:
    """The readable text of a compressed rich text, '' where there is none; None where it is damaged or too long."""
    if not packed:
        return ""
    if len(packed) > _PACKED_BYTES_MAX:
        return None
    from compressed_rtf import decompress  # noqa: PLC0415 - seldom needed
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - seldom needed, and slow to import

    try:
        rich = decompress(packed) if packed[8:12] in {_PACKED, _UNPACKED} else packed
        return str(rtf_to_text(rich.decode("latin-1"), errors="replace")).strip()  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001 - both libraries raise whatever comes on damaged bytes
        return None
