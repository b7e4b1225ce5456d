"""Progress of a panel on a terminal and elsewhere: whatever models and endpoints write is shown as plain characters."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from rich.console import Console
from sqlalchemy import Engine

from tests.desk.drafting.panel import drafted, job_of, merged, opinion
from tests.fusion.peer import Script, Status, peer_of
from tests.fusion.pools import pool_of
from verdicts.commands.fusion.panel_showing import Panelists, showing
from verdicts.fusion.client import OpenAIWire

pytestmark = pytest.mark.anyio

EVIL = "\x1b]0;owned\x07[bold red]Not[/bold red] \x1b[31ma \u202etake, and that is all there is to say of it."
OWN = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")  # what rich itself writes to move the cursor


class Kept(Console):
    """A console that keeps what is written."""

    def __init__(self, **more: Any) -> None:
        """Wide enough for every row, and without colours."""
        super().__init__(file=io.StringIO(), width=160, color_system=None, markup=False, highlight=False, **more)

    @property
    def text(self) -> str:
        """All that was written."""
        assert isinstance(self.file, io.StringIO)
        return self.file.getvalue()


@pytest.mark.parametrize("terminal", [True, False])
async def test_nothing_of_a_model_moves_the_terminal(demo: Engine, wire: OpenAIWire, terminal: bool) -> None:
    """Each event is shown; no control character, no markup of a text takes effect."""
    console = Kept(force_terminal=terminal)
    with peer_of(
        a=Script(opinion(71, text=EVIL)),
        b=Script(opinion(40, text=EVIL)),
        c=Script(fault=Status(403, EVIL)),
        judge=Script(merged(EVIL)),
    ) as peer:
        job = job_of(demo, "aider", pool_of(peer, "a", "b", "c", mode="merge", grace=10), "skeptic")
        told = await drafted(demo, job, wire)
    with showing(Panelists(job), console, lambda: 0.0) as show:
        for event in told.events:
            show(event)
    rest = OWN.sub("", console.text)
    assert not {"\x1b", "\x07", "\u202e"} & set(rest)
    assert "Drafting aider: 1 reviewer, pool test (merge). No prices are set" in rest
    assert "skip" in rest
    assert "56" in rest
    if not terminal:
        assert "Skeptic / a: 71" in rest
        assert "Skeptic / c: peer (127.0.0.1:" in rest
        assert "s  Skeptic: 3 members asked" in rest
        assert re.findall(r"s  Skeptic / (judge: .*)", rest) == ["judge: asked (judge)", "judge: done"]


async def test_each_reason_is_told_once(demo: Engine, wire: OpenAIWire) -> None:
    """Where nobody answers, a member's reason is one line of the progress, and the take's end does not repeat it."""
    console = Kept(force_terminal=False)
    with peer_of(a=Script(fault=Status(401)), b=Script(fault=Status(500)), judge=Script(merged())) as peer:
        job = job_of(demo, "aider", pool_of(peer, "a", "b", mode="merge"), "skeptic")
        told = await drafted(demo, job, wire)
    with showing(Panelists(job), console, lambda: 0.0) as show:
        for event in told.events:
            show(event)
    assert (console.text.count("(401)"), console.text.count("(500)")) == (1, 1)
    assert console.text.endswith("s  Skeptic: no panel take\n")
