"""The way in, and what a refusal looks like."""

from __future__ import annotations

from pydantic import Field

from verdicts.web.api.shapes.base import Count, Shape


class Entry(Shape):
    """What this API is of, and where everything is."""

    site: str = Field(description="Name of the site.")
    page: str = Field(description="Address of the site.")
    version: str = Field(description="Version of the API: fields are added within it, none is changed.", examples=["1"])
    revision: Count = Field(description="The catalogue's; grows with every change.")
    sample: bool = Field(description="Whether any panel holds sample content of the demonstration.")
    demo_votes: bool = Field(description="Whether votes of a demonstration are among the numbers.")
    documentation: str = Field(description="Address of the documentation for people.")
    links: dict[str, str] = Field(description="Addresses of all resources by name; braces mark what is to be put in.")


class Fault(Shape):
    """One thing that is wrong with a request."""

    name: str = Field(description="Which parameter.", examples=["limit"])
    detail: str = Field(description="What is wrong with it.")


class Problem(Shape):
    """Why a request was refused (RFC 9457, application/problem+json)."""

    type: str = Field(description="Address that explains this kind of problem.")
    title: str = Field(description="The kind of problem, always the same for one type.")
    status: int = Field(description="The HTTP status.", ge=400, le=599)
    detail: str = Field(description="What is wrong with this request, and what to do.")
    errors: list[Fault] = Field(description="Every wrong parameter; empty where it is something else.")
