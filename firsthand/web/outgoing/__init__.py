"""What leaves for other programs: cards, calendars, tables, and the private calendar."""
