"""An open page as the server sees it: a websocket that speaks Reflex's wire, without a browser."""

from __future__ import annotations

import json
import socket
import ssl
import uuid
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Event, Ping, RejectConnection, Request, TextMessage

PATIENCE = 10.0
_HYDRATE = "reflex___state____state.hydrate_and_load"


def called(name: str, payload: Any, path: str, **more: Any) -> str:
    """The message by which a page at `path` calls an event handler."""
    place = {"pathname": path, "asPath": path, "query": {}, **more.pop("router_data", {})}
    return "42/_event," + json.dumps(["event", {"name": name, "payload": payload, "router_data": place, **more}])


class Refused(Exception):
    """The server did not open the socket; the message is the status."""


class OpenPage:
    """A connected socket."""

    def __init__(self, wire: socket.socket, target: str, headers: dict[str, str]) -> None:
        """Shake hands on a connected `wire`. Raises Refused."""
        self._wire, self._speech = wire, WSConnection(ConnectionType.CLIENT)
        self._events = self._incoming()
        host = headers.pop("Host")
        more = [(name.encode(), value.encode()) for name, value in headers.items()]
        wire.sendall(self._speech.send(Request(host=host, target=target, extra_headers=more)))
        answer = next(self._events)
        if isinstance(answer, RejectConnection):
            raise Refused(str(answer.status_code))
        if not isinstance(answer, AcceptConnection):
            raise Refused(str(answer))

    def _incoming(self) -> Generator[Event, None, None]:
        while True:
            yield from self._speech.events()
            if not (data := self._wire.recv(65536)):
                raise ConnectionError("the server closed the socket")
            self._speech.receive_data(data)

    def say(self, *texts: str) -> None:
        """Send messages, together."""
        self._wire.sendall(b"".join(self._speech.send(TextMessage(data=text)) for text in texts))

    def hear(self) -> str:
        """The next message; pings are answered and not told. TimeoutError after PATIENCE seconds of silence."""
        text = ""
        for event in self._events:
            if isinstance(event, Ping):
                self._wire.sendall(self._speech.send(event.response()))
            elif isinstance(event, CloseConnection):
                raise ConnectionError(f"the server closed the socket: {event.code}")
            elif isinstance(event, TextMessage):
                text += event.data
                if event.message_finished and text == "2":
                    self.say("3")
                    text = ""
                elif event.message_finished:
                    return text
        raise ConnectionError("no more messages")

    def load(self, path: str) -> dict[str, Any]:
        """Hydrate as the page of `path`; the root state's first delta."""
        place = {"pathname": path, "asPath": path, "query": {}}
        event = {"name": _HYDRATE, "payload": {}, "router_data": place}
        self.say("40/_event," + json.dumps({"event": event}))
        while not (message := self.hear()).startswith("42/_event,"):
            pass
        return json.loads(message.removeprefix("42/_event,"))[1]["delta"]["reflex___state____state"]

    def call(self, name: str, payload: Any, path: str = "/tools", **more: Any) -> None:
        """Call an event handler by its full name, as a script may; `more` are further fields of the event."""
        self.say(called(name, payload, path, **more))

    def until(self, mark: str) -> list[str]:
        """All messages up to the first one that holds `mark`."""
        heard = [self.hear()]
        while mark not in heard[-1]:
            heard.append(self.hear())
        return heard

    def client_ip(self) -> str:
        """The address that the server holds this page's reader for."""
        return str(self.load("/tools")["rx_router_session_rx_state_"]["client_ip"])


@contextmanager
def open_page(
    url: str, headers: dict[str, str] | None = None, source: str = "", tls: ssl.SSLContext | None = None, tab: str = ""
) -> Iterator[OpenPage]:
    """Open the socket of the site at `url` as its own page would, and close it at the end.

    `headers` go along; `source` is the address of this machine to come from; `tls` is for https; `tab` is the token by
    which a tab is known when it connects again, as a rule a new one.
    """
    place = urlsplit(url)
    known = {"Host": place.netloc, "Origin": url, **(headers or {})}
    target = f"/_event/?token={tab or uuid.uuid4()}&EIO=4&transport=websocket"
    where = (place.hostname or "", place.port or (443 if place.scheme == "https" else 80))
    with socket.create_connection(where, timeout=PATIENCE, source_address=(source, 0) if source else None) as raw:
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as a browser: small messages wait for no answer
        wire = tls.wrap_socket(raw, server_hostname=place.hostname) if tls else raw
        with wire:
            page = OpenPage(wire, target, known)
            if not page.hear().startswith("0{"):
                raise RuntimeError("not the socket of a page")
            yield page
