"""Knobs of what answers agents."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic_settings import BaseSettings


class AgentSettings(BaseSettings):
    """Whether and how often agents may ask."""

    mcp: Literal["off", "on"] = Field("on", description="answer agents at /mcp")
    mcp_per_network: Annotated[int, Field(ge=0)] = Field(
        100, description="requests a minute and network (IPv4 /24, IPv6 /48) at /mcp; 0 is no limit"
    )
