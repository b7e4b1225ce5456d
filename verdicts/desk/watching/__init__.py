"""Watching votes: patterns that look like a campaign are shown to editors, who exclude devices and undo it."""
