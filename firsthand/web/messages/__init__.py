"""One message, as plain text."""
