"""A Radicale server for the tests."""

from collections.abc import Mapping, Sequence

from tests.support.dav_server import DavServer


class Radicale(DavServer):
    """Keeps one file an object, asks for a password."""

    def command(self) -> Sequence[str]:
        users = self.folder / "users"
        users.write_text(f"{self.user}:{self.password}\n")
        settings = {
            "server-hosts": f"127.0.0.1:{self.port}",
            "storage-filesystem-folder": self.folder / "store",
            "auth-type": "htpasswd",
            "auth-htpasswd-filename": users,
            "auth-htpasswd-encryption": "plain",
            "auth-delay": "0",
            "logging-level": "warning",
        }
        return ["-m", "radicale", "--config", "", *[f"--{name}={value}" for name, value in settings.items()]]

    def fill(self, url: str, objects: Mapping[str, str]) -> None:
        """Lay many objects into a collection at once, where it keeps them; one request each would take minutes."""
        folder = self.folder / "store" / "collection-root" / url.removeprefix(self.at("/")).strip("/")
        for name, text in objects.items():
            (folder / name).write_text(text, newline="")

    def forget_changes(self) -> None:
        """Throw away what it keeps of earlier states, as it does by itself after a while."""
        for tokens in self.folder.glob("store/collection-root/*/*/.Radicale.cache/sync-token"):
            for token in tokens.iterdir():
                token.unlink()
