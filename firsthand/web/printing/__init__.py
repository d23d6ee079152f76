"""On paper: the twelve questions, the weekly review, a person's brief and the practice card, as pages and as PDF."""
