"""The two Mistral entries of the catalogue go through the same door as any endpoint, by their real architectures."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path

import pytest
from gguf import GGUFReader
from pydantic import BaseModel, Field

from tests.fusion.mistral import dense, sparse
from tests.fusion.pools import done, fused
from tests.serving import HOUSE
from verdicts.fusion.brief import Brief
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.local.server import Served, serving
from verdicts.fusion.pool import Endpoint, Judge, Member, Model, Pace, Pool

pytestmark = pytest.mark.anyio
ENTRIES = {"mistral-8b-instruct-v3": dense, "mistral-8x24b-moe": sparse}


class Take(BaseModel):
    """What a reviewer says, short."""

    score: int = Field(ge=0, le=100)
    take: str = Field(min_length=4, max_length=24)


def member_of(slug: str, endpoint: Endpoint) -> Member:
    """A member by its entry's name."""
    name = json.loads((HOUSE / "verdicts" / "demo" / f"{slug}.json").read_text(encoding="utf-8"))["name"]
    return Member(name=name, model=Model(endpoint=endpoint, name=slug, family="mistral"), max_tokens=400, seed=3)


async def test_mistrals_layouts_are_members(wire: OpenAIWire, tmp_path: Path) -> None:
    """Random weights in both layouts, served by llama.cpp, give drafts of random letters that fit the schema."""
    with ExitStack() as stack:
        served = [Served(make(tmp_path / f"{slug}.gguf"), slug, parallel=2) for slug, make in ENTRIES.items()]
        doors = [stack.enter_context(serving(one)) for one in served]
        members = tuple(map(member_of, ENTRIES, doors))
        judge = Judge(model=members[0].model, max_tokens=400)
        pool = Pool(name="mistral", members=members, judge=judge, mode="best-of", pace=Pace(deadline=20, judging=5))
        fusion = done(await fused(pool, wire, Take, Brief("Rate it.")))
    assert not fusion.failures
    assert [draft.member for draft in fusion.drafts] == ["Mistral 8B Instruct v3", "Mistral 8x24B Mixture-of-Experts"]
    for draft in fusion.drafts:
        assert Take.model_validate_json(draft.raw) == draft.value
        assert not draft.repaired
        assert draft.usage.output > 10
        assert all(letter.isalpha() or letter == " " for letter in draft.value.take)


def test_the_layouts_are_mistrals(tmp_path: Path) -> None:
    """One is dense with the tokenizer tekken; the other has eight experts, two at work, and SentencePiece."""
    plain, mixed = GGUFReader(dense(tmp_path / "dense.gguf")), GGUFReader(sparse(tmp_path / "sparse.gguf"))
    for reader in (plain, mixed):
        assert reader.fields["general.architecture"].contents() == "llama"
    assert plain.fields["tokenizer.ggml.pre"].contents() == "tekken"
    assert "llama.expert_count" not in plain.fields
    assert mixed.fields["tokenizer.ggml.model"].contents() == "llama"
    assert [mixed.fields[f"llama.expert_{name}"].contents() for name in ("count", "used_count")] == [8, 2]
    shapes = {tensor.name: list(tensor.shape) for tensor in mixed.tensors}
    assert shapes["blk.0.ffn_gate_exps.weight"] == [64, 128, 8]
    assert shapes["blk.0.ffn_gate_inp.weight"] == [64, 8]
