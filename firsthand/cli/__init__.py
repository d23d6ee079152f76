"""The command line: a thin door onto the services, a file a command."""

import gc

# A command makes many objects while it starts, and drops none of them: looking for garbage only takes time.
gc.set_threshold(200_000, 20, 100)

from firsthand.cli.main import main  # noqa: E402 - what it loads is most of what a command makes

__all__ = ["main"]
