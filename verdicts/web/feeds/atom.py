"""A feed as Atom (RFC 4287). Every text is hostile: each is escaped in the HTML of its entry, and that again in XML."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape

from feedgenerator import Atom1Feed

from verdicts.views.feed import EntryView, FeedView

KIND = "application/atom+xml"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Atom(Atom1Feed):
    """`updated` is told by the feed, since one without entries would be updated at every look."""

    at: datetime

    def latest_post_date(self) -> datetime:
        """When anything was published last."""
        return self.at


def atom(feed: FeedView) -> bytes:
    """The feed as a document in UTF-8."""
    made = _Atom(
        title=_plain(feed.title),
        link=feed.page,
        description=None,
        subtitle=_plain(feed.said),
        language="en",
        author_name=_plain(feed.author),
        feed_url=feed.href,
        feed_guid=feed.id,
    )
    made.at = feed.at
    for entry in feed.entries:
        _add(made, entry)
    return made.writeString("utf-8").encode()


def _add(made: Atom1Feed, entry: EntryView) -> None:
    made.add_item(
        title=_plain(entry.title),
        link=entry.href,
        description=None,
        content=_plain(_html(entry)),
        author_name=_plain(entry.author),
        unique_id=entry.id,
        updateddate=entry.at,
        categories=[_plain(entry.category)] if entry.category else (),
    )


def _html(entry: EntryView) -> str:
    parts = [f"<p>{escape(said)}</p>" for said in entry.said]
    parts += [f"<blockquote><p>{escape(entry.reason)}</p></blockquote>"] if entry.reason else []
    parts += [f"<ul>{''.join(f'<li>{escape(row)}</li>' for row in entry.rows)}</ul>"] if entry.rows else []
    return "".join([*parts, f'<p><a href="{escape(entry.href)}">Read the whole page</a></p>'])


def _plain(text: str) -> str:
    """Without what XML cannot hold."""
    return _NO_XML.sub("", text)
