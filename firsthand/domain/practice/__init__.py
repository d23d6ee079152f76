"""Practice: if-then plans, small experiments of a week, what came of them, and programmes of weeks."""
