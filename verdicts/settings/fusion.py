"""Knobs of Model Fusion."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings


class FusionSettings(BaseSettings):
    """Where the pools of models are, and whether programs may ask them."""

    pools: str = Field("", description="TOML file of the pools of language models")
    desk_budget: Annotated[Decimal, Field(ge=0, decimal_places=6)] = Field(
        Decimal(0),
        description="money that panels drafted at the desk may cost in a UTC day; 0: only pools without prices",
    )
    fusion_api: bool = Field(False, description="answer /v1/chat/completions to programs that show a key")
