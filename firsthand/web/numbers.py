"""Numbers of rows in addresses and forms, no larger than a store can hold."""

from django.urls.converters import IntConverter

NUMBER_MAX = 10**18 - 1


class RowNumber(IntConverter):
    """A whole number of at most 18 digits; anything longer is no address of ours."""

    regex = "[0-9]{1,18}"
