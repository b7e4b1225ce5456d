"""DKIM (RFC 6376): what leaves by a mail server is signed with the operator's key, where one is given.

Without one the mail server signs, or nobody. RFC 8058 wants both List-Unsubscribe headers under the signature.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import dkim  # pyright: ignore[reportMissingTypeStubs]

from verdicts.post.refusals import LetterRefused

_SIGNED = (
    "from", "to", "subject", "date", "message-id", "mime-version", "content-type", "content-transfer-encoding",
    "auto-submitted", "list-id", "list-archive", "list-unsubscribe", "list-unsubscribe-post",
)  # fmt: skip


@dataclass(frozen=True)
class Signer:
    """An RSA key in PEM, known to receivers by `selector`._domainkey.`domain`. Raises LetterRefused for no such key."""

    selector: str
    domain: str
    key: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Sign something, so that a key that is none is found at once."""
        try:
            self.signed(f"From: a@{self.domain}\r\n\r\n\r\n".encode())
        except (dkim.DKIMException, ValueError) as broken:
            raise LetterRefused(f"this key cannot sign: {broken}. Give an RSA key as a PEM file") from broken

    def signed(self, message: bytes) -> bytes:
        """The message with its signature in front; From is signed twice, so that none can be added."""
        names = {line.partition(b":")[0].strip().lower() for line in message.partition(b"\r\n\r\n")[0].split(b"\r\n")}
        headers = [name.encode() for name in _SIGNED if name.encode() in names]
        signature = dkim.sign(  # pyright: ignore[reportUnknownMemberType]
            message,
            self.selector.encode(),
            self.domain.encode(),
            self.key,
            canonicalize=(b"relaxed", b"relaxed"),
            include_headers=[*headers, b"from"],
        )
        return signature + message
