"""The door of a running site: POST /vote with the operator's token, over one connection."""

from __future__ import annotations

from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from types import TracebackType
from urllib.parse import urlencode, urlsplit

PATIENCE = 10.0


class DoorClosed(Exception):
    """The site does not answer, or does not let us in; the message is a sentence with a way out."""


class Door:
    """One connection to a running site."""

    def __init__(self, url: str, token: str) -> None:
        """Nothing is connected yet. Raises DoorClosed where `url` is no web address."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise DoorClosed(f"{url} is no address of a site; give one like http://localhost:8000.")
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._url, self._connection = url, kind(parts.hostname, parts.port, timeout=PATIENCE)
        kind_of = {"Content-Type": "application/x-www-form-urlencoded"}
        self._headers = {"Authorization": f"Bearer {token}", **kind_of}

    def __enter__(self) -> Door:
        """Itself; the connection ends with the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the connection."""
        self._connection.close()

    def cast(self, reader: str, tools: Sequence[str], choice: str) -> None:
        """Cast one demo vote. Raises DoorClosed."""
        form = urlencode({"reader": reader, "tools": ",".join(tools), "choice": choice})
        try:
            self._connection.request("POST", "/vote", form, self._headers)
            answer = self._connection.getresponse()
            answer.read()
        except (OSError, HTTPException) as trouble:
            raise DoorClosed(f"{self._url} does not answer: {trouble}. Start it with `verdicts serve`.") from trouble
        if answer.status == 403:
            raise DoorClosed(
                f"{self._url} does not know this operator: it runs with other keys (VERDICTS_SECRET_KEYS or data/)."
            )
        if answer.status != 303:
            raise DoorClosed(f"{self._url} answered {answer.status} and did not count the vote.")
