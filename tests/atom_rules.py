"""The rules of Atom (RFC 4287) and of the W3C's feed validator, each as a sentence about what breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")  # RFC 3339
_TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[0-9a-zA-Z;/?:@&=+$.\-_!~*'(),%]*")  # RFC 4151
_ACTIVE = {"script", "style", "iframe", "object", "embed", "form", "input", "img", "meta", "base"}


def faults(document: bytes) -> list[str]:
    """What is wrong with a feed; nothing where all is well."""
    feed = ElementTree.fromstring(document)  # noqa: S314 - our own document
    if feed.tag != f"{ATOM}feed":
        return ["the root is no feed"]
    return [*_of_feed(feed), *(said for entry in feed.iter(f"{ATOM}entry") for said in _of_entry(entry, feed))]


def _of_feed(feed: Element) -> Iterator[str]:
    yield from _required(feed, "feed")
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    if len(set(ids)) != len(ids) or feed.findtext(f"{ATOM}id") in ids:
        yield "an id stands twice"
    if len(_links(feed, "self")) != 1:
        yield "the feed does not say where it is"
    if len(_links(feed, "alternate")) != 1:
        yield "the feed does not lead to its page"
    moments = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
    if moments != sorted(moments, reverse=True) or any(at > (feed.findtext(f"{ATOM}updated") or "") for at in moments):
        yield "entries are out of order, or newer than the feed"
    if not feed.get("{http://www.w3.org/XML/1998/namespace}lang"):
        yield "the language is not said"


def _of_entry(entry: Element, feed: Element) -> Iterator[str]:
    yield from _required(entry, "entry")
    if not (entry.findtext(f"{ATOM}author/{ATOM}name") or feed.findtext(f"{ATOM}author/{ATOM}name")):
        yield "an entry has no author"
    if len(_links(entry, "alternate")) != 1:
        yield "an entry does not lead to its page"
    contents = entry.findall(f"{ATOM}content")
    if len(contents) != 1 or contents[0].get("type") != "html":
        yield "an entry has not one HTML content"
    if any(not one.get("term") for one in entry.findall(f"{ATOM}category")):
        yield "a category has no term"
    yield from _Html(contents[0].text or "").faults


def _required(of: Element, what: str) -> Iterator[str]:
    for name in ("id", "title", "updated"):
        found = of.findall(f"{ATOM}{name}")
        if len(found) != 1 or not (found[0].text or "").strip():
            yield f"{what} has not one {name}"
    if not _TAG.fullmatch(of.findtext(f"{ATOM}id") or ""):
        yield f"the id of {what} is no tag URI"
    if not _MOMENT.fullmatch(of.findtext(f"{ATOM}updated") or ""):
        yield f"{what} was updated at no RFC 3339 date"
    if (of.find(f"{ATOM}title") or of).get("type", "text") != "text":
        yield f"the title of {what} is not plain text"
    yield from (f"{link} is not a whole address" for link in _hrefs(of) if not _whole(link))


def _links(of: Element, rel: str) -> list[Element]:
    return [link for link in of.findall(f"{ATOM}link") if link.get("rel", "alternate") == rel]


def _hrefs(of: Element) -> list[str]:
    return [link.get("href", "") for link in of.findall(f"{ATOM}link")]


def _whole(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"[\s<>\"]", address)


class _Html(HTMLParser):
    """What a reader's program would run or not find in the HTML of an entry."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if tag in _ACTIVE:
            self.faults.append(f"an entry holds <{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.faults.append(f"an entry holds {name}=")
            if name in ("href", "src") and not _whole(value or ""):
                self.faults.append(f"an entry leads to {value}, which is relative")
