"""Folders in which every message is a file: cur and new."""

from firsthand.connectors.maildir.folder import MESSAGE_FOLDERS, is_maildir

__all__ = ["MESSAGE_FOLDERS", "is_maildir"]
