"""Practice: skills, this week's experiment, plans, what was learnt, programmes, and being reminded."""
