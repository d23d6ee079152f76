"""Measures of networks, on arrays of numpy. People are whole numbers, days are days since 1970; no clock, no files."""
