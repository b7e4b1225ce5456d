"""Company: who has which draft open, told between processes without their names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from tests.live.test_hub import Chair
from verdicts.live.company import SILENT, Company
from verdicts.live.hub import Seat

KIM, LEE = 1, 2


@dataclass
class Site:
    """A process's company: what it told others, and which pages it made look again."""

    at: float = 0.0
    told: list[Any] = field(default_factory=list[Any])
    looked: list[tuple[set[str], Seat | None]] = field(default_factory=list[tuple[set[str], Seat | None]])

    def __post_init__(self) -> None:
        """Nobody is there yet."""
        self.company = Company(self._look, self.told.append, lambda: self.at)

    def _look(self, places: Collection[str], but: Seat | None) -> None:
        self.looked.append((set(places), but))


def test_pages_come_and_go() -> None:
    """Each change is told once, to other pages and other processes; a second page of the same editor is none, and
    whoever goes on to another draft has left the first."""
    site, first, second = Site(), Chair(), Chair()
    site.company.sit(first, "3", KIM)
    site.company.sit(second, "3", KIM)
    site.company.leave(first)
    assert site.company.places == {"3": {KIM}}
    site.company.sit(second, "4", KIM)
    site.company.leave(second)
    assert site.company.places == {}
    assert site.looked == [({"3"}, first), ({"3", "4"}, second), ({"4"}, second)]
    assert [list(said.values()) for said in site.told] == [[{"3": [KIM]}], [{"4": [KIM]}], [{}]]


def test_processes_hear_of_each_other_and_forget_who_is_silent() -> None:
    """What one tells the other adds up with its own; a process that says nothing any more has nobody, one that goes on
    saying it keeps them; what is not understood is nobody."""
    one, other = Site(), Site()
    one.company.sit(Chair(), "3", KIM)
    other.company.sit(Chair(), "3", LEE)
    other.looked.clear()
    other.company.heard(one.told[-1])
    other.company.heard(one.told[-1])
    assert other.company.places == {"3": {KIM, LEE}}
    assert other.looked == [({"3"}, None)]
    one.company.beat()
    other.at = SILENT - 1
    other.company.heard(one.told[-1])
    other.at += SILENT
    other.company.beat()
    assert other.company.places == {"3": {KIM, LEE}}
    other.at += 1
    other.company.beat()
    assert other.company.places == {"3": {LEE}}
    assert len(other.looked) == 2
    other.company.heard({"company:x": ["?"], "company:y": {"3": "?"}, "vllm": {"3": [KIM]}})
    assert other.company.places == {"3": {LEE}}
