"""Letters as files, where there is no mail server: one whole `.eml` a letter, for the operator's eyes alone."""

from __future__ import annotations

import asyncio
import os
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from verdicts.post.letter import wired
from verdicts.post.refusals import NotDelivered


@dataclass(frozen=True)
class Outbox:
    """A folder, made with mode 0700 by the first letter; one that is there keeps its mode. Files have 0600."""

    folder: Path
    clock: Callable[[], datetime]

    async def deliver(self, message: EmailMessage) -> str:
        """Write the message; gives the file's path. Raises NotDelivered."""
        try:
            return str(await asyncio.to_thread(self.keep, wired(message), secrets.token_hex(8)))
        except OSError as trouble:
            words = f"{trouble.strerror}: {self.folder}. Give a folder that can be written to: VERDICTS_OUTBOX"
            raise NotDelivered(words, f"outbox: {trouble.strerror}", passing=True) from trouble

    def keep(self, content: bytes, name: str) -> Path:
        """Write a message, whole or not at all. Raises OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=self.folder, prefix=".letter")
        file = self.folder / f"{self.clock():%Y%m%dT%H%M%SZ}-{name}.eml"
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            os.replace(part, file)
        finally:
            Path(part).unlink(missing_ok=True)
        return file
