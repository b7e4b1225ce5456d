"""Whether a client would rather read Markdown than HTML (RFC 9110, 12.5.1)."""

from __future__ import annotations

from functools import lru_cache

MARKDOWN = "text/markdown"


@lru_cache(256)
def prefers_markdown(header: str) -> bool:
    """It names Markdown, and gives HTML no higher weight. What takes anything, as browsers and curl do, gets HTML."""
    weights = dict(map(_range, header.lower().split(",")))
    html = next((weights[name] for name in ("text/html", "text/*", "*/*") if name in weights), 0.0)
    return weights.get(MARKDOWN, 0.0) > 0 and weights[MARKDOWN] >= html


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    weights = [piece.removeprefix("q=") for piece in parameters if piece.startswith("q=")]
    try:
        return name, float(weights[0]) if weights else 1.0
    except ValueError:
        return name, 0.0
