"""Letters as a search compares them: lower case, without accents; and names as greetings use them."""

import unicodedata


def folded(text: str) -> str:
    """Lower case without accents; the result may differ in length from the text."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, lower-cased, as greetings use them; initials are none."""
    return tuple(word.lower() for word in name.replace(",", " ").split() if len(word) > 1)
