"""What a process learns of endpoints: when a first token is late, and how many hedges that may cost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from verdicts.fusion.known import ENOUGH, REMEMBERED, Hedges, Known, below
from verdicts.fusion.pool import Endpoint, Model

HERE = Endpoint(name="here", base_url="http://127.0.0.1:1/v1", format="json_object", at_once=3)
MODEL = Model(endpoint=HERE, name="m")


@given(some.floats(0, 1), some.lists(some.booleans(), max_size=400))
def test_hedges_stay_rare(share: float, asks: list[bool]) -> None:
    """However calls and wishes for hedges follow each other, there are never more than one and the share of calls."""
    bucket, sent = Hedges(share), 0
    for calls, wish in enumerate(asks, 1):
        bucket.call()
        sent += wish and bucket.take()
        assert sent <= 1 + share * calls + 1e-6
        assert 0 <= bucket.filled <= bucket.most
        assert 0 <= bucket.ordinary <= 1


def test_a_fuller_bucket_waits_less() -> None:
    """The fuller the bucket, the larger the share of calls that count as late; an empty one waits for the slowest."""
    assert Hedges(0.05, filled=0).ordinary == 0
    assert Hedges(0.05, filled=10).ordinary == 0.1
    known = Known()
    for tenth in range(100):
        known.began(MODEL, tenth / 10)
    assert [known.late(MODEL, 5, share) for share in (0, 0.05, 0.1, 1)] == [9.9, 9.5, 9.0, 0.0]


def test_too_few_first_tokens_mean_nothing() -> None:
    """Until enough were seen the pool's own wait holds; old ones are forgotten."""
    known = Known()
    for _ in range(ENOUGH - 1):
        known.began(MODEL, 1.0)
    assert known.late(MODEL, 5.0, 0.05) == 5.0
    known.began(MODEL, 1.0)
    assert known.late(MODEL, 5.0, 0.05) == 1.0
    for _ in range(REMEMBERED):
        known.began(MODEL, 2.0)
    assert known.late(MODEL, 5.0, 1) == 2.0


def test_the_ladder_begins_where_it_was_answered() -> None:
    """An endpoint's own step is the first, what was answered is remembered for that model alone, and it ends."""
    known, other = Known(), Model(endpoint=HERE, name="other")
    assert known.format(MODEL) == "json_object"
    known.took(MODEL, "prompt")
    assert (known.format(MODEL), known.format(other)) == ("prompt", "json_object")
    assert [below("json_schema"), below("json_object"), below("prompt")] == ["json_object", "prompt", None]


def test_an_endpoint_has_one_door() -> None:
    """All models of an endpoint share its places, over all fusions."""
    known = Known()
    assert known.lane(HERE) is known.lane(HERE.model_copy(update={"name": "again"}))
    assert known.lane(HERE)._value == 3
