"""Lets `python -m verdicts` do what the `verdicts` command does."""

from verdicts.cli import main

main()
