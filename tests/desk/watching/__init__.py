"""Watching votes, on the database."""
