"""Calendars that are given out as one file at a web address."""

from firsthand.connectors.subscription.reader import SubscriptionReader

__all__ = ["SubscriptionReader"]
