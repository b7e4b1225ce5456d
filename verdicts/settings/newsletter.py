"""Knobs of the newsletter: when it goes out, how fast, where bounces come back, who signs it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_settings import BaseSettings

from verdicts.post.address import address

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class NewsletterSettings(BaseSettings):
    """Without any of them an editor drafts and sends issues at the desk, and bounces are known by answers alone."""

    newsletter_clock: Literal["off", "draft", "send"] = Field(
        "off", description="draft an issue every week by itself, or draft and send it"
    )
    newsletter_day: Day = Field("monday", description="day on which it does, in UTC")
    newsletter_hour: Annotated[int, Field(ge=0, le=23)] = Field(7, description="hour of that day, in UTC")
    newsletter_rate: Annotated[float, Field(ge=0, le=60_000)] = Field(
        600, description="letters of an issue a minute; 0 is as many as the mail server takes"
    )
    newsletter_imprint: Annotated[str, Field(max_length=300)] = Field(
        "", description="who sends it and from where, at the foot of each issue; some laws ask for it"
    )
    bounce_address: str = Field(
        "", description="address whose mail goes to `verdicts bounce`, like bounces@verdicts.example"
    )
    dkim_key: str = Field("", description="PEM file of an RSA key that signs mail; default: the mail server signs")
    dkim_selector: str = Field("", description="name of that key in the DNS", validate_default=True)

    @field_validator("bounce_address")
    @classmethod
    def _plain_address(cls, text: str) -> str:
        if text and ("+" in address(text) or len(text.partition("@")[0]) > 32):
            raise ValueError("give an address without + and of at most 32 characters before the @")
        return text.lower()

    @field_validator("dkim_key")
    @classmethod
    def _readable(cls, file: str) -> str:
        if file and not Path(file).is_file():
            raise ValueError("there is no such file")
        return file

    @field_validator("dkim_selector")
    @classmethod
    def _with_its_key(cls, selector: str, info: ValidationInfo) -> str:
        if bool(selector) != bool(info.data.get("dkim_key", selector)):
            raise ValueError("set VERDICTS_DKIM_KEY too" if selector else "name the selector of VERDICTS_DKIM_KEY")
        return selector
