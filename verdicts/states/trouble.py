"""When a handler fails: the reader is told, the log knows why. When a page fails in the browser, the log is told.

No postponed annotations here: Reflex evaluates those of an exception handler in a module of its own.
"""

import secrets
import time
from collections import deque
from typing import cast

import reflex as rx
import structlog
from reflex.event import EventSpec

log = structlog.get_logger()

LONGEST = 300  # characters of a page's report
_reports: deque[float] = deque(maxlen=20)  # when the last ones came


class TroubleState(rx.State):
    """`reference` is set while something failed on this page; it finds the fault in the log."""

    reference: str = ""

    @rx.event
    def appear(self, reference: str) -> None:
        """Say that something failed."""
        self.reference = reference[:16]

    @rx.event
    def calm(self) -> None:
        """A new page starts without trouble."""
        self.reference = ""


def told(exception: Exception) -> EventSpec:
    """Log a handler's failure under a reference and tell the reader."""
    reference = secrets.token_hex(4)
    log.error("handler failed", reference=reference, exc_info=exception)
    return cast(EventSpec, TroubleState.appear(reference))


def reported(exception: Exception) -> None:
    """Log what a page says of a fault of its own: cut, at most 20 a minute, since any socket may say such things."""
    now = time.monotonic()
    if len(_reports) < 20 or now - _reports[0] > 60:
        _reports.append(now)
        log.warning("a page broke", said=str(exception)[:LONGEST])
