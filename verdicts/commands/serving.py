"""`verdicts serve`: build where needed, prepare the database, serve."""

from __future__ import annotations

import os
import socket
from typing import Annotated

import structlog
import typer

from verdicts.commands.building import build
from verdicts.commands.counting import counting
from verdicts.commands.ground import database, fail, now, out, progress
from verdicts.desk.opening import prepare
from verdicts.installation import pools_of, providers_of
from verdicts.settings import settings
from verdicts.web.logs import log_config, open_log

log = structlog.get_logger("verdicts.serve")
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
    say where to listen, VERDICTS_WORKERS how many processes serve. Ctrl-C ends it.
    """
    open_log(settings().log)
    _refuse_a_lonely_crowd(settings().workers, settings().redis_url)
    _refuse_state_in_redis()
    providers_of(settings())  # a wrong file ends the start before anything is built
    if settings().fusion_api:
        pools_of(settings())
    _refuse_a_taken_port(settings().host, settings().port)
    build(say=_say)
    with database() as engine, progress("Importing the demo catalogue") as bar:
        done = prepare(engine, demo=settings().demo, clock=now, progress=bar)
    if done.imported:
        _say(f"Imported the demo catalogue: {len(done.imported.added)} tools.")
    with counting(settings().workers):
        _listen()


def _listen() -> None:
    os.environ.update(_AS_BUILT)
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    import verdicts.app  # noqa: F401 - read once here, the worker is forked with it

    known = settings()
    where = {"address": known.host, "port": known.port, "backlog": 2048}
    many = {"workers": known.workers, "respawn_failed_workers": known.workers > 1, "workers_kill_timeout": 5}
    quiet = {"log_level": LogLevels.warning, "log_dictconfig": log_config(known.log)}
    server = Granian("verdicts.app:served", **where, **many, **quiet, interface=Interfaces.ASGI, factory=True)
    crowd = f", {known.workers} workers" if known.workers > 1 else ""
    server.on_startup(lambda: _say(f"{known.site_name} on {_address()}{crowd}  (Ctrl-C ends it)"))
    server.serve()


def _say(words: str) -> None:
    """Tell the operator, or the log where that is what is read."""
    if settings().log == "json":
        log.info(words)
    else:
        out.print(words)


def _refuse_a_lonely_crowd(workers: int, redis: str) -> None:
    if workers > 1 and not redis:
        fail(
            f"{workers} workers need a Redis to tell each other of votes: "
            "set VERDICTS_REDIS_URL=redis://host:6379/0, or VERDICTS_WORKERS=1."
        )


def _refuse_state_in_redis() -> None:
    """With it, clicks vanish without a word while Redis is away; our own workers need it for votes alone."""
    if os.environ.get("REFLEX_REDIS_URL"):
        fail(
            "REFLEX_REDIS_URL is set. It moves the state of open pages to Redis, and clicks are lost in silence "
            "whenever Redis is away. Remove it; VERDICTS_REDIS_URL is what joins workers."
        )


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
