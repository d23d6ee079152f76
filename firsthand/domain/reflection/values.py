"""A list of values to choose from; anybody's own are as good."""

from firsthand.language import gettext_noop

VALUES_MAX = 5
"""Who ranks more than five has ranked none."""

VALUES = (
    gettext_noop("Honesty"),
    gettext_noop("Fairness"),
    gettext_noop("Keeping one’s word"),
    gettext_noop("Care for people"),
    gettext_noop("Respect"),
    gettext_noop("Courage"),
    gettext_noop("Independence"),
    gettext_noop("Learning"),
    gettext_noop("Good craft"),
    gettext_noop("Generosity"),
    gettext_noop("Loyalty"),
    gettext_noop("Openness"),
    gettext_noop("Patience"),
    gettext_noop("Humour"),
    gettext_noop("Family and friends"),
    gettext_noop("Success"),
    gettext_noop("Recognition"),
    gettext_noop("Security"),
    gettext_noop("Serving the whole"),
    gettext_noop("Leaving things better"),
)
"""Names as msgids, in no order of worth."""
