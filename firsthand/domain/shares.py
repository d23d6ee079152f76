"""Shares of a whole as one says them."""

_SAID = (
    (0.04, "hardly any"), (0.075, "a twentieth"), (0.15, "a tenth"), (0.225, "a fifth"), (0.29, "a quarter"), (0.365, "a third"),
    (0.45, "two fifths"), (0.55, "half"), (0.63, "three fifths"), (0.71, "two thirds"), (0.775, "three quarters"),
    (0.85, "four fifths"), (0.95, "nine tenths"),
)  # fmt: skip


def share_in_words(share: float) -> str:
    """ "a third", "half", "nearly all": the nearest plain fraction of a share from 0 to 1."""
    return next((words for below, words in _SAID if share < below), "nearly all")
