"""Whole exports of another service: what lies in them beside mail, and what belongs to a message named elsewhere."""

_TAKEOUT = "Takeout"
_OLM_ATTACHMENTS = "com.microsoft.__Attachments"


def product(path: str) -> str:
    """The part of a Google Takeout a file belongs to, as 'Takeout/Drive'; '' for a file outside one.

    Whatever the language, the export lies in one folder 'Takeout', with one folder in it for each of the services.
    """
    steps = path.replace("\\", "/").split("/")
    if _TAKEOUT not in steps[:-1]:
        return ""
    at = steps.index(_TAKEOUT)
    return "/".join(steps[: at + 2]) if at + 2 < len(steps) else ""


def is_index(path: str) -> bool:
    """Whether it is the page a Takeout describes itself on; its name is in the language of the account."""
    steps = path.replace("\\", "/").split("/")
    return steps[-2:-1] == [_TAKEOUT] and steps[-1].lower().endswith(".html")


def is_attachment(path: str) -> bool:
    """Whether it is the content of an attachment in an Outlook for Mac export; the message beside it names it."""
    return _OLM_ATTACHMENTS in path.replace("\\", "/").split("/")[:-1]
