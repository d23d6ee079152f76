"""Django's settings for the type checker, which only wants to know the models; nobody's home folder is touched."""

import os
from pathlib import Path

os.environ["FIRSTHAND_HOME"] = str(Path(__file__).parents[2] / ".mypy_cache" / "home")

from firsthand.project.settings import *  # noqa: F403
