"""A Dovecot mail server that lives as long as a test wants: its own settings, on loopback, in a folder of its own."""

import grp
import imaplib
import os
import pwd
import shutil
import signal
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from imapclient.imap_utf7 import encode

from tests.support.certificates import Authority
from tests.support.postgresql import free_port

USER = "ada@moss.test"
PASSWORD = 'correct horse \\ "battery" staple äöü'
WHAT_TO_DO = "Install dovecot-imapd (scripts/system-packages does, on Debian and Ubuntu)."
_START_SECONDS_MAX = 30
_GRACE_SECONDS = 1
_PROGRAMS = ("/usr/sbin/dovecot", "/usr/local/sbin/dovecot", "/opt/homebrew/sbin/dovecot")


def find_program() -> Path | None:
    """The server's program; None where it is absent."""
    found = shutil.which("dovecot")
    return next((Path(one) for one in (found, *_PROGRAMS) if one and Path(one).exists()), None)


class Dovecot:
    """One server with one mailbox, kept as maildir. It listens with and without TLS on two ports."""

    def __init__(self, program: Path, *, introspection_url: str = "") -> None:
        """introspection_url: where it asks about access tokens (RFC 7662)."""
        self._program = program
        self._introspection_url = introspection_url
        self.port = free_port()
        self.tls_port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="firsthand-dovecot-"))
        self.mail = self.folder / "mail"
        self.authority = Authority(self.folder)
        self._process: subprocess.Popen[bytes] | None = None

    def account(self, **changes: object) -> dict[str, object]:
        """The settings by which its mailbox is read, over TLS."""
        return {
            "kind": "imap",
            "source": f"imap://{USER}@localhost:{self.tls_port}",
            "host": "localhost",
            "port": self.tls_port,
            "security": "tls",
            "user": USER,
            "auth": "password",
            "ca_file": str(self.authority.file),
            "timeout_seconds": 20,
            **changes,
        }

    def start(self, certificate: tuple[Path, Path] | None = None) -> None:
        """Start it, and wait until it answers. certificate: another certificate and key than a right one."""
        self.mail.mkdir(exist_ok=True)
        certificate = certificate or self.authority.certificate("localhost")
        settings = self.folder / "dovecot.conf"
        settings.write_text(self._settings(*certificate))
        (self.folder / "passwords").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n", encoding="utf-8")
        (self.folder / "tokens.conf").write_text(
            f"introspection_mode = post\nintrospection_url = {self._introspection_url}\nusername_attribute = sub\n"
        )
        self._own()
        log = (self.folder / "log").open("ab")
        command = [self._program, "-F", "-c", settings]
        self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/", start_new_session=True)
        log.close()
        deadline = time.monotonic() + _START_SECONDS_MAX
        while True:
            try:
                imaplib.IMAP4("127.0.0.1", self.port, timeout=5).logout()
                return
            except (OSError, imaplib.IMAP4.error) as error:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(
                        f"The mail server for the tests does not start: {error}\n{self.log()}"
                    ) from error
                time.sleep(0.05)

    def stop(self) -> None:
        """Stop it; what it holds stays."""
        if self._process:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(timeout=_GRACE_SECONDS)
            except subprocess.TimeoutExpired:  # it waits for clients that do not hang up
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
            self._process = None

    def remove(self) -> None:
        """Stop it and throw away what it holds."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def fill(self, folder: str, letters: Iterable[bytes], *, first: int = 0) -> None:
        """Put messages straight into a folder's maildir; before or while it runs. first: number of the first file.

        The files are called as a delivery program calls them: the server's table of names grows slow with names that
        are too much alike.
        """
        place = self.mail / self._directory(folder)
        for name in ("cur", "new", "tmp"):
            (place / name).mkdir(parents=True, exist_ok=True)
        for number, raw in enumerate(letters, first):
            unlike = number * 2_654_435_761 % 1_000_003
            path = (
                place / "cur" / f"{1_600_000_000 + number}.M{unlike:06}P{1000 + unlike % 30_011}.test,S={len(raw)}:2,"
            )
            path.write_bytes(raw)
            os.utime(path, (1_600_000_000 + number,) * 2)
        self._own()

    def place(self, folder: str) -> Path:
        """Where a folder's maildir lies."""
        return self.mail / self._directory(folder)

    def deliver(self, folder: str, raw: bytes) -> None:
        """Let a mail program append one message."""
        with self.client() as client:
            kind, answer = client.append(f'"{encode(folder).decode()}"', "", "", raw)
            assert kind == "OK", answer

    def client(self) -> imaplib.IMAP4_SSL:
        """A mail program of somebody else's that is logged in."""
        context = ssl.create_default_context(cafile=self.authority.file)
        client = imaplib.IMAP4_SSL("localhost", self.tls_port, ssl_context=context)
        client.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
        return client

    def log(self) -> str:
        """The end of what it said."""
        return (self.folder / "log").read_text(errors="replace")[-4_000:]

    @staticmethod
    def _directory(folder: str) -> str:
        return "" if folder == "INBOX" else "." + encode(folder.replace("/", ".")).decode()

    def _own(self) -> None:
        """Run as root, it serves mail as another user, who must own it."""
        if os.geteuid() != 0:
            return
        user = pwd.getpwnam(_mail_user())
        os.chmod(self.folder, 0o755)
        for place, names, files in os.walk(self.mail):
            for name in (".", *names, *files):
                os.chown(os.path.join(place, name), user.pw_uid, user.pw_gid)

    def _settings(self, certificate: Path, key: Path) -> str:
        me = pwd.getpwuid(os.geteuid())
        mail_user = pwd.getpwnam(_mail_user())
        root = os.geteuid() == 0
        inner = "dovecot" if root else me.pw_name
        login = "dovenull" if root else me.pw_name
        group = grp.getgrgid(mail_user.pw_gid).gr_name
        services = (
            ""
            if root
            else ("service anvil { chroot = }\nservice stats { chroot = }\nservice imap-login { chroot = }\n")
        )
        tokens = (
            f"passdb {{\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = {self.folder}/tokens.conf\n}}\n"
            if self._introspection_url
            else ""
        )
        return f"""
base_dir = {self.folder}/run
state_dir = {self.folder}/state
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
default_internal_user = {inner}
default_login_user = {login}
default_internal_group = {grp.getgrgid(pwd.getpwnam(inner).pw_gid).gr_name}
first_valid_uid = 1
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = no
auth_mechanisms = plain login{" xoauth2 oauthbearer" if tokens else ""}
auth_failure_delay = 0
auth_cache_size = 0
mail_location = maildir:{self.mail}
mail_uid = {mail_user.pw_name}
mail_gid = {group}
mailbox_list_index = yes
mail_max_userip_connections = 60
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    special_use = \\Sent
  }}
  mailbox Rubbish {{
    special_use = \\Trash
  }}
}}
{tokens}passdb {{
  driver = passwd-file
  mechanisms = plain login
  args = username_format=%u {self.folder}/passwords
}}
userdb {{
  driver = static
  args = uid={mail_user.pw_uid} gid={mail_user.pw_gid} home={self.mail}
}}
service imap-login {{
  process_min_avail = 1
  inet_listener imap {{
    address = 127.0.0.1
    port = {self.port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {self.tls_port}
    ssl = yes
  }}
}}
service anvil {{
  # Otherwise whoever gives a wrong password waits longer each time.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
{services}"""


def _mail_user() -> str:
    """Whose mail it is: as root somebody without rights, otherwise oneself."""
    return "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
