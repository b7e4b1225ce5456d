"""A cable between a browser and a server that can be cut and joined again."""

from __future__ import annotations

import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress

from tests.serving import free_port


class Cable:
    """Forwards TCP connections of a port of its own to another; `cut` ends all of them and refuses new ones."""

    def __init__(self, to: int, port: int | None = None) -> None:
        """Nothing is joined yet. The cable has its port from the start, so that a server can be told of it."""
        self.to, self.port = to, port or free_port()
        self._ends: set[socket.socket] = set()
        self._door: socket.socket | None = None

    @property
    def url(self) -> str:
        """The address to open."""
        return f"http://localhost:{self.port}"

    def join(self) -> None:
        """Let connections through."""
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", self.port))
        door.listen(64)
        self._door = door
        threading.Thread(target=self._accept, args=(door,), daemon=True).start()

    def cut(self) -> None:
        """End every connection, as a pulled plug does."""
        if self._door:
            with suppress(OSError):
                self._door.shutdown(socket.SHUT_RDWR)
            self._door.close()
            self._door = None
        for end in list(self._ends):
            self._drop(end)

    def _accept(self, door: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = door.accept()
                far = socket.create_connection(("127.0.0.1", self.to))
                self._ends |= {near, far}
                for end in (near, far):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # a cable keeps nothing back
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._pump, args=(one, other), daemon=True).start()

    def _pump(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        self._drop(one)
        self._drop(other)

    def _drop(self, end: socket.socket) -> None:
        self._ends.discard(end)
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()


@contextmanager
def cabled(to: int, port: int) -> Generator[Cable, None, None]:
    """A joined cable; it is cut at the end."""
    cable = Cable(to, port)
    cable.join()
    try:
        yield cable
    finally:
        cable.cut()
