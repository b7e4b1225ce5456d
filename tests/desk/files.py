"""What the tests of importing do with files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from verdicts.desk.faults import ImportRefused
from verdicts.desk.importing import Imported
from verdicts.store.engine import reading
from verdicts.store.reviewers import reviewers
from verdicts.store.revisions import catalogue_revision
from verdicts.store.tools import all_tools

Importer = Callable[..., Imported]


def change(file: Path, **changes: Any) -> dict[str, Any]:
    """Rewrite some keys of a file."""
    document = json.loads(file.read_text("utf-8")) | changes
    file.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return document


def refusal(bring: Importer, engine: Engine, *paths: Path, **more: Any) -> list[tuple[str, str, str]]:
    """The faults of an import that must be refused and leave nothing behind."""
    with reading(engine) as conn:
        before = all_tools(conn), reviewers(conn), catalogue_revision(conn)
    with pytest.raises(ImportRefused) as refused:
        bring(*paths, **more)
    with reading(engine) as conn:
        assert (all_tools(conn), reviewers(conn), catalogue_revision(conn)) == before
    return [(Path(fault.file).name, fault.field, fault.reason) for fault in refused.value.faults]
