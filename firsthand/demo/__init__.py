"""The invented demo: two years of the mail of a leader who never was, written as real files."""

from firsthand.demo.writing import Planted, TruePerson, Written, write

__all__ = ["Planted", "TruePerson", "Written", "write"]
