"""Everybody: to find, narrow, tag, set aside, join."""
