"""Letters as a search compares them: lower case, without accents."""

import unicodedata


def folded(text: str) -> str:
    """Lower case without accents; the result may differ in length from the text."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
