"""Knobs of the API."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings


class ApiSettings(BaseSettings):
    """How much a network may ask of /api/v1; exempt networks have no limit."""

    api_per_network: Annotated[int, Field(ge=0)] = Field(
        600, description="requests a minute and network (IPv4 /24, IPv6 /48) of /api/v1; 0 is no limit"
    )
    api_streams_per_network: Annotated[int, Field(ge=0)] = Field(
        10, description="event streams that a network may have open in one process; 0 is no limit"
    )
