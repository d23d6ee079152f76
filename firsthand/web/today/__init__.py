"""What to do today: a few moves, who waits, and an end."""
