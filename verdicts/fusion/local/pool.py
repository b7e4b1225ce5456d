"""The pool `local`: one small model under three personas, and the same model as the judge."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from verdicts.fusion.local.server import Served, serving
from verdicts.fusion.local.weights import NAME, weights
from verdicts.fusion.pool import Endpoint, Judge, Member, Model, Pace, Pool

LOCAL = "local"
PERSONAS = {
    "plain": "You answer in two short, plain sentences.",
    "doubting": "You answer in two short sentences, and one of them names a risk.",
    "hands-on": "You answer in two short sentences, and one of them is advice to act on.",
}
WORDS = 384  # tokens: it rambles, and an answer that is cut off counts for nothing
# A panel's reviewers share the one engine, on a machine that may have other work. A second call would slow the first.
PACE = Pace(deadline=300, judging=300, quorum=2, grace=1, hedge=0)


def pool_at(endpoint: Endpoint) -> Pool:
    """The pool on a model that is served. Seeds are fixed, so that one machine answers alike."""
    model = Model(endpoint=endpoint, name=NAME, family="smollm2")
    members = tuple(
        Member(name=name, model=model, persona=persona, max_tokens=WORDS, seed=seed)
        for seed, (name, persona) in enumerate(PERSONAS.items(), 1)
    )
    judge = Judge(model=model, max_tokens=3 * WORDS, seed=0)
    return Pool(name=LOCAL, members=members, judge=judge, mode="best-of", pace=PACE)


@contextmanager
def local_pool() -> Generator[Pool]:
    """The pool with its model running, until the block ends. Raises NoLocalModel."""
    with serving(Served(weights(), NAME)) as endpoint:
        yield pool_at(endpoint)
