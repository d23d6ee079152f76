"""How the ledger's words are said to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from firsthand.domain.exchanges import Effort, Exchange, State, Status, Value

VALUE_LABELS: dict[Value, str | Promise] = {
    "support": lazy("Support"),
    "recognition": lazy("Recognition"),
    "feedback": lazy("Feedback"),
    "knowledge": lazy("Knowledge"),
    "introduction": lazy("An introduction"),
    "resource": lazy("A resource"),
    "opportunity": lazy("An opportunity"),
}
EFFORT_LABELS: dict[Effort, str | Promise] = {
    "minutes": lazy("Five minutes"),
    "hour": lazy("An hour"),
    "more": lazy("More than an hour"),
}
STATE_LABELS: dict[State, str | Promise] = {
    "asked": lazy("Asked"),
    "offered": lazy("Offered"),
    "promised": lazy("Promised"),
    "given": lazy("Given"),
    "accepted": lazy("Accepted"),
    "thanked": lazy("Thanked"),
    "declined": lazy("Declined"),
    "lapsed": lazy("Lapsed"),
}
STATUS_LABELS: dict[Status, str | Promise] = {
    "suggested": lazy("Suggested, yours to judge"),
    "confirmed": lazy("Confirmed by you"),
    "dismissed": lazy("Dismissed by you"),
}


def headline(exchange: Exchange, name: str) -> str:
    """Who did what, in two or three words: 'Rosa asked', 'You promised'. name: what one calls the other side."""
    mine = exchange.flow == "out"
    said: dict[State, tuple[str, str]] = {
        "asked": (_("%(name)s asked"), _("You asked")),
        "offered": (_("You offered"), _("%(name)s offered")),
        "promised": (_("You promised"), _("%(name)s promised")),
        "given": (_("You gave"), _("%(name)s gave")),
        "accepted": (_("%(name)s accepted"), _("You accepted")),
        "thanked": (_("%(name)s thanked you"), _("You thanked %(name)s")),
        "declined": (_("Declined"), _("Declined")),
        "lapsed": (_("Lapsed"), _("Lapsed")),
    }
    return said[exchange.state][0 if mine else 1] % {"name": name}
