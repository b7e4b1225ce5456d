"""Tools with given panels, for tests: scores by reviewer, None where there is no take."""

from __future__ import annotations

from tests.generate import tools
from verdicts.domain.panels import verdict_of
from verdicts.domain.tools import Take, Tool

KEYS = ("builder", "skeptic", "futurist", "founder", "creator")


def judged(name: str, *scores: int | None) -> Tool:
    """A tool of that name whose reviewers gave those scores, in fixed order."""
    made, given = tools(1)[0], zip(KEYS, scores, strict=False)
    panel = [
        Take(reviewer=key, score=score, verdict=verdict_of(score), take="Said.", origin="human")
        for key, score in given
        if score is not None
    ]
    changes = {
        "slug": name.lower(),
        "name": name,
        "short_name": name,
        "panel": tuple(panel),
        "panel_on": made.published_on,
    }
    return made.model_copy(update=changes)
