"""Read a file that an editor brought: what kind it is, its content says."""

from __future__ import annotations

from dataclasses import replace

from verdicts.desk.decoding import decoded
from verdicts.desk.intake.documents import read_documents
from verdicts.desk.intake.piece import Sheet, Unreadable
from verdicts.desk.intake.tables import read_table
from verdicts.store.tables.intake import LARGEST

MOST_PIECES = 2_000  # so many are looked at in a few seconds, in which nobody else publishes


def read(data: bytes) -> Sheet:
    """The pieces of a file of at most LARGEST bytes. Raises Unreadable, never anything else for what the file holds."""
    if len(data) > LARGEST:
        raise Unreadable(f"is larger than {LARGEST // 1_000_000} MB")
    text, doubt = decoded(data)
    if not text.strip():
        raise Unreadable("is empty")
    sheet = read_documents(text) if text.lstrip()[:1] in ("{", "[") else read_table(text)
    if not sheet.pieces:
        raise Unreadable("holds headings and no rows" if text.lstrip()[:1] != "[" else "holds an empty list")
    if len(sheet.pieces) > MOST_PIECES:
        raise Unreadable(f"has more than {MOST_PIECES:,} rows; bring it in parts")
    return replace(sheet, notes=(*((f"The file {doubt}.",) if doubt else ()), *sheet.notes))
