"""What the operating system or an archive complains of, in plain sentences."""

import os

from firsthand.connectors.opening import TooMuchError


def trouble(error: Exception) -> tuple[str, str]:
    """Reason and remedy for an error met while reading."""
    if isinstance(error, FileNotFoundError):
        return (
            "There is no such file or folder, or it vanished while it was being read.",
            "Check the path and try again.",
        )
    if isinstance(error, PermissionError):
        return "You have no permission to read it.", "Give yourself read permission, or run as the user who owns it."
    if isinstance(error, TooMuchError):
        return (
            f"Reading stopped: {error}.",
            "If you trust it, unpack it yourself and import the folder; what was read so far is kept.",
        )
    if isinstance(error, OSError) and error.errno is not None:
        return f"It cannot be read: {os.strerror(error.errno)}.", "Check the disk or drive it lies on, then try again."
    return f"It cannot be read: {error}.", "Make or download it again, then import it once more; what was read is kept."
