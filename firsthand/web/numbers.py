"""Numbers of rows in addresses and forms, no larger than a store can hold."""

from django.urls.converters import IntConverter

NUMBER_MAX = 10**18 - 1


class RowNumber(IntConverter):
    """A whole number of at most 18 digits; anything longer is no address of ours."""

    regex = "[0-9]{1,18}"


def number_in(text: str) -> int:
    """A row's number in an address; 0 for anything else."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
    return number if number <= NUMBER_MAX else 0
