"""Whether a client takes the media type in which something is there (RFC 9110, 12.5.1)."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(256)
def accepts(header: str, media: str) -> bool:
    """The most exact range that names the type decides; no header takes everything."""
    if not header.strip():
        return True
    family = media.split("/")[0]
    offers = dict(map(_range, header.lower().split(",")))
    return next((offers[name] > 0 for name in (media, f"{family}/*", "*/*") if name in offers), False)


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    weights = [piece.removeprefix("q=") for piece in parameters if piece.startswith("q=")]
    try:
        return name, float(weights[0]) if weights else 1.0
    except ValueError:
        return name, 0.0
