"""Endpoints as they usually are: address, name of the key's variable, first step of the ladder of formats, limits.

What an operator writes beside `preset` takes the place of what stands here. Local servers take as many calls at once as
they have slots: Ollama one, llama.cpp and vLLM several.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Preset = Literal["mistral", "openrouter", "vllm", "ollama", "llama-cpp"]

PRESETS: Mapping[str, Mapping[str, object]] = {
    "mistral": {"base_url": "https://api.mistral.ai/v1", "key_env": "MISTRAL_API_KEY", "at_once": 4},
    "openrouter": {"base_url": "https://openrouter.ai/api/v1", "key_env": "OPENROUTER_API_KEY", "at_once": 8},
    "vllm": {"base_url": "http://localhost:8000/v1", "at_once": 16},
    "ollama": {"base_url": "http://localhost:11434/v1", "at_once": 1},
    "llama-cpp": {"base_url": "http://localhost:8080/v1", "at_once": 4},
}
