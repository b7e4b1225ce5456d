"""The commands of `verdicts`, one a file; verdicts/cli.py puts them together."""
