"""Copies of the whole database: of SQLite by its online backup, of PostgreSQL by its own programs."""


class CopyRefused(Exception):
    """Nothing was copied; the message says why and what to do, without a full stop."""
