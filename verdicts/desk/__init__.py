"""Use cases, one verb a file: import, export, check, search, compare."""
