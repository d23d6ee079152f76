"""The weekly review: a quarter of an hour with what passed, a reading, a question, and the week ahead."""
