"""The command line: a thin door onto the services, a file a command."""

from firsthand.cli.main import main

__all__ = ["main"]
