"""The rules, as pure functions and frozen values: no clock, no files, no database."""
