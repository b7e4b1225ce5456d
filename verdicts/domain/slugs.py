"""Slugs: the part of an address that names a tool. Every address must read one way only."""

import re
import unicodedata

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


def slug_for(name: str) -> str:
    """The slug that a tool of that name would have, "" where its letters make none."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_MAX].strip("-")
    return "" if slug_fault(slug) else slug
