"""Knobs of the link checker."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic_settings import BaseSettings


class LinkSettings(BaseSettings):
    """Whether the addresses of sources are asked, and how often."""

    link_checks: Literal["off", "on"] = Field(
        "off", description="ask the catalogue's links whether they still lead there"
    )
    link_check_days: Annotated[int, Field(ge=1, le=365)] = Field(
        30, description="days after which a link that was fine is asked again"
    )
