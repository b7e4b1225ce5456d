"""Pools that need no file, by their names. A file cannot take these names."""

from __future__ import annotations

from collections.abc import Mapping

from verdicts.desk.pools.local import LOCAL
from verdicts.desk.pools.offer import Provided

RESERVED = frozenset({"local"})

PROVIDED: Mapping[str, Provided] = {"local": LOCAL}
