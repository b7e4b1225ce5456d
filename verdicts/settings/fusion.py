"""Knobs of Model Fusion."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings


class FusionSettings(BaseSettings):
    """Where the pools of models are, and whether programs may ask them."""

    pools: str = Field("", description="TOML file of the pools of language models")
    fusion_api: bool = Field(False, description="answer /v1/chat/completions to programs that show a key")
