"""Knobs of Model Fusion."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings


class FusionSettings(BaseSettings):
    """Where the pools of models are."""

    pools: str = Field("", description="TOML file of the pools of language models")
