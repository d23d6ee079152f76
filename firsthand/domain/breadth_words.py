"""Breadth by each kind of group, in whole sentences: functions, organisations, levels and places take other words around them."""

from typing import Literal, get_args

from firsthand.domain.trait_words import trait_in_words
from firsthand.domain.wording import number_in_words
from firsthand.language import gettext as _
from firsthand.language import ngettext

GroupedBy = Literal["function", "organisation", "level", "place"]
GROUPED_BY: tuple[GroupedBy, ...] = get_args(GroupedBy)


def label(by: GroupedBy) -> str:
    """ "Breadth of functions" """
    match by:
        case "function":
            return _("Breadth of functions")
        case "organisation":
            return _("Breadth of organisations")
        case "level":
            return _("Breadth of levels")
        case "place":
            return _("Breadth of places")


def as_over(by: GroupedBy, count: int) -> str:
    """ "as over three functions" """
    match by:
        case "function":
            words = ngettext("as over one function", "as over %(count)s functions", count)
        case "organisation":
            words = ngettext("as over one organisation", "as over %(count)s organisations", count)
        case "level":
            words = ngettext("as over one level", "as over %(count)s levels", count)
        case "place":
            words = ngettext("as over one place", "as over %(count)s places", count)
    return words % {"count": number_in_words(count)}


def spread_as_over(by: GroupedBy, count: int) -> str:
    """ "Your contact is spread as if over three functions of equal share." """
    match by:
        case "function":
            words = ngettext(
                "Your contact is spread as if over one function of equal share.",
                "Your contact is spread as if over %(count)s functions of equal share.",
                count,
            )
        case "organisation":
            words = ngettext(
                "Your contact is spread as if over one organisation of equal share.",
                "Your contact is spread as if over %(count)s organisations of equal share.",
                count,
            )
        case "level":
            words = ngettext(
                "Your contact is spread as if over one level of equal share.",
                "Your contact is spread as if over %(count)s levels of equal share.",
                count,
            )
        case "place":
            words = ngettext(
                "Your contact is spread as if over one place of equal share.",
                "Your contact is spread as if over %(count)s places of equal share.",
                count,
            )
    return words % {"count": number_in_words(count)}


def groups_missing(by: GroupedBy) -> str:
    """Breadth can't be told, as too few groups are known."""
    match by:
        case "function":
            return _("Can’t tell yet: it takes a function for four fifths of the people you are in touch with.")
        case "organisation":
            return _("Can’t tell yet: it takes an organisation for four fifths of the people you are in touch with.")
        case "level":
            return _("Can’t tell yet: it takes a level for four fifths of the people you are in touch with.")
        case "place":
            return _("Can’t tell yet: it takes a place for four fifths of the people you are in touch with.")


def known_of(by: GroupedBy, known: int, people: int) -> str:
    """Of how many people the group is known."""
    match by:
        case "function":
            words = ngettext(
                "%(known)s of the %(count)s people in touch on three days of the last half year have a function of your own"
                " word.",
                "%(known)s of the %(count)s people in touch on three days of the last half year have a function of your own"
                " word.",
                people,
            )
        case "organisation":
            words = ngettext(
                "%(known)s of the %(count)s people in touch on three days of the last half year have an organisation in the"
                " record.",
                "%(known)s of the %(count)s people in touch on three days of the last half year have an organisation in the"
                " record.",
                people,
            )
        case "level":
            words = ngettext(
                "%(known)s of the %(count)s people in touch on three days of the last half year have a level of your own word.",
                "%(known)s of the %(count)s people in touch on three days of the last half year have a level of your own word.",
                people,
            )
        case "place":
            words = ngettext(
                "%(known)s of the %(count)s people in touch on three days of the last half year have a place of your own word.",
                "%(known)s of the %(count)s people in touch on three days of the last half year have a place of your own word.",
                people,
            )
    return words % {"known": known, "count": people}


def inside(by: GroupedBy, group: str, share: str) -> str:
    """How many ties stay within the user's own group. share: in words."""
    match by:
        case "function":
            words = _("Of your ties, %(share)s are in %(group)s, your own function.")
        case "organisation":
            words = _("Of your ties, %(share)s are in %(group)s, your own organisation.")
        case "level":
            words = _("Of your ties, %(share)s are in %(group)s, your own level.")
        case "place":
            words = _("Of your ties, %(share)s are in %(group)s, your own place.")
    return words % {"share": share, "group": trait_in_words(group, by)}
