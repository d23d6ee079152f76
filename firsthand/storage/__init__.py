"""Where everything is kept: models, bulk writes, queries that return values, search."""
