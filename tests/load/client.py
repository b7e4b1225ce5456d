"""A client that keeps its connection and leaves bodies as they came, so that it measures the server and not itself."""

from __future__ import annotations

import time
from dataclasses import dataclass
from http.client import HTTPConnection
from types import TracebackType


@dataclass(frozen=True)
class Answer:
    """What came back, how many bytes of body, and the milliseconds from sending to the last byte."""

    status: int
    tag: str
    size: int
    ms: float


class Client:
    """One connection to a server on this machine."""

    def __init__(self, port: int) -> None:
        """Connect when first needed."""
        self._connection = HTTPConnection("127.0.0.1", port, timeout=30)

    def __enter__(self) -> Client:
        """Itself; the connection ends with the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the connection."""
        self._connection.close()

    def get(self, path: str, tag: str = "") -> Answer:
        """GET with Accept-Encoding br; with `tag`, only if that is no longer the newest."""
        headers = {"Accept-Encoding": "br"} | ({"If-None-Match": tag} if tag else {})
        started = time.perf_counter()
        try:
            self._connection.request("GET", path, headers=headers)
            response = self._connection.getresponse()
            body = response.read()
        except OSError:
            self._connection.close()  # the next request connects anew
            raise
        ms = (time.perf_counter() - started) * 1000
        return Answer(response.status, response.getheader("ETag", ""), len(body), ms)

    def expect(self, status: int, path: str, tag: str = "") -> Answer:
        """The same; any other status is an error, for a figure of a wrong answer says nothing."""
        answer = self.get(path, tag)
        if answer.status != status:
            raise RuntimeError(f"{path} answered {answer.status}, not {status}")
        return answer
