"""Letters to a mail server: one connection a letter, certificates checked, never less safe than was asked for."""

from __future__ import annotations

import asyncio
import re
import ssl
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Literal

from aiosmtplib import SMTP, SMTPException, SMTPRecipientsRefused, SMTPResponseException

from verdicts.post.letter import seven_bit
from verdicts.post.refusals import NotDelivered
from verdicts.post.signing import Signer

Security = Literal["starttls", "tls", "none"]
PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}
PATIENCE = 20.0  # seconds for one answer
LONGEST = 90.0  # seconds for a letter
FAREWELL = 2.0  # seconds for the end of a connection
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\S)")


@dataclass(frozen=True)
class Server:
    """A mail server. `certificates` are those of the system where none are given; `us` is what we call ourselves."""

    host: str
    port: int
    security: Security = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    us: str = "localhost"
    signer: Signer | None = None
    certificates: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False)

    async def deliver(self, message: EmailMessage) -> str:
        """Hand the message over; gives the server as host:port. Raises NotDelivered."""
        connection = self.connection()
        try:
            async with asyncio.timeout(LONGEST):
                await connection.connect()
                await self._send(connection, message)
            await self.bid_farewell(connection)
        except (SMTPException, OSError) as trouble:
            raise self._failed(trouble) from None  # the chain would carry what the server said into a traceback
        finally:
            connection.close()
        return self._name

    def signed(self, message: bytes) -> bytes:
        """A message as it goes out: signed, where there is a key."""
        return self.signer.signed(message) if self.signer else message

    async def _send(self, connection: SMTP, message: EmailMessage) -> None:
        if self.signer is None:
            await connection.send_message(message)
            return
        whole = await asyncio.to_thread(self.signed, seven_bit(message))
        await connection.sendmail(message["From"].addresses[0].addr_spec, message["To"].addresses[0].addr_spec, whole)

    @property
    def _name(self) -> str:
        return f"{self.host}:{self.port}"

    def connection(self) -> SMTP:
        """A connection that is not made yet."""
        return SMTP(
            hostname=self.host,
            port=self.port,
            use_tls=self.security == "tls",
            start_tls=self.security == "starttls",
            tls_context=self.certificates,
            username=self.user or None,
            password=self.password or None,
            local_hostname=self.us,
            timeout=PATIENCE,
        )

    @staticmethod
    async def bid_farewell(connection: SMTP) -> None:
        """End a connection over which a letter went: it is the server's now, whatever it answers."""
        transport = connection.transport
        with suppress(SMTPException, OSError):
            await connection.quit(timeout=FAREWELL)
        if isinstance(transport, asyncio.WriteTransport):
            transport.abort()  # everything is said; waiting for TLS to close as well may outlast the loop

    def _failed(self, trouble: Exception) -> NotDelivered:
        if isinstance(trouble, SMTPRecipientsRefused):
            trouble = trouble.recipients[0]  # there is one
        if isinstance(trouble, SMTPResponseException):
            return self._answered(int(trouble.code), trouble.message)
        reason, passing = reason_of(trouble)
        return NotDelivered(f"{self._name} cannot be used: {reason}", reason, passing=passing)

    def _answered(self, code: int, said: str) -> NotDelivered:
        """From 500 on an answer is final; anything else may be another one later."""
        status = _STATUS.match(said)
        reason = f"answered {code} {status[0]}" if status else f"answered {code}"
        return NotDelivered(f"{self._name} answered: {code} {_sentence(said)}", reason, passing=not 500 <= code < 600)


def reason_of(trouble: Exception) -> tuple[str, bool]:
    """Why a server cannot be used, and whether that may pass; else it cannot do what was asked for, like STARTTLS."""
    reason = _sentence(str(trouble)) or "it did not answer in time"
    return reason, "CERTIFICATE_VERIFY_FAILED" not in reason and isinstance(trouble, OSError)


def _sentence(said: str) -> str:
    """One line for a terminal: no control characters, not endless."""
    printable = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in said)
    return " ".join(printable.split())[:300].removesuffix(".")
