"""A key that comes in pieces is in nothing that is told on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fusion.peer import Script, peer_of
from tests.fusion.pools import KEY, done, fused, pool_of
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.events import Said
from verdicts.fusion.masking import Mask
from verdicts.fusion.words import HIDDEN, PART

FEW = st.text("ab-", max_size=30)  # so few letters that texts are full of beginnings of the key


def told(key: str, pieces: list[str]) -> str:
    """All that a mask lets through."""
    mask = Mask(key)
    return "".join([*map(mask.take, pieces), mask.rest()])


@given(st.text("ab-", min_size=PART, max_size=12), st.lists(FEW, max_size=4), st.lists(st.integers(0, 150)))
def test_no_split_shows_the_key(key: str, texts: list[str], cuts: list[int]) -> None:
    """However a text is cut, its pieces together are the text with the key hidden, to the last character, unless it
    ends with a good part of the key, which is hidden too. So a text without the key is told as it is."""
    text = key.join(texts)
    at = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    whole = text.replace(key, HIDDEN)
    tail = max((size for size in range(len(key)) if whole.endswith(key[:size])), default=0)
    expected = whole[: len(whole) - tail] + HIDDEN if tail >= PART else whole
    assert told(key, [text[start:end] for start, end in pairwise(at)]) == expected
    assert key not in expected


@given(st.lists(FEW))
def test_nothing_is_held_back_that_cannot_be_the_key(pieces: list[str]) -> None:
    """What was told by now lacks nothing but a beginning of the key; without a key nothing is held."""
    mask, heard, said = Mask("sk-aab-bb"), "", ""
    for piece in pieces:
        heard, said = heard + piece, said + mask.take(piece)
        assert heard == said  # no text of these letters begins the key
    assert told("", pieces) == told("short", pieces) == "".join(pieces)


@pytest.mark.anyio
@pytest.mark.parametrize("finish", ["stop", None])
async def test_an_endpoint_that_echoes_our_key_token_by_token(wire: OpenAIWire, finish: str | None) -> None:
    """A key that a member says letter by letter is in no event, no draft and no failure, and the words around it are;
    also where the stream is cut off in the middle of it."""
    text = f"You sent {KEY}, as I see." if finish else f"You sent {KEY[:-1]}"
    with peer_of(a=Script(text, pieces=len(text), finish=finish), judge=Script()) as peer:
        events = await fused(pool_of(peer, "a"), wire)
    said = "".join(event.text for event in events.of(Said))
    assert said == (f"You sent {HIDDEN}, as I see." if finish else f"You sent {HIDDEN}")
    assert KEY[:PART] not in repr(events.events)
    assert [draft.value.text for draft in done(events).drafts] == ([said] if finish else [])
