"""How each kind of move, and each state of a rhythm, is named and drawn."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(NamedTuple):
    """icon: its name in the sprite; flow: which way value goes, 'give', 'take' or 'both'."""

    icon: str
    label: str | Promise
    flow: str


KINDS: dict[str, Kind] = {
    "promise": Kind("feather", _("Keep a promise"), "give"),
    "answer": Kind("reply", _("Answer"), "give"),
    "give": Kind("gift", _("Give"), "give"),
    "thank": Kind("hand-heart", _("Thank"), "give"),
    "introduce": Kind("users-round", _("Introduce"), "give"),
    "reconnect": Kind("repeat-2", _("Reconnect"), "both"),
    "ask": Kind("message-circle-question", _("Ask"), "take"),
    "accept": Kind("hand-helping", _("Accept help"), "take"),
    "feedback": Kind("mirror-round", _("Seek feedback"), "take"),
    "reflect": Kind("book-open", _("Reflect"), "both"),
}


class Rhythm(NamedTuple):
    """band: the style sheet's name for it, which is the glyph's as well."""

    band: str
    label: str | Promise


RHYTHMS: dict[str, Rhythm] = {
    "in_rhythm": Rhythm("in", _("In rhythm")),
    "quiet": Rhythm("quiet", _("Quieter than usual")),
    "lapsed": Rhythm("long", _("Long quiet")),
    "new": Rhythm("new", _("New")),
    "cant_tell": Rhythm("cant", _("Can’t tell yet")),
}

WARMTH_LABELS: dict[str | None, str | Promise] = {
    "warm": _("Warm lately"),
    "mild": _("Mild lately"),
    "cool": _("Cool lately"),
    None: _("Can’t tell yet"),
}
"""Recent warmth by band; None where too little passed to tell."""

FAMILY_LABELS: dict[str, str | Promise] = {
    "support": _("Support"),
    "feedback": _("Feedback"),
    "resources": _("Resources"),
}

PURPOSE_LABELS: dict[str, str | Promise] = {
    "operational": _("Operational"),
    "personal": _("Personal"),
    "strategic": _("Strategic"),
}

MEETINGS: dict[str, str | Promise] = {
    "meeting": _("Meeting"),
    "call": _("Call"),
    "activity": _("Together"),
}
"""What an interaction that is no message is called."""

MEETING_ICONS = {"meeting": "calendar", "call": "phone", "activity": "users-round"}
