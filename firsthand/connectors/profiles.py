"""Profile addresses in the one form in which people are recognised by them."""

import re
import unicodedata
from functools import lru_cache

_LINKEDIN = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(in|pub|company)/([^?#]+)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def linkedin_profile(url: str) -> str:
    """'linkedin.com/in/…' lower-cased, without scheme, 'www.', language or query; '' for any other address."""
    from urllib.parse import unquote  # noqa: PLC0415 - slow to import, and mail needs none of it

    found = _LINKEDIN.fullmatch(url.strip().partition("?")[0].partition("#")[0])
    if not found:
        return ""
    kind, path = found[1].lower(), unicodedata.normalize("NFC", unquote(found[2])).strip("/ ").lower()
    slug = path if kind == "pub" else path.partition("/")[0]  # the language may follow
    return f"linkedin.com/{kind}/{slug}" if slug else ""
