"""Bytes of a file that somebody brought, as text."""

from __future__ import annotations

import codecs


def decoded(data: bytes) -> tuple[str, str]:
    """The text and what is doubtful about it. UTF-8, UTF-16 with its mark, or else what old Windows programs wrote."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        torn = data.decode("utf-8-sig", errors="replace")
    broken = torn.count("\ufffd")
    if broken <= sum(not character.isascii() for character in torn) - broken:
        return torn, f"{broken:,} places are not UTF-8 text; they read �"
    return data.decode("cp1252", errors="replace"), "is not UTF-8 text; it was read as Windows-1252"
