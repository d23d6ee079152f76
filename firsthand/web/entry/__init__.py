"""The way in: a link that opens once."""
