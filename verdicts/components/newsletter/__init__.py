"""The newsletter: its form in the foot of every page, what its links open, and the archive."""
