"""What the operating system or an archive complains of, in plain sentences."""

import os

from firsthand.connectors.opening import TooMuchError
from firsthand.language import gettext as _


def trouble(error: Exception) -> tuple[str, str]:
    """Reason and remedy for an error met while reading."""
    if isinstance(error, FileNotFoundError):
        return (
            _("There is no such file or folder, or it vanished while it was being read."),
            _("Check the path and try again."),
        )
    if isinstance(error, PermissionError):
        return (
            _("You have no permission to read it."),
            _("Give yourself read permission, or run as the user who owns it."),
        )
    if isinstance(error, TooMuchError):
        return (
            _("Reading stopped: %(error)s.") % {"error": error},
            _("If you trust it, unpack it yourself and import the folder; what was read so far is kept."),
        )
    if isinstance(error, OSError) and error.errno is not None:
        return (
            _("It cannot be read: %(error)s.") % {"error": os.strerror(error.errno)},
            _("Check the disk or drive it lies on, then try again."),
        )
    return (
        _("It cannot be read: %(error)s.") % {"error": error},
        _("Make or download it again, then import it once more; what was read is kept."),
    )
