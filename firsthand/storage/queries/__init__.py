"""Reading: each function takes the scope first and returns values, never models."""
