"""Who I am, how it looks, and what happens to the record."""
