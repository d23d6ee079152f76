"""People the user never wrote to or heard from, by how often they were met in the company of others."""

MET_DAYS = 120
MET_VALUE_MAX = 0.005
"""Below what nearly every tie has: it orders those who have none. Our own choice, docs/measures/recent-warmth.md."""


def met_value(messages: int) -> float:
    """A place in the order of warmth, 0 up to `MET_VALUE_MAX`, from how many messages of the last months named them."""
    return MET_VALUE_MAX * messages / (messages + 1)
