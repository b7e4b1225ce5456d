"""A line to the mail server: one connection that is kept over many messages, and says of each what became of it.

A message is handed over in two steps: all of it, and then the line that ends it. Between them the caller claims it,
so that it is known which messages a server may have taken when the line, or this process, is cut.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal, Protocol

from aiosmtplib import SMTP, SMTPException, SMTPResponse, SMTPResponseException

from verdicts.post.outbox import Outbox
from verdicts.post.smtp import LONGEST, Server, reason_of

What = Literal["taken", "later", "refused", "withdrawn", "away", "barred", "unsure"]
Claim = Callable[[], Awaitable[bool]]
MOST = 100  # messages a connection: many servers end it after some
_FLUSHED = 0.002  # seconds between looks whether all of a message has left this process
_NO_SUCH = re.compile(r"5\.(?:1\.\d+|2\.1)")  # RFC 3463: the address, not the message, is what is wrong
_DOT = re.compile(rb"^\.", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """What became of one message; `said` is code and status, safe for a log.

    taken: the server has it. later: it may take it another time. refused: never, and `nobody` where that is for the
    address. withdrawn: it was not claimed. away: the server was not reached, nothing was handed over. barred: it takes
    nothing from us. unsure: the line was cut after the end of the message and before the answer.
    """

    what: What
    said: str = ""
    nobody: bool = False


class Line(Protocol):
    """What takes circulars to where they belong."""

    async def hand_over(self, sender: str, to: str, message: bytes, claim: Claim) -> Outcome:
        """One message from a return path to an address; `claim` says at the last moment whether it may go."""
        ...

    async def close(self) -> None:
        """Say farewell."""
        ...


@dataclass
class ServerLine:
    """By SMTP; signed where the server is given a key."""

    server: Server
    _open: SMTP | None = field(default=None, init=False)
    _sent: int = field(default=0, init=False)
    _ended: bool = field(default=False, init=False)  # the end of the message went out, its answer did not come

    async def hand_over(self, sender: str, to: str, message: bytes, claim: Claim) -> Outcome:
        """See Line. What `claim` raises is raised, with the message not handed over."""
        signed, self._ended = await asyncio.to_thread(self.server.signed, message), False
        try:
            async with asyncio.timeout(LONGEST):
                return await self._handed(sender, to, signed, claim)
        except (SMTPException, OSError) as trouble:
            self._drop()
            return self._cut(trouble)
        except BaseException:
            self._drop()
            raise

    async def _handed(self, sender: str, to: str, message: bytes, claim: Claim) -> Outcome:
        smtp = await self._connected()
        if refused := await self._begun(smtp, sender, to):
            return refused
        await _written(smtp, message)
        if not await claim():
            self._drop()  # DATA has no other way out: what has no end is no message
            return Outcome("withdrawn")
        self._ended = True
        return _answered(await smtp.execute_command(b"."))

    async def close(self) -> None:
        """See Line."""
        if self._open:
            await self.server.bid_farewell(self._open)
            self._drop()

    async def _connected(self) -> SMTP:
        if self._open and self._sent >= MOST:
            await self.close()
        if self._open is None or not self._open.is_connected:
            self._open, self._sent = self.server.connection(), 0
            await self._open.connect()
            await self._open.ehlo()
        self._sent += 1
        return self._open

    async def _begun(self, smtp: SMTP, sender: str, to: str) -> Outcome | None:
        """Envelope and DATA; what stands in the way of the message, if anything."""
        for command, fine in ((b"MAIL FROM:<%s>", 250), (b"RCPT TO:<%s>", 250), (b"DATA", 354)):
            mail, rcpt = command.startswith(b"MAIL"), command.startswith(b"RCPT")
            words = command % (sender if mail else to).encode() if mail or rcpt else command
            answer = await smtp.execute_command(words)
            if answer.code != fine and not (rcpt and answer.code == 251):
                if smtp.is_connected:
                    await smtp.execute_command(b"RSET")
                return _of_session(_answered(answer, rcpt=rcpt), mail)
        return None

    def _cut(self, trouble: Exception) -> Outcome:
        if isinstance(trouble, SMTPResponseException):  # while connecting
            return Outcome("barred" if 500 <= trouble.code < 600 else "away", f"answered {trouble.code}")
        words, passing = reason_of(trouble)
        return Outcome("unsure" if self._ended else "away" if passing else "barred", words)

    def _drop(self) -> None:
        if self._open:
            self._open.close()
            self._open = None


@dataclass(frozen=True)
class FolderLine:
    """Into a folder: a file is named after its message, so that the same one is there once."""

    outbox: Outbox

    async def hand_over(self, sender: str, to: str, message: bytes, claim: Claim) -> Outcome:
        """See Line."""
        if not await claim():
            return Outcome("withdrawn")
        try:
            await asyncio.to_thread(
                self.outbox.keep, message, sha256(message.partition(b"\r\n\r\n")[0]).hexdigest()[:16]
            )
        except OSError as trouble:
            return Outcome("later", f"outbox: {trouble.strerror}")
        return Outcome("taken", "outbox")

    async def close(self) -> None:
        """See Line."""


def line_to(way: object) -> Line:
    """A line by the way that letters take: a Server or an Outbox."""
    if isinstance(way, Server):
        return ServerLine(way)
    if isinstance(way, Outbox):
        return FolderLine(way)
    raise TypeError(f"there is no line by {type(way).__name__}")


def _of_session(found: Outcome, mail: bool) -> Outcome:
    """What is said to the sender, and 421 at any place, is about us and not about the recipient."""
    if found.what == "later" and (mail or found.said.startswith("421")):
        return Outcome("away", found.said)
    return Outcome("barred", found.said) if mail and found.what == "refused" else found


def _answered(answer: SMTPResponse, rcpt: bool = False) -> Outcome:
    """At a recipient a 5xx is for the address, at the end of a message where its status says so."""
    status = re.match(r"[245]\.\d{1,3}\.\d{1,3}(?!\S)", answer.message)
    said = f"{answer.code} {status[0]}" if status else str(answer.code)
    if 200 <= answer.code < 300:
        return Outcome("taken", said)
    if not 500 <= answer.code < 600:
        return Outcome("later", said)
    about_address = bool(status and _NO_SUCH.fullmatch(status[0])) or (rcpt and not status)
    return Outcome("refused", said, nobody=about_address)


async def _written(smtp: SMTP, message: bytes) -> None:
    """Everything but the end has left this process: what is still in it dies with it."""
    transport = smtp.transport
    if not isinstance(transport, asyncio.WriteTransport):
        raise OSError("the connection is closed")
    transport.write(_DOT.sub(b"..", message if message.endswith(b"\r\n") else message + b"\r\n"))
    while transport.get_write_buffer_size():
        if transport.is_closing():
            raise OSError("the connection was closed")
        await asyncio.sleep(_FLUSHED)
