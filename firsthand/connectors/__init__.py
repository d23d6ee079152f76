"""Where interactions come from: one folder a source, each yielding what it holds, none knowing another."""
