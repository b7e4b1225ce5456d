"""Feeds: Atom of what was published, at /feed.xml, /tools/<slug>/feed.xml and /ladder/feed.xml."""
