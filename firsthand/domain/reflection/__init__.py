"""Reflection: the twelve questions, the skills, what one says of oneself, and the mirror that holds it beside the record."""
