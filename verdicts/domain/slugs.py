"""Slugs: the part of an address that names a tool. Every address must read one way only."""

import re

_SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX = 100


def slug_fault(slug: str) -> str | None:
    """Say in words why `slug` cannot name a tool, or None when it can."""
    if not _SHAPE.fullmatch(slug):
        return "use lower-case letters, digits and single hyphens, like 'my-tool-2'"
    if len(slug) > _MAX:
        return f"use at most {_MAX} characters"
    if slug == "vs" or slug.startswith("vs-") or slug.endswith("-vs") or "-vs-" in slug:
        return "'vs' stands between the tools of a comparison, so a slug cannot use it as a word"
    return None
