"""What can go wrong in ways a user can mend; each door (web, command line) catches it once and shows it in words."""

from firsthand.language import gettext as _


class FirsthandError(Exception):
    """Trouble the user can do something about: the thing, the reason, the remedy; never secrets or message text."""

    def __init__(self, thing: str, reason: str, remedy: str) -> None:
        super().__init__(_("%(thing)s: %(reason)s. %(remedy)s") % {"thing": thing, "reason": reason, "remedy": remedy})
        self.thing = thing
        self.reason = reason
        self.remedy = remedy


class ConfigError(FirsthandError):
    """A setting that does not exist or cannot be used. at: which one ("host"); '' where it is none of an account's."""

    def __init__(self, thing: str, reason: str, remedy: str, *, at: str = "") -> None:
        super().__init__(thing, reason, remedy)
        self.at = at


class NotFoundError(FirsthandError):
    """Nobody and nothing by that name or number."""


class AmbiguousError(FirsthandError):
    """Several people fit the words; the user must say which."""


class BusyError(FirsthandError):
    """Another run holds what this one needs."""


class StoreError(FirsthandError):
    """The database cannot be opened or written: newer version, no space, no permission."""


class ArchiveError(FirsthandError):
    """An export that cannot be written or read back."""


class AccountError(FirsthandError):
    """An account that cannot be read (now). lasting: trying again is pointless until the user does something about it."""

    def __init__(self, thing: str, reason: str, remedy: str, *, lasting: bool = False) -> None:
        super().__init__(thing, reason, remedy)
        self.lasting = lasting
