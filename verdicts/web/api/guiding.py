"""What the page about the API says, from what the OpenAPI description says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verdicts.desk.catalogue import Site
from verdicts.desk.describing import breadcrumb_data, linked_data
from verdicts.desk.wording import listed
from verdicts.views.api import ApiSectionView, ApiView, FieldView, OperationView, ProblemView, ShapeView
from verdicts.views.parts import CrumbView, LinkView, MetaView
from verdicts.web.api.asking import ROOT
from verdicts.web.api.openapi import document
from verdicts.web.api.operations import OPERATIONS, Operation
from verdicts.web.api.problems import GUIDE, KINDS

Schema = Mapping[str, Any]
SAID = "All that this site shows, for programs: tools, panels, sourced facts and prices, tallies, the ladder."
_START = [
    "Read only, without a key, and open to every origin. Field names are snake_case, moments UTC in ISO 8601, money is "
    "a decimal string with its currency. Within v1 fields are added; none is changed, renamed or removed.",
    "Content of the demonstration is marked wherever it leaves the site: a take with origin “sample”, a panel with "
    "“sample”: true, and “demo_votes”: true beside numbers that hold votes played by a program.",
]
_POLITE = [
    "Every answer but a stream carries an ETag; asked again with If-None-Match, what has not changed is answered 304. "
    "A number of the community is at most a second old. Lists are followed by “next”, or by the Link header with "
    "rel=next; a page begins after the last item of the one before, so that nothing shifts when tools come and go.",
    "A network (IPv4 /24, IPv6 /48) has so many requests a minute: RateLimit-Policy says how many, RateLimit what "
    "is left, and for how many seconds. Over that the answer is 429 with Retry-After.",
]
_PROBLEMS = [
    "Every refusal is application/problem+json (RFC 9457): type leads to one of the lines below, detail says what is "
    "wrong with this request, errors names every wrong parameter. A tool or matchup that has another address now is "
    "answered with 301."
]


def api_view(site: Site) -> ApiView:
    """The whole page."""
    whole = document(site)
    sections = [
        ApiSectionView("start", "In short", _START, f"curl '{site.url}{ROOT}/tools?verdict=ship'"),
        ApiSectionView(
            "operations", "What may be asked", operations=[_operation(each, whole, site) for each in OPERATIONS]
        ),
        ApiSectionView("polite", "Asking again, and how often", _POLITE),
        ApiSectionView("problems", "When something is wrong", _PROBLEMS, problems=_problems()),
        ApiSectionView("shapes", "Every field", shapes=_shapes(whole)),
    ]
    contents = [entry for section in sections for entry in _entries(section)]
    return ApiView(GUIDE, _meta(site), SAID, contents, sections)


def _entries(section: ApiSectionView) -> list[LinkView]:
    """A section in the contents, and after it what may be asked."""
    asked = [LinkView(one.summary, f"#{one.id}", one.path) for one in section.operations]
    return [LinkView(section.title, f"#{section.id}"), *asked]


def _meta(site: Site) -> MetaView:
    data = linked_data([breadcrumb_data(site, [CrumbView("API")], GUIDE)])
    return MetaView(f"API · {site.name}", SAID, f"{site.url}{GUIDE}", "", data)


def _problems() -> list[ProblemView]:
    return [ProblemView(kind.id, str(kind.status), kind.title, kind.said) for kind in KINDS]


def _operation(each: Operation, whole: Schema, site: Site) -> OperationView:
    given = whole["paths"][f"{ROOT}{each.form}"]["get"]["parameters"]
    given = [one for one in given if one["in"] != "header"]
    sample = {one["name"]: one["example"] for one in given if one["in"] == "path"}
    return OperationView(
        id=f"operation-{each.name}",
        path=f"{ROOT}{each.form}",
        href="" if each.names or each.way == "events" else f"{ROOT}{each.form}",
        summary=each.summary,
        said=each.said.replace("`", ""),
        media=each.media,
        code=f"curl '{site.url}{ROOT}{each.form.format(**sample)}'",
        shape=each.shape.__name__ if each.shape else "",
        parameters=[field_view(one["name"], one["schema"], one["description"]) for one in given],
    )


def _shapes(whole: Schema) -> list[ShapeView]:
    return [
        ShapeView(name, name, one["description"], [field_view(key, of) for key, of in one["properties"].items()])
        for name, one in whole["components"]["schemas"].items()
    ]


def field_view(name: str, schema: Schema, said: str = "") -> FieldView:
    """A field of an object, or a parameter."""
    given = schema.get("examples") or []
    example = f" For example {listed([str(one) for one in given], 'or')}." if given else ""
    default = f" By default {schema['default']}." if schema.get("default") is not None else ""
    text = (said or schema.get("description", "")).replace("`", "")
    return FieldView(name, kind(schema), _of(schema), f"{text}{default}{example}".strip())


def kind(schema: Schema) -> str:
    """What a value is, in words: text; whole number, 0 to 100; list of Take; ship or skip; ... or null."""
    if "anyOf" in schema:
        return " or ".join(kind(one) for one in schema["anyOf"])
    if "enum" in schema:
        return listed([str(one) for one in schema["enum"]], "or")
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[1]
    if schema.get("type") == "array":
        return f"list of {kind(schema['items'])}"
    return _WORDS.get(schema.get("format", ""), "") or f"{_WORDS[schema['type']]}{_range(schema)}"


_WORDS = {
    "string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null",
    "object": "object", "date": "day, YYYY-MM-DD", "date-time": "moment, UTC",
}  # fmt: skip


def _range(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    return "" if high is None else f", {low:g} to {high:g}"


def _of(schema: Schema) -> str:
    """The shape that a value is or holds, "" where none."""
    inside = [schema, *schema.get("anyOf", []), schema.get("items", {})]
    return next((one["$ref"].rsplit("/", 1)[1] for one in inside if "$ref" in one), "")
