"""What can be configured, read once from the environment."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from platformdirs import user_data_path

from firsthand import language
from firsthand.errors import ConfigError
from firsthand.language import gettext as _

PREFIX = "FIRSTHAND_"

NOT_SETTINGS = {"FIRSTHAND_CORPUS", "FIRSTHAND_TEST_POSTGRESQL"}
"""Names that tests and benchmarks read; the program itself ignores them."""


@dataclass(frozen=True)
class Config:
    """Every setting has a default; `FIRSTHAND_<NAME>` in the environment changes it."""

    home: Path  # folder of the database and all that Firsthand keeps; made with mode 0700
    database_url: str = ""  # postgresql://… for a team's store; empty: one SQLite file in the home folder
    host: str = "127.0.0.1"  # address the server binds to
    port: int = 8720  # port of the server, 1 to 65535
    allowed_hosts: tuple[str, ...] = ()  # further Host names to answer to, comma separated
    import_batch_rows: int = 2000  # messages in one transaction, 1 to 5000
    upload_mb_max: int = 20_000  # largest upload through the browser, in megabytes
    open_browser: bool = True  # whether `firsthand` opens the browser by itself
    language: str = ""  # of commands and the daily mail; empty: what LC_ALL, LC_MESSAGES or LANG say, else English

    @property
    def database_path(self) -> Path:
        return self.home / "firsthand.sqlite3"

    @property
    def demo_home(self) -> Path:
        """The home folder of the invented demo; a folder of its own, so that it never mixes with the user's data."""
        return self.home / "demo"


def from_environment(environ: Mapping[str, str] | None = None) -> Config:
    """The configuration that the environment asks for.

    Raises ConfigError for a name that does not exist and for a value that cannot be read.
    """
    env = os.environ if environ is None else environ
    known = {f.name: f for f in fields(Config)}
    values: dict[str, object] = {"home": user_data_path("firsthand")}
    for variable, text in env.items():
        if not variable.startswith(PREFIX) or variable in NOT_SETTINGS:
            continue
        name = variable.removeprefix(PREFIX).lower()
        if name not in known:
            raise ConfigError(
                variable,
                _("no such setting exists"),
                _("Remove it, or use one of: %(known)s.") % {"known": ", ".join(_variables(known))},
            )
        values[name] = _read(variable, str(known[name].type), text)
    config = Config(**values)  # type: ignore[arg-type]
    if config.language and not language.known(config.language):
        raise ConfigError(
            language.SETTING,
            _("“%(language)s” is not spoken here") % {"language": config.language},
            _("Use one of: %(languages)s; or leave it empty.") % {"languages": ", ".join(language.LANGUAGES)},
        )
    _check_range("FIRSTHAND_PORT", config.port, 1, 65535)
    _check_range("FIRSTHAND_IMPORT_BATCH_ROWS", config.import_batch_rows, 1, 5000)
    return config


def secret_key(home: Path) -> str:
    """The key that signs cookies and the hashes of forgotten people; made on first use, readable by the owner only."""
    path = home / "secret.key"
    try:
        return path.read_text()
    except FileNotFoundError:
        key = secrets.token_urlsafe(48)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(key)
        return key


def make_home(home: Path) -> None:
    """Make the home folder if it is missing, closed to everybody but its owner.

    Raises ConfigError where it cannot be made or written.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        home.chmod(0o700)
    except OSError as error:
        raise ConfigError(
            str(home),
            _("the folder cannot be used (%(strerror)s)") % {"strerror": error.strerror},
            _("Choose another with --home DIR."),
        ) from error
    if not os.access(home, os.W_OK):
        raise ConfigError(str(home), _("the folder cannot be written to"), _("Choose another with --home DIR."))


def _variables(names: Mapping[str, object]) -> list[str]:
    return sorted(PREFIX + name.upper() for name in names)


def _read(variable: str, kind: str, text: str) -> object:
    if "Path" in kind:
        return Path(text).expanduser().resolve()
    if "bool" in kind:
        if text.lower() in {"1", "true", "yes", "on"}:
            return True
        if text.lower() in {"0", "false", "no", "off"}:
            return False
        raise ConfigError(variable, _("“%(text)s” is neither yes nor no") % {"text": text}, _("Write 1 or 0."))
    if "int" in kind:
        try:
            return int(text)
        except ValueError:
            raise ConfigError(
                variable, _("“%(text)s” is not a whole number") % {"text": text}, _("Write digits only.")
            ) from None
    if "tuple" in kind:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return text


def _check_range(variable: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise ConfigError(
            variable,
            _("%(value)s is out of range") % {"value": value},
            _("Use a number from %(low)s to %(high)s.") % {"low": low, "high": high},
        )
