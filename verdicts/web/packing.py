"""Compression: the best coding that a client accepts, made once and kept."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field

import brotli

_QUALITY = {"live": 5, "built": 11}


def _packers(quality: int) -> dict[str, Callable[[bytes], bytes]]:
    return {
        "br": lambda plain: brotli.compress(plain, quality=quality),
        "gzip": lambda plain: gzip.compress(plain, 6, mtime=0),
    }


def accepted(header: str) -> str:
    """br, gzip or "" for an Accept-Encoding header; a coding with q=0 is refused."""
    offers: dict[str, float] = {}
    for part in header.lower().split(","):
        coding, _, weight = part.strip().partition(";q=")
        try:
            offers[coding.strip()] = float(weight or 1)
        except ValueError:
            offers[coding.strip()] = 0
    return next((coding for coding in ("br", "gzip") if offers.get(coding, offers.get("*", 0)) > 0), "")


@dataclass
class Packed:
    """Bytes with their compressed forms. `effort` is "live" while someone waits, "built" for assets."""

    plain: bytes
    effort: str = "live"
    _forms: dict[str, bytes] = field(default_factory=dict)

    def form(self, coding: str) -> bytes:
        """The bytes in a coding: br, gzip or "" for plain."""
        if not coding:
            return self.plain
        if coding not in self._forms:
            quality = _QUALITY[self.effort]
            made = (
                brotli.compress(self.plain, quality=quality)
                if coding == "br"
                else gzip.compress(self.plain, 6, mtime=0)
            )
            self._forms[coding] = made
        return self._forms[coding]

    def keep(self, coding: str, form: bytes) -> None:
        """Take a form that was made before."""
        self._forms[coding] = form

    @property
    def size(self) -> int:
        """Bytes held in memory."""
        return len(self.plain) + sum(map(len, self._forms.values()))
