"""Bringing mail in, and what every source gave."""
