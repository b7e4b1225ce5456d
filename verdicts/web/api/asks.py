"""What may be asked of a list: query parameters, each documented; one that is not known is refused."""

from __future__ import annotations

import re
from collections import Counter
from typing import Annotated, Any, TypeVar
from urllib.parse import parse_qsl

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from verdicts.domain.panels import PanelWord
from verdicts.web.api.problems import Refused, invalid
from verdicts.web.api.shapes.base import LONGEST_SLUG, SLUG

CURSOR = r"^[A-Za-z0-9_-]{19,160}$"
MOST_ITEMS, USUAL_ITEMS = 100, 50
MOST_TOOLS = 100
MOST_QUERY = 16_000
_Slug = Annotated[str, Field(pattern=SLUG, max_length=LONGEST_SLUG)]


def _listed(value: Any) -> Any:
    return value.split(",") if isinstance(value, str) else value


def _number(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,9}", value):
        raise ValueError("should be a whole number")
    return value


def _truth(value: Any) -> Any:
    if isinstance(value, str) and value not in ("true", "false"):
        raise ValueError("should be true or false")
    return value


Slugs = Annotated[list[_Slug], Field(min_length=1, max_length=MOST_TOOLS), BeforeValidator(_listed)]
Number = Annotated[int, BeforeValidator(_number)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Words = Annotated[str, Field(min_length=1, max_length=200)]


class Ask(BaseModel):
    """Nothing may be asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PageAsk(Ask):
    """Which page of a list."""

    limit: Number = Field(USUAL_ITEMS, ge=1, le=MOST_ITEMS, description="Items a page.")
    cursor: str | None = Field(None, pattern=CURSOR, description="Where the page begins: part of `next`.")


class ToolsAsk(PageAsk):
    """Which tools."""

    category: Words | None = Field(None, description="Of this category.", examples=["Vector stores"])
    verdict: PanelWord | None = Field(None, description="With this panel verdict.")
    licence_family: Words | None = Field(None, description="Of this licence family.", examples=["Apache-2.0"])
    retired: Truth | None = Field(None, description="true: retired ones alone; false: none of them.")


class TalliesAsk(PageAsk):
    """Whose tallies."""

    tools: Slugs | None = Field(None, description="Slugs with commas between them; every tool by default.")


class MatchupsAsk(PageAsk):
    """Which matchups."""

    tool: _Slug | None = Field(None, description="Those that hold this tool.", examples=["ollama"])


class LadderAsk(Ask):
    """Which ladder."""

    category: Words | None = Field(None, description="Of one category; of all tools by default.")


class EventsAsk(Ask):
    """Whose tallies to tell of."""

    tools: Slugs | None = Field(None, description="Slugs with commas between them; every tool by default.")


Asked = TypeVar("Asked", bound=Ask)


def read_ask(kind: type[Asked], query: str) -> Asked:
    """The parameters of a query string. Raises Refused, which names all that is wrong."""
    if len(query) > MOST_QUERY:
        raise invalid(("query", f"is longer than {MOST_QUERY} characters"))
    pairs = parse_qsl(query, keep_blank_values=True, errors="replace", max_num_fields=None)
    twice = [name for name, times in Counter(name for name, _ in pairs).items() if times > 1]
    if twice:
        raise invalid(*((name[:80], "is given more than once") for name in twice[:10]))
    try:
        return kind.model_validate(dict(pairs))
    except ValidationError as wrong:
        raise _refused(kind, wrong) from None


def _refused(kind: type[Ask], wrong: ValidationError) -> Refused:
    known = ", ".join(kind.model_fields)
    unknown = f"is not known here; known are: {known}" if known else "is not known here; there are no parameters"
    return invalid(
        *(
            (str(one["loc"][0])[:80], unknown if one["type"] == "extra_forbidden" else _reason(one["msg"]))
            for one in wrong.errors()[:10]
        )
    )


def _reason(said: str) -> str:
    """What pydantic says of an input, to go on after the parameter's name."""
    return re.sub(r"^(Input|String|List|Value error,) ", "", said)
