"""Firsthand: value based networking, as software."""

__version__ = "0.1.0"
