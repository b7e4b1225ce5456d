"""Export: shelves as a file of one of three kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from verdicts.desk.catalogue import Site
from verdicts.desk.shelving.as_csv import csv_text
from verdicts.desk.shelving.as_json import json_text
from verdicts.desk.shelving.as_netscape import netscape_text
from verdicts.domain.shelves import Shelf

FileKind = Literal["json", "csv", "html"]
_TEXTS = {"json": json_text, "csv": csv_text, "html": netscape_text}


def write(kind: FileKind, shelves: Sequence[Shelf], site: Site, named: Mapping[str, str]) -> str:
    """The file's text, to be sent as UTF-8; `named` gives the titles of tools and comparisons by their address."""
    return _TEXTS[kind](shelves, site, named)
