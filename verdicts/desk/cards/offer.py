"""Offer an embed: what oEmbed says about an address of the site. https://oembed.com"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

from verdicts.desk.cards.find import find_tools
from verdicts.desk.cards.framing import FOLDER, WIDE, frame, height_of
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.compare import Missing, Moved
from verdicts.desk.wording import listed
from verdicts.domain.matchups import matchup_slug, split_matchup

LEAST_WIDTH, LEAST_HEIGHT = 300, 160
THUMBNAIL = (1200, 630)
_PRIVATE = ("/bookmarks", "/account", "/sign-in", "/sign-up", "/desk", "/shelf", "/forgot", "/reset")
_PUBLIC = ("/tools/", "/compare/", FOLDER)


class Private(Exception):
    """The address is one that not everybody may read."""


def offer(
    library: Library, site: Site, url: str, most: tuple[int, int], thumbnail: Callable[[str], str]
) -> dict[str, Any] | None:
    """The answer for an address, None where there is nothing to embed; nothing in it is larger than `most`.

    `thumbnail` gives the picture of a key. Raises Private. Where a frame would be too small to read, it is a link.
    """
    key = _key(library, site, url)
    if key is None:
        return None
    slugs = split_matchup(key)
    names = listed([tool.name for tool in library.tools(slugs)])
    said: dict[str, Any] = {
        "version": "1.0",
        "type": "link",
        "title": f"{names} on {site.name}",
        "provider_name": site.name,
        "provider_url": f"{site.url}/",
        "cache_age": 3600,
    }
    if all(size <= limit for size, limit in zip(THUMBNAIL, most, strict=True)):
        said |= {"thumbnail_url": thumbnail(key), "thumbnail_width": THUMBNAIL[0], "thumbnail_height": THUMBNAIL[1]}
    width = min(WIDE, most[0])
    height = min(height_of(len(slugs)), most[1])
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return said
    return said | {"type": "rich", "html": frame(site, key, names, width, height), "width": width, "height": height}


def _key(library: Library, site: Site, url: str) -> str | None:
    try:
        asked, own = urlsplit(url.strip()), urlsplit(site.url)
    except ValueError:
        return None
    if asked.scheme not in ("http", "https") or asked.netloc.casefold() != own.netloc.casefold():
        return None
    path = unquote(asked.path).rstrip("/")
    if path.startswith(_PRIVATE):
        raise Private
    folder = next((folder for folder in _PUBLIC if path.startswith(folder)), None)
    if folder is None:
        return None
    found = find_tools(library, library.catalogue(), path.removeprefix(folder))
    if isinstance(found, Missing):
        return None
    return found.path if isinstance(found, Moved) else matchup_slug(found)
