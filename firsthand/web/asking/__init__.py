"""Asking well: what, what for, how big, by when, for whom, and an easy no; then who could help, and a letter."""
