"""Compression of what is written piece by piece."""

from __future__ import annotations

import zlib

import brotli

_GZIP = 31  # zlib's word for a gzip head and tail around the widest window


class Packer:
    """One answer's compression: br, gzip, or "" for none. A piece may come out with a later one."""

    def __init__(self, coding: str) -> None:
        """Nothing is packed yet."""
        self._brotli = brotli.Compressor(quality=4) if coding == "br" else None
        self._gzip = zlib.compressobj(5, wbits=_GZIP) if coding == "gzip" else None

    def pack(self, piece: bytes) -> bytes:
        """What can be sent by now."""
        if self._brotli:
            return self._brotli.process(piece)
        return self._gzip.compress(piece) if self._gzip else piece

    def end(self) -> bytes:
        """What remains."""
        if self._brotli:
            return self._brotli.finish()
        return self._gzip.flush() if self._gzip else b""
