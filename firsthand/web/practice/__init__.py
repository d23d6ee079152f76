"""Practice: one skill, one small experiment a week, plans, and what was learnt."""
