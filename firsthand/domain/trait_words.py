"""Functions and levels as each language names them: what titles suggest is kept, and compared, under its English name."""

from collections.abc import Callable, Mapping

from firsthand.domain.text_folding import folded
from firsthand.domain.title_words import GENERAL
from firsthand.language import pgettext

_FUNCTIONS: Mapping[str, Callable[[], str]] = {
    "Finance": lambda: pgettext("function", "Finance"),
    "Legal": lambda: pgettext("function", "Legal"),
    "People": lambda: pgettext("function", "People"),
    "Technology": lambda: pgettext("function", "Technology"),
    "Operations": lambda: pgettext("function", "Operations"),
    "Sales": lambda: pgettext("function", "Sales"),
    "Marketing": lambda: pgettext("function", "Marketing"),
    "Communications": lambda: pgettext("function", "Communications"),
    "Product": lambda: pgettext("function", "Product"),
    "Procurement": lambda: pgettext("function", "Procurement"),
    "Logistics": lambda: pgettext("function", "Logistics"),
    "Production": lambda: pgettext("function", "Production"),
    "Research": lambda: pgettext("function", "Research"),
    "Risk": lambda: pgettext("function", "Risk"),
    "Strategy": lambda: pgettext("function", "Strategy"),
    "Trading": lambda: pgettext("function", "Trading"),
    "Quality": lambda: pgettext("function", "Quality"),
    "Consulting": lambda: pgettext("function", "Consulting"),
    GENERAL: lambda: pgettext("function", "General management"),
}
_LEVELS: Mapping[str, Callable[[], str]] = {
    "Executive": lambda: pgettext("level", "Executive"),
    "Director": lambda: pgettext("level", "Director"),
    "Manager": lambda: pgettext("level", "Manager"),
    "Specialist": lambda: pgettext("level", "Specialist"),
}
_NAMES: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "function": _FUNCTIONS,
    "came_from": _FUNCTIONS,
    "level": _LEVELS,
}


def trait_in_words(value: str, of: str) -> str:
    """A function or a level in the language spoken; the user's own, and all else, as it was written. of: a dimension."""
    name = _NAMES.get(of, {}).get(value)
    return name() if name else value


def trait_meant(words: str, of: str) -> str:
    """What is kept for what somebody wrote: the English name of what the language calls so, else their own words."""
    wanted = folded(words)
    return next((value for value, name in _NAMES.get(of, {}).items() if folded(name()) == wanted), words)
