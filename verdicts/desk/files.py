"""Finding and reading catalogue files: every fault is kept, none stops the reading of the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from pydantic import ValidationError

from verdicts.desk.faults import Fault, faults_of
from verdicts.domain.documents import BrokenDocument, parse
from verdicts.domain.reviewers import Reviewer, set_faults
from verdicts.domain.tools import Tool

LARGEST_FILE = 2_000_000
REVIEWERS_FILE = "reviewers.json"
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Batch:
    """What the files held: tools and reviewers by the file they came from, and the faults met."""

    tools: list[tuple[str, Tool]] = field(default_factory=list[tuple[str, Tool]])
    reviewers: list[Reviewer] = field(default_factory=list[Reviewer])
    reviewers_file: str = ""
    faults: list[Fault] = field(default_factory=list[Fault])


def read_files(paths: Sequence[Path], progress: Progress | None = None) -> Batch:
    """Read files and folders of files (`*.json`, not their subfolders); `progress` gets files done and in all."""
    batch = Batch()
    files = _files(paths, batch.faults)
    for done, file in enumerate(files, start=1):
        _read(file, batch)
        if progress:
            progress(done, len(files))
    _find_repeats(batch)
    return batch


def _files(paths: Sequence[Path], faults: list[Fault]) -> list[Path]:
    found: dict[str, Path] = {}
    for path in paths:
        for file in _json_in(path, faults):
            found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def _json_in(path: Path, faults: list[Fault]) -> list[Path]:
    """The files that `path` stands for; a fault when it stands for none."""
    try:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        reason = _unusable(path, files)
    except OSError as broken:
        files, reason = [], f"cannot be read: {broken.strerror}"
    if reason:
        faults.append(Fault(str(path), "", reason))
    return [] if reason else files


def _unusable(path: Path, files: list[Path]) -> str:
    """Why nothing can be read at `path`, empty when something can."""
    if not path.exists():
        return "does not exist"
    if path.is_dir():
        return "" if files else "holds no .json files"
    return "" if path.suffix == ".json" else "is not a .json file"


def _read(file: Path, batch: Batch) -> None:
    try:
        document = parse(_bytes(file))
    except (BrokenDocument, OSError) as broken:
        reason = f"cannot be read: {broken.strerror}" if isinstance(broken, OSError) else str(broken)
        batch.faults.append(Fault(str(file), "", reason))
        return
    if file.name == REVIEWERS_FILE:
        _read_reviewers(str(file), document, batch)
    else:
        _read_tool(file, document, batch)


def _bytes(file: Path) -> bytes:
    if not file.is_file():
        raise BrokenDocument("is not a file")
    with file.open("rb") as stream:
        raw = stream.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise BrokenDocument(f"is larger than {LARGEST_FILE // 1_000_000} MB")
    return raw


def _read_tool(file: Path, document: object, batch: Batch) -> None:
    try:
        tool = Tool.model_validate(document)
    except ValidationError as broken:
        batch.faults += faults_of(str(file), broken)
        return
    batch.tools.append((str(file), tool))
    if tool.slug != file.stem:
        batch.faults.append(Fault(str(file), "slug", f"is {tool.slug}, so the file must be named {tool.slug}.json"))


def _read_reviewers(file: str, document: object, batch: Batch) -> None:
    if not isinstance(document, list):
        batch.faults.append(Fault(file, "", "must be a list in brackets"))
        return
    if batch.reviewers_file:
        batch.faults.append(Fault(file, "", f"is a second set of reviewers, beside {batch.reviewers_file}"))
        return
    batch.reviewers_file = file
    for index, entry in enumerate(cast(list[object], document)):
        try:
            batch.reviewers.append(Reviewer.model_validate(entry))
        except ValidationError as broken:
            batch.faults += faults_of(file, broken, f"[{index}]")
    batch.faults += [Fault(file, "", fault) for fault in set_faults(batch.reviewers)]


def _find_repeats(batch: Batch) -> None:
    first: dict[str, str] = {}
    for file, tool in batch.tools:
        if tool.slug in first:
            batch.faults.append(Fault(file, "slug", f"{tool.slug} is also given in {first[tool.slug]}"))
        first.setdefault(tool.slug, file)
