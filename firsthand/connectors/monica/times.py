"""Dates as Monica writes them: '2021-05-01', or '2021-05-01T12:00:00.000000Z'."""

from datetime import UTC, date, datetime

_EPOCH = date(1970, 1, 1)


def moment(text: str) -> int | None:
    """Seconds since 1970; None for what is no date."""
    try:
        found = datetime.fromisoformat(text)
        return int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None


def day(text: str) -> date | None:
    """The day alone, whatever time follows it."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def day_number(text: str) -> int | None:
    """Days since 1970; None for what is no date."""
    found = day(text)
    return (found - _EPOCH).days if found else None
