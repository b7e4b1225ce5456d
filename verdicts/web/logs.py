"""The log: one line an event, ours and that of every library; tracebacks never hold local values (these may be
secret), and statements never their parameters (`store.engine`)."""

from __future__ import annotations

import logging.config
from typing import Any, Literal

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, Processor

Form = Literal["plain", "json"]
_SHARED = "/shelf/"  # whoever has the rest of it may read the shelf


def without_secrets(_logger: object, _method: str, event: EventDict) -> EventDict:
    """A path that is itself a secret is cut."""
    if str(event.get("path", "")).startswith(_SHARED):
        event["path"] = f"{_SHARED}..."
    return event


_EVERY: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    without_secrets,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def open_log(form: Form) -> None:
    """Send everything that this process logs to standard output: lines to read, or one JSON object a line."""
    logging.config.dictConfig(log_config(form))
    structlog.configure(
        processors=[*_EVERY, ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def log_config(form: Form) -> dict[str, Any]:
    """The same as a `logging.config` dictionary, for servers that set up logging by themselves in each worker."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": line_formatter, "form": form}},
        "handlers": {"out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}},
        "root": {"handlers": ["out"], "level": "WARNING"},
        "loggers": {
            "verdicts": {"level": "INFO"},
            "socketio.server": {"level": "ERROR"},  # without a level of their own
            "engineio.server": {"level": "ERROR"},  # these two add a handler of their own
        },
    }


def line_formatter(form: Form) -> ProcessorFormatter:
    """Draws a record of any library as a line like ours."""
    return ProcessorFormatter(
        foreign_pre_chain=[*_EVERY, structlog.stdlib.PositionalArgumentsFormatter()],
        processors=[ProcessorFormatter.remove_processors_meta, *_drawing(form)],
    )


def _drawing(form: Form) -> list[Processor]:
    if form == "json":
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(default=str)]
    return [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
