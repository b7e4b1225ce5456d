"""A mail server of a test's own: a real aiosmtpd on a free port that keeps what it gets, falls, and comes back."""

from __future__ import annotations

import ssl
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.serving import free_port

PATIENCE = 20.0
HANG_UP = "hang up"


@dataclass
class Peer:
    """`login` is the one pair of name and password that it lets in; `starttls` and `tls` are its side of a TLS.

    `refuse` puts an answer in front of the next command of a kind: "MAIL", "RCPT", "DATA", or HANG_UP instead.
    """

    port: int = field(default_factory=free_port)
    login: tuple[str, str] | None = None
    starttls: ssl.SSLContext | None = None
    tls: ssl.SSLContext | None = None
    raw: list[bytes] = field(default_factory=list[bytes])
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list[tuple[str, list[str]]])
    encrypted: list[bool] = field(default_factory=list[bool])
    attempts: int = 0
    _answers: dict[str, deque[str]] = field(default_factory=dict[str, deque[str]])
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _controller: Controller | None = None

    @property
    def settings(self) -> dict[str, str]:
        """What `serving` and a command take to send here in the clear."""
        return {"smtp_host": "127.0.0.1", "smtp_port": str(self.port), "smtp_security": "none"}

    def start(self) -> None:
        """Listen; also again after `fall`."""
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=self.port,
            ssl_context=self.tls,
            tls_context=self.starttls,
            require_starttls=self.starttls is not None,
            authenticator=self._authenticate if self.login else None,
            auth_require_tls=False,  # it is a test's own password
        )
        self._controller.start()

    def fall(self) -> None:
        """Stop listening."""
        if self._controller:
            self._controller.stop()
            self._controller = None

    def refuse(self, command: str, *answers: str) -> None:
        """Answer the next such commands with these instead."""
        self._answers.setdefault(command, deque()).extend(answers)

    def letters(self, to: str = "") -> list[EmailMessage]:
        """What came, for everybody or for one address, parsed, oldest first."""
        with self._changed:
            return [cast(EmailMessage, message_from_bytes(raw, policy=default)) for raw in self._came(to)]

    def wait(self, many: int = 1, to: str = "") -> list[EmailMessage]:
        """The letters, once there are so many. Blocks; in a coroutine use a thread."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._came(to)) >= many, PATIENCE):
                raise AssertionError(f"{len(self._came(to))} letters came, {many} were awaited")
        return self.letters(to)

    def _came(self, to: str) -> list[bytes]:
        return [raw for raw, (_, those) in zip(self.raw, self.envelopes, strict=True) if not to or to in those]

    def _authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        given = (data.login, data.password) if isinstance(data, LoginPassword) else None
        known = tuple(word.encode() for word in self.login or ())
        return AuthResult(success=given == known, handled=False)

    def _answer(self, command: str, server: SMTP) -> str:
        """The refusal that was laid in for it, or nothing."""
        waiting = self._answers.get(command)
        answer = waiting.popleft() if waiting else ""
        if answer == HANG_UP:
            cast(Any, server.transport).abort()
            return "421 gone"
        return answer

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """One attempt begins."""
        self.attempts += 1
        if self.login and not session.authenticated:
            return "530 5.7.0 log in first"
        if not (refusal := self._answer("MAIL", server)):
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return refusal or "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """A recipient."""
        if not (refusal := self._answer("RCPT", server)):
            envelope.rcpt_tos.append(address)
        return refusal or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """A letter, whole."""
        if refusal := self._answer("DATA", server):
            return refusal
        with self._changed:
            self.raw.append(cast(bytes, envelope.content))
            self.envelopes.append((str(envelope.mail_from), list(envelope.rcpt_tos)))
            self.encrypted.append(session.ssl is not None or self.tls is not None)
            self._changed.notify_all()
        return "250 OK"


@contextmanager
def peer_of(**given: Any) -> Iterator[Peer]:
    """A peer that listens until the block ends."""
    peer = Peer(**given)
    peer.start()
    try:
        yield peer
    finally:
        peer.fall()
