"""My weights: how much each reviewer counts for one reader. assets/js/weights.js is the same; one table proves it.

A setting is written in an address as `w-<reviewer>=0|0.5|1|2` and `must=<ask>|<unit>|<label>`, each followed by
`n=<amount>` where it asks for one. Weights are counted in halves, so that every sum is whole and every mean exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from urllib.parse import parse_qsl, urlencode

from verdicts.domain.musts import Must, must_of
from verdicts.domain.panels import PanelCount, shared_reviewers, verdict_of

WEIGHTS = {"0": 0, "0.5": 1, "1": 2, "2": 4}  # as written, and in halves
EQUAL = 2
MOST_MUSTS, MOST_QUERY = 12, 2000
MOST_KEPT = MOST_QUERY - 100  # of an address; a workload has room beside it
WEIGHT, MUST, AMOUNT = "w-", "must", "n"
_WRITTEN = {halves: text for text, halves in WEIGHTS.items()}
Scores = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Setting:
    """Reviewers who do not count once, by key, in halves; and the musts, one a label.

    `refused` are musts whose amount is no number: they are shown as they were written, and nothing comes of them.
    """

    weights: Mapping[str, int] = field(default_factory=dict[str, int])
    musts: tuple[Must, ...] = ()
    refused: tuple[Must, ...] = ()

    def __bool__(self) -> bool:
        """Whether it is another one than the published: all alike, no must."""
        return bool(self.weights or self.musts)

    def of(self, reviewer: str) -> int:
        """How much a reviewer counts, in halves."""
        return self.weights.get(reviewer, EQUAL)

    def counted(self, scores: Scores) -> Scores:
        """Those of some scores whose reviewer counts."""
        return {key: score for key, score in scores.items() if self.of(key)}


def parse(query: str, reviewers: Sequence[str], most: int = MOST_QUERY) -> Setting:
    """The setting of a query string; unknown and broken parts are dropped, the first of two stands."""
    pairs = parse_qsl(query[:most], keep_blank_values=True)
    given = dict[str, str](reversed([pair for pair in pairs if pair[0].startswith(WEIGHT)]))
    found = {key: WEIGHTS.get(given.get(WEIGHT + key, ""), EQUAL) for key in reviewers}
    return Setting({key: halves for key, halves in found.items() if halves != EQUAL}, *_musts(pairs))


def _musts(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[Must, ...], tuple[Must, ...]]:
    """Those that count, one a label, and those refused; a must takes the first amount between it and the next one."""
    asked = list[tuple[str, list[str]]]()
    for name, value in pairs:
        if name == MUST:
            asked.append((value, []))
        elif name == AMOUNT and asked:
            asked[-1][1].append(value)
    found, refused = dict[str, Must](), dict[str, Must]()
    for value, amounts in asked:
        if must := must_of(value, (amounts or [""])[0]):
            (found if must.counted else refused).setdefault(must.label, must)
    return tuple(found.values())[:MOST_MUSTS], tuple(must for label, must in refused.items() if label not in found)


def pairs_of(setting: Setting, reviewers: Sequence[str]) -> list[tuple[str, str]]:
    """The fewest parts of a query that say a setting, none for the published one."""
    pairs = [(WEIGHT + key, _WRITTEN[setting.of(key)]) for key in reviewers if key in setting.weights]
    for must in setting.musts:
        pairs.append((MUST, must.written))
        pairs += [(AMOUNT, must.amount)] if must.bounded else []
    return pairs


def written(setting: Setting, reviewers: Sequence[str]) -> str:
    """The shortest query string of a setting, "" of the published one."""
    return encoded(pairs_of(setting, reviewers))


def encoded(pairs: Sequence[tuple[str, str]]) -> str:
    """A query string as URLSearchParams writes it."""
    return urlencode(pairs, errors="replace").replace("~", "%7E").replace("%2A", "*")


def weighed_count(scores: Scores, setting: Setting) -> PanelCount:
    """Ship and skip of one panel in halves of a reviewer."""
    halves = {"ship": 0, "skip": 0}
    for key, score in scores.items():
        halves[verdict_of(score)] += setting.of(key)
    return PanelCount(halves["ship"], halves["skip"])


def sharing(panels: Sequence[Scores], setting: Setting, reviewers: Sequence[str]) -> list[str]:
    """The reviewers who count and scored every tool, in fixed order."""
    return [key for key in shared_reviewers(panels, reviewers) if setting.of(key)]


def weighed_means(panels: Sequence[Scores], setting: Setting, shared: Sequence[str]) -> list[Fraction]:
    """Each tool's weighed mean over the `shared` reviewers; nothing without any."""
    whole = sum(setting.of(key) for key in shared)
    return [Fraction(sum(setting.of(key) * panel[key] for key in shared), whole) for panel in panels] if whole else []
