"""Finding people and messages, and the palette that opens over every page."""
