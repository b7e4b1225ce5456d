"""Headers of every answer of the API: open to every origin, and what a network has left."""

from __future__ import annotations

from collections.abc import Mapping

from verdicts.live.rate import MINUTE, Allowance

_TOLD = "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After"
OPEN: Mapping[str, str] = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": _TOLD,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}
PREFLIGHT: Mapping[str, str] = {
    **OPEN,
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Cache-Control, If-None-Match, Last-Event-ID",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, OPTIONS",
}


def rated(allowance: Allowance | None) -> dict[str, str]:
    """What is left, in the fields of the IETF's draft (RateLimit header fields for HTTP); nothing without a limit."""
    if allowance is None:
        return {}
    return {
        "RateLimit-Policy": f'"network";q={allowance.most};w={MINUTE}',
        "RateLimit": f'"network";r={max(0, allowance.left)};t={allowance.seconds}',
    }
