"""Export the catalogue as files that import reads: one a tool, and the reviewers."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Engine

from verdicts.desk.files import REVIEWERS_FILE, Progress
from verdicts.domain.documents import reviewers_text, tool_text
from verdicts.store.engine import reading
from verdicts.store.reviewers import reviewers
from verdicts.store.tools import all_tools, old_slugs


class ExportRefused(Exception):
    """Nothing was written; the message says why."""


def export_catalogue(engine: Engine, folder: Path, *, force: bool = False, progress: Progress | None = None) -> int:
    """Write every tool and the reviewers into `folder`, made when absent; returns the number of tools.

    Each file appears whole or not at all. A folder that is not empty is refused unless `force`: then files of the
    same names are replaced and others stay. Raises ExportRefused, or OSError when the disk says no.
    """
    with reading(engine) as conn:
        merged = old_slugs(conn)  # what is another tool by now is not one of its own
        texts = {f"{tool.slug}.json": tool_text(tool) for tool in all_tools(conn) if tool.slug not in merged}
        tools = len(texts)
        texts[REVIEWERS_FILE] = reviewers_text(reviewers(conn))
    _take_folder(folder, force)
    for done, (name, text) in enumerate(texts.items(), start=1):
        _write(folder / name, text)
        if progress:
            progress(done, len(texts))
    return tools


def _take_folder(folder: Path, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise ExportRefused(f"{folder} is a file, not a folder")
    folder.mkdir(parents=True, exist_ok=True)
    if not force and any(folder.iterdir()):
        raise ExportRefused(f"{folder} is not empty")


def _write(file: Path, text: str) -> None:
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        os.replace(part, file)
    finally:
        part.unlink(missing_ok=True)
