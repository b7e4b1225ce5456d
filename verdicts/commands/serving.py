"""`verdicts serve`: build where needed, prepare the database, serve."""

from __future__ import annotations

import os
import socket
from typing import Annotated

import typer

from verdicts.commands.building import build
from verdicts.commands.ground import database, fail, now, out, progress
from verdicts.desk.opening import prepare
from verdicts.settings import settings

_LOCAL = ("127.0.0.1", "0.0.0.0", "::")  # noqa: S104 - only compared with
_AS_BUILT = {
    "REFLEX_ENV_MODE": "prod",
    "__REFLEX_SKIP_COMPILE": "true",
    "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "false",
}
Force = Annotated[bool, typer.Option("--force", help="Build even if nothing changed.")]


def run_build(force: Force = False) -> None:
    """Build the frontend when its sources changed."""
    out.print("Built." if build(force) else "Up to date, nothing to build.")


def run() -> None:
    """Start Verdicts: build the frontend when its sources changed, migrate the database, serve.

    An empty database gets the demo catalogue (VERDICTS_DEMO=false prevents it). VERDICTS_HOST and VERDICTS_PORT
    say where to listen. Ctrl-C ends it.
    """
    _refuse_a_taken_port(settings().host, settings().port)
    build()
    with database() as engine, progress("Importing the demo catalogue") as bar:
        done = prepare(engine, demo=settings().demo, clock=now, progress=bar)
    if done.imported:
        out.print(f"Imported the demo catalogue: {len(done.imported.added)} tools.")
    _listen()


def _listen() -> None:
    os.environ.update(_AS_BUILT)
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    import verdicts.app  # noqa: F401 - read once here, the worker is forked with it

    known, quiet = settings(), {"log_level": LogLevels.warning, "workers_kill_timeout": 5}
    where = {"address": known.host, "port": known.port, "backlog": 2048}
    server = Granian("verdicts.app:app", **where, interface=Interfaces.ASGI, factory=True, workers=1, **quiet)
    server.on_startup(lambda: out.print(f"{known.site_name} on {_address()}  (Ctrl-C ends it)"))
    server.serve()


def _refuse_a_taken_port(host: str, port: int) -> None:
    """The server itself would end in a traceback of its own language."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(found[0], found[1]) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found[4])
    except OSError as trouble:
        fail(f"Port {port} cannot be used on {host}: {trouble.strerror}. Choose another: VERDICTS_PORT={port + 1}")


def _address() -> str:
    host = settings().host
    return f"http://{'localhost' if host in _LOCAL else host}:{settings().port}"
