"""nginx with the file that operators get, its places replaced by a test's own."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.serving import HOUSE, free_port

CONF = HOUSE / "deploy" / "nginx.conf"
PATIENCE = 10.0
_MAIN = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
{user}
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


class NoNginx(Exception):
    """There is nothing to test with; the message says why."""


@dataclass(frozen=True)
class Front:
    """A place for nginx before the app at `behind`: free ports, a folder, a certificate of its own."""

    folder: Path
    behind: int
    port: int
    plain_port: int

    @property
    def url(self) -> str:
        """Where readers come."""
        return f"https://localhost:{self.port}"

    @property
    def tls(self) -> ssl.SSLContext:
        """What trusts the certificate."""
        return ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))

    def said(self, name: str = "access.log") -> str:
        """What nginx logged."""
        return (self.folder / name).read_text()

    def conf(self) -> str:
        """The operators' file with this place's ports and paths; each must be in it."""
        text = "\n".join(line for line in CONF.read_text().splitlines() if "listen [::]" not in line)
        for place, ours in {
            "listen 443 ssl": f"listen 127.0.0.1:{self.port} ssl",
            "listen 80;": f"listen 127.0.0.1:{self.plain_port};",
            "127.0.0.1:8000": f"127.0.0.1:{self.behind}",
            "server_name verdicts.example": "server_name localhost",
            "/etc/ssl/verdicts.example": str(self.folder),
            "/srv/verdicts/.web/build/client": str(HOUSE / ".web" / "build" / "client"),
            "/var/log/nginx": str(self.folder),
        }.items():
            if place not in text:
                raise AssertionError(f"deploy/nginx.conf has no {place}")
            text = text.replace(place, ours)
        return text


def front(folder: Path) -> Front:
    """Prepare a place. Raises NoNginx where nginx or openssl are missing."""
    for program in ("nginx", "openssl"):
        if shutil.which(program) is None:
            raise NoNginx(f"no {program} found")
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subprocess.run(["openssl", "req", *kind, *names, *files], check=True, capture_output=True)
    return Front(folder, free_port(), free_port(), free_port())


@contextmanager
def running(place: Front) -> Generator[None, None, None]:
    """Run nginx until the block ends."""
    user = "user root;" if os.geteuid() == 0 else ""
    main = place.folder / "nginx.conf"
    main.write_text(_MAIN.format(folder=place.folder, user=user))
    (place.folder / "site.conf").write_text(place.conf())
    command = ["nginx", "-p", str(place.folder), "-c", str(main), "-e", str(place.folder / "error.log")]
    process = subprocess.Popen(command)
    try:
        _await(place, process)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _await(place: Front, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", place.port), 1).close()
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"nginx did not start: {place.said('error.log')}") from None
            time.sleep(0.05)
