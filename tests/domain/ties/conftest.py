"""Properties are tried on machines shared with others: how long one example takes says nothing there."""

from hypothesis import settings

settings.register_profile("shared", deadline=None)
settings.load_profile("shared")
