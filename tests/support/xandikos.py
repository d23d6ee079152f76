"""A Xandikos server for the tests."""

from collections.abc import Sequence

from tests.support.dav_server import DavServer


class Xandikos(DavServer):
    """Keeps each collection in a git repository; asks for no password on loopback."""

    wants_password = False
    homes = {"caldav": "/ada/calendars/", "carddav": "/ada/contacts/"}

    def command(self) -> Sequence[str]:
        return [
            "-m", "xandikos", "serve", "-d", str(self.folder / "store"), "--autocreate", "--current-user-principal=/ada/",
            "-l", "127.0.0.1", "-p", str(self.port), "--no-detect-systemd", "--state-dir", str(self.folder / "state"),
        ]  # fmt: skip
