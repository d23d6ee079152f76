"""What is said of a row of an address book that holds nothing by which somebody could be known."""

from firsthand.domain.messages import Rejected
from firsthand.language import gettext as _


def names_nobody(where: str) -> Rejected:
    """For a row with neither a name nor anything by which somebody can be reached."""
    return Rejected(
        where,
        _("The row names nobody: it has neither a name nor an organisation, an address, a phone or a profile."),
        _("If somebody is meant, give the row a name or an address where it comes from, and export it again."),
    )
