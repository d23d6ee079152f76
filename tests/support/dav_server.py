"""A real server for calendars and address books, on loopback, in a folder of its own."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import requests

from tests.support.postgresql import free_port

START_SECONDS_MAX = 60
_NAMESPACES = {
    "caldav": ("urn:ietf:params:xml:ns:caldav", "calendar"),
    "carddav": ("urn:ietf:params:xml:ns:carddav", "addressbook"),
}


class DavServer:
    """Starts at once; `stop` ends it and removes its folder. Objects are changed as any other client would."""

    user = "ada"
    password = "correct horse: ü"
    wants_password = True
    homes: Mapping[str, str] = {"caldav": "/ada/", "carddav": "/ada/"}

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="firsthand-dav-"))
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._session = requests.Session()
        self._session.trust_env = False
        if self.wants_password:
            self._session.auth = requests.auth.HTTPBasicAuth(self.user.encode(), self.password.encode())
        self.start()

    def command(self) -> Sequence[str]:
        """How the server is started."""
        raise NotImplementedError

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        log = self.folder / "log"
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, *self.command()], stdout=output, stderr=output, cwd=self.folder
            )
        deadline = time.monotonic() + START_SECONDS_MAX
        while True:
            try:
                self._session.get(f"{self.url}/", timeout=5, allow_redirects=False)
                return
            except requests.RequestException as error:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    written = log.read_text(errors="replace")[-2000:]
                    raise RuntimeError(f"The server does not start: {error}\n{written}") from error
                time.sleep(0.05)

    def halt(self) -> None:
        """End the program; what it keeps stays."""
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def restart(self) -> None:
        self.halt()
        self.start()

    def stop(self) -> None:
        self.halt()
        self._session.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def make_collection(self, kind: str, name: str, title: str, component: str = "VEVENT") -> str:
        """A calendar ('caldav') or an address book ('carddav'); gives its address."""
        namespace, sort = _NAMESPACES[kind]
        held = f'<x:supported-calendar-component-set><x:comp name="{component}"/></x:supported-calendar-component-set>'
        body = (
            f'<mkcol xmlns="DAV:" xmlns:x="{namespace}"><set><prop><resourcetype><collection/><x:{sort}/></resourcetype>'
            f"<displayname>{escape(title)}</displayname>{held if kind == 'caldav' else ''}</prop></set></mkcol>"
        )
        url = self.at(f"{self.homes[kind]}{name}/")
        self._ask("MKCOL", url, body.encode())
        return url

    def at(self, path: str) -> str:
        return self.url + path

    def put(self, url: str, text: str) -> str:
        """Write an object; gives its address."""
        sort = "text/vcard" if text.startswith("BEGIN:VCARD") else "text/calendar"
        self._ask("PUT", url, text.encode(), {"Content-Type": f"{sort}; charset=utf-8"})
        return url

    def delete(self, url: str) -> None:
        self._ask("DELETE", url)

    def text(self, url: str) -> str:
        return self._ask("GET", url).content.decode()

    def _ask(
        self, method: str, url: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> requests.Response:
        response = self._session.request(method, url, data=body, headers=headers, timeout=30)
        assert response.status_code < 300, (method, url, response.status_code, response.text[:500])
        return response
