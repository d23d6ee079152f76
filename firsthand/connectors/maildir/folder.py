"""What a maildir looks like from outside, Maildir++ and plainly nested ones alike."""

MESSAGE_FOLDERS = ("cur", "new")


def is_maildir(names: set[str]) -> bool:
    """Whether a folder with subfolders of these names keeps messages as a maildir."""
    return "cur" in names and ("new" in names or "tmp" in names)
