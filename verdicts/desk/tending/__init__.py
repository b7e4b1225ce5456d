"""Verbs about published tools as a whole, one a file: rename, retire, merge, many at once."""
