"""A tool's revisions at the desk: listed, compared, restored; and drafts that are published at a moment."""
