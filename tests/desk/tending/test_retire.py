"""Retiring a tool, and bringing it back."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.libraries import SITE, TODAY
from tests.votes import ballot, count, pick
from verdicts.desk.catalogue import Library
from verdicts.desk.checking import check
from verdicts.desk.rank import rank
from verdicts.desk.show import show
from verdicts.desk.tending.retire import bring_back, retire
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.said import Done, Refused
from verdicts.store.engine import reading
from verdicts.store.revisions import history
from verdicts.views.tool import ToolView


def test_a_retired_tool_stays_readable_and_takes_no_votes(demo: Engine, kim: int) -> None:
    """It is labelled, leaves lists and ladder, and refuses ballots and picks; its votes are kept. All comes back."""
    count(demo, ballot(1, "ship"), *(pick(n, "ollama") for n in range(40)))
    assert isinstance(retire(demo, kim, "ollama", "Not kept up", NOON), Done)
    library = Library(demo)
    view = show(library, SITE, "ollama", TODAY)
    assert isinstance(view, ToolView)
    assert view.retired
    assert "ollama" not in {card.slug for card in library.catalogue().ranked}
    assert count(demo, ballot(2, "ship"), pick(50, "vllm")) == ["retired", "retired"]
    assert "" not in rank(demo, lambda: NOON) or "ollama" not in rank(demo, lambda: NOON)[""].rungs
    assert check(demo) == []
    assert isinstance(bring_back(demo, kim, "ollama", "", NOON), Done)
    assert count(demo, ballot(2, "ship")) == ["counted"]
    assert "ollama" in rank(demo, lambda: NOON)[""].rungs
    with reading(demo) as conn:
        assert [one.reason for one in history(conn, "ollama")][:2] == ["Back in the catalogue", "Retired: Not kept up"]
    assert check(demo) == []


def test_what_is_so_already_is_said(demo: Engine, kim: int) -> None:
    """Twice is refused, so is an unknown tool, and who is no editor may nothing."""
    assert bring_back(demo, kim, "vllm", "", NOON) == Refused("vLLM is not retired.")
    retire(demo, kim, "vllm", "", NOON)
    assert retire(demo, kim, "vllm", "", NOON) == Refused("vLLM is retired already.")
    assert retire(demo, kim, "none", "", NOON) == Refused("There is no tool at that address.")
    for verb in (retire, bring_back):
        with pytest.raises(NotAllowed):
            verb(demo, 0, "ollama", "", NOON)
