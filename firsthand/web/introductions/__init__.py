"""Introductions: both sides asked first, then one letter, and what became of it."""
