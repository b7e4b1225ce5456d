"""Tiny models of random weights in the layouts of two entries of the catalogue, as llama.cpp reads them.

dense: Mistral 8B. Grouped-query attention, a gated feed-forward layer, the byte-pair tokenizer `tekken`.
sparse: Mistral 8x22B. The same with eight experts a layer of which a router picks two, and the SentencePiece tokenizer.
Dimensions are tiny. The first dimension of a token is constant and no layer writes to it, so that the head can lean to
letters: random weights then write random letters.
"""

from __future__ import annotations

from pathlib import Path
from string import ascii_letters

import numpy as np
from gguf import GGUFWriter, LlamaFileType, TokenType
from numpy.typing import NDArray

WIDE, BLOCKS, HEADS, SHARED, HEAD, INNER, EXPERTS, AWAKE = 64, 2, 4, 1, 16, 128, 8, 2
SPECIAL = ["<unk>", "<s>", "</s>", "[INST]", "[/INST]"]
TEMPLATE = (
    "{{ bos_token }}{% for m in messages %}{% if m['role'] == 'assistant' %} {{ m['content'] }}{{ eos_token }}"
    "{% else %}[INST] {{ m['content'] }}[/INST]{% endif %}{% endfor %}"
)
Weights = NDArray[np.float32]


def dense(path: Path) -> Path:
    """Write a model in the layout of Mistral 8B."""
    writer = _writer(path)
    bytes_ = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = iter(range(256, 512))
    tokens = [*SPECIAL, *(chr(at) if at in bytes_ else chr(next(rest)) for at in range(256)), "he", "in"]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("tekken")
    writer.add_token_merges(["h e", "i n"])
    kinds = [TokenType.CONTROL] * len(SPECIAL) + [TokenType.NORMAL] * (len(tokens) - len(SPECIAL))
    return _written(writer, path, tokens, kinds, experts=False)


def sparse(path: Path) -> Path:
    """Write a model in the layout of Mistral 8x22B: eight experts, two of them at work for each token."""
    writer = _writer(path)
    bytes_, letters = [f"<0x{at:02X}>" for at in range(256)], ["\u2581", *map(chr, range(33, 127))]
    tokens = [*SPECIAL, *bytes_, *letters]
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_scores([-float(at) for at in range(len(tokens))])
    writer.add_expert_count(EXPERTS)
    writer.add_expert_used_count(AWAKE)
    kinds = [TokenType.UNKNOWN, *[TokenType.CONTROL] * 4, *[TokenType.BYTE] * 256, *[TokenType.NORMAL] * len(letters)]
    return _written(writer, path, tokens, kinds, experts=True)


def _writer(path: Path) -> GGUFWriter:
    writer = GGUFWriter(str(path), "llama")
    writer.add_file_type(LlamaFileType.ALL_F32)
    writer.add_context_length(4096)
    writer.add_embedding_length(WIDE)
    writer.add_block_count(BLOCKS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(SHARED)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(HEAD)
    writer.add_rope_freq_base(1e6)
    writer.add_chat_template(TEMPLATE)
    return writer


def _written(writer: GGUFWriter, path: Path, tokens: list[str], kinds: list[TokenType], experts: bool) -> Path:
    writer.add_vocab_size(len(tokens))
    writer.add_token_list(tokens)
    writer.add_token_types(kinds)
    for name, at in (("unk", 0), ("bos", 1), ("eos", 2)):
        getattr(writer, f"add_{name}_token_id")(at)
    writer.add_add_bos_token(True)
    for name, weights in _weights(tokens, experts).items():
        writer.add_tensor(name, weights)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _weights(tokens: list[str], experts: bool) -> dict[str, Weights]:
    chance = np.random.default_rng(7)

    def some(*shape: int) -> Weights:
        return chance.normal(0, 0.3, shape).astype(np.float32)

    embedded, head = some(len(tokens), WIDE), some(len(tokens), WIDE)
    embedded[:, 0] = 4
    head[:, 0] = [0 if token in ascii_letters or token in ("\u2581", "\u0120") else -20 for token in tokens]
    made = {"token_embd.weight": embedded, "output.weight": head, "output_norm.weight": np.ones(WIDE, np.float32)}
    for block in range(BLOCKS):
        made |= {f"blk.{block}.{name}.weight": one for name, one in _block(some, experts).items()}
    return made


def _block(some: object, experts: bool) -> dict[str, Weights]:
    assert callable(some)
    many = (EXPERTS,) if experts else ()
    end = "_exps" if experts else ""
    kept: dict[str, Weights] = {
        "attn_norm": np.ones(WIDE, np.float32),
        "attn_q": some(HEADS * HEAD, WIDE),
        "attn_k": some(SHARED * HEAD, WIDE),
        "attn_v": some(SHARED * HEAD, WIDE),
        "attn_output": some(WIDE, HEADS * HEAD),
        "ffn_norm": np.ones(WIDE, np.float32),
        f"ffn_gate{end}": some(*many, INNER, WIDE),
        f"ffn_up{end}": some(*many, INNER, WIDE),
        f"ffn_down{end}": some(*many, WIDE, INNER),
    }
    kept["attn_output"][0] = kept[f"ffn_down{end}"][..., 0, :] = 0
    return {**kept, "ffn_gate_inp": some(EXPERTS, WIDE)} if experts else kept
