"""The socket is for our own pages: another site's page cannot open it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.serving import Server, serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A production server."""
    with serving(tmp_path_factory.mktemp("origins")) as running:
        yield running


def _answer(url: str, origin: str) -> str:
    """The status line of a WebSocket handshake that claims to come from a page of `origin`."""
    place = urlsplit(url)
    lines = [
        "GET /_event/?token=00000000-0000-4000-8000-000000000000&EIO=4&transport=websocket HTTP/1.1",
        f"Host: {place.netloc}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        f"Origin: {origin}",
    ]
    with socket.create_connection((place.hostname or "", place.port or 80), timeout=10) as wire:
        wire.sendall("\r\n".join([*lines, "", ""]).encode())
        return wire.recv(200).split(b"\r\n", 1)[0].decode()


def test_our_own_pages_may_open_the_socket(server: Server) -> None:
    """A handshake from the site's own origin is accepted."""
    assert " 101 " in _answer(server.url, server.url)


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:1", "http://localhost.evil.example"]
)
def test_other_pages_may_not(server: Server, origin: str) -> None:
    """A handshake from any other origin is refused."""
    assert " 101 " not in _answer(server.url, origin)
