"""What an editor may want to look at again, told while they type. It never keeps a draft from being published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from verdicts.domain.facts import STALE_AFTER_MONTHS, is_stale
from verdicts.domain.working.cells import Cells, ids
from verdicts.domain.working.days import month_typed

WORDS: Mapping[str, tuple[int, int]] = {"description": (60, 110), "text": (45, 90)}
NEAR = 90  # percent of alike letters from which two labels are taken for one
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def warnings_of(cells: Cells, month: str, labels: Mapping[str, int]) -> dict[str, str]:
    """A sentence by cell. `month` is this one, YYYY-MM; `labels` those of other tools of the category, the most used
    first."""
    found = [*_counted(cells), *_months(cells, month), *_sources(cells), *_links(cells), *_labels(cells, labels)]
    return dict(reversed(found))


def _counted(cells: Cells) -> Iterator[tuple[str, str]]:
    takes = [f"take.{key}.text" for key in ids(cells, "panel")]
    for path in ("description", *takes):
        least, most = WORDS[path.rpartition(".")[2]]
        many = len(cells.get(path, "").split())
        if many and not least <= many <= most:
            yield path, f"{many} words; {least} to {most} read best."


def _months(cells: Cells, month: str) -> Iterator[tuple[str, str]]:
    for path in (f"{row}.as_of" for row in _sourced(cells)):
        typed = month_typed(cells.get(path, "").strip())
        if not _MONTH.fullmatch(typed):
            continue
        if typed > month:
            yield path, "This month is still to come."
        elif is_stale(typed, month):
            yield path, f"Older than {STALE_AFTER_MONTHS} months: it will be marked as stale."


def _sourced(cells: Cells) -> list[str]:
    """What has a source: facts, prices, the entry price."""
    return [*(f"fact.{row}" for row in ids(cells, "facts")), *(f"price.{row}" for row in ids(cells, "prices")), "entry"]


def _sources(cells: Cells) -> Iterator[tuple[str, str]]:
    if cells.get("entry.amount", "").strip() and not cells.get("entry.source", "").strip():
        yield "entry.source", "The entry price has no source."


def _links(cells: Cells) -> Iterator[tuple[str, str]]:
    for path in (*(f"{row}.source" for row in _sourced(cells)), "links.home", "links.docs", "links.repo"):
        if cells.get(path, "").strip().casefold().startswith("http://"):
            yield path, "This link is not https."


def _labels(cells: Cells, labels: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    mine = {row: cells.get(f"fact.{row}.label", "").strip() for row in ids(cells, "facts")}
    for row, label in mine.items():
        twin = next((other for at, other in mine.items() if at != row and _same(other, label)), "")
        if label and twin:
            yield f"fact.{row}.label", f"“{twin}” differs from it in case alone."
        elif label and label not in labels and (usual := _usual(label, tuple(labels))):
            yield f"fact.{row}.label", f"Other tools of the category write “{usual}”; equal labels line up."


def _same(one: str, other: str) -> bool:
    return one != other and one.casefold() == other.casefold()


@lru_cache(4096)
def _usual(label: str, labels: tuple[str, ...]) -> str:
    """The label of other tools that is most likely meant, "" for none."""
    plain = _plain(label)
    same = (other for other in labels if _plain(other) == plain)
    counted = [other for other in labels if re.findall("[0-9]+", other) == re.findall("[0-9]+", label)]
    near = max(counted, key=lambda other: ratio(_plain(other), plain), default="")
    return next(same, near if ratio(_plain(near), plain) >= NEAR else "")


def _plain(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", label.casefold())
