"""The command line: a thin door onto the services, a file a command."""

import gc
import sys

# A command makes many objects while it starts, and drops none of them: looking for garbage only takes time.
gc.set_threshold(200_000, 20, 100)


def main() -> None:
    """Run the command that the program was called with."""
    try:
        from firsthand.cli import ahead

        ahead.begin(sys.argv[1:])
        from firsthand.cli.main import main as run
    except KeyboardInterrupt:
        sys.exit(130)  # as `output.EXIT_STOPPED`, which is not loaded yet; nothing was done
    run()


__all__ = ["main"]
