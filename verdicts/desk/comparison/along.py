"""What goes along from one comparison to the next: weights, musts and the workload. assets/js/along.js is the same."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.costing.plans import ALL_FIELDS
from verdicts.desk.costing.workload import workload_pairs
from verdicts.domain.weighing import encoded, pairs_of, parse
from verdicts.views.along import AlongView


def along_view(catalogue: Catalogue, query: str) -> AlongView:
    """What an address may set, and what that of a query sets: known and whole parts alone, in their shortest form."""
    keys = [reviewer.key for reviewer in catalogue.reviewers]
    weights, workload = pairs_of(parse(query, keys), keys), workload_pairs(query, ALL_FIELDS)
    return AlongView(keys, list(ALL_FIELDS), [[*pair] for pair in weights], [[*pair] for pair in workload])


def pairs_along(catalogue: Catalogue, query: str) -> list[tuple[str, str]]:
    """All that goes along of a query."""
    found = along_view(catalogue, query)
    return [(key, text) for key, text in [*found.weights, *found.workload]]


def with_along(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    """An address with what goes along."""
    return f"{path}?{encoded(pairs)}" if pairs else path
